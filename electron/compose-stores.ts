/** Stores as the doors give them to the vault: they honour `keystow lock`, and ask for a passphrase when it is needed. */
import { fail, ok, type Result } from "./core/errors.ts";
import type { Uuid } from "./core/model.ts";
import type { SecretStore } from "./core/ports.ts";
import type { Secret } from "./core/secret.ts";
import { isSealedStore, type SealedStore } from "./core/secrets/index.ts";

export interface StoreGuards {
  /** Whether the user locked the vault with `keystow lock`. */
  readonly isLocked: () => boolean;
  /** What to do about a lock; the terminal's own command when left out. */
  readonly howToUnlock?: string;
  /** The passphrase of a sealed vault, from a file or from the user. */
  readonly askPassphrase: () => Promise<Result<Secret>>;
}

/**
 * `store` with both guards before every reading and writing. Asking for the state opens a sealed store
 * too, so that `doctor` and `erase` work where an unlocked key cannot be kept between two runs; what
 * goes wrong with that leaves it locked. Deleting is free.
 */
export function guardedStore(store: SecretStore, guards: StoreGuards): SecretStore | SealedStore {
  const sealed = isSealedStore(store) ? store : null;
  const mayUse = async (): Promise<Result<void>> => {
    if (guards.isLocked()) return locked(guards);
    return sealed === null ? ok() : await unlockOnce(sealed);
  };
  /** A reading during which the vault was locked ends without its value. */
  const readOpen = async (id: Uuid): Promise<Result<Secret | null>> => {
    const read = await store.read(id);
    if (!read.ok || !guards.isLocked()) return read;
    read.value?.wipe();
    return locked(guards);
  };
  let unlocking: Promise<Result<void>> | null = null;
  const unlockOnce = async (target: SealedStore): Promise<Result<void>> => {
    // Several reads may begin at once: the user is asked one time.
    const result = await (unlocking ??= unlock(target, guards.askPassphrase));
    unlocking = null;
    return result;
  };
  const guarded: SecretStore = {
    kind: store.kind,
    state: async () => {
      if (sealed !== null && !guards.isLocked()) await unlockOnce(sealed);
      return await store.state();
    },
    probe: () => store.probe(),
    write: async (id, secret) => {
      const allowed = await mayUse();
      return allowed.ok ? await store.write(id, secret) : allowed;
    },
    read: async (id) => {
      const allowed = await mayUse();
      return allowed.ok ? await readOpen(id) : allowed;
    },
    remove: (id) => store.remove(id),
    close: () => store.close(),
  };
  return sealed === null ? guarded : { ...guarded, ...sealedParts(sealed) };
}

function sealedParts(store: SealedStore): Omit<SealedStore, Exclude<keyof SecretStore, "kind">> {
  return {
    kind: store.kind,
    initialise: (passphrase) => store.initialise(passphrase),
    unlock: (passphrase) => store.unlock(passphrase),
    remember: () => store.remember(),
    lock: () => store.lock(),
    changePassphrase: (current, next) => store.changePassphrase(current, next),
  };
}

/** Unlocks a store that is locked; one that is open or absent is left to answer for itself. */
async function unlock(
  store: SealedStore,
  askPassphrase: StoreGuards["askPassphrase"],
): Promise<Result<void>> {
  const { state } = await store.state();
  if (state !== "locked") return ok();
  const passphrase = await askPassphrase();
  if (!passphrase.ok) return passphrase;
  const unlocked = await store.unlock(passphrase.value);
  passphrase.value.wipe();
  return unlocked;
}

function locked({ howToUnlock }: StoreGuards): Result<never> {
  return fail("store-locked", "The vault is locked: names and dates can be read, values cannot.", {
    hint: howToUnlock ?? "Unlock it with: keystow unlock",
  });
}
