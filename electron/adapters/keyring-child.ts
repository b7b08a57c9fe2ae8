/** Starts the keychain helper as a child of a plain Node process. */
import { fork } from "node:child_process";
import type { ChildProcess } from "node:child_process";
import { existsSync } from "node:fs";
import { join } from "node:path";
import type { KeyringWorker } from "./keyring-protocol.ts";

/** The helper's file beside this one: TypeScript from source, JavaScript from a build. */
export function keyringWorkerFile(from: string = import.meta.url): URL {
  return new URL(from.endsWith(".ts") ? "keyring-worker.ts" : "keyring-worker.js", from);
}

/** Starts a helper from `file`. It never keeps the program from ending, and ends with it. */
export function startKeyringChild(file: URL): KeyringWorker {
  const child = fork(file, [], {
    env: childEnvironment(process.env),
    execArgv: [],
    // Nothing that a library prints may reach the user's terminal or a log.
    stdio: ["ignore", "ignore", "ignore", "ipc"],
  });
  const ended = new Promise<void>((done) => {
    child.once("exit", () => done());
    child.once("error", () => done());
  });
  child.unref();
  child.channel?.unref();
  return {
    // A helper that died meanwhile makes `send` fail; its end is what counts.
    send: (request) => void child.send(request, () => {}),
    onReply: (listener) => void child.on("message", listener),
    onEnd: (listener) => void ended.then(listener),
    kill: async () => await killChild(child, ended),
  };
}

async function killChild(child: ChildProcess, ended: Promise<void>): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  child.ref();
  child.kill("SIGKILL");
  await ended;
}

/**
 * Without the variables that make Node load other code. When a login has no bus address (SSH, cron)
 * but the user's bus is there, its usual socket is named: D-Bus itself no longer looks for it.
 */
export function childEnvironment(environment: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  const kept = { ...environment };
  for (const name of ["NODE_OPTIONS", "NODE_V8_COVERAGE", "NODE_CHANNEL_FD"]) delete kept[name];
  const folder = kept["XDG_RUNTIME_DIR"];
  if (kept["DBUS_SESSION_BUS_ADDRESS"] === undefined && folder !== undefined && folder.startsWith("/")) {
    const socket = join(folder, "bus");
    if (existsSync(socket)) kept["DBUS_SESSION_BUS_ADDRESS"] = `unix:path=${socket}`;
  }
  return kept;
}
