/**
 * The keychain helper as a `utilityProcess` of the app: with its fuses on, Electron starts no plain
 * Node child. What Electron gives comes in as a port, since adapters do not know Electron.
 */
import { childEnvironment } from "./keyring-child.ts";
import type { KeyringRequest, KeyringWorker } from "./keyring-protocol.ts";

/** The parts of Electron's `UtilityProcess` that are used. */
export interface UtilityChild {
  /** Undefined before it runs and after it has ended. */
  readonly pid: number | undefined;
  postMessage(request: KeyringRequest): void;
  on(event: "message", listener: (message: unknown) => void): unknown;
  once(event: "exit", listener: () => void): unknown;
  /** Asks it to end. A process that is blocked in a system call may take long. */
  kill(): boolean;
}

/** Starts `file` as a utility process that has only this environment. May throw. */
export type ForkUtility = (file: URL, environment: Readonly<Record<string, string>>) => UtilityChild;

/**
 * What the keychain's library and D-Bus need to find the user's keychain. Everything else stays
 * here: a key in the environment of a project's shell is none of the helper's business.
 */
const needed = [
  "DBUS_SESSION_BUS_ADDRESS",
  "XDG_RUNTIME_DIR",
  "XDG_CONFIG_HOME",
  "XDG_DATA_HOME",
  "XDG_CURRENT_DESKTOP",
  "HOME",
  "USER",
  "LOGNAME",
  "LANG",
  "PATH",
  "DISPLAY",
  "WAYLAND_DISPLAY",
  "XAUTHORITY",
  "TMPDIR",
  // Windows: without these a process has neither its libraries nor its user.
  "SystemRoot",
  "SystemDrive",
  "USERPROFILE",
  "APPDATA",
  "LOCALAPPDATA",
  "TEMP",
] as const;

/** The environment of the helper: the needed part of `environment`, with a bus address where one can be found. */
export function utilityEnvironment(environment: NodeJS.ProcessEnv): Readonly<Record<string, string>> {
  const full = childEnvironment(environment);
  return Object.fromEntries(
    needed.flatMap((name) => {
      const value = full[name];
      return value === undefined ? [] : [[name, value]];
    }),
  );
}

/** Starts a helper from `file`. One that cannot be started counts as one that ended at once. */
export function startKeyringUtility(
  fork: ForkUtility,
  file: URL,
  endProcess: (pid: number) => void = killHard,
): KeyringWorker {
  const child = forked(fork, file);
  if (child === null) return deadWorker;
  let over = false;
  const ended = new Promise<void>((done) => {
    child.once("exit", () => {
      over = true;
      done();
    });
  });
  const post = child.postMessage.bind(child);
  return {
    send: (request) => {
      if (!over) post(request);
    },
    onReply: (listener) => void child.on("message", listener),
    onEnd: (listener) => void ended.then(listener),
    kill: async () => {
      if (over) return;
      // Not `kill` alone: a thread that waits for a prompt outlives a polite request.
      if (child.pid !== undefined) endProcess(child.pid);
      child.kill();
      await Promise.race([ended, graceOver()]);
    },
  };
}

/** How long an ending is waited for. The next helper does not need the last one to be gone. */
const grace = 2_000;

function graceOver(): Promise<void> {
  return new Promise((done) => {
    setTimeout(done, grace).unref();
  });
}

function forked(fork: ForkUtility, file: URL): UtilityChild | null {
  try {
    return fork(file, utilityEnvironment(process.env));
  } catch {
    return null;
  }
}

const deadWorker: KeyringWorker = {
  send: () => {},
  onReply: () => {},
  // Not at once: the caller sets up its call first.
  onEnd: (listener) => void setImmediate(listener),
  kill: () => Promise.resolve(),
};

function killHard(pid: number): void {
  try {
    process.kill(pid, "SIGKILL");
  } catch {
    // It has ended meanwhile.
  }
}
