/** A `SecretStore` in memory. It passes the same contract as the real stores, and can be made to fail. */
import { fail, ok } from "../../electron/core/errors.ts";
import type { ErrorCode, Result } from "../../electron/core/errors.ts";
import type { StoreKind, StoreState, Uuid } from "../../electron/core/model.ts";
import type { SecretStore } from "../../electron/core/ports.ts";
import { maximumSecretBytes, Secret } from "../../electron/core/secret.ts";

type Trouble = "locked" | "absent" | "denied" | "failing" | "timeout";

export class MemorySecretStore implements SecretStore {
  readonly kind: StoreKind;
  /** What it holds, for a look from outside. */
  readonly secrets = new Map<Uuid, Secret>();
  /** Every call that came, e.g. `write 0000…`. */
  readonly calls: string[] = [];
  /** Set: every call fails that way, as a real store in that state does. */
  trouble: Trouble | null = null;
  /** True: answers "nothing there" to every read, like a keychain that was started but never unlocked. */
  neverUnlocked = false;
  /** Called before each write and removal; what it throws ends the test like a crash. */
  beforeChange: (call: string) => void = () => {};
  closed = false;

  constructor(kind: StoreKind = "keychain") {
    this.kind = kind;
  }

  state(): Promise<StoreState> {
    const name = "memory";
    if (this.trouble === null && !this.neverUnlocked) return Promise.resolve({ state: "ready", name });
    const trouble = this.trouble ?? "locked";
    const state = trouble === "timeout" ? "failing" : trouble;
    return Promise.resolve({ state, name, why: `The fake store is ${trouble}.`, hint: "Mend the fake." });
  }

  probe(): Promise<StoreState> {
    return this.state();
  }

  write(id: Uuid, secret: Secret): Promise<Result<void>> {
    const refusal = this.#enter("write", id);
    if (secret.byteLength === 0) return Promise.resolve(fail("secret-empty", "The secret is empty."));
    if (secret.byteLength > maximumSecretBytes) {
      return Promise.resolve(fail("secret-too-large", "The secret is larger than 64 KiB."));
    }
    if (refusal !== null || this.neverUnlocked) return Promise.resolve(refusal ?? this.#refuse("locked"));
    const before = this.secrets.get(id);
    if (before !== undefined && !before.equals(secret)) return Promise.resolve(fail("internal", "Occupied."));
    this.beforeChange(`write ${id}`);
    this.secrets.set(id, Secret.fromBytes(secret.revealBytes()));
    return Promise.resolve(ok());
  }

  read(id: Uuid): Promise<Result<Secret | null>> {
    const refusal = this.#enter("read", id);
    if (refusal !== null) return Promise.resolve(refusal);
    const kept = this.neverUnlocked ? undefined : this.secrets.get(id);
    return Promise.resolve(ok(kept === undefined ? null : Secret.fromBytes(kept.revealBytes())));
  }

  remove(id: Uuid): Promise<Result<boolean>> {
    const refusal = this.#enter("remove", id);
    if (refusal !== null) return Promise.resolve(refusal);
    this.beforeChange(`remove ${id}`);
    return Promise.resolve(ok(this.neverUnlocked ? false : this.secrets.delete(id)));
  }

  close(): Promise<void> {
    this.closed = true;
    return Promise.resolve();
  }

  #enter(action: string, id: Uuid): Result<never> | null {
    this.calls.push(`${action} ${id}`);
    return this.trouble === null ? null : this.#refuse(this.trouble);
  }

  #refuse(trouble: Trouble): Result<never> {
    const code: ErrorCode = `store-${trouble}`;
    return fail(code, `The fake store is ${trouble}.`, { hint: "Mend the fake." });
  }
}
