/** A keychain in memory that can fail, forget or stop at a chosen call, as a crash would. */
import { fail, ok } from "../../electron/core/errors.ts";
import type { Result } from "../../electron/core/errors.ts";
import type { Keyring } from "../../electron/core/secrets/keyring.ts";

type Call = { readonly action: "get" | "set" | "remove"; readonly account: string };

/** What `interfere` throws to end the program at this call. */
export class Crash extends Error {}

export class MemoryKeyring implements Keyring {
  readonly name = "memory";
  readonly items = new Map<string, string>();
  readonly calls: Call[] = [];
  closed = false;
  /** Called before each call; a failure is the call's answer, a throw is a crash. */
  interfere: (call: Call) => Result<never> | null = () => null;
  /** What is kept of a text that is set; to fake a backend that changes it. */
  keep: (text: string) => string = (text) => text;

  get(account: string): Promise<Result<string | null>> {
    return this.#answer({ action: "get", account }, () => this.items.get(account) ?? null);
  }

  set(account: string, text: string): Promise<Result<void>> {
    return this.#answer({ action: "set", account }, () => {
      this.items.set(account, this.keep(text));
    });
  }

  remove(account: string): Promise<Result<boolean>> {
    return this.#answer({ action: "remove", account }, () => this.items.delete(account));
  }

  close(): Promise<void> {
    this.closed = true;
    return Promise.resolve();
  }

  /** Locks it: everything fails until `interfere` is put back. */
  lock(): void {
    this.interfere = () => fail("store-locked", "The fake keychain is locked.", { hint: "Unlock the fake." });
  }

  async #answer<T>(call: Call, work: () => T): Promise<Result<T>> {
    this.calls.push(call);
    await Promise.resolve();
    return this.interfere(call) ?? ok(work());
  }
}
