/** One spec, every store that needs no real keychain (that one runs in test/contract). */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll } from "vitest";
import { openDatabase } from "../../../electron/adapters/sqlite.ts";
import { systemRandom } from "../../../electron/adapters/random.ts";
import type { SealedRecords } from "../../../electron/core/ports.ts";
import { Secret } from "../../../electron/core/secret.ts";
import { createKeychainStore, createSealedStore } from "../../../electron/core/secrets/index.ts";
import { migrate } from "../../../electron/core/vault/migrations.ts";
import { sealedRecords } from "../../../electron/core/vault/sealed-records.ts";
import { MemoryKeyring } from "../../fakes/memory-keyring.ts";
import { memorySealedRecords } from "../../fakes/memory-sealed-records.ts";
import { MemorySecretStore } from "../../fakes/memory-secret-store.ts";
import { describeSecretStore } from "../../helpers/secret-store-contract.ts";

const folder = mkdtempSync(join(tmpdir(), "keystow-test-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function openSealed(records: SealedRecords) {
  const store = createSealedStore({ records, random: systemRandom });
  await store.initialise(Secret.fromText("fake passphrase"));
  return store;
}

describeSecretStore("the fake in memory", () => Promise.resolve(new MemorySecretStore()));

describeSecretStore("the keychain store on a keychain in memory", () =>
  Promise.resolve(createKeychainStore(new MemoryKeyring(), { random: systemRandom })),
);

describeSecretStore("the sealed store in memory", () => openSealed(memorySealedRecords()));

describeSecretStore("the sealed store in SQLite", () => {
  const database = openDatabase(join(folder, "vault.db"), { create: true });
  if (!database.ok) throw new Error(database.error.code);
  migrate(database.value);
  return openSealed(sealedRecords(database.value));
});
