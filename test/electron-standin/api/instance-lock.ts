/**
 * One instance a profile, as Electron's single-instance lock: the first holds a file, and hears on a
 * local socket of those that come later.
 */
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer, type Server } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";

export interface SecondInstance {
  readonly parameters: string[];
  readonly workingFolder: string;
  readonly data: unknown;
}

interface Holder {
  readonly pid: number;
  readonly socket: string;
}

/** Hands the message over and waits for the answer, so that the caller may end at once. */
const messenger = `const [socket, text] = process.argv.slice(1);
const connection = require("node:net").connect(socket, () => connection.end(text));
connection.on("error", () => process.exit(1)); connection.on("close", () => process.exit(0)); connection.resume();`;

export class InstanceLock {
  #server: Server | null = null;
  #file: string | null = null;
  readonly #heard: (second: SecondInstance) => void;

  constructor(heard: (second: SecondInstance) => void) {
    this.#heard = heard;
  }

  get held(): boolean {
    return this.#file !== null;
  }

  /** True: this process is the first in `folder`. False: the first has been told. */
  acquire(folder: string, data: unknown): boolean {
    if (this.held) return true;
    mkdirSync(folder, { recursive: true });
    const file = join(folder, "SingletonLock.json");
    // A path below the folder may be too long for a socket.
    const name = createHash("sha256").update(file).digest("hex").slice(0, 16);
    const socket = join(tmpdir(), `keystow-window-${name}-${process.pid}.sock`);
    const first = this.#take(file, { pid: process.pid, socket });
    if (first === null) {
      this.#listen(socket);
      return true;
    }
    const second: SecondInstance = { parameters: process.argv, workingFolder: process.cwd(), data };
    spawnSync(process.execPath, ["-e", messenger, first.socket, JSON.stringify(second)], { timeout: 10_000 });
    return false;
  }

  release(): void {
    this.#server?.close();
    if (this.#file !== null) rmSync(this.#file, { force: true });
    this.#file = null;
  }

  /** The holder, when there is another that lives; else null, and the file is ours. */
  #take(file: string, mine: Holder): Holder | null {
    for (let attempt = 0; attempt < 3; attempt += 1) {
      try {
        writeFileSync(file, JSON.stringify(mine), { flag: "wx" });
        this.#file = file;
        return null;
      } catch {
        const holder = readHolder(file);
        if (holder !== null && isAlive(holder.pid)) return holder;
        rmSync(file, { force: true });
      }
    }
    throw new Error(`the stand-in cannot lock ${file}`);
  }

  #listen(socket: string): void {
    this.#server = createServer({ allowHalfOpen: true }, (connection) => {
      let text = "";
      connection.on("data", (chunk: Buffer) => (text += chunk.toString("utf8")));
      connection.on("error", () => undefined);
      connection.on("end", () => {
        this.#heard(JSON.parse(text) as SecondInstance);
        connection.end();
      });
    });
    this.#server.listen(socket);
    this.#server.unref();
  }
}

function readHolder(file: string): Holder | null {
  try {
    return JSON.parse(readFileSync(file, "utf8")) as Holder;
  } catch {
    return null;
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}
