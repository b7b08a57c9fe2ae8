/**
 * Puts the vault together from real adapters, with stores that can be read. Nothing is opened before
 * it is asked for.
 */
import { systemClock } from "./adapters/clock.ts";
import { createKeyring } from "./adapters/keyring.ts";
import { createProcessIdentity } from "./adapters/process-identity.ts";
import { systemRandom } from "./adapters/random.ts";
import { createSessionKeys } from "./adapters/session-key.ts";
import { openDatabase } from "./adapters/sqlite.ts";
import { ensureVaultFolder, vaultFile } from "./adapters/vault-folder.ts";
import { guardedStore } from "./compose-stores.ts";
import { fail, ok, type Result } from "./core/errors.ts";
import type { StoreKind, StoreState } from "./core/model.ts";
import type { Clock, Database, Random, SealedRecords, SecretStore } from "./core/ports.ts";
import type { Secret } from "./core/secret.ts";
import { createKeychainStore, createSealedStore, isSealedStore, type Keyring } from "./core/secrets/index.ts";
import {
  createVault,
  openVault,
  schemaVersion,
  sealedRecords,
  type Vault,
  type VaultParts,
} from "./core/vault/index.ts";

/** Gets the passphrase of a sealed vault: from `file`, from the environment's file, or from the user. */
export type AskPassphrase = (purpose: "open" | "create", file?: string) => Promise<Result<Secret>>;

export interface VaultDoor {
  readonly clock: Clock;
  readonly random: Random;
  /** Opens the vault once; later calls get the same one. */
  vault(): Promise<Result<Vault>>;
  /** Makes a vault, whole or not at all. */
  create(kind: StoreKind, passphraseFile: string | undefined): Promise<Result<Vault>>;
  /** A store of that kind on the open vault, in use or not; closed with the door. */
  storeOf(kind: StoreKind): Promise<Result<SecretStore>>;
  close(): Promise<void>;
}

/** The name of the setting that `keystow lock` sets to `true`. */
const lockedSetting = "locked";

/** The way to the vault in `folder`; `askPassphrase` is called when a sealed vault is first read. */
export function vaultDoor(folder: string, askPassphrase: AskPassphrase): VaultDoor {
  let opening: Promise<Result<OpenVault>> | null = null;
  let open: OpenVault | null = null;
  const extraStores: SecretStore[] = [];
  const guards = {
    isLocked: () => open?.vault.setting(lockedSetting) === "true",
    askPassphrase: () => askPassphrase("open"),
  };
  const makeStore = (kind: StoreKind, records: SealedRecords): SecretStore =>
    guardedStore(newStore(kind, records, createKeyring), guards);
  const keep = async (opened: Promise<Result<OpenVault>>): Promise<Result<OpenVault>> => {
    const result = await opened;
    if (result.ok) open = result.value;
    return result;
  };
  const openOnce = (): Promise<Result<OpenVault>> =>
    (opening ??= keep(Promise.resolve(openExisting(folder, makeStore))));
  return {
    clock: systemClock,
    random: systemRandom,
    vault: async () => vaultOf(await openOnce()),
    create: async (kind, file) => {
      const made = await keep(
        makeVault({
          folder,
          kind,
          makeStore,
          createKeyring,
          passphrase: () => askPassphrase("create", file),
        }),
      );
      if (made.ok) opening = Promise.resolve(made);
      return vaultOf(made);
    },
    storeOf: async (kind) => {
      const opened = await openOnce();
      if (!opened.ok) return opened;
      const store = makeStore(kind, sealedRecords(opened.value.database));
      extraStores.push(store);
      return ok(store);
    },
    close: async () => {
      await Promise.all(extraStores.map((store) => store.close()));
      await open?.vault.close();
    },
  };
}

/** An open vault, and the database under it. */
export interface OpenVault {
  readonly vault: Vault;
  readonly database: Database;
}

export type MakeStore = VaultParts["makeStore"];
/** Starts the way to the operating system's keychain. */
export type CreateKeyring = () => Keyring;

function vaultOf(opened: Result<OpenVault>): Result<Vault> {
  return opened.ok ? ok(opened.value.vault) : opened;
}

/** The machine's own; tests bring theirs. */
export type Surroundings = Pick<VaultParts, "clock" | "random">;
const system: Surroundings = { clock: systemClock, random: systemRandom };

function partsOf(
  folder: string,
  database: Database,
  makeStore: MakeStore,
  surroundings: Surroundings,
): VaultParts {
  return { folder, database, makeStore, ...surroundings, process: createProcessIdentity() };
}

/** Opens the vault in `folder`; touches no store. `vault-missing`, or why it cannot be opened. */
export function openExisting(
  folder: string,
  makeStore: MakeStore,
  surroundings: Surroundings = system,
): Result<OpenVault> {
  const database = openDatabase(vaultFile(folder), { create: false, newestSchema: schemaVersion });
  if (!database.ok) return database;
  const vault = openVault(partsOf(folder, database.value, makeStore, surroundings));
  return vault.ok ? ok({ vault: vault.value, database: database.value }) : vault;
}

/** A store without guards: for `makeStore`. */
export function newStore(kind: StoreKind, records: SealedRecords, startKeyring: CreateKeyring): SecretStore {
  if (kind === "keychain") return createKeychainStore(startKeyring(), { random: systemRandom });
  return createSealedStore({ records, random: systemRandom, sessionKeys: createSessionKeys() });
}

export interface VaultWish {
  readonly folder: string;
  readonly kind: StoreKind;
  readonly makeStore: MakeStore;
  readonly createKeyring: CreateKeyring;
  readonly surroundings?: Surroundings;
  /** Asked for a sealed vault only. Taken over: wiped here. */
  readonly passphrase: () => Promise<Result<Secret>>;
}

/**
 * Nothing is created when it cannot work: the keychain is tried out, or the passphrase read, before
 * there is a file.
 */
export async function makeVault(wish: VaultWish): Promise<Result<OpenVault>> {
  const { folder, kind, makeStore, surroundings = system } = wish;
  const free = await checkNoVault(folder, makeStore);
  if (!free.ok) return free;
  const passphrase = kind === "sealed" ? await wish.passphrase() : await keychainWorks(wish.createKeyring);
  if (!passphrase.ok) return passphrase;
  const ready = ensureVaultFolder(folder);
  if (!ready.ok) return ready;
  const database = openDatabase(vaultFile(folder), { create: true, newestSchema: schemaVersion });
  if (!database.ok) return database;
  const made = await createVault({
    ...partsOf(folder, database.value, makeStore, surroundings),
    kind,
    prepare: async (store) =>
      isSealedStore(store) && passphrase.value !== null ? await store.initialise(passphrase.value) : ok(),
  });
  passphrase.value?.wipe();
  return made.ok ? ok({ vault: made.value, database: database.value }) : made;
}

async function checkNoVault(folder: string, makeStore: MakeStore): Promise<Result<void>> {
  const existing = openExisting(folder, makeStore);
  if (!existing.ok) return existing.error.code === "vault-missing" ? ok() : existing;
  await existing.value.vault.close();
  return fail("vault-exists", "There is a vault here already. It was not touched.", {
    hint: "See it with: keystow list",
    details: { folder },
  });
}

async function keychainWorks(startKeyring: CreateKeyring): Promise<Result<null>> {
  const state = await probeKeychain(startKeyring);
  if (state.state === "ready") return ok(null);
  return fail(`store-${state.state}`, state.why, { hint: state.hint, details: { store: state.name } });
}

/** Writes, reads and deletes a test item. */
export async function probeKeychain(startKeyring: CreateKeyring): Promise<StoreState> {
  const store = createKeychainStore(startKeyring(), { random: systemRandom });
  const state = await store.probe();
  await store.close();
  return state;
}
