/** `utilityProcess`: a real child process that talks over `process.parentPort`. */
import { fork, type ChildProcess } from "node:child_process";
import { fileURLToPath } from "node:url";
import type { Readable } from "node:stream";
import { GuardedEmitter, guarded } from "../missing.ts";
import { facts } from "../state.ts";

interface Options {
  readonly env?: NodeJS.ProcessEnv;
  readonly execArgv?: readonly string[];
  readonly cwd?: string;
  readonly stdio?: "pipe" | "ignore" | "inherit" | readonly ("pipe" | "ignore" | "inherit")[];
  readonly serviceName?: string;
}

const children = new Set<ChildProcess>();
process.on("exit", () => {
  for (const child of children) child.kill("SIGKILL");
});

const entry = fileURLToPath(new URL("../utility-entry.ts", import.meta.url));

function streamsOf(stdio: Options["stdio"]): ("pipe" | "ignore" | "inherit" | "ipc")[] {
  const [, out = "inherit", error = "inherit"] =
    typeof stdio === "object" ? stdio : [undefined, stdio, stdio];
  return ["ignore", out ?? "inherit", error ?? "inherit", "ipc"];
}

class StandInUtilityProcess extends GuardedEmitter {
  pid: number | undefined;
  readonly stdout: Readable | null;
  readonly stderr: Readable | null;
  readonly #child: ChildProcess;

  constructor(file: string, parameters: readonly string[], options: Options) {
    super("utilityProcess");
    this.#child = fork(entry, [file, ...parameters], {
      env: options.env ?? process.env,
      execArgv: [...(options.execArgv ?? [])],
      cwd: options.cwd ?? process.cwd(),
      stdio: streamsOf(options.stdio),
      serialization: "advanced",
    });
    this.stdout = this.#child.stdout;
    this.stderr = this.#child.stderr;
    children.add(this.#child);
    this.#child.once("spawn", () => {
      this.pid = this.#child.pid;
      this.emit("spawn");
    });
    this.#child.on("message", (message) => this.emit("message", message));
    this.#child.once("error", () => this.#ended(1));
    this.#child.once("exit", (code) => this.#ended(code ?? 1));
  }
  #ended(code: number): void {
    if (!children.delete(this.#child)) return;
    this.pid = undefined;
    this.emit("exit", code);
  }
  postMessage(message: unknown): void {
    // One that has died meanwhile hears nothing; its end is an event of its own.
    this.#child.send(message as object, () => undefined);
  }
  kill(): boolean {
    return this.#child.kill("SIGTERM");
  }
}

export const utilityProcess = guarded("utilityProcess", {
  fork: (file: string, parameters: readonly string[] = [], options: Options = {}): StandInUtilityProcess => {
    if (!facts.ready) throw new Error("utilityProcess cannot be created before app is ready.");
    return new StandInUtilityProcess(file, parameters, options);
  },
});
