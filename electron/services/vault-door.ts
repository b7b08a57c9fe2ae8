/**
 * The way from the window to one vault: opened once and kept open, opened anew when another file
 * lies in its place, and shut while it is locked.
 */
import { fail, ok, type Result } from "../core/errors.ts";
import type { StoreKind, StoreState } from "../core/model.ts";
import type { HttpClient } from "../core/ports.ts";
import type { Secret } from "../core/secret.ts";
import { isSealedStore, type SealedStore } from "../core/secrets/index.ts";
import { failureOf, type Vault } from "../core/vault/index.ts";
import type { LockReason } from "../ipc/answers.ts";

export interface VaultGuards {
  /** Whether values may not be reached now. Asked before each reading and writing, and after each reading. */
  readonly isLocked: () => boolean;
}

/** Where a vault lies, and how it is opened and made there. Adapters answer for real. */
export interface VaultPlace {
  readonly folder: string;
  /** Which file lies there now: another text for another file; null: none. */
  identity(): string | null;
  open(guards: VaultGuards): Result<Vault>;
  /** Makes a vault whose store was tried out before. `passphrase`: for a sealed one; stays the caller's. */
  create(kind: StoreKind, passphrase: Secret | null, guards: VaultGuards): Promise<Result<Vault>>;
  /** Tries the keychain out, before there is a vault: writes, reads and deletes a test item. */
  probe(): Promise<StoreState>;
}

/** A throw-away vault with made-up keys, and the network on which its providers are played. */
export interface Sample {
  readonly place: VaultPlace;
  readonly http: HttpClient;
  /** Ends the pretend providers and removes the folder. The vault is closed by then. */
  remove(): Promise<void>;
}

/** The vault's setting that is "true" while the user's lock is on; the terminal sets it too. */
export const lockedSetting = "locked";

export class Door {
  readonly place: VaultPlace;
  readonly #replaced: () => void;
  #open: { readonly vault: Vault; readonly identity: string | null } | null = null;
  #closing: Promise<unknown> = Promise.resolve();
  /** Why this window keeps the vault shut; the terminal's lock and a sealed store's own are not in it. */
  #gate: LockReason | null = null;
  /** Whether the gate is also written into the vault, so that its opening there opens it here. */
  #written = false;
  #needsPassphrase = false;
  /** Counts locks: an unlocking that was overtaken by one does not open the gate. */
  #locks = 0;
  /** Counts openings: part of the revision. */
  openings = 0;

  /** `replaced`: called when another vault was opened than before. */
  constructor(place: VaultPlace, replaced: () => void) {
    this.place = place;
    this.#replaced = replaced;
  }

  /** The open vault. A file that was replaced or removed is noticed here. */
  vault(): Result<Vault> {
    const identity = this.place.identity();
    if (this.#open !== null && this.#open.identity === identity) return ok(this.#open.vault);
    if (this.#open !== null) this.#letGo();
    const opened = this.place.open({ isLocked: () => this.#isShut() });
    if (opened.ok) this.#keep(opened.value, identity);
    return opened;
  }

  async create(kind: StoreKind, passphrase: Secret | null): Promise<Result<Vault>> {
    const guards = { isLocked: () => this.#isShut() };
    const made = await this.place.create(kind, passphrase, guards);
    if (!made.ok) return made;
    if (this.#open !== null) this.#letGo();
    this.#gate = null;
    this.#keep(made.value, this.place.identity());
    return made;
  }

  #keep(vault: Vault, identity: string | null): void {
    this.#open = { vault, identity };
    this.#needsPassphrase = false;
    this.openings += 1;
  }

  /** Closing the old one waits for what is under way there; nobody waits for that. */
  #letGo(): void {
    const old = this.#open?.vault;
    this.#open = null;
    if (old !== undefined) this.#closing = Promise.allSettled([this.#closing, closeQuietly(old)]);
    this.#replaced();
  }

  /** Why no value can be reached now. */
  reason(): LockReason | null {
    if (this.#gate === "asked" && this.#written && !this.#isLockedInVault()) this.#gate = null;
    if (this.#gate !== null) return this.#gate;
    if (this.#isLockedInVault()) return "terminal";
    return this.#needsPassphrase && this.#open !== null ? "passphrase" : null;
  }

  /** The store answers for a missing passphrase itself, and knows at once when another process gave it. */
  #isShut(): boolean {
    const reason = this.reason();
    return reason !== null && reason !== "passphrase";
  }

  #isLockedInVault(): boolean {
    // A vault that cannot be read gives no value in any case.
    return attempt(() => this.#open?.vault.setting(lockedSetting) === "true", true);
  }

  /** Asks a sealed store whether it is open; no other store is asked. */
  async refresh(): Promise<void> {
    const sealed = this.#sealed();
    if (sealed === null) this.#needsPassphrase = false;
    else if (!this.#isShut()) this.#needsPassphrase = (await sealed.state()).state === "locked";
  }

  #sealed(): SealedStore | null {
    const store = attempt(() => this.#open?.vault.secretStore, undefined);
    return store !== undefined && isSealedStore(store) ? store : null;
  }

  /** Shuts the gate at once, then forgets what is kept of secrets in this process. */
  async lock(reason: LockReason): Promise<Result<void>> {
    this.#locks += 1;
    // Where there never was a vault, nothing is to be shut. One that is only out of reach now may come back.
    if (this.openings === 0 && this.place.identity() === null) return ok();
    if (this.#gate === null || reason === "asked") this.#gate = reason;
    const written =
      reason === "asked" && this.#open !== null ? await this.#writeLock(this.#open.vault) : ok();
    await this.forget();
    return written;
  }

  /** As `keystow lock` does. What cannot be written leaves the window locked all the same, and is told. */
  async #writeLock(vault: Vault): Promise<Result<void>> {
    const sealed = this.#sealed();
    if (sealed !== null) {
      await sealed.lock();
      return ok();
    }
    this.#written = attempt(() => {
      vault.setSetting(lockedSetting, "true");
      return true;
    }, false);
    if (this.#written) return ok();
    return fail(
      "vault-busy",
      "This window is locked, but the terminal is not: the vault could not be written.",
      {
        hint: "Lock it there with: keystow lock",
      },
    );
  }

  /** Shuts the stores and wipes what is kept of secrets for speed. */
  async forget(): Promise<void> {
    await this.#open?.vault.forget().catch(() => undefined);
  }

  /** Opens the gate. `wrong-passphrase`, or why the store cannot be read; then it stays shut. */
  async unlock(passphrase: Secret | null): Promise<Result<void>> {
    const opened = this.vault();
    if (!opened.ok) return opened;
    const sealed = this.#sealed();
    const locks = this.#locks;
    const usable = sealed === null ? await usableStore(opened.value) : await openSealed(sealed, passphrase);
    if (!usable.ok) return usable;
    if (this.#locks !== locks) return await this.#overtaken(sealed);
    try {
      if (this.#isLockedInVault()) opened.value.setSetting(lockedSetting, "false");
    } catch (error) {
      return { ok: false, error: failureOf(error) };
    }
    this.#gate = null;
    this.#written = false;
    this.#needsPassphrase = false;
    return ok();
  }

  /** The keychain may have let the unlocking wait for minutes: whoever locked meanwhile has the last word. */
  async #overtaken(sealed: SealedStore | null): Promise<Result<never>> {
    if (this.#gate === "asked") await sealed?.lock();
    await this.forget();
    return fail("cancelled", "Keystow was locked again before it was open.", {
      hint: "Unlock it once more.",
    });
  }

  async close(): Promise<void> {
    const vault = this.#open?.vault;
    this.#open = null;
    if (vault !== undefined) await closeQuietly(vault);
    await this.#closing;
  }
}

/** What `work` answers; `otherwise` when it threw. */
function attempt<T>(work: () => T, otherwise: T): T {
  try {
    return work();
  } catch {
    return otherwise;
  }
}

async function closeQuietly(vault: Vault): Promise<void> {
  try {
    await vault.close();
  } catch {
    // The file may be gone; there is nobody left who could use the vault.
  }
}

/** "Unlocked" would be a lie while the keychain does not work. */
async function usableStore({ secretStore }: Vault): Promise<Result<void>> {
  const state = await secretStore.probe();
  if (state.state === "ready") return ok();
  return fail(`store-${state.state}`, state.why, { hint: state.hint, details: { store: state.name } });
}

async function openSealed(store: SealedStore, passphrase: Secret | null): Promise<Result<void>> {
  if (passphrase !== null) return await store.unlock(passphrase);
  return fail("wrong-passphrase", "This vault opens with its passphrase.", { hint: "Type the passphrase." });
}
