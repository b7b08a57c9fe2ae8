import { copyFileSync, readFileSync, readdirSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { expect, onTestFinished, test } from "vitest";
import { openDatabase } from "../../../electron/adapters/sqlite.ts";
import type { Database } from "../../../electron/core/ports.ts";
import { openVault, schemaVersion } from "../../../electron/core/vault/index.ts";
import { migrate } from "../../../electron/core/vault/migrations.ts";
import { schemaSteps } from "../../../electron/core/vault/schema.ts";
import { fileSecretStore } from "../../fakes/file-secret-store.ts";
import { fixedClock } from "../../fakes/fixed-clock.ts";
import { seededRandom } from "../../fakes/seeded-random.ts";
import { temporaryFolder } from "../../helpers/temporary-folder.ts";
import { codeOf, valueOf } from "../../helpers/vault-fixture.ts";

const fixtures = join(import.meta.dirname, "../../fixtures/migrations");

function openFile(path: string, create = false): Database {
  const database = valueOf(openDatabase(path, { create }));
  onTestFinished(() => database.close());
  return database;
}

const versions = Array.from({ length: schemaVersion }, (_, index) => index + 1);

test.for(versions)("a vault of schema %i is brought up to date with everything in it", async (version) => {
  const folder = temporaryFolder();
  const path = join(folder, "vault.db");
  const old = new DatabaseSync(path);
  old.exec(readFileSync(join(fixtures, `version-${version}.sql`), "utf8"));
  old.close();
  const vault = valueOf(
    openVault({
      folder,
      database: openFile(path),
      clock: fixedClock(),
      random: seededRandom(1),
      makeStore: (kind) => fileSecretStore(folder, kind),
    }),
  );
  expect(vault.info()).toMatchObject({ schemaVersion, store: "keychain", keyCount: 2 });
  expect(vault.list()).toMatchObject([
    {
      name: "OPENAI",
      project: "shop",
      environment: "prod",
      tags: ["billing", "team"],
      fields: { organisation: "org-0" },
      check: { status: "unreachable", reason: "offline", definite: { status: "valid" } },
      rotation: { policyDays: 90, snoozedUntil: "2026-12-24" },
    },
  ]);
  expect(vault.list({ archived: true })).toMatchObject([
    { name: "OLD", archivedAt: "2026-11-20T10:00:00.000Z" },
  ]);
  const [key] = vault.list();
  expect(vault.checkHistory(key!.id, 10)).toHaveLength(2);
  expect(vault.links()).toHaveLength(1);
  expect(vault.activity(10).length).toBeGreaterThan(0);
  expect(vault.setting("example")).toBe("kept");
  await vault.close();
});

test("a fresh vault and one that was brought up to date have the same schema", () => {
  const folder = temporaryFolder();
  const fresh = openFile(join(folder, "fresh.db"), true);
  valueOf(migrate(fresh));
  const tables = (database: Database): readonly unknown[] =>
    database.all("SELECT type, name, sql FROM sqlite_schema WHERE sql IS NOT NULL ORDER BY name");
  const normal = (rows: readonly unknown[]): string => JSON.stringify(rows).replaceAll(/(\\n|\s)+/g, " ");
  for (const version of versions) {
    const path = join(folder, `${version}.db`);
    const old = new DatabaseSync(path);
    old.exec(readFileSync(join(fixtures, `version-${version}.sql`), "utf8"));
    old.close();
    const migrated = openFile(path);
    valueOf(migrate(migrated));
    expect(normal(tables(migrated))).toBe(normal(tables(fresh)));
  }
});

test("steps that are missing are applied in order; one that fails leaves the version before", () => {
  const database = openFile(join(temporaryFolder(), "vault.db"), true);
  valueOf(migrate(database));
  const next = [...schemaSteps, "CREATE TABLE later (x)", "INSERT INTO later VALUES (1)"];
  const broken = [...next, "CREATE TABLE much_later (x)", "INSERT INTO nowhere VALUES (1)"];
  expect(() => migrate(database, broken)).toThrow("unexpected error");
  const version = (): unknown => database.get("PRAGMA user_version")?.["user_version"];
  expect(version()).toBe(schemaVersion);
  expect(database.get("SELECT 1 FROM sqlite_schema WHERE name LIKE '%later'")).toBe(undefined);
  valueOf(migrate(database, next));
  expect(version()).toBe(schemaVersion + 2);
  expect(database.get("SELECT x FROM later")).toEqual({ x: 1 });
  expect(codeOf(migrate(database))).toBe("vault-newer");
});

/** Content and time of change of every file of the folder. */
function photograph(folder: string): unknown {
  return readdirSync(folder)
    .filter((name) => !name.endsWith("-shm"))
    .sort()
    .map((name) => [
      name,
      statSync(join(folder, name)).mtimeMs,
      readFileSync(join(folder, name)).toString("base64"),
    ]);
}

test.for([
  ["in the file", false],
  ["in its log only", true],
] as const)("a newer schema (%s) is refused and not touched, byte for byte", ([, inLog]) => {
  const source = temporaryFolder();
  const newer = new DatabaseSync(join(source, "vault.db"));
  newer.exec("PRAGMA journal_mode=WAL; PRAGMA wal_autocheckpoint=0; CREATE TABLE future (x)");
  newer.exec(`PRAGMA user_version = ${schemaVersion + 1}`);
  if (!inLog) newer.exec("PRAGMA wal_checkpoint(TRUNCATE)");
  // Copied while it is open, as if its writer had been killed.
  const folder = temporaryFolder();
  for (const name of ["vault.db", "vault.db-wal"]) copyFileSync(join(source, name), join(folder, name));
  newer.close();
  const before = photograph(folder);
  const opened = openDatabase(join(folder, "vault.db"), { create: false, newestSchema: schemaVersion });
  expect(codeOf(opened)).toBe("vault-newer");
  expect(photograph(folder)).toEqual(before);
});

test("the vault itself refuses a newer schema too, and another program's database", () => {
  const folder = temporaryFolder();
  const parts = {
    folder,
    clock: fixedClock(),
    random: seededRandom(1),
    makeStore: () => fileSecretStore(folder, "keychain"),
  };
  const newer = openFile(join(folder, "newer.db"), true);
  valueOf(migrate(newer, [...schemaSteps, "CREATE TABLE later (x)"]));
  expect(codeOf(openVault({ ...parts, database: newer }))).toBe("vault-newer");
  for (const version of [0, 1, 7]) {
    const foreign = openFile(join(folder, `foreign-${version}.db`), true);
    foreign.exec(`CREATE TABLE notes (x); PRAGMA user_version = ${version}`);
    expect(codeOf(openVault({ ...parts, database: foreign }))).toBe("vault-damaged");
  }
  writeFileSync(join(folder, "text.db"), "no database at all\n".repeat(100));
  expect(codeOf(openDatabase(join(folder, "text.db"), { create: false }))).toBe("vault-damaged");
});
