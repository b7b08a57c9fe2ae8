/**
 * The stores of crash tests. `files`: a stand-in for the keychain that lies in files; `keychain`: the
 * real one. The sealed store is always the real one; its key lies in a file, where a login session
 * would keep it, so that no process has to stretch a passphrase again.
 */
import { existsSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { createKeyring } from "../../electron/adapters/keyring.ts";
import { systemRandom } from "../../electron/adapters/random.ts";
import { ok } from "../../electron/core/errors.ts";
import type { StoreKind } from "../../electron/core/model.ts";
import type { SealedRecords, SecretStore } from "../../electron/core/ports.ts";
import { Secret } from "../../electron/core/secret.ts";
import { createKeychainStore, createSealedStore, isSealedStore } from "../../electron/core/secrets/index.ts";
import type { SessionKeys } from "../../electron/core/secrets/index.ts";
import { fileSecretStore } from "../fakes/file-secret-store.ts";
import { valueOf } from "./vault-values.ts";

export type StoreChoice = "files" | "keychain";

/** Not what a product may do: a key in a file. */
function fileSessionKeys(folder: string): SessionKeys {
  const path = (id: string): string => join(folder, `session-${id}`);
  return {
    get: async (id) => (existsSync(path(id)) ? Secret.fromBytes(readFileSync(path(id))) : null),
    put: async (id, key) => {
      writeFileSync(path(id), key.revealBytes());
      return ok();
    },
    remove: async (id) => {
      rmSync(path(id), { force: true });
      return ok(true);
    },
  };
}

/** The store of `kind` for the vault in `folder`. */
export function makeCrashStore(
  choice: StoreChoice,
  folder: string,
  kind: StoreKind,
  records: SealedRecords,
): SecretStore {
  if (kind === "sealed")
    return createSealedStore({ records, random: systemRandom, sessionKeys: fileSessionKeys(folder) });
  if (choice === "files") return fileSecretStore(folder, "keychain");
  return createKeychainStore(createKeyring(), { random: systemRandom });
}

/** Makes a sealed store usable: as the program does before it moves a vault there. */
export async function prepareCrashStore(store: SecretStore): Promise<void> {
  if (!isSealedStore(store)) return;
  if ((await store.state()).state === "ready") return;
  const passphrase = Secret.fromText("pretend passphrase");
  const made = await store.initialise(passphrase);
  if (!made.ok) valueOf(await store.unlock(passphrase));
  valueOf(await store.remember());
}
