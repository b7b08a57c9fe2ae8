/** SQLite's and the system's error codes, told in our words. */
import type { KeystowError } from "../core/errors.ts";

/**
 * What the database throws. `failure` is safe to show; `constraint` tells that a row broke a rule of
 * the schema (two keys with one name), which the vault explains itself.
 */
export class DatabaseFailure extends Error {
  override readonly name = "DatabaseFailure";
  readonly failure: KeystowError;
  readonly constraint: boolean;

  constructor(failure: KeystowError, constraint: boolean) {
    super(failure.message);
    this.failure = failure;
    this.constraint = constraint;
  }
}

const busy: KeystowError = {
  code: "vault-busy",
  message: "Another program is writing to the vault and did not finish within 5 seconds.",
  hint: "Try again; if it stays so, look for another keystow that hangs.",
};
const damaged: KeystowError = {
  code: "vault-damaged",
  message: "The vault's file is damaged, or it is not a vault.",
  // No command reads a damaged file, so none is named but the one that begins anew.
  hint: "Keep it: move the vault's folder aside, then put a copy of it back or begin anew with: keystow init",
};
const full: KeystowError = {
  code: "vault-write-failed",
  message: "The disk is full. Nothing was changed.",
  hint: "Free some space and try again.",
};
const readOnly: KeystowError = {
  code: "vault-write-failed",
  message: "The vault's file or folder cannot be written to. Nothing was changed.",
  hint: "Check who owns the vault's folder and whether the disk is read-only.",
};
const unreadable: KeystowError = {
  code: "vault-write-failed",
  message: "The vault's file cannot be opened.",
  hint: "Check who owns the vault's folder and its files.",
};
const notAFolder: KeystowError = {
  code: "file-refused",
  message: "The vault's folder is not a folder.",
  hint: "Set KEYSTOW_HOME to a real folder of your own.",
};
const disk: KeystowError = {
  code: "vault-write-failed",
  message: "Reading or writing the vault's file failed. Nothing was changed.",
  hint: "Check the disk and its free space.",
};
const unexpected: KeystowError = { code: "internal", message: "The vault's file gave an unexpected error." };

/** Primary result codes, https://www.sqlite.org/rescode.html. */
const bySqlite: ReadonlyMap<number, KeystowError> = new Map([
  [3, unreadable],
  [5, busy],
  [6, busy],
  [8, readOnly],
  [10, disk],
  [11, damaged],
  [13, full],
  [14, unreadable],
  [23, unreadable],
  [26, damaged],
]);
const constraintCode = 19;

const bySystem: ReadonlyMap<string, KeystowError> = new Map([
  ["ENOSPC", full],
  ["EDQUOT", full],
  ["EROFS", readOnly],
  ["EACCES", unreadable],
  ["EPERM", unreadable],
  ["EIO", disk],
  ["ENOTDIR", notAFolder],
  ["ELOOP", unreadable],
  ["ENAMETOOLONG", unreadable],
]);

/** The system's code of a failed call (`ENOENT`), or null. */
export function failureOfSystem(error: unknown): string | null {
  return error instanceof Error && "code" in error && typeof error.code === "string" ? error.code : null;
}

/** Translates whatever `node:sqlite` or `node:fs` threw; our own failures pass unchanged. */
export function asDatabaseFailure(error: unknown): DatabaseFailure {
  if (error instanceof DatabaseFailure) return error;
  if (error instanceof Error && "errcode" in error && typeof error.errcode === "number") {
    // The low byte is the primary code; the rest only refines it.
    const primary = error.errcode & 0xff;
    return new DatabaseFailure(bySqlite.get(primary) ?? unexpected, primary === constraintCode);
  }
  return new DatabaseFailure(bySystem.get(failureOfSystem(error) ?? "") ?? unexpected, false);
}
