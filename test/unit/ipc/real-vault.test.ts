import { expect, test } from "vitest";
import { openDatabase } from "../../../electron/adapters/sqlite.ts";
import { vaultFile } from "../../../electron/adapters/vault-folder.ts";
import type { Result } from "../../../electron/core/errors.ts";
import { openVault, schemaVersion, type Vault } from "../../../electron/core/vault/index.ts";
import { closedStore } from "../../../electron/ipc/closed-store.ts";
import { vaultOverview } from "../../../electron/ipc/overview.ts";
import { createTestVault } from "../../helpers/vault-fixture.ts";

test("a real vault is shown beside the program that writes it, without a value of any key", async () => {
  const { folder, clock, random, vault, add } = await createTestVault({ kind: "sealed" });
  const value = `sk_test_${"5".repeat(28)}`;
  const kept = await add("KEPT", value, { knownPrefix: "sk_test_", note: value, fields: { account: value } });
  const archived = await add("ARCHIVED", `${value}6`);
  vault.archive(archived.id);
  const open = (): Result<Vault> => {
    const database = openDatabase(vaultFile(folder), { create: false, newestSchema: schemaVersion });
    return database.ok
      ? openVault({ folder, database: database.value, clock, random, makeStore: closedStore })
      : database;
  };
  const overview = await vaultOverview({ folder, open, clock });
  expect(overview).toMatchObject({
    state: "ready",
    store: "sealed",
    keys: [{ id: kept.id, name: "KEPT", masked: "sk_test_••••••••5555", check: { status: "unchecked" } }],
  });
  expect(JSON.stringify(overview)).not.toContain("5".repeat(5));
  await add("LATER");
  const later = await vaultOverview({ folder, open, clock });
  expect(later).toMatchObject({ keys: [{ name: "KEPT" }, { name: "LATER" }] });
});
