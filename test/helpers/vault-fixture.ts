/** Vaults for tests: real SQLite, a fake store that stays on the disk, a fixed clock, seeded randomness. */
import { onTestFinished } from "vitest";
import { openDatabase } from "../../electron/adapters/sqlite.ts";
import { vaultFile } from "../../electron/adapters/vault-folder.ts";
import type { Key, NewKey, StoreKind } from "../../electron/core/model.ts";
import type { Database } from "../../electron/core/ports.ts";
import { createVault, openVault, schemaVersion } from "../../electron/core/vault/index.ts";
import type { ProcessNames, Vault } from "../../electron/core/vault/index.ts";
import { fileSecretStore } from "../fakes/file-secret-store.ts";
import type { FileSecretStore } from "../fakes/file-secret-store.ts";
import { fixedClock } from "../fakes/fixed-clock.ts";
import type { FixedClock } from "../fakes/fixed-clock.ts";
import { seededRandom } from "../fakes/seeded-random.ts";
import type { SeededRandom } from "../fakes/seeded-random.ts";
import { temporaryFolder } from "./temporary-folder.ts";
import { newKey, secretsOf, valueOf } from "./vault-values.ts";

export { codeOf, newKey, secretsOf, valueOf } from "./vault-values.ts";

export interface VaultFixture {
  readonly folder: string;
  readonly clock: FixedClock;
  readonly random: SeededRandom;
  readonly vault: Vault;
  /** The database under `vault`. */
  readonly database: Database;
  readonly store: (kind?: StoreKind) => FileSecretStore;
  /** Opens the same vault as another process would; it sees the same store. */
  readonly another: (process?: ProcessNames) => Vault;
  /** Adds a key and returns it. */
  readonly add: (name: string, value?: string, more?: Partial<NewKey>) => Promise<Key>;
  /** The revealed value of a key. */
  readonly reveal: (id: string) => Promise<string>;
}

export interface FixtureOptions {
  readonly kind?: StoreKind;
  readonly seed?: string | number;
  readonly wrapDatabase?: (database: Database) => Database;
}

/** A fresh vault in a fresh folder, closed when the test has ended. */
export async function createTestVault(options: FixtureOptions = {}): Promise<VaultFixture> {
  const folder = temporaryFolder();
  const clock = fixedClock();
  const random = seededRandom(options.seed ?? 1);
  const stores = new Map<StoreKind, FileSecretStore>();
  const store = (kind: StoreKind = options.kind ?? "keychain"): FileSecretStore => {
    const known = stores.get(kind) ?? fileSecretStore(folder, kind);
    stores.set(kind, known);
    return known;
  };
  const open = (create: boolean): Database => {
    const opened = valueOf(openDatabase(vaultFile(folder), { create, newestSchema: schemaVersion }));
    return options.wrapDatabase?.(opened) ?? opened;
  };
  const database = open(true);
  const parts = { folder, clock, random, makeStore: store };
  const vault = valueOf(await createVault({ ...parts, database, kind: options.kind ?? "keychain" }));
  onTestFinished(() => vault.close());
  return {
    folder,
    clock,
    random,
    vault,
    database,
    store,
    another: (process) => {
      const other = valueOf(
        openVault({ ...parts, database: open(false), ...(process === undefined ? {} : { process }) }),
      );
      onTestFinished(() => other.close());
      return other;
    },
    add: async (name, value = `value-of-${name}-0000`, more = {}) =>
      valueOf(await vault.add(newKey(name, more), secretsOf(value))),
    reveal: async (id) => valueOf(await vault.readSecrets(id)).value.revealText(),
  };
}
