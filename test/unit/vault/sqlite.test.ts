import { readdirSync, statSync, symlinkSync, writeFileSync, chmodSync, mkdirSync } from "node:fs";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { DatabaseFailure, openDatabase } from "../../../electron/adapters/sqlite.ts";
import type { Database } from "../../../electron/core/ports.ts";
import { temporaryFolder } from "../../helpers/temporary-folder.ts";
import { codeOf, createTestVault, newKey, secretsOf, valueOf } from "../../helpers/vault-fixture.ts";

function open(path: string): Database {
  const database = valueOf(openDatabase(path, { create: true }));
  onTestFinished(() => database.close());
  return database;
}

function failureOf(work: () => unknown): DatabaseFailure {
  try {
    work();
  } catch (error) {
    if (error instanceof DatabaseFailure) return error;
  }
  throw new Error("expected a DatabaseFailure");
}

test("the file and its companions are readable by their owner only", () => {
  const folder = temporaryFolder();
  const path = join(folder, "vault.db");
  open(path).exec("CREATE TABLE t (x)");
  expect(readdirSync(folder).sort()).toEqual(["vault.db", "vault.db-shm", "vault.db-wal"]);
  for (const name of readdirSync(folder)) expect(statSync(join(folder, name)).mode & 0o777).toBe(0o600);
  chmodSync(path, 0o644);
  open(path);
  expect(statSync(path).mode & 0o777).toBe(0o600);
});

test("the settings that safety rests on are in force", () => {
  const database = open(join(temporaryFolder(), "vault.db"));
  const pragma = (name: string): unknown => Object.values(database.get(`PRAGMA ${name}`) ?? {})[0];
  expect(pragma("journal_mode")).toBe("wal");
  expect(pragma("synchronous")).toBe(2);
  expect(pragma("foreign_keys")).toBe(1);
  expect(pragma("secure_delete")).toBe(1);
  expect(pragma("trusted_schema")).toBe(0);
  expect(pragma("busy_timeout")).toBe(5_000);
});

test("what is no regular file of ours is refused", () => {
  const folder = temporaryFolder();
  expect(codeOf(openDatabase(join(folder, "none.db"), { create: false }))).toBe("vault-missing");
  expect(readdirSync(folder)).toEqual([]);
  mkdirSync(join(folder, "folder.db"));
  writeFileSync(join(folder, "real.db"), "");
  symlinkSync(join(folder, "real.db"), join(folder, "link.db"));
  symlinkSync(join(folder, "nowhere"), join(folder, "dangling.db"));
  for (const name of ["folder.db", "link.db", "dangling.db"])
    for (const create of [true, false])
      expect(codeOf(openDatabase(join(folder, name), { create }))).toBe("file-refused");
  expect(codeOf(openDatabase(join(folder, "no-folder", "x.db"), { create: true }))).not.toBe("ok");
});

test("a transaction that throws leaves nothing, and the next one works", () => {
  const database = open(join(temporaryFolder(), "vault.db"));
  database.exec("CREATE TABLE t (x UNIQUE)");
  const work = (): void => {
    database.run("INSERT INTO t VALUES (1)");
    throw new Error("stop");
  };
  expect(() => database.transaction(work)).toThrow("stop");
  expect(database.all("SELECT * FROM t")).toEqual([]);
  database.transaction(() => database.run("INSERT INTO t VALUES (1)"));
  const failure = failureOf(() => database.run("INSERT INTO t VALUES (1)"));
  expect(failure.constraint).toBe(true);
  expect(failure.message).not.toContain("t.x");
});

test("a database that another process holds is busy, and its text is ours", () => {
  const path = join(temporaryFolder(), "vault.db");
  const [one, two] = [open(path), open(path)];
  one.exec("CREATE TABLE t (x)");
  two.exec("PRAGMA busy_timeout = 20");
  const failure = one.transaction(() => failureOf(() => two.run("INSERT INTO t VALUES (1)")));
  expect(failure.failure.code).toBe("vault-busy");
  expect(failure.message).not.toContain("locked");
});

test("a damaged file is told as damaged", () => {
  const path = join(temporaryFolder(), "vault.db");
  writeFileSync(path, "SQLite format 3\0" + "x".repeat(8_000));
  expect(codeOf(openDatabase(path, { create: false }))).toBe("vault-damaged");
});

test("on a full disk a write fails with a clear error, and nothing is lost", async () => {
  const { vault, add, database, store, reveal, clock } = await createTestVault();
  const key = await add("FIRST", "first-value");
  const pages = Number(database.get("PRAGMA page_count")?.["page_count"]);
  // Filled to the last page, so that the very next row has no place.
  database.exec(`PRAGMA max_page_count = ${pages}`);
  const note = "n".repeat(4_000);
  let code = "ok";
  for (let count = 0; code === "ok" && count < 50; count += 1)
    code = codeOf(await vault.add(newKey(`KEY_${count}`, { note }), secretsOf(`value-${count}`)));
  expect(code).toBe("vault-write-failed");
  const failed = vault.edit(key.id, { note });
  expect(failed.ok ? "" : failed.error.message).toContain("disk is full");
  expect(await reveal(key.id)).toBe("first-value");
  const names = vault.list().map((one) => one.name);
  database.exec("PRAGMA max_page_count = 100000");
  clock.advance(120_000);
  for (const problem of valueOf(await vault.diagnose()).problems)
    valueOf(await vault.repair({ problem, action: problem.repairs[0]! }));
  expect(vault.list().map((one) => one.name)).toEqual(expect.arrayContaining(names));
  for (const one of vault.list()) valueOf(await vault.readSecrets(one.id));
  expect(store().ids()).toHaveLength(vault.list().length + 1);
  expect(valueOf(await vault.diagnose()).problems).toEqual([]);
});

test("a vault on a read-only disk can be read; writing says why it fails and changes nothing", async () => {
  const fixture = await createTestVault();
  const key = await fixture.add("API", "the-value");
  fixture.database.exec("PRAGMA query_only = ON");
  expect(await fixture.reveal(key.id)).toBe("the-value");
  const before = fixture.store().ids();
  expect(codeOf(await fixture.vault.add(newKey("NEW"), secretsOf("value")))).toBe("vault-write-failed");
  expect(codeOf(await fixture.vault.erase(key.id))).toBe("vault-write-failed");
  expect(codeOf(fixture.vault.edit(key.id, { note: "x" }))).toBe("vault-write-failed");
  expect(fixture.store().ids()).toEqual(before);
  expect(fixture.vault.list()).toEqual([key]);
});
