/**
 * Finds the assignments in the text of a `.env` file. Every character lands in exactly one piece, so
 * that the pieces joined are the file again. The text holds one character per byte (see
 * `document.ts`): only ASCII decides anything, and invalid UTF-8 passes through untouched.
 *
 * The extent of a quoted value follows npm dotenv, the reader that most projects use: it ends at a
 * quote that only blanks, a comment or the line's end follow. A `#` starts a comment behind a blank
 * only; where a `#` stands directly behind a character, most readers take it for part of the value.
 */

/** A line (or several, when its value is quoted over lines) that sets a variable. */
export interface Assignment {
  readonly kind: "assignment";
  /** 1-based number of its first line. */
  readonly line: number;
  readonly name: string;
  /** Indentation, `export`, name and separator: `export NAME=`. */
  readonly head: string;
  /** Blanks between separator and value. */
  readonly lead: string;
  /** The value as it is written, quotes included. */
  readonly value: string;
  /** Blanks and comment behind the value. */
  readonly tail: string;
  /** The line end: "\n", "\r\n", "\r", or "" at the end of the file. */
  readonly end: string;
  /** How the value is written; `open`: a quote is opened and not closed. */
  readonly form: "bare" | "quoted" | "open";
}

/** A comment, a blank line, or a line that no reader understands (`malformed`). */
export interface Other {
  readonly kind: "other";
  readonly line: number;
  readonly text: string;
  readonly malformed: boolean;
}

export type Piece = Assignment | Other;

/**
 * What npm dotenv takes for a blank before a name: besides ASCII, the UTF-8 bytes of U+00A0, U+1680,
 * U+2000 to U+200A, U+2028, U+2029, U+202F, U+205F, U+3000 and U+FEFF.
 */
const blank =
  "(?:[ \\t\\v\\f]|\u00c2\u00a0|\u00e1\u009a\u0080|\u00e2\u0080[\u0080-\u008a\u00a8\u00a9\u00af]|\u00e2\u0081\u009f|\u00e3\u0080\u0080|\u00ef\u00bb\u00bf)";
const headPattern = new RegExp(
  `${blank}*(?:export${blank}+)?([A-Za-z0-9_.-]+)(?:[ \\t\\v\\f]*=|:(?=[ \\t\\v\\f]))`,
  "y",
);
const blanks = /[ \t\v\f]*/y;
const quotes = new Set(["'", '"', "`"]);

type FindLineEnd = (from: number) => number;

/** A function that gives the index of the first line end at or behind a place, or the text's length. */
const lineEndFinder = (text: string): FindLineEnd => {
  const orLength = (index: number): number => (index === -1 ? text.length : index);
  if (!text.includes("\r")) return (from) => orLength(text.indexOf("\n", from));
  const either = /[\r\n]/g;
  return (from) => {
    either.lastIndex = from;
    return either.exec(text)?.index ?? text.length;
  };
};

const lineBreakAt = (text: string, index: number): string => {
  if (text[index] === "\n") return "\n";
  if (text[index] !== "\r") return "";
  return text[index + 1] === "\n" ? "\r\n" : "\r";
};

const skipBlanks = (text: string, from: number): number => {
  blanks.lastIndex = from;
  blanks.test(text);
  return Math.max(blanks.lastIndex, from);
};

/** Whether a value may end before `index`: blanks, then a comment, a line end, or nothing. */
const endsValue = (text: string, index: number): boolean => {
  const next = text[skipBlanks(text, index)];
  return next === undefined || next === "#" || next === "\n" || next === "\r";
};

/** Index of the quote that closes the one at `open`, or -1. */
const closingQuote = (text: string, open: number): number => {
  const quote = text[open] ?? "";
  let found = -1;
  for (let index = text.indexOf(quote, open + 1); index !== -1; index = text.indexOf(quote, index + 1)) {
    if (endsValue(text, index + 1)) found = index;
    if (text[index - 1] !== "\\") break;
  }
  return found;
};

/** End of an unquoted value that begins at `from`; blanks before a comment or the line end are not part of it. */
const bareEnd = (text: string, from: number, lineEnd: number): number => {
  const line = text.slice(from, lineEnd);
  const comment = /[ \t\v\f]+#/.exec(line);
  const kept = comment === null ? line : line.slice(0, comment.index);
  return from + kept.replace(/[ \t\v\f]+$/, "").length;
};

const countLines = (text: string): number => text.match(/\r\n|\n|\r/g)?.length ?? 0;

/** Where value and line end when the value begins at `from`. */
const valueExtent = (
  text: string,
  from: number,
  hasLead: boolean,
  lineEndFrom: FindLineEnd,
): Pick<Assignment, "form"> & { valueEnd: number; lineEnd: number } => {
  const isQuoted = quotes.has(text[from] ?? "");
  const close = isQuoted ? closingQuote(text, from) : -1;
  if (close !== -1) return { form: "quoted", valueEnd: close + 1, lineEnd: lineEndFrom(close + 1) };
  const lineEnd = lineEndFrom(from);
  if (hasLead && text[from] === "#") return { form: "bare", valueEnd: from, lineEnd };
  return { form: isQuoted ? "open" : "bare", valueEnd: bareEnd(text, from, lineEnd), lineEnd };
};

const assignmentAt = (
  text: string,
  start: number,
  line: number,
  lineEndFrom: FindLineEnd,
): { piece: Assignment; next: number } | null => {
  headPattern.lastIndex = start;
  const match = headPattern.exec(text);
  if (match === null) return null;
  const headEnd = start + match[0].length;
  const valueStart = skipBlanks(text, headEnd);
  const { form, valueEnd, lineEnd } = valueExtent(text, valueStart, valueStart > headEnd, lineEndFrom);
  const end = lineBreakAt(text, lineEnd);
  // Blanks around nothing belong behind it: a value put there must not touch a comment.
  const isEmpty = valueEnd === valueStart;
  const piece: Assignment = {
    kind: "assignment",
    line,
    name: match[1] ?? "",
    head: match[0],
    lead: isEmpty ? "" : text.slice(headEnd, valueStart),
    value: text.slice(valueStart, valueEnd),
    tail: text.slice(isEmpty ? headEnd : valueEnd, lineEnd),
    end,
    form,
  };
  return { piece, next: lineEnd + end.length };
};

const otherAt = (
  text: string,
  start: number,
  line: number,
  lineEnd: number,
): { piece: Other; next: number } => {
  const next = lineEnd + lineBreakAt(text, lineEnd).length;
  const content = text.slice(start, lineEnd).trim();
  const malformed = content !== "" && !content.startsWith("#");
  return { piece: { kind: "other", line, text: text.slice(start, next), malformed }, next };
};

/** The text in pieces, in order. */
export const scan = (text: string): readonly Piece[] => {
  const pieces: Piece[] = [];
  const lineEndFrom = lineEndFinder(text);
  let line = 1;
  for (let index = 0; index < text.length;) {
    const { piece, next } =
      assignmentAt(text, index, line, lineEndFrom) ?? otherAt(text, index, line, lineEndFrom(index));
    pieces.push(piece);
    line += piece.kind === "assignment" && piece.form === "quoted" ? countLines(text.slice(index, next)) : 1;
    index = next;
  }
  return pieces;
};

/** A piece as it stands in the file. */
export const pieceText = (piece: Piece): string =>
  piece.kind === "other" ? piece.text : piece.head + piece.lead + piece.value + piece.tail + piece.end;
