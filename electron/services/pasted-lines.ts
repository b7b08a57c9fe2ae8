/** Whether a pasted text is one key or a piece of a `.env` file. */
import { checkVariableName, parseDocument } from "../core/envfile/index.ts";

/** `NAME=`, `export NAME=` and the like at the beginning of a line: what an `.env` file is made of. */
const assignment = /^[ \t]*(?:export[ \t]+)?[A-Za-z_][A-Za-z0-9_]*[ \t]*=/;

const isComment = (line: string): boolean => /^[ \t]*(?:#|$)/.test(line);

/** Lines that count, in order: neither blank nor comments. */
const linesOf = (text: string): readonly string[] =>
  text.split(/\r\n|\n|\r/).filter((line) => !isComment(line));

/** Names of the variables that the text sets to something. */
function variablesOf(text: string): ReadonlySet<string> {
  const names = parseDocument(text).pieces.flatMap((piece) =>
    piece.kind === "assignment" && piece.value !== "" && checkVariableName(piece.name).ok ? [piece.name] : [],
  );
  return new Set(names);
}

/**
 * Several `NAME=value` lines. A key over several lines (PEM, JSON) is none, and neither is a wrapped
 * key in base64, whose last line ends with equals signs.
 */
export function looksLikeEnvFile(text: string): boolean {
  const [first = "", second] = linesOf(text);
  return second !== undefined && assignment.test(first) && variablesOf(text).size > 1;
}

/** The one line that counts among comments and blank lines, when it is `NAME=value`; null otherwise. */
export function lonelyAssignment(text: string): string | null {
  const lines = linesOf(text);
  const [first] = lines;
  const isAlone = lines.length === 1 && first !== undefined && assignment.test(first);
  return isAlone && /[\r\n]/.test(text.trim()) ? first : null;
}
