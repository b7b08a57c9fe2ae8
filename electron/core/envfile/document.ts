/**
 * A `.env` file that can be changed without touching anything else: byte-order mark, line ends,
 * comments, blank lines, order, `export`, quotes and even invalid UTF-8 stay byte for byte.
 */
import { fail, ok } from "../errors.ts";
import type { Result } from "../errors.ts";
import { readShell } from "./readers/shell.ts";
import { pieceText, scan } from "./scan.ts";
import type { Assignment, Piece } from "./scan.ts";

/** A parsed file. Texts inside hold one character per byte; `asText` and `asBytes` translate. */
export interface EnvDocument {
  /** The UTF-8 byte-order mark, or "". */
  readonly mark: string;
  readonly pieces: readonly Piece[];
  /** The line end that most lines have; "\n" when there is none. */
  readonly lineEnd: "\n" | "\r\n" | "\r";
}

const utf8Mark = "\u00ef\u00bb\u00bf";
// eslint-disable-next-line no-control-regex -- the question is whether a byte is outside ASCII
const asciiOnly = /^[\u0000-\u007f]*$/;

/** Text of people (UTF-16) as one character per UTF-8 byte. */
export const asBytes = (text: string): string =>
  asciiOnly.test(text) ? text : Buffer.from(text, "utf8").toString("latin1");

/** One character per byte back to text; invalid UTF-8 becomes U+FFFD. */
export const asText = (bytes: string): string =>
  asciiOnly.test(bytes) ? bytes : Buffer.from(bytes, "latin1").toString("utf8");

const dominantLineEnd = (text: string): EnvDocument["lineEnd"] => {
  if (!text.includes("\r")) return "\n";
  const counts = { "\n": 0, "\r\n": 0, "\r": 0 };
  for (const [lineEnd] of text.matchAll(/\r\n|\n|\r/g)) counts[lineEnd as keyof typeof counts] += 1;
  if (counts["\r\n"] > counts["\n"] && counts["\r\n"] >= counts["\r"]) return "\r\n";
  return counts["\r"] > counts["\n"] ? "\r" : "\n";
};

/** Reads any bytes; never fails. `serializeDocument(parseDocument(x))` is x for every x. */
export const parseDocument = (source: Uint8Array | string): EnvDocument => {
  const text = typeof source === "string" ? asBytes(source) : Buffer.from(source).toString("latin1");
  const mark = text.startsWith(utf8Mark) ? utf8Mark : "";
  const body = text.slice(mark.length);
  return { mark, pieces: scan(body), lineEnd: dominantLineEnd(body) };
};

/** The file's bytes. */
export const serializeDocument = (document: EnvDocument): Buffer =>
  Buffer.from(document.mark + document.pieces.map(pieceText).join(""), "latin1");

/** Every assignment, in the order of the file. */
export const assignments = (document: EnvDocument): readonly Assignment[] =>
  document.pieces.filter((piece): piece is Assignment => piece.kind === "assignment");

/**
 * `malformed` when the file cannot be a `.env` file that is edited by lines: it holds NUL bytes, as
 * UTF-16 text and binary files do.
 */
export const checkEditable = (bytes: Uint8Array): Result<void> =>
  bytes.includes(0)
    ? fail(
        "malformed",
        "The file holds NUL bytes: it is UTF-16 text or not a text file. Nothing was changed.",
        {
          hint: "Save it as UTF-8 first.",
        },
      )
    : ok();

/** Whether the extent of the value is beyond doubt, so that it may be replaced. */
export const isReplaceable = (assignment: Assignment): boolean =>
  assignment.form !== "open" || readShell(asText(assignment.value)) !== null;

/** One value to write: `text` is already encoded, as people's text. */
export interface Edit {
  readonly name: string;
  readonly text: string;
}

const appended = (document: EnvDocument, pieces: readonly Piece[], edits: readonly Edit[]): Piece[] => {
  const result = [...pieces];
  const last = result.at(-1);
  if (last !== undefined && edits.length > 0) {
    if (last.kind === "assignment" && last.end === "")
      result[result.length - 1] = { ...last, end: document.lineEnd };
    if (last.kind === "other" && !/[\r\n]$/.test(last.text))
      result[result.length - 1] = { ...last, text: last.text + document.lineEnd };
  }
  for (const edit of edits) {
    const line = 0;
    const head = `${edit.name}=`;
    const value = asBytes(edit.text);
    result.push({
      kind: "assignment",
      line,
      name: edit.name,
      head,
      lead: "",
      value,
      tail: "",
      end: document.lineEnd,
      form: "bare",
    });
  }
  return result;
};

/**
 * A new document in which every occurrence of each variable has the new text as its value; variables
 * that the file lacks are appended. Only value bytes change. Fails with `malformed`, naming the line,
 * when it is not certain where a value ends.
 */
export const setValues = (document: EnvDocument, edits: readonly Edit[]): Result<EnvDocument> => {
  const wanted = new Map(edits.map((edit) => [edit.name, edit]));
  const seen = new Set<string>();
  const pieces: Piece[] = [];
  for (const piece of document.pieces) {
    const edit = piece.kind === "assignment" ? wanted.get(piece.name) : undefined;
    if (piece.kind !== "assignment" || edit === undefined) {
      pieces.push(piece);
      continue;
    }
    if (!isReplaceable(piece)) return unclear(piece);
    seen.add(piece.name);
    pieces.push({ ...piece, value: asBytes(edit.text) });
  }
  const missing = [...wanted.values()].filter((edit) => !seen.has(edit.name));
  return ok({ ...document, pieces: appended(document, pieces, missing) });
};

const unclear = (assignment: Assignment): Result<never> =>
  fail(
    "malformed",
    `Line ${assignment.line}: the quote that opens the value of ${assignment.name} is not closed. Nothing was changed.`,
    {
      hint: "Close the quote in an editor, then try again.",
      details: { line: assignment.line, variable: assignment.name },
    },
  );
