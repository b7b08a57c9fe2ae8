/**
 * The operating system's keychain through `@napi-rs/keyring`, in a helper process that is restarted
 * after some hundred items and killed at a time limit. Calls are sequenced.
 */
import { ok } from "../core/errors.ts";
import type { Result } from "../core/errors.ts";
import type { Keyring } from "../core/secrets/keyring.ts";
import { keyringWorkerFile, startKeyringChild } from "./keyring-child.ts";
import type { KeyringReply, KeyringRequest, KeyringTrouble, KeyringWorker } from "./keyring-protocol.ts";
import { keyringTroubles } from "./keyring-protocol.ts";
import { keyringFailure, keyringName } from "./keyring-texts.ts";

export { keyringWorkerFile, startKeyringChild } from "./keyring-child.ts";
export type { KeyringWorker } from "./keyring-protocol.ts";

export interface KeyringOptions {
  /** Default: a child process from the file beside this one. The app starts a `utilityProcess`. */
  readonly startWorker?: () => KeyringWorker;
  /** Milliseconds that one call may take; default: 10 s, or 2 minutes where a person may be asked to unlock. */
  readonly callLimit?: number;
  /** Items after which the helper is restarted. Each costs it a file descriptor, of which it may have 1,023. */
  readonly accountsPerWorker?: number;
  readonly platform?: NodeJS.Platform;
}

/** A frozen daemon is told within 2 s by the library itself; this is for what the library does not bound. */
const silentLimit = 10_000;
const promptLimit = 120_000;

/** The keychain of this user. Nothing is started before the first call. */
export function createKeyring(options: KeyringOptions = {}): Keyring {
  const platform = options.platform ?? process.platform;
  return new WorkerKeyring({
    startWorker: options.startWorker ?? (() => startKeyringChild(keyringWorkerFile())),
    callLimit: options.callLimit ?? (mayPrompt(platform, process.env) ? promptLimit : silentLimit),
    accountsPerWorker: options.accountsPerWorker ?? 200,
    platform,
  });
}

/** Whether the keychain can ask a person: then a call lasts as long as a person needs. */
export function mayPrompt(platform: NodeJS.Platform, environment: NodeJS.ProcessEnv): boolean {
  if (platform !== "linux") return platform === "darwin";
  return [environment["DISPLAY"], environment["WAYLAND_DISPLAY"]].some((display) => (display ?? "") !== "");
}

type Answer =
  | { readonly ok: true; readonly value: KeyringValue }
  | { readonly ok: false; readonly trouble: KeyringTrouble };
type KeyringValue = string | boolean | null;

/** One helper process and what is under way in it. */
interface Running {
  readonly worker: KeyringWorker;
  readonly accounts: Set<string>;
  settle: ((answer: Answer) => void) | null;
  expected: number;
}

class WorkerKeyring implements Keyring {
  readonly name: string;
  readonly #options: Required<KeyringOptions>;
  #running: Running | null = null;
  #last: Promise<unknown> = Promise.resolve();
  #number = 0;
  #closed = false;

  constructor(options: Required<KeyringOptions>) {
    this.#options = options;
    this.name = keyringName(options.platform);
  }

  async get(account: string): Promise<Result<string | null>> {
    const answer = await this.#call("get", account, null);
    if (!answer.ok) return keyringFailure(answer.trouble, this.#options.platform);
    return ok(typeof answer.value === "string" ? answer.value : null);
  }

  async set(account: string, text: string): Promise<Result<void>> {
    const answer = await this.#call("set", account, text);
    return answer.ok ? ok() : keyringFailure(answer.trouble, this.#options.platform);
  }

  async remove(account: string): Promise<Result<boolean>> {
    const answer = await this.#call("remove", account, null);
    if (!answer.ok) return keyringFailure(answer.trouble, this.#options.platform);
    return ok(answer.value === true);
  }

  /** Ends the helper at once; calls under way or waiting fail with `store-failing`. */
  async close(): Promise<void> {
    this.#closed = true;
    await this.#retire({ ok: false, trouble: "failing" });
  }

  #call(action: KeyringRequest["action"], account: string, text: string | null): Promise<Answer> {
    const call = this.#last.then(() => this.#perform(action, account, text));
    this.#last = call;
    return call;
  }

  async #perform(action: KeyringRequest["action"], account: string, text: string | null): Promise<Answer> {
    if (this.#closed) return { ok: false, trouble: "failing" };
    const running = await this.#workerFor(account);
    this.#number += 1;
    const answer = await this.#exchange(running, { number: this.#number, action, account, text });
    // After a failure the next call gets a new process with a new connection.
    if (!answer.ok) await this.#retire(answer);
    return answer;
  }

  #exchange(running: Running, request: KeyringRequest): Promise<Answer> {
    return new Promise<Answer>((done) => {
      const timer = setTimeout(
        () => running.settle?.({ ok: false, trouble: "silent" }),
        this.#options.callLimit,
      );
      running.expected = request.number;
      running.settle = (answer) => {
        clearTimeout(timer);
        running.settle = null;
        done(answer);
      };
      running.worker.send(request);
    });
  }

  async #workerFor(account: string): Promise<Running> {
    const full = (this.#running?.accounts.size ?? 0) >= this.#options.accountsPerWorker;
    if (full && this.#running?.accounts.has(account) === false) {
      await this.#retire({ ok: false, trouble: "failing" });
    }
    this.#running ??= this.#start();
    this.#running.accounts.add(account);
    return this.#running;
  }

  #start(): Running {
    const worker = this.#options.startWorker();
    const running: Running = { worker, accounts: new Set(), settle: null, expected: 0 };
    worker.onReply((message) => {
      const reply = asReply(message);
      if (reply?.number === running.expected) running.settle?.(reply);
    });
    worker.onEnd(() => {
      if (this.#running === running) this.#running = null;
      running.settle?.({ ok: false, trouble: "failing" });
    });
    return running;
  }

  async #retire(answer: Answer): Promise<void> {
    const running = this.#running;
    this.#running = null;
    running?.settle?.(answer);
    await running?.worker.kill();
  }
}

/** The helper's reply, or null when the message is something else. */
function asReply(message: unknown): KeyringReply | null {
  if (typeof message !== "object" || message === null || !("number" in message)) return null;
  if (!("ok" in message)) return null;
  const { trouble } = message as { readonly trouble?: unknown };
  if (message.ok !== true && !keyringTroubles.some((known) => known === trouble)) return null;
  return message as KeyringReply;
}
