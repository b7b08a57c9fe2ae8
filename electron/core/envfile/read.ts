/** Reads the values of a `.env` file as npm dotenv does, for import, for the diff, and to prove a merge. */
import { fail, ok } from "../errors.ts";
import type { Result } from "../errors.ts";
import { Secret } from "../secret.ts";
import { asText, assignments, checkEditable, parseDocument } from "./document.ts";
import type { EnvDocument } from "./document.ts";
import { looksLikeNumber } from "./readers/node.ts";
import type { Assignment } from "./scan.ts";

/** The most bytes of a file that is read as a `.env` file. */
export const maximumFileBytes = 1024 * 1024;

const expandEscapes = (text: string): string => text.replaceAll("\\n", "\n").replaceAll("\\r", "\r");

/** The value of one assignment by npm dotenv's rules, as people's text. */
export const valueOf = (assignment: Assignment): string => {
  const written = asText(assignment.value).replace(/\r\n?/g, "\n");
  if (assignment.form === "quoted") {
    const inner = written.slice(1, -1);
    return written.startsWith('"') ? expandEscapes(inner) : inner;
  }
  const trimmed = (written.split("#", 1)[0] ?? "").trim();
  const value = trimmed.replace(/^(['"`])([\s\S]*)\1$/, "$2");
  return trimmed.startsWith('"') ? expandEscapes(value) : value;
};

/** All values, the last of a repeated name winning, as npm dotenv has it. */
export const valuesOf = (document: EnvDocument): ReadonlyMap<string, string> =>
  new Map(assignments(document).map((assignment) => [assignment.name, valueOf(assignment)]));

export interface ImportEntry {
  readonly name: string;
  readonly value: Secret;
  /** 1-based line of the assignment. */
  readonly line: number;
}

/** Something on a line that a person should know; never a value. */
export interface LineProblem {
  readonly line: number;
  readonly message: string;
}

export interface ImportedFile {
  readonly entries: readonly ImportEntry[];
  readonly problems: readonly LineProblem[];
}

const problemOf = (assignment: Assignment, lastLine: number | undefined): string | null => {
  const { name, value } = assignment;
  if (assignment.form === "open") return `The quote that opens the value of ${name} is not closed.`;
  if (assignment.form === "bare" && value.includes("#"))
    return `${name}: readers differ about the "#" in an unquoted value.`;
  return lastLine !== assignment.line
    ? `${name} is set again on line ${lastLine}; the last one counts.`
    : null;
};

/**
 * The variables of a `.env` file. In: its bytes, at most 1 MB. Out: one entry a name (the last
 * assignment counts) in the order of the file, and the lines that are malformed or doubtful, which are
 * no failure. Errors: `malformed` for more than 1 MB or NUL bytes.
 */
export const parseForImport = (bytes: Uint8Array): Result<ImportedFile> => {
  if (bytes.length > maximumFileBytes)
    return fail("malformed", "The file is larger than 1 MB: that is no .env file.");
  const editable = checkEditable(bytes);
  if (!editable.ok) return editable;
  const document = parseDocument(bytes);
  const all = assignments(document);
  const lastLines = new Map(all.map((assignment) => [assignment.name, assignment.line]));
  const problems = document.pieces.flatMap((piece): LineProblem[] => {
    if (piece.kind === "other")
      return piece.malformed
        ? [{ line: piece.line, message: "This is neither an assignment nor a comment." }]
        : [];
    const message = problemOf(piece, lastLines.get(piece.name));
    return message === null ? [] : [{ line: piece.line, message }];
  });
  const entries = all
    .filter((assignment) => lastLines.get(assignment.name) === assignment.line)
    .map((assignment) => ({
      name: assignment.name,
      value: Secret.fromText(valueOf(assignment)),
      line: assignment.line,
    }));
  return ok({ entries, problems });
};

const placeholderWords =
  /^(?:x{3,}|\*{3,}|\.{3,}|-{3,}|_{3,}|todo|tbd|none|null|undefined|changeme|change[-_ ]me|replace[-_ ]?me|placeholder|example|secret|password|insert[-_ ].*|enter[-_ ].*|your[-_ ].*|my[-_ ]?(?:api[-_ ]?)?key|.*[-_ ]here)$/i;
const bracketed = /^(?:<[^>]*>|\[[^\]]*\]|\{\{?[^}]*\}?\}|\$\{?[A-Za-z_][A-Za-z0-9_]*\}?|%[A-Za-z_]+%)$/;

/**
 * Whether a value is plainly no key: empty, a stand-in ("your-key-here", "<token>", "xxxx",
 * "${OTHER}"), or a switch, a number or a word too short to be a secret.
 */
export const isPlaceholder = (value: string): boolean => {
  const text = value.trim();
  if (text.length < 8 || looksLikeNumber(text)) return true;
  if (/^(.)\1+$/s.test(text)) return true;
  const core = text.replace(/^(?:sk|pk|rk|key|token|api)[-_](?:live[-_]|test[-_]|ant[-_]|proj[-_])?/i, "");
  return (
    placeholderWords.test(text) || bracketed.test(text) || placeholderWords.test(core) || bracketed.test(core)
  );
};
