/**
 * A private Secret Service for one test file: an own session bus and an own gnome-keyring in an own
 * home, which can be brought into every state that a user's keychain can be in. While it runs, this
 * process's environment points to it, as a desktop session's would.
 */
import { execFile, spawn } from "node:child_process";
import type { ChildProcess } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { promisify } from "node:util";

const run = promisify(execFile);
const busName = "org.freedesktop.secrets";
const collection = "/org/freedesktop/secrets/collection/login";
const prompterName = "org.gnome.keyring.SystemPrompter";

export interface SecretService {
  /** The private home; `data` in it holds the keyring files. */
  readonly folder: string;
  readonly environment: NodeJS.ProcessEnv;
  /** Locks the default keyring. There is no desktop, so nobody can answer the prompt to unlock it. */
  lock(): Promise<void>;
  /** As at the next login: a daemon with the keyring open takes the place of the one that runs. */
  unlock(): Promise<void>;
  /** SIGKILL. D-Bus starts another daemon at the next call, locked. */
  kill(): Promise<void>;
  /** SIGSTOP: the name has an owner that never answers. */
  freeze(): Promise<void>;
  thaw(): Promise<void>;
  /** What `secret-tool search --all service keystow` prints, on both streams. */
  search(): Promise<string>;
  stop(): Promise<void>;
}

export interface SecretServiceOptions {
  /** `hanging`: the prompt to unlock is shown nowhere and never answered. Default: it fails at once. */
  readonly prompter?: "failing" | "hanging";
  /** `none`: a bus without a Secret Service. `never-unlocked`: a daemon that has no keyring. Default: unlocked. */
  readonly daemon?: "unlocked" | "never-unlocked" | "none";
}

/** Starts it and waits until it answers. Call `stop` at the end, whatever happened. */
export async function startSecretService(options: SecretServiceOptions = {}): Promise<SecretService> {
  const folder = mkdtempSync(join(tmpdir(), "ks-"));
  const environment = privateEnvironment(folder);
  if (options.prompter === "hanging") writeHangingPrompter(folder);
  if (options.daemon === "none") writeBareBus(folder);
  const restore = useEnvironment(environment);
  const bus = startBus(folder, environment, options.daemon === "none");
  const stop = async () => {
    restore();
    await end(environment, bus);
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  };
  try {
    await until(() => asks(environment, "org.freedesktop.DBus").then(() => true));
    if (options.daemon !== "none") await startDaemon(environment, options.daemon ?? "unlocked");
  } catch (error) {
    await stop();
    throw error;
  }
  return service(folder, environment, stop);
}

/** A session without any bus: the environment of a container or an SSH login. Returns the way back. */
export function withoutSessionBus(): () => void {
  return useEnvironment({
    ...process.env,
    DBUS_SESSION_BUS_ADDRESS: undefined,
    XDG_RUNTIME_DIR: undefined,
    DISPLAY: undefined,
    WAYLAND_DISPLAY: undefined,
  });
}

function service(folder: string, environment: NodeJS.ProcessEnv, stop: () => Promise<void>): SecretService {
  const signal = async (name: NodeJS.Signals): Promise<number> => {
    const pid = await daemonPid(environment);
    process.kill(pid, name);
    return pid;
  };
  let frozen: number | null = null;
  const kill = async () => {
    await signal("SIGKILL");
    await until(async () => !(await hasOwner(environment)));
  };
  const thaw = async () => {
    if (frozen !== null) process.kill(frozen, "SIGCONT");
    frozen = null;
    await Promise.resolve();
  };
  return {
    folder,
    environment,
    lock: async () => await lockCollection(environment),
    unlock: async () => {
      await kill();
      await startDaemon(environment, "unlocked");
      await until(async () => !(await isLocked(environment)));
    },
    kill,
    freeze: async () => {
      frozen = await signal("SIGSTOP");
    },
    thaw,
    search: async () => await searchItems(environment),
    stop: async () => {
      await thaw();
      await stop();
    },
  };
}

function privateEnvironment(folder: string): NodeJS.ProcessEnv {
  const runtime = join(folder, "run");
  const data = join(folder, "data");
  for (const path of [runtime, data]) mkdirSync(path, { mode: 0o700 });
  const { PATH, LANG } = process.env;
  return {
    PATH,
    LANG,
    HOME: folder,
    XDG_RUNTIME_DIR: runtime,
    XDG_DATA_HOME: data,
    XDG_CACHE_HOME: join(folder, "cache"),
    XDG_CONFIG_HOME: join(folder, "config"),
    DBUS_SESSION_BUS_ADDRESS: `unix:path=${join(runtime, "bus")}`,
  };
}

/** What decides about the session. */
const names =
  "HOME XDG_RUNTIME_DIR XDG_DATA_HOME XDG_CACHE_HOME XDG_CONFIG_HOME DBUS_SESSION_BUS_ADDRESS DISPLAY WAYLAND_DISPLAY".split(
    " ",
  );

/** Replaces these variables; returns the way back. */
function useEnvironment(environment: NodeJS.ProcessEnv): () => void {
  const before = names.map((name) => [name, process.env[name]] as const);
  const put = (name: string, value: string | undefined) => {
    if (value === undefined) delete process.env[name];
    else process.env[name] = value;
  };
  for (const name of names) put(name, environment[name]);
  return () => {
    for (const [name, value] of before) put(name, value);
  };
}

function startBus(folder: string, environment: NodeJS.ProcessEnv, bare: boolean): ChildProcess {
  const configuration = bare ? [`--config-file=${join(folder, "bus.conf")}`] : ["--session"];
  const address = `--address=${environment["DBUS_SESSION_BUS_ADDRESS"]}`;
  const bus = spawn("dbus-daemon", [...configuration, "--nofork", "--nopidfile", address], {
    env: environment,
    stdio: "ignore",
  });
  bus.on("error", () => {});
  return bus;
}

/** A bus that knows no services to start, like one on a machine without gnome-keyring. */
function writeBareBus(folder: string): void {
  writeFileSync(
    join(folder, "bus.conf"),
    `<!DOCTYPE busconfig PUBLIC "-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN"
 "http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd">
<busconfig><type>session</type><listen>unix:path=${join(folder, "run", "bus")}</listen><auth>EXTERNAL</auth>
<policy context="default"><allow send_destination="*" eavesdrop="true"/><allow eavesdrop="true"/>
<allow own="*"/></policy></busconfig>`,
  );
}

function writeHangingPrompter(folder: string): void {
  const services = join(folder, "data", "dbus-1", "services");
  mkdirSync(services, { recursive: true });
  const lines = ["[D-BUS Service]", `Name=${prompterName}`, "Exec=/bin/sleep 20", ""];
  writeFileSync(join(services, `${prompterName}.service`), lines.join("\n"));
}

async function startDaemon(
  environment: NodeJS.ProcessEnv,
  state: "unlocked" | "never-unlocked",
): Promise<void> {
  const how = state === "unlocked" ? "--unlock" : "--start";
  // Without --foreground it forks once the password is read; the bus knows its number then.
  const daemon = spawn("gnome-keyring-daemon", [how, "--components=secrets"], {
    env: environment,
    stdio: ["pipe", "ignore", "ignore"],
  });
  daemon.on("error", () => {});
  daemon.stdin.end("test-password");
  await until(async () => await hasOwner(environment));
}

/** Asks again until the answer is true, at most 20 s; an error counts as "not yet". */
async function until(condition: () => Promise<boolean>): Promise<void> {
  const deadline = Date.now() + 20_000;
  while (Date.now() < deadline) {
    if (await condition().catch(() => false)) return;
    await pause(50);
  }
  throw new Error("the private Secret Service did not get ready within 20 s");
}

/** One call to the bus itself about a name; returns what dbus-send printed. */
async function asks(environment: NodeJS.ProcessEnv, name: string, method = "NameHasOwner"): Promise<string> {
  const call = ["--session", "--print-reply", "--dest=org.freedesktop.DBus", "/org/freedesktop/DBus"];
  const { stdout } = await run("dbus-send", [...call, `org.freedesktop.DBus.${method}`, `string:${name}`], {
    env: environment,
    timeout: 5_000,
  });
  return stdout;
}

async function hasOwner(environment: NodeJS.ProcessEnv): Promise<boolean> {
  return (await asks(environment, busName)).includes("boolean true");
}

async function daemonPid(environment: NodeJS.ProcessEnv): Promise<number> {
  const answer = await asks(environment, busName, "GetConnectionUnixProcessID");
  const pid = Number(/uint32 (\d+)/.exec(answer)?.[1]);
  if (!Number.isSafeInteger(pid) || pid < 2) throw new Error("the Secret Service has no process");
  return pid;
}

async function lockCollection(environment: NodeJS.ProcessEnv): Promise<void> {
  await run(
    "dbus-send",
    [
      "--session",
      "--print-reply",
      `--dest=${busName}`,
      "/org/freedesktop/secrets",
      "org.freedesktop.Secret.Service.Lock",
      `array:objpath:${collection}`,
    ],
    { env: environment, timeout: 5_000 },
  );
}

/** Whether the default keyring is locked. */
async function isLocked(environment: NodeJS.ProcessEnv): Promise<boolean> {
  const call = ["--session", "--print-reply", `--dest=${busName}`, collection];
  const property = ["string:org.freedesktop.Secret.Collection", "string:Locked"];
  const { stdout } = await run("dbus-send", [...call, "org.freedesktop.DBus.Properties.Get", ...property], {
    env: environment,
    timeout: 5_000,
  });
  return !stdout.includes("boolean false");
}

async function searchItems(environment: NodeJS.ProcessEnv): Promise<string> {
  const { stdout, stderr } = await run("secret-tool", ["search", "--all", "service", "keystow"], {
    env: environment,
    timeout: 30_000,
    maxBuffer: 64 * 1024 * 1024,
  }).catch(() => ({ stdout: "", stderr: "" }));
  return `${stdout}\n${stderr}`;
}

/** The daemon that this bus knows, then the bus. Nothing else is touched. */
async function end(environment: NodeJS.ProcessEnv, bus: ChildProcess): Promise<void> {
  const pid = await daemonPid(environment).catch(() => null);
  if (pid !== null) {
    process.kill(pid, "SIGCONT");
    process.kill(pid, "SIGKILL");
  }
  if (bus.exitCode !== null || bus.signalCode !== null || bus.pid === undefined) return;
  const ended = new Promise((done) => bus.once("exit", done));
  bus.kill("SIGTERM");
  await ended;
}
