/** The window's way to a vault on the disk: real adapters behind `VaultPlace`. */
import { lstatSync } from "node:fs";
import { vaultFile } from "./adapters/vault-folder.ts";
import {
  type CreateKeyring,
  type MakeStore,
  makeVault,
  newStore,
  openExisting,
  probeKeychain,
  type Surroundings,
} from "./compose.ts";
import { guardedStore } from "./compose-stores.ts";
import { fail, type KeystowError, ok, type Result } from "./core/errors.ts";
import type { StoreKind } from "./core/model.ts";
import type { SealedRecords } from "./core/ports.ts";
import { Secret } from "./core/secret.ts";
import type { VaultGuards, VaultPlace } from "./services/vault-door.ts";

const howToUnlock = "Unlock Keystow first.";

/** The vault in `folder`. `createKeyring` starts the way to the keychain; it is called when a store is first used. */
export function windowPlace(
  folder: string,
  createKeyring: CreateKeyring,
  surroundings?: Surroundings,
): VaultPlace {
  const file = vaultFile(folder);
  const storesFor =
    (guards: VaultGuards): MakeStore =>
    (kind: StoreKind, records: SealedRecords) =>
      guardedStore(newStore(kind, records, createKeyring), {
        isLocked: guards.isLocked,
        howToUnlock,
        // The page gives the passphrase with `unlock`; a reading never waits for it.
        askPassphrase: () => Promise.resolve(passphraseNeeded()),
      });
  return {
    folder,
    identity: () => identityOf(file),
    open: (guards) => {
      const opened = openExisting(folder, storesFor(guards), surroundings);
      return opened.ok ? ok(opened.value.vault) : opened;
    },
    create: async (kind, passphrase, guards) => {
      const made = await makeVault({
        folder,
        kind,
        createKeyring,
        makeStore: storesFor(guards),
        ...(surroundings === undefined ? {} : { surroundings }),
        passphrase: () => Promise.resolve(copyOf(passphrase)),
      });
      return made.ok ? ok(made.value.vault) : made;
    },
    probe: () => probeKeychain(createKeyring),
  };
}

/** A place where nothing can be opened, because the folder itself is not known: `cause` says why. */
export function brokenPlace(cause: KeystowError): VaultPlace {
  const failure = { ok: false, error: cause } as const;
  return {
    folder: "",
    identity: () => null,
    open: () => failure,
    create: () => Promise.resolve(failure),
    probe: () =>
      Promise.resolve({ state: "failing", name: "Keychain", why: cause.message, hint: cause.hint ?? "" }),
  };
}

/** Device and inode: as long as the file is open, no other file gets them. */
function identityOf(file: string): string | null {
  try {
    const facts = lstatSync(file, { bigint: true, throwIfNoEntry: false });
    return facts === undefined ? null : `${facts.dev}.${facts.ino}`;
  } catch {
    // Opening it says what is wrong.
    return null;
  }
}

function copyOf(passphrase: Secret | null): Result<Secret> {
  if (passphrase !== null) return ok(Secret.fromBytes(passphrase.revealBytes()));
  return fail("invalid-input", "A sealed vault needs a passphrase.", { hint: "Type one." });
}

function passphraseNeeded(): Result<never> {
  return fail("store-locked", "The vault is sealed: its passphrase is needed.", { hint: howToUnlock });
}
