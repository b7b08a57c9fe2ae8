/** Judges a file as a target for real values, before anything is planned. Pure: facts in, verdict out. */
import { basename } from "node:path";
import { fail } from "../errors.ts";
import type { KeystowError } from "../errors.ts";
import type { FileFacts, GitFacts } from "../ports.ts";

export interface TargetFacts {
  /** Absolute path. */
  readonly path: string;
  /** Null: nothing is there yet. */
  readonly file: FileFacts | null;
  /** Null: git could not be asked. */
  readonly git: GitFacts | null;
  /** What the user typed for `--allow-tracked`: it must be the file's name. */
  readonly allowTracked: string | null;
  /** False for a file of names only, such as `.env.example`: git may know that one. */
  readonly holdsSecrets: boolean;
}

export interface TargetVerdict {
  readonly blocked: KeystowError | null;
  readonly warnings: readonly string[];
}

const exampleName = /(?:^|[._-])(?:example|sample|template|dist|defaults?)(?:[._-]|$)/i;

/** Whether the name is one that projects use for a file without values. */
export const isExampleName = (path: string): boolean => exampleName.test(basename(path));

const refused = (message: string, hint: string, path: string): KeystowError =>
  fail("file-refused", message, { hint, details: { file: path } }).error;

/** Why this file is no place to write to, or null. The file adapter checks the same again when it writes. */
export const judgeFile = (path: string, file: FileFacts | null): KeystowError | null => {
  if (file === null) return null;
  const name = basename(path);
  if (file.kind === "link")
    return refused(
      `${name} is a symbolic link: writing through it would change another file.`,
      "Name the real file.",
      path,
    );
  if (file.kind !== "file") return refused(`${name} is not a regular file.`, "Name a file.", path);
  if (file.linkCount > 1) {
    return refused(
      `${name} is a hard link: the same content is reachable under another name.`,
      "Copy it to a file of its own first.",
      path,
    );
  }
  return file.ownedByUser
    ? null
    : refused(`${name} belongs to another user.`, "Write to a file of your own.", path);
};

const judgeGit = (facts: TargetFacts): TargetVerdict => {
  const name = basename(facts.path);
  if (facts.git === null)
    return {
      blocked: null,
      warnings: [`git did not answer, so it is not known whether ${name} would be committed.`],
    };
  if (facts.git.tracked) {
    if (facts.allowTracked === name)
      return {
        blocked: null,
        warnings: [`${name} is tracked by git: the next commit will hold these values.`],
      };
    const hint = `Run \`git rm --cached ${name}\` and add it to .gitignore, or type the file's name: --allow-tracked ${name}`;
    const message = `${name} is tracked by git: the values would be committed.`;
    return {
      blocked: fail("file-tracked", message, { hint, details: { file: facts.path } }).error,
      warnings: [],
    };
  }
  const isExposed = facts.git.inRepository && !facts.git.ignored;
  return {
    blocked: null,
    warnings: isExposed
      ? [`${name} is not ignored by git: add it to .gitignore before the next commit.`]
      : [],
  };
};

/** All guards in order: what the file is, what git knows of it, and what its name promises. */
export const judgeTarget = (facts: TargetFacts): TargetVerdict => {
  const blocked = judgeFile(facts.path, facts.file);
  if (blocked !== null || !facts.holdsSecrets) return { blocked, warnings: [] };
  const git = judgeGit(facts);
  const nameWarning = isExampleName(facts.path)
    ? [`${basename(facts.path)} has the name of a file without values, which are meant to be shared.`]
    : [];
  return { blocked: git.blocked, warnings: [...git.warnings, ...nameWarning] };
};
