/**
 * The store for machines without a keychain: records sealed with AES-256-GCM in the vault's own
 * file, under a random vault key that a passphrase wraps. Always the user's choice, never a fallback.
 */
import { fail, ok } from "../errors.ts";
import type { Result } from "../errors.ts";
import type { StoreState, Uuid } from "../model.ts";
import type { Random, SealedRecords, SecretStore } from "../ports.ts";
import { Secret } from "../secret.ts";
import { altered, checkSize, notKept, occupied } from "./limits.ts";
import { guard } from "./guard.ts";
import { fits, readHeader, recordContext, unwrapKey, wrapKey, writeHeader } from "./sealed-header.ts";
import type { SealedHeader } from "./sealed-header.ts";
import { keyBytes, seal, unseal } from "./sealing.ts";
import type { SessionKeys } from "./session-keys.ts";
import { stateOf, tryOut } from "./states.ts";

/** Fewer characters are refused: scrypt slows guessing down, it does not make it impossible. */
export const minimumPassphraseLength = 8;

export interface SealedStore extends SecretStore {
  readonly kind: "sealed";
  /** Makes the vault key and unlocks. `vault-exists` when there is one already, `invalid-input` for a short passphrase. */
  initialise(passphrase: Secret): Promise<Result<void>>;
  /** `wrong-passphrase`, or `store-absent` when the store was never initialised. */
  unlock(passphrase: Secret): Promise<Result<void>>;
  /** Leaves the key of an unlocked store to the login session, for the next runs. `unsupported` without such a place. */
  remember(): Promise<Result<void>>;
  /** Forgets the key here and in the login session. */
  lock(): Promise<Result<void>>;
  /** Wraps the same vault key anew: no record changes. */
  changePassphrase(current: Secret, next: Secret): Promise<Result<void>>;
}

export interface SealedParts {
  readonly records: SealedRecords;
  readonly random: Random;
  /** Without it, a store is locked at the start of each run. */
  readonly sessionKeys?: SessionKeys;
}

interface OpenKey {
  readonly id: Uuid;
  readonly key: Buffer;
}

const name = "Sealed file";

const locked = () =>
  fail("store-locked", "The sealed store is locked: its passphrase is needed.", {
    hint: "Run: keystow unlock (or name the passphrase's file in KEYSTOW_PASSPHRASE_FILE)",
  });
const absent = () =>
  fail("store-absent", "This vault has no sealed store yet.", {
    hint: "Make one with: keystow store move sealed (or keystow init --store sealed for a new vault)",
  });
/** A sealed store on `records`; locked until `initialise`, `unlock`, or a key in `sessionKeys`. */
export function createSealedStore(parts: SealedParts): SealedStore {
  return new GcmStore(parts);
}

/** Whether a store is one that a passphrase opens. */
export function isSealedStore(store: SecretStore): store is SealedStore {
  return store.kind === "sealed" && "unlock" in store;
}

class GcmStore implements SealedStore {
  readonly kind = "sealed";
  readonly #parts: SealedParts;
  #open: OpenKey | null = null;

  constructor(parts: SealedParts) {
    this.#parts = parts;
  }

  async initialise(passphrase: Secret): Promise<Result<void>> {
    const long = checkPassphrase(passphrase);
    if (!long.ok) return long;
    const { random, records } = this.#parts;
    const before = guard("read", () => records.readHeader());
    if (!before.ok) return before;
    if (before.value !== null) return fail("vault-exists", "This vault already has a sealed store.");
    const id = random.uuid();
    const key = random.bytes(keyBytes);
    const header = await wrapKey(id, key, passphrase, random);
    if (!header.ok) return header;
    const written = guard("write", () => records.writeHeader(writeHeader(header.value)));
    if (written.ok) this.#open = { id, key };
    return written;
  }

  async unlock(passphrase: Secret): Promise<Result<void>> {
    const header = this.#header();
    if (!header.ok) return header;
    const key = await unwrapKey(header.value, passphrase);
    if (!key.ok) return key;
    this.#forget();
    this.#open = { id: header.value.id, key: key.value };
    return ok();
  }

  async remember(): Promise<Result<void>> {
    const open = await this.#key();
    if (!open.ok) return open;
    const { sessionKeys } = this.#parts;
    if (sessionKeys === undefined) return fail("unsupported", "An unlocked store cannot be kept open here.");
    const secret = Secret.fromBytes(open.value.key);
    const kept = await sessionKeys.put(open.value.id, secret);
    secret.wipe();
    return kept;
  }

  async lock(): Promise<Result<void>> {
    this.#forget();
    const header = this.#header();
    if (!header.ok) return header.error.code === "store-absent" ? ok() : header;
    const removed = await this.#parts.sessionKeys?.remove(header.value.id);
    return removed === undefined || removed.ok ? ok() : removed;
  }

  async changePassphrase(current: Secret, next: Secret): Promise<Result<void>> {
    const long = checkPassphrase(next);
    if (!long.ok) return long;
    const header = this.#header();
    if (!header.ok) return header;
    const key = await unwrapKey(header.value, current);
    if (!key.ok) return key;
    const wrapped = await wrapKey(header.value.id, key.value, next, this.#parts.random);
    key.value.fill(0);
    if (!wrapped.ok) return wrapped;
    return guard("write", () => this.#parts.records.writeHeader(writeHeader(wrapped.value)));
  }

  /** Looks at the header and the key; no record is read. */
  async state(): Promise<StoreState> {
    const open = await this.#key();
    return open.ok ? { state: "ready", name } : stateOf(name, open.error);
  }

  async probe(): Promise<StoreState> {
    const tried = await tryOut(this, this.#parts.random);
    return tried.ok ? { state: "ready", name } : stateOf(name, tried.error);
  }

  async write(id: Uuid, secret: Secret): Promise<Result<void>> {
    const size = checkSize(secret);
    if (!size.ok) return size;
    const open = await this.#key();
    if (!open.ok) return open;
    const before = this.#readWith(open.value, id);
    if (!before.ok) return before;
    // The same secret again: a move between stores that was interrupted and is repeated.
    if (before.value !== null) return before.value.equals(secret) ? ok() : occupied();
    const plain = secret.revealBytes();
    const record = seal(open.value.key, plain, recordContext(open.value.id, id), this.#parts.random);
    plain.fill(0);
    const written = guard("write", () => this.#parts.records.write(id, record));
    return written.ok ? this.#compare(open.value, id, secret) : written;
  }

  async read(id: Uuid): Promise<Result<Secret | null>> {
    const open = await this.#key();
    return open.ok ? this.#readWith(open.value, id) : open;
  }

  /** Works on a locked store too: deleting needs no key. */
  async remove(id: Uuid): Promise<Result<boolean>> {
    return await Promise.resolve(guard("write", () => this.#parts.records.remove(id)));
  }

  async close(): Promise<void> {
    this.#forget();
    return await Promise.resolve();
  }

  #readWith(open: OpenKey, id: Uuid): Result<Secret | null> {
    const record = guard("read", () => this.#parts.records.read(id));
    if (!record.ok) return record;
    if (record.value === null) return ok(null);
    const plain = unseal(open.key, record.value, recordContext(open.id, id));
    if (plain === null) return altered();
    const secret = Secret.fromBytes(plain);
    plain.fill(0);
    return ok(secret);
  }

  #compare(open: OpenKey, id: Uuid, secret: Secret): Result<void> {
    const back = this.#readWith(open, id);
    if (back.ok && back.value?.equals(secret) === true) {
      back.value.wipe();
      return ok();
    }
    guard("write", () => this.#parts.records.remove(id));
    return back.ok ? notKept() : back;
  }

  #header(): Result<SealedHeader> {
    const text = guard("read", () => this.#parts.records.readHeader());
    if (!text.ok) return text;
    return text.value === null ? absent() : readHeader(text.value);
  }

  /** The key in memory, else the login session's; the header is read so that a replaced one is noticed. */
  async #key(): Promise<Result<OpenKey>> {
    const header = this.#header();
    if (!header.ok) return header;
    const { id } = header.value;
    if (this.#open?.id === id) return ok(this.#open);
    this.#forget();
    const kept = await this.#parts.sessionKeys?.get(id);
    if (kept === undefined || kept === null) return locked();
    const key = kept.revealBytes();
    kept.wipe();
    if (!fits(header.value, key)) return locked();
    this.#open = { id, key };
    return ok(this.#open);
  }

  #forget(): void {
    this.#open?.key.fill(0);
    this.#open = null;
  }
}

function checkPassphrase(passphrase: Secret): Result<void> {
  if (Array.from(passphrase.revealText()).length >= minimumPassphraseLength) return ok();
  return fail("invalid-input", `A passphrase needs at least ${minimumPassphraseLength} characters.`, {
    hint: "Better: five or six random words. It is all that protects the sealed store.",
  });
}
