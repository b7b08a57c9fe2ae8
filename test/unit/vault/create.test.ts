import { expect, test } from "vitest";
import { openDatabase } from "../../../electron/adapters/sqlite.ts";
import { vaultFile } from "../../../electron/adapters/vault-folder.ts";
import { fail, ok } from "../../../electron/core/errors.ts";
import type { Database } from "../../../electron/core/ports.ts";
import { createVault, openVault, schemaVersion } from "../../../electron/core/vault/index.ts";
import type { NewVault } from "../../../electron/core/vault/index.ts";
import { fileSecretStore } from "../../fakes/file-secret-store.ts";
import type { FileSecretStore } from "../../fakes/file-secret-store.ts";
import { fixedClock } from "../../fakes/fixed-clock.ts";
import { seededRandom } from "../../fakes/seeded-random.ts";
import { temporaryFolder } from "../../helpers/temporary-folder.ts";
import { codeOf, newKey, secretsOf, valueOf } from "../../helpers/vault-fixture.ts";

interface Setting {
  readonly store: FileSecretStore;
  readonly database: () => Database;
  readonly parts: (database: Database) => NewVault;
}

function setting(): Setting {
  const folder = temporaryFolder();
  const store = fileSecretStore(folder, "keychain");
  const shared = { folder, clock: fixedClock(), random: seededRandom("create"), kind: "keychain" } as const;
  return {
    store,
    database: () => valueOf(openDatabase(vaultFile(folder), { create: true })),
    parts: (database) => ({ ...shared, database, makeStore: () => store }),
  };
}

test("a new vault is empty, says what it is, and holds one secret of its own", async () => {
  const { store, database, parts } = setting();
  const vault = valueOf(await createVault(parts(database())));
  expect(vault.info()).toMatchObject({
    store: "keychain",
    schemaVersion,
    createdAt: "2026-11-21T09:00:00.000Z",
    keyCount: 0,
  });
  expect(vault.list()).toEqual([]);
  expect(store.ids()).toHaveLength(1);
  await vault.close();
  const again = valueOf(openVault(parts(database())));
  valueOf(await again.add(newKey("API"), secretsOf("value")));
  await again.close();
});

test("a vault is never made over another", async () => {
  const { store, database, parts } = setting();
  const vault = valueOf(await createVault(parts(database())));
  const key = valueOf(await vault.add(newKey("API"), secretsOf("value")));
  expect(codeOf(await createVault(parts(database())))).toBe("vault-exists");
  expect(valueOf(await vault.readSecrets(key.id)).value.revealText()).toBe("value");
  expect(store.ids()).toHaveLength(2);
  await vault.close();
});

test.for(["locked", "absent", "denied", "failing"] as const)(
  "with the store %s no vault is made, and nothing stands in the way of the next attempt",
  async (condition) => {
    const { store, database, parts } = setting();
    store.condition = condition;
    expect(codeOf(await createVault(parts(database())))).toBe(`store-${condition}`);
    expect(codeOf(openVault(parts(database())))).toBe("vault-missing");
    store.condition = "ready";
    await valueOf(await createVault(parts(database()))).close();
  },
);

test("the store is prepared before the first secret, and a failed preparation leaves nothing", async () => {
  const { store, database, parts } = setting();
  const failed = await createVault({
    ...parts(database()),
    prepare: async () => fail("cancelled", "No passphrase was given."),
  });
  expect(codeOf(failed)).toBe("cancelled");
  expect(store.ids()).toEqual([]);
  const seen: number[] = [];
  const vault = await createVault({
    ...parts(database()),
    prepare: async (prepared) => {
      seen.push(prepared === store ? store.ids().length : -1);
      return ok();
    },
  });
  expect(seen).toEqual([0]);
  await valueOf(vault).close();
});

test("a program that died while making a vault does not block the next one", async () => {
  const { store, database, parts } = setting();
  const dying = database();
  dying.exec("CREATE TABLE placeholder (x)");
  dying.exec("DROP TABLE placeholder");
  // The last step fails, and so does clearing up: what a killed process leaves behind.
  const failing: Database = {
    exec: (sql) => dying.exec(sql),
    all: (sql, ...values) => dying.all(sql, ...values),
    get: (sql, ...values) => dying.get(sql, ...values),
    close: () => dying.close(),
    transaction: (work) => dying.transaction(work),
    run: (sql, ...values) => {
      if (sql.includes("DELETE FROM intents") || sql.includes("UPDATE intents")) throw new Error("killed");
      return dying.run(sql, ...values);
    },
  };
  expect(codeOf(await createVault(parts(failing)))).toBe("internal");
  expect(store.ids()).toHaveLength(1);
  expect(codeOf(openVault(parts(database())))).toBe("vault-missing");
  const next = parts(database());
  expect(codeOf(await createVault({ ...next, process: { own: "x", isAlive: () => true } }))).toBe(
    "vault-busy",
  );
  const vault = await createVault({ ...parts(database()), process: { own: "x", isAlive: () => false } });
  expect(store.ids()).toHaveLength(1);
  await valueOf(vault).close();
});

test("two programs that make the vault at once: one does, the other says so", async () => {
  const { database, parts } = setting();
  const results = await Promise.all([createVault(parts(database())), createVault(parts(database()))]);
  const codes = results.map(codeOf).sort();
  expect(codes).toContain("ok");
  expect(["vault-busy", "vault-exists"]).toContain(codes.find((code) => code !== "ok"));
  for (const result of results) if (result.ok) await result.value.close();
});
