/** Which vault the window shows, the user's or the sample, and whether its values can be reached. */
import { fail, ok, type Result } from "../core/errors.ts";
import type { StoreKind } from "../core/model.ts";
import type { HttpClient } from "../core/ports.ts";
import type { Secret } from "../core/secret.ts";
import type { Vault } from "../core/vault/index.ts";
import type { LockReason } from "../ipc/answers.ts";
import type { BridgeEvent } from "../ipc/events.ts";
import type { VaultSession } from "./context.ts";
import type { DraftShelf } from "./drafts.ts";
import type { Journal } from "./undo-journal.ts";
import { Door, type Sample, type VaultPlace } from "./vault-door.ts";

export interface SessionParts {
  /** The user's vault. */
  readonly place: VaultPlace;
  /** The real network. */
  readonly http: HttpClient;
  /** Makes a fresh sample: a filled vault whose keys were checked, and its network. */
  readonly makeSample: () => Promise<Result<Sample>>;
  readonly drafts: Pick<DraftShelf, "clear" | "tidy">;
  readonly journal: Pick<Journal, "clear" | "dropSecrets">;
  readonly tell: (event: BridgeEvent) => void;
}

export interface Session extends VaultSession {
  /** As `vault()`, at once. */
  current(): Result<Vault>;
  /** The user's own vault, also while the sample is shown. */
  own(): Result<Vault>;
  /** Where the vault that is shown lies. */
  place(): VaultPlace;
  /** Looks whether the lock or the file changed, and tells the page of the lock. */
  refresh(): Promise<void>;
  /** Another text whenever another vault was opened, or the lock changed. */
  revision(): string;
  /** `passphrase` stays the caller's. */
  unlock(passphrase: Secret | null): Promise<Result<void>>;
  create(kind: StoreKind, passphrase: Secret | null): Promise<Result<void>>;
  openSample(): Promise<Result<void>>;
  closeSample(): Promise<Result<void>>;
  /** Closes the vaults, wipes drafts and steps, removes the sample. Call it before the program ends. */
  close(): Promise<void>;
}

/** Nothing is opened before it is asked for. */
export function createSession(parts: SessionParts): Session {
  return new WindowSession(parts);
}

class WindowSession implements Session {
  readonly #parts: SessionParts;
  readonly #own: Door;
  #sample: { readonly sample: Sample; readonly door: Door } | null = null;
  #making: Promise<Result<void>> | null = null;
  /** The lock as the page was told last. */
  #told: LockReason | null = null;
  #ended = false;

  constructor(parts: SessionParts) {
    this.#parts = parts;
    this.#own = new Door(parts.place, () => this.#forgetSteps());
  }

  get #door(): Door {
    return this.#sample?.door ?? this.#own;
  }

  /** Steps and drafts belong to the vault for which they were made. */
  #forgetSteps(): void {
    this.#parts.journal.clear();
    this.#parts.drafts.clear();
  }

  current(): Result<Vault> {
    if (this.#ended) return fail("cancelled", "Keystow is closing.");
    return this.#door.vault();
  }

  own(): Result<Vault> {
    return this.#ended ? fail("cancelled", "Keystow is closing.") : this.#own.vault();
  }

  async vault(): Promise<Result<Vault>> {
    return await Promise.resolve(this.current());
  }

  place(): VaultPlace {
    return this.#door.place;
  }

  http(): HttpClient {
    return this.#sample?.sample.http ?? this.#parts.http;
  }

  isSample(): boolean {
    return this.#sample !== null;
  }

  lockReason(): LockReason | null {
    return this.#door.reason();
  }

  revision(): string {
    const vault = this.#sample === null ? "own" : "sample";
    return `${vault}.${this.#door.openings}.${this.lockReason() ?? "open"}`;
  }

  async refresh(): Promise<void> {
    this.#parts.drafts.tidy();
    const door = this.#door;
    await door.refresh();
    const reason = door.reason();
    const isNew = reason !== null && this.#told === null && reason !== "passphrase";
    this.#tellLock();
    if (!isNew) return;
    this.#parts.drafts.clear();
    this.#parts.journal.dropSecrets();
    await door.forget();
  }

  #tellLock(): void {
    const reason = this.lockReason();
    if (reason === this.#told) return;
    this.#told = reason;
    this.#parts.tell({ type: "locked", reason });
  }

  async lock(reason: LockReason): Promise<Result<void>> {
    const doors = this.#sample === null ? [this.#own] : [this.#sample.door, this.#own];
    this.#parts.drafts.clear();
    this.#parts.journal.dropSecrets();
    // Each gate shuts before anything is waited for.
    const shutting = doors.map((door) => door.lock(reason));
    this.#tellLock();
    const shut = await Promise.all(shutting);
    this.#tellLock();
    return shut.find(({ ok: whole }) => !whole) ?? ok();
  }

  async unlock(passphrase: Secret | null): Promise<Result<void>> {
    const opened = await this.#door.unlock(passphrase);
    if (opened.ok) this.#tellLock();
    return opened;
  }

  async create(kind: StoreKind, passphrase: Secret | null): Promise<Result<void>> {
    const made = await this.#own.create(kind, passphrase);
    if (!made.ok) return made;
    await this.closeSample();
    this.#tellLock();
    return ok();
  }

  openSample(): Promise<Result<void>> {
    if (this.#sample !== null) return Promise.resolve(ok());
    // Two clicks make one sample.
    this.#making ??= this.#makeSample().finally(() => {
      this.#making = null;
    });
    return this.#making;
  }

  async #makeSample(): Promise<Result<void>> {
    const made = await this.#parts.makeSample();
    if (!made.ok) return made;
    if (this.#ended) {
      await made.value.remove();
      return fail("cancelled", "Keystow is closing.");
    }
    this.#sample = { sample: made.value, door: new Door(made.value.place, () => this.#forgetSteps()) };
    this.#switched();
    return ok();
  }

  async closeSample(): Promise<Result<void>> {
    const old = this.#sample;
    if (old === null) return ok();
    this.#sample = null;
    this.#switched();
    await old.door.close();
    await old.sample.remove();
    return ok();
  }

  #switched(): void {
    this.#forgetSteps();
    this.#tellLock();
    this.#parts.tell({ type: "changed" });
  }

  async close(): Promise<void> {
    this.#ended = true;
    this.#forgetSteps();
    await this.#making?.catch(() => undefined);
    const old = this.#sample;
    this.#sample = null;
    await old?.door.close();
    await old?.sample.remove();
    await this.#own.close();
  }
}
