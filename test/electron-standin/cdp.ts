/** Chromium's DevTools protocol over two pipes: messages are JSON with a NUL at the end. No port. */
import { EventEmitter } from "node:events";
import type { Readable, Writable } from "node:stream";
import type { Protocol } from "./protocol.ts";

type Commands = Protocol.CommandParameters;
type Results = Protocol.CommandReturnValues;
type Events = Protocol.Events;

interface Waiting {
  readonly method: string;
  readonly resolve: (result: unknown) => void;
  readonly reject: (error: Error) => void;
}

interface Message {
  readonly id?: number;
  readonly sessionId?: string;
  readonly method?: string;
  readonly params?: unknown;
  readonly result?: unknown;
  readonly error?: { readonly message: string };
}

/** The browser itself or one page of it: sends commands, and emits what Chromium tells. */
export class CdpSession {
  readonly #events = new EventEmitter();
  readonly #post: (method: string, parameters: object) => Promise<unknown>;

  constructor(post: (method: string, parameters: object) => Promise<unknown>) {
    this.#events.setMaxListeners(0);
    this.#post = post;
  }

  send<Method extends keyof Commands & keyof Results>(
    method: Method,
    parameters?: Commands[Method],
  ): Promise<Results[Method]> {
    return this.#post(method, parameters ?? {}) as Promise<Results[Method]>;
  }

  /** The same where the answer does not count: the page may be gone meanwhile. */
  tell<Method extends keyof Commands & keyof Results>(method: Method, parameters?: Commands[Method]): void {
    this.send(method, parameters).catch(() => undefined);
  }

  on<Name extends keyof Events>(name: Name, listener: (event: Events[Name]) => void): void {
    this.#events.on(name, listener);
  }

  once<Name extends keyof Events>(name: Name, listener: (event: Events[Name]) => void): void {
    this.#events.once(name, listener);
  }

  deliver(method: string, parameters: unknown): void {
    this.#events.emit(method, parameters);
  }
}

/** The connection to one Chromium; it ends when the pipe does. */
export class CdpConnection {
  readonly browser: CdpSession;
  readonly closed: Promise<void>;
  readonly #input: Writable;
  readonly #waiting = new Map<number, Waiting>();
  readonly #sessions = new Map<string, CdpSession>();
  #lastId = 0;
  #rest: Buffer = Buffer.alloc(0);

  constructor(input: Writable, output: Readable) {
    this.#input = input;
    this.browser = new CdpSession((method, parameters) => this.#post(method, parameters));
    input.on("error", () => undefined);
    output.on("error", () => undefined);
    output.on("data", (chunk: Buffer) => this.#read(chunk));
    this.closed = new Promise((resolve) => output.once("close", resolve));
    void this.closed.then(() => this.#end());
  }

  /** The session with a page, once Chromium has attached it under that name. */
  session(sessionId: string): CdpSession {
    const session = new CdpSession((method, parameters) => this.#post(method, parameters, sessionId));
    this.#sessions.set(sessionId, session);
    return session;
  }

  #post(method: string, parameters: object, sessionId?: string): Promise<unknown> {
    return new Promise((resolve, reject) => {
      this.#lastId += 1;
      this.#waiting.set(this.#lastId, { method, resolve, reject });
      const message = { id: this.#lastId, method, params: parameters, sessionId };
      this.#input.write(`${JSON.stringify(message)}\0`);
    });
  }

  #read(chunk: Buffer): void {
    let data = this.#rest.length === 0 ? chunk : Buffer.concat([this.#rest, chunk]);
    for (let end = data.indexOf(0); end >= 0; end = data.indexOf(0)) {
      this.#receive(JSON.parse(data.subarray(0, end).toString("utf8")) as Message);
      data = data.subarray(end + 1);
    }
    this.#rest = data;
  }

  #receive(message: Message): void {
    if (message.id === undefined) {
      const to = message.sessionId === undefined ? this.browser : this.#sessions.get(message.sessionId);
      to?.deliver(message.method ?? "", message.params);
      return;
    }
    const waiting = this.#waiting.get(message.id);
    this.#waiting.delete(message.id);
    if (message.error === undefined) waiting?.resolve(message.result);
    else waiting?.reject(new Error(`${waiting.method}: ${message.error.message}`));
  }

  #end(): void {
    for (const waiting of this.#waiting.values())
      waiting.reject(new Error(`${waiting.method}: Chromium is gone`));
    this.#waiting.clear();
  }
}
