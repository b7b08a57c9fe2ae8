/** The file as it will be, line by line, for people: what changes, and everything else masked too. */
import { type EnvDocument, type LineChange, type MergePlan, parseDocument } from "../core/envfile/index.ts";
import type { ProviderDefinition } from "../core/providers/index.ts";
import { display } from "../core/redaction/index.ts";
import type { DiffLine } from "../ipc/answers.ts";
import { dots, maskedComment, maskedUnknown, shownVariable } from "./masked-text.ts";
import { longText } from "./overview-row.ts";

type Piece = EnvDocument["pieces"][number];
type Assignment = Extract<Piece, { readonly kind: "assignment" }>;
type Catalogue = readonly ProviderDefinition[];

/** Texts of a document hold one character per byte. */
const asText = (bytes: string): string => Buffer.from(bytes, "latin1").toString("utf8");

/**
 * Every line of the merged file. `changes` are masked by the merge; the values of other variables are
 * dots, and comments lose what may be a key.
 */
export function diffLines(
  plan: Pick<MergePlan, "expected" | "content" | "changes">,
  catalogue: Catalogue,
): readonly DiffLine[] {
  const before = parseDocument(plan.expected ?? Buffer.alloc(0)).pieces;
  const after = parseDocument(plan.content).pieces;
  const byLine = new Map(
    plan.changes.flatMap((one) => (one.line === null ? [] : [[one.line, one] as const])),
  );
  const added = new Map(plan.changes.flatMap((one) => (one.line === null ? [[one.name, one] as const] : [])));
  // The merge changes values and appends; should the lines not match one to one, new numbers are not told.
  const isAligned = before.every((piece, index) => isSameLine(piece, after[index]));
  const kept = before.map((piece, index): DiffLine => {
    const newLine = isAligned ? (after[index]?.line ?? null) : null;
    const change = piece.kind === "assignment" ? byLine.get(piece.line) : undefined;
    return change !== undefined && piece.kind === "assignment"
      ? changedLine(piece, change, newLine, catalogue)
      : otherLine(piece, newLine, catalogue);
  });
  const lines = after.slice(isAligned ? before.length : after.length).map((piece) => piece.line);
  const appended = [...added.values()].map((change, index): DiffLine => ({
    kind: "add",
    oldLine: null,
    newLine: lines[index] ?? null,
    before: null,
    after: `${change.name}=${change.after}`,
    note: change.note,
  }));
  return [...kept, ...appended];
}

function isSameLine(before: Piece, after: Piece | undefined): boolean {
  if (after === undefined || before.kind !== after.kind) return false;
  return before.kind === "other" || (after.kind === "assignment" && before.name === after.name);
}

function changedLine(
  piece: Assignment,
  change: LineChange,
  newLine: number | null,
  catalogue: Catalogue,
): DiffLine {
  const head = asText(piece.head + piece.lead);
  const tail = maskedComment(asText(piece.tail), catalogue);
  const lineOf = (masked: string): string => display(head + masked + tail, longText);
  return {
    kind: change.kind,
    oldLine: piece.line,
    newLine,
    before: change.before === null ? null : lineOf(change.before),
    after: lineOf(change.after),
    note: change.note,
  };
}

function otherLine(piece: Piece, newLine: number | null, catalogue: Catalogue): DiffLine {
  const text = display(
    piece.kind === "other" ? otherText(piece, catalogue) : unknownText(piece, catalogue),
    longText,
  );
  return { kind: "other", oldLine: piece.line, newLine, before: text, after: text, note: null };
}

function otherText(
  { text, malformed }: Extract<Piece, { readonly kind: "other" }>,
  catalogue: Catalogue,
): string {
  const line = asText(text).replace(/[\r\n]+$/, "");
  return malformed ? maskedUnknown(line) : maskedComment(line, catalogue);
}

/** A variable that is not ours: `export NAME=••••••••  # comment`. */
function unknownText({ head, name, lead, value, tail }: Assignment, catalogue: Catalogue): string {
  const start = asText(head).replace(name, () => shownVariable(name, catalogue));
  return start + lead + (value === "" ? "" : dots) + maskedComment(asText(tail), catalogue);
}
