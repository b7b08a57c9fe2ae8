/** Turns what the database throws into results: nothing thrown leaves the vault's own methods that return one. */
import { fail } from "../errors.ts";
import type { KeystowError, Result } from "../errors.ts";
import type { Database } from "../ports.ts";

/** The shape that the SQLite adapter throws (`DatabaseFailure`); told by its shape, since the core imports no adapter. */
interface ThrownFailure {
  readonly failure: KeystowError;
  readonly constraint: boolean;
}

function isThrownFailure(error: unknown): error is Error & ThrownFailure {
  return error instanceof Error && "failure" in error && "constraint" in error;
}

/**
 * The failure behind anything that was thrown. What is not ours becomes `internal` without its text,
 * since a foreign text may quote a secret.
 */
export function failureOf(error: unknown): KeystowError {
  if (isThrownFailure(error)) return error.failure;
  return fail("internal", "The vault met an unexpected error.").error;
}

/** Throws `error` as the database would, for what has no result of its own; `failureOf` finds it again. */
export function raise(error: KeystowError): never {
  const thrown: ThrownFailure = { failure: error, constraint: false };
  throw Object.assign(new Error(error.message), thrown);
}

/** Whether a row broke a rule of the schema, such as the unique place of a name. */
export function isConstraint(error: unknown): boolean {
  return isThrownFailure(error) && error.constraint;
}

/** Runs `work`; what it throws becomes its failed result. */
export function guarded<T>(work: () => Result<T>): Result<T> {
  try {
    return work();
  } catch (error) {
    return { ok: false, error: failureOf(error) };
  }
}

/** The same for asynchronous work. */
export async function guardedAsync<T>(work: () => Promise<Result<T>>): Promise<Result<T>> {
  try {
    return await work();
  } catch (error) {
    return { ok: false, error: failureOf(error) };
  }
}

/** Carries a failed result out of a transaction, so that the database rolls back. */
class RolledBack extends Error {
  readonly failed: KeystowError;

  constructor(failed: KeystowError) {
    super(failed.message);
    this.failed = failed;
  }
}

/**
 * Runs `work` in one transaction. A failed result rolls back just as a thrown error does, so a
 * method can refuse half-way and nothing of it stays.
 */
export function inTransaction<T>(database: Database, work: () => Result<T>): Result<T> {
  try {
    return database.transaction(() => {
      const result = work();
      if (!result.ok) throw new RolledBack(result.error);
      return result;
    });
  } catch (error) {
    return { ok: false, error: error instanceof RolledBack ? error.failed : failureOf(error) };
  }
}
