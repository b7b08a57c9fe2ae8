/** What the system's errors mean, in our own words: a foreign text never gets out. */
import { basename } from "node:path";
import { fail } from "../core/errors.ts";
import type { KeystowError } from "../core/errors.ts";

/** The errno name of a failed call (`ENOENT`), or "". */
export const codeOf = (error: unknown): string => {
  const code = error instanceof Error && "code" in error ? error.code : undefined;
  return typeof code === "string" ? code : "";
};

/** A failed write in our words. Codes: errno names of Node. */
export const writeFailure = (error: unknown, path: string): KeystowError => {
  const reasons: Readonly<Record<string, readonly [string, string]>> = {
    EROFS: ["the file system is read-only", "Mount it writable, or choose another folder."],
    ENOSPC: ["the disk is full", "Free some space, then try again."],
    EDQUOT: ["your disk quota is used up", "Free some space, then try again."],
    EFBIG: [
      "the file would be larger than this process may write",
      "Raise the limit (ulimit -f), then try again.",
    ],
    EACCES: ["you may not write to this folder", "Check the folder's permissions."],
    EPERM: ["the system does not allow it", "Check the folder's permissions and attributes."],
    ENOENT: ["the folder does not exist", "Create the folder first."],
    ENOTDIR: ["a part of the path is not a folder", "Check the path."],
    ENAMETOOLONG: ["the name is too long", "Choose a shorter name."],
  };
  const [why, hint] = reasons[codeOf(error)] ?? [
    "the system reported an error",
    "Try again; if it stays, check the disk.",
  ];
  return fail(
    "file-write-failed",
    `${basename(path)} was not written: ${why}. The old content is untouched.`,
    {
      hint,
      details: { file: path, cause: codeOf(error) || "unknown" },
    },
  ).error;
};

/** A failed read in our words. */
export const readFailure = (error: unknown, path: string): KeystowError => {
  const code = codeOf(error);
  const name = basename(path);
  if (code === "ENOENT" || code === "ENOTDIR")
    return fail("file-missing", `${name} does not exist.`, { details: { file: path } }).error;
  const why =
    code === "EACCES" || code === "EPERM"
      ? "you may not read it"
      : code === "ELOOP"
        ? "it is a symbolic link"
        : "the system reported an error";
  return fail("file-unreadable", `${name} cannot be read: ${why}.`, {
    details: { file: path, cause: code || "unknown" },
  }).error;
};

/** A `file-refused` error. */
export const refuse = (message: string, hint: string, path: string): KeystowError =>
  fail("file-refused", message, { hint, details: { file: path } }).error;

/** Stops a write with one of our errors; `replace` catches it. */
export class Refusal extends Error {
  readonly failure: KeystowError;
  constructor(failure: KeystowError) {
    super(failure.code);
    this.failure = failure;
  }
}
