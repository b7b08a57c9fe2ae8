/** First module of a utility process: gives it `process.parentPort`, then becomes the app's module. */
import { EventEmitter } from "node:events";
import { pathToFileURL } from "node:url";

class ParentPort extends EventEmitter {
  #waiting: unknown[] = [];

  /** What comes before anybody listens is kept, as Electron keeps it. */
  receive(data: unknown): void {
    if (this.listenerCount("message") === 0) this.#waiting.push(data);
    else this.emit("message", { data, ports: [] });
  }
  postMessage(message: unknown): void {
    send?.(message);
  }
  flush(): void {
    const waiting = this.#waiting;
    this.#waiting = [];
    for (const data of waiting) this.receive(data);
  }
}

const send = process.send?.bind(process);
const port = new ParentPort();
process.on("message", (message: unknown) => port.receive(message));
// Without its app it has nothing to do; a plain exit would wait for threads that are stuck.
process.on("disconnect", () => process.kill(process.pid, "SIGKILL"));
port.on("newListener", (name) => {
  if (name === "message") setImmediate(() => port.flush());
});
Object.assign(process, { parentPort: port, type: "utility", send: undefined });

const file = process.argv[2] ?? "";
process.argv.splice(1, 1);
await import(pathToFileURL(file).href);
