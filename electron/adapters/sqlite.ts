/**
 * SQLite for the vault, on `node:sqlite`. Every error that leaves here is one of ours: SQLite's own
 * texts name tables and columns, and are of no use to the reader.
 */
import { chmodSync, closeSync, lstatSync, openSync, readSync } from "node:fs";
import type { Stats } from "node:fs";
import { basename } from "node:path";
import { DatabaseSync } from "node:sqlite";
import type { StatementSync } from "node:sqlite";
import { fail, ok } from "../core/errors.ts";
import type { Result } from "../core/errors.ts";
import type { Database, SqlRow, SqlValue } from "../core/ports.ts";
import { asDatabaseFailure, failureOfSystem } from "./sqlite-failure.ts";

export { DatabaseFailure } from "./sqlite-failure.ts";

export interface OpenDatabaseOptions {
  /** Makes the file (0600) when there is none; otherwise `vault-missing`. */
  readonly create: boolean;
  /**
   * The newest schema that the caller understands. A file of a newer one is refused before it is
   * opened for writing, so that not even its write-ahead log is folded in.
   */
  readonly newestSchema?: number;
}

/** How long a statement waits for another process before it fails with `vault-busy`. */
const busyMilliseconds = 5_000;

/**
 * Opens the vault's file. Settings: write-ahead log, fsync at every commit (nothing that was
 * confirmed may be lost with the power), deleted rows overwritten, SQL in the schema not trusted.
 * Fails with `vault-missing`, `vault-newer`, `vault-busy`, `vault-damaged`, `vault-write-failed` or
 * `file-refused` (the path is a link or no regular file).
 */
export function openDatabase(path: string, options: OpenDatabaseOptions): Result<Database> {
  try {
    const prepared = prepareFile(path, options.create);
    if (!prepared.ok) return prepared;
    if (options.newestSchema !== undefined && schemaOf(path) > options.newestSchema) return tooNew(path);
    return ok(new SqliteDatabase(path));
  } catch (error) {
    return { ok: false, error: asDatabaseFailure(error).failure };
  }
}

const tooNew = (path: string): Result<never> =>
  fail("vault-newer", "This vault was written by a newer Keystow. It has not been touched.", {
    hint: "Install the newest Keystow and try again.",
    details: { file: path },
  });

/** The file stands there as a regular file that only its owner may read. SQLite gives -wal and -shm the same mode. */
function prepareFile(path: string, create: boolean): Result<void> {
  const facts = statOf(path);
  if (facts === null) {
    if (!create) {
      return fail("vault-missing", "There is no vault here yet.", {
        hint: "Create one with: keystow init",
        details: { file: path },
      });
    }
    closeSync(openSync(path, "wx", 0o600));
    return ok();
  }
  if (!facts.isFile()) {
    return fail("file-refused", `${basename(path)} is a link or not a regular file.`, {
      details: { file: path },
    });
  }
  if (process.platform !== "win32" && (facts.mode & 0o077) !== 0) chmodSync(path, 0o600);
  return ok();
}

function statOf(path: string): Stats | null {
  try {
    return lstatSync(path);
  } catch (error) {
    if (failureOfSystem(error) === "ENOENT") return null;
    throw error;
  }
}

/** The schema's number, read without changing anything on the disk. */
function schemaOf(path: string): number {
  const log = statOf(`${path}-wal`);
  if (log === null || log.size === 0) return schemaInHeader(path);
  // The number may stand in the log only: SQLite has to read it, but may not write.
  const database = new DatabaseSync(path, { readOnly: true, timeout: busyMilliseconds });
  try {
    return Number(database.prepare("PRAGMA user_version").get()?.["user_version"] ?? 0);
  } finally {
    database.close();
  }
}

/** `user_version` is the big-endian number at offset 60 of the file (sqlite.org/fileformat2.html). */
function schemaInHeader(path: string): number {
  const header = Buffer.alloc(64);
  const descriptor = openSync(path, "r");
  try {
    const isWhole = readSync(descriptor, header, 0, header.length, 0) === header.length;
    // What is no database has no schema: SQLite itself says what is wrong with it.
    return isWhole && header.toString("latin1", 0, 16) === "SQLite format 3\0" ? header.readInt32BE(60) : 0;
  } finally {
    closeSync(descriptor);
  }
}

class SqliteDatabase implements Database {
  readonly #connection: DatabaseSync;
  readonly #statements = new Map<string, StatementSync>();

  constructor(path: string) {
    this.#connection = new DatabaseSync(path, { timeout: busyMilliseconds });
    try {
      this.#connection.exec(
        "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON;" +
          "PRAGMA secure_delete=ON; PRAGMA trusted_schema=OFF; PRAGMA temp_store=MEMORY",
      );
    } catch (error) {
      this.#connection.close();
      throw error;
    }
  }

  exec(sql: string): void {
    this.#translated(() => this.#connection.exec(sql));
  }

  run(sql: string, ...parameters: readonly SqlValue[]): { readonly changes: number } {
    return this.#translated(() => ({ changes: Number(this.#statement(sql).run(...parameters).changes) }));
  }

  get(sql: string, ...parameters: readonly SqlValue[]): SqlRow | undefined {
    return this.#translated(() => this.#statement(sql).get(...parameters) as SqlRow | undefined);
  }

  all(sql: string, ...parameters: readonly SqlValue[]): SqlRow[] {
    return this.#translated(() => this.#statement(sql).all(...parameters) as SqlRow[]);
  }

  transaction<T>(work: () => T): T {
    if (this.#connection.isTransaction) return this.#savepoint(work);
    this.exec("BEGIN IMMEDIATE");
    try {
      const value = work();
      this.exec("COMMIT");
      return value;
    } catch (error) {
      this.#rollBack();
      throw error;
    }
  }

  /** SQLite keeps savepoints of one name apart: the innermost is meant. */
  #savepoint<T>(work: () => T): T {
    this.exec("SAVEPOINT inner");
    try {
      const value = work();
      this.exec("RELEASE inner");
      return value;
    } catch (error) {
      // After a full disk SQLite has rolled back everything: then there is no savepoint to go back to.
      if (this.#connection.isTransaction) this.exec("ROLLBACK TO inner; RELEASE inner");
      throw error;
    }
  }

  close(): void {
    this.#statements.clear();
    if (this.#connection.isOpen) this.#connection.close();
  }

  #statement(sql: string): StatementSync {
    const known = this.#statements.get(sql);
    if (known !== undefined) return known;
    const statement = this.#connection.prepare(sql);
    this.#statements.set(sql, statement);
    return statement;
  }

  /** SQLite has already rolled back by itself after some errors (a full disk); what was wrong is thrown by the caller. */
  #rollBack(): void {
    try {
      if (this.#connection.isTransaction) this.#connection.exec("ROLLBACK");
    } catch {
      // The first failure is the one to tell; closing the connection rolls back in any case.
    }
  }

  #translated<T>(work: () => T): T {
    try {
      return work();
    } catch (error) {
      throw asDatabaseFailure(error);
    }
  }
}
