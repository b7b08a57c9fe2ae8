/** Starts Chromium on a fresh profile, and makes sure that both go with this process, however it ends. */
import { spawn, type ChildProcess } from "node:child_process";
import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Readable, Writable } from "node:stream";
import { CdpConnection } from "./cdp.ts";
import { findChromium } from "./find-chromium.ts";
import { appendedSwitches, debug, facts, setConnection } from "./state.ts";
import { hasSwitch } from "./command-line.ts";

const quiet = [
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--no-default-browser-check",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-default-apps",
  "--disable-extensions",
  "--disable-sync",
  "--disable-breakpad",
  "--disable-dev-shm-usage",
  "--no-proxy-server",
  "--password-store=basic",
  "--hide-crash-restore-bubble",
  "--hide-scrollbars=false",
];

/** Waits for its input to end, which it does with this process; then ends the browser, then the folder. */
const cleaner = `cat >/dev/null
kill -9 "$1" 2>/dev/null
for try in 1 2 3 4 5 6 7 8 9 10; do rm -rf "$2" 2>/dev/null && [ ! -e "$2" ] && break; sleep 0.2; done`;

interface Started {
  readonly profile: string;
  readonly program: string;
  readonly parameters: readonly string[];
  readonly child: ChildProcess;
}

let started: Started | null = null;

/** Starts it. Rejects when there is none to start. */
export function startChromium(): CdpConnection {
  const program = findChromium(process.env);
  if (program === null) throw new Error("no Chromium is installed (KEYSTOW_STANDIN_CHROMIUM names one)");
  const profile = mkdtempSync(join(tmpdir(), "keystow-chromium-"));
  // As the superuser Chromium has no sandbox; --test-type takes away the bar that says so.
  const root = process.getuid?.() === 0 ? ["--no-sandbox", "--test-type"] : [];
  const parameters = [...quiet, `--user-data-dir=${profile}`, ...root];
  const mode = facts.headless ? ["--headless"] : [];
  const port = hasSwitch(facts.parameters, "remote-debugging-port") ? ["--remote-debugging-port=0"] : [];
  const child = spawn(
    program,
    [...parameters, ...appendedSwitches, "--remote-debugging-pipe", "--no-startup-window", ...mode, ...port],
    { stdio: ["ignore", "ignore", "pipe", "pipe", "pipe"], env: childEnvironment(profile) },
  );
  cleanAfterwards(child, profile);
  child.stderr?.on("data", (chunk: Buffer) => relay(chunk.toString("utf8")));
  child.on("error", (error) => debug("chromium", error.message));
  const connection = new CdpConnection(child.stdio[3] as Writable, child.stdio[4] as Readable);
  started = { profile, program, parameters, child };
  setConnection(connection);
  return connection;
}

/** Opens a window without tabs in the browser that runs: a second start hands its request over. */
export function openAppWindow(address: string): void {
  if (started === null) return;
  const { profile, program, parameters } = started;
  spawn(program, [...parameters, `--app=${address}`], { stdio: "ignore", env: childEnvironment(profile) }).on(
    "error",
    () => undefined,
  );
}

/** Ends it at once. */
export function killChromium(): void {
  started?.child.kill("SIGKILL");
}

function cleanAfterwards(child: ChildProcess, profile: string): void {
  const guard = spawn("/bin/sh", ["-c", cleaner, "cleaner", String(child.pid ?? 0), profile], {
    stdio: ["pipe", "ignore", "ignore"],
    detached: true,
  });
  guard.on("error", () => undefined);
  guard.unref();
}

/**
 * The browser needs neither what configures Node nor what belongs to the app. It gets no session bus:
 * where there is none it would try to start one, and it has no business with the app's keychain. All
 * that it writes (temporary files, crash reports) goes with its profile.
 */
function childEnvironment(profile: string): NodeJS.ProcessEnv {
  const kept = Object.entries(process.env).filter(([name]) => !/^(NODE_|KEYSTOW_|ELECTRON_)/.test(name));
  const folders = Object.fromEntries(
    ["HOME", "TMPDIR", "XDG_CONFIG_HOME", "XDG_CACHE_HOME", "XDG_DATA_HOME"].map((name) => [name, profile]),
  );
  return { ...Object.fromEntries(kept), ...folders, DBUS_SESSION_BUS_ADDRESS: "disabled:" };
}

/** A driver waits for the line that names the port; the rest is noise. */
function relay(text: string): void {
  for (const line of text.split("\n")) {
    if (line.startsWith("DevTools listening on ws:")) process.stderr.write(`${line}\n`);
    else if (line.trim() !== "") debug("chromium:", line);
  }
}
