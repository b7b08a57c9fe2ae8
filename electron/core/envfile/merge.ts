/**
 * Plans what `env write` does to a file: line by line, masked, without writing. The plan holds the
 * bytes to write and the bytes it was made from, so that the file adapter can refuse when the file
 * has changed in between.
 */
import { fail, ok } from "../errors.ts";
import type { KeystowError, Result } from "../errors.ts";
import type { Secret } from "../secret.ts";
import { countKinds } from "./changes.ts";
import type { ChangeCounts, LineChange } from "./changes.ts";
import type { DialectId } from "./dialects.ts";
import {
  asText,
  assignments,
  checkEditable,
  isReplaceable,
  parseDocument,
  serializeDocument,
  setValues,
} from "./document.ts";
import type { EnvDocument } from "./document.ts";
import { checkVariableName, encodeValue, readsAs } from "./encode.ts";
import { prove } from "./proof.ts";
import { valueOf } from "./read.ts";
import type { Assignment } from "./scan.ts";

export interface MergeVariable {
  readonly name: string;
  readonly secret: Secret;
}

export interface MergeRequest {
  /** The file's bytes now; null when there is no file. */
  readonly current: Uint8Array | null;
  readonly variables: readonly MergeVariable[];
  readonly dialect: DialectId;
  /** Turns a value into its masked form: known prefix, dots, last four characters. */
  readonly mask: (name: string, value: string) => string;
}

export interface MergePlan {
  readonly content: Buffer;
  readonly expected: Buffer | null;
  readonly changes: readonly LineChange[];
  readonly warnings: readonly string[];
  readonly counts: ChangeCounts;
  /** False when the file has every value already: there is nothing to write. */
  readonly differs: boolean;
}

interface Step {
  readonly changes: readonly LineChange[];
  readonly warnings: readonly string[];
  /** The encoded text, or null when the file has the value already. */
  readonly text: string | null;
}

const surroundings = (assignment: Assignment) => ({ lead: assignment.lead, tail: asText(assignment.tail) });

const noteOf = (oldValue: string, value: string, before: string, after: string): string | null => {
  if (oldValue === value) return "written in another way";
  return before === after ? "value differs" : null;
};

/** One spelling that suits every line on which the variable stands. */
const encodeForLines = (value: string, dialect: DialectId, name: string, lines: readonly Assignment[]) => {
  if (lines.length === 0) return encodeValue(value, dialect, name);
  const results = lines.map((line) => encodeValue(value, dialect, name, surroundings(line)));
  const suitsAll = results.find(
    (result) =>
      !result.ok || lines.every((line) => readsAs(result.value.text, value, dialect, surroundings(line))),
  );
  return (
    suitsAll ??
    fail("not-portable", `${name} stands on several lines whose comments call for different quotes.`, {
      hint: "Remove all lines but one.",
      details: { variable: name, readers: [], dialects: [] },
    })
  );
};

const stepFor = (
  request: MergeRequest,
  variable: MergeVariable,
  lines: readonly Assignment[],
): Result<Step> => {
  const { name } = variable;
  const value = variable.secret.revealText();
  if (!Buffer.from(value, "utf8").equals(variable.secret.revealBytes())) {
    return fail("not-portable", `${name} cannot be written to a .env file: the value is not text.`, {
      details: { variable: name, readers: [], dialects: [] },
    });
  }
  const after = request.mask(name, value);
  const isSame = (line: Assignment): boolean =>
    isReplaceable(line) &&
    valueOf(line) === value &&
    readsAs(asText(line.value), value, request.dialect, surroundings(line));
  if (lines.length > 0 && lines.every(isSame)) {
    return ok({
      changes: lines.map((line) => ({
        kind: "same",
        name,
        line: line.line,
        before: after,
        after,
        note: null,
      })),
      warnings: [],
      text: null,
    });
  }
  const encoded = encodeForLines(value, request.dialect, name, lines);
  if (!encoded.ok) return encoded;
  const { text, warnings } = encoded.value;
  const changes = lines.map((line): LineChange => {
    if (asText(line.value) === text)
      return { kind: "same", name, line: line.line, before: after, after, note: null };
    const before = request.mask(name, valueOf(line));
    return {
      kind: "change",
      name,
      line: line.line,
      before,
      after,
      note: noteOf(valueOf(line), value, before, after),
    };
  });
  const added: readonly LineChange[] = [{ kind: "add", name, line: null, before: null, after, note: null }];
  return ok({
    changes: lines.length === 0 ? added : changes,
    warnings: [...warnings, ...lineWarnings(name, lines)],
    text,
  });
};

const lineWarnings = (name: string, lines: readonly Assignment[]): readonly string[] => {
  const warnings: string[] = [];
  if (lines.length > 1)
    warnings.push(
      `${name} stands on lines ${lines.map((line) => line.line).join(", ")}: all of them get the value.`,
    );
  for (const line of lines) {
    if (line.form === "bare" && line.value.includes("#"))
      warnings.push(
        `Line ${line.line}: the "#" in the old value of ${name} has no blank before it; it was taken for a part of the value.`,
      );
  }
  return warnings;
};

const fileWarnings = (document: EnvDocument): readonly string[] =>
  document.pieces.flatMap((piece) => {
    if (piece.kind === "other")
      return piece.malformed
        ? [`Line ${piece.line} is neither an assignment nor a comment; it stays as it is.`]
        : [];
    return isReplaceable(piece)
      ? []
      : [`Line ${piece.line}: a quote is opened and not closed; the line stays as it is.`];
  });

/** Several refusals as one error: the first one's words, and the names of all. */
const joinErrors = (errors: readonly KeystowError[]): KeystowError => {
  const [first] = errors as readonly [KeystowError];
  if (errors.length === 1) return first;
  const variables = errors.map((error) => String(error.details?.["variable"] ?? ""));
  return {
    ...first,
    message: `${errors.length} variables cannot be written: ${variables.join(", ")}. ${first.message}`,
    details: { ...first.details, variables },
  };
};

const checkNames = (variables: readonly MergeVariable[]): Result<void> => {
  const seen = new Set<string>();
  for (const { name } of variables) {
    const valid = checkVariableName(name);
    if (!valid.ok) return valid;
    if (seen.has(name))
      return fail("invalid-input", `${name} is to be written twice.`, { details: { variable: name } });
    seen.add(name);
  }
  return ok();
};

/**
 * What merging `variables` into the file would do. Errors: `invalid-input` (a name), `not-portable` (a
 * value; details name readers and dialects), `malformed` (the file cannot be edited safely; the line
 * is named). Nothing is written here.
 */
export const planMerge = (request: MergeRequest): Result<MergePlan> => {
  const current = request.current ?? Buffer.alloc(0);
  const editable = checkEditable(current);
  if (!editable.ok) return editable;
  const names = checkNames(request.variables);
  if (!names.ok) return names;
  const document = parseDocument(current);
  const byName = Map.groupBy(assignments(document), (assignment) => assignment.name);
  const results = request.variables.map((variable) => ({
    name: variable.name,
    step: stepFor(request, variable, byName.get(variable.name) ?? []),
  }));
  const errors = results.flatMap(({ step }) => (step.ok ? [] : [step.error]));
  if (errors.length > 0) return { ok: false, error: joinErrors(errors) };
  const steps = results.flatMap(({ name, step }) => (step.ok ? [{ name, ...step.value }] : []));
  const edited = setValues(
    document,
    steps.flatMap(({ name, text }) => (text === null ? [] : [{ name, text }])),
  );
  if (!edited.ok) return edited;
  const content = serializeDocument(edited.value);
  const wanted = new Map(request.variables.map(({ name, secret }) => [name, secret.revealText()]));
  const proved = prove(document, content, wanted, request.dialect);
  if (!proved.ok) return proved;
  const changes = steps.flatMap((step) => step.changes);
  const warnings = [...fileWarnings(document), ...steps.flatMap((step) => step.warnings)];
  const expected = request.current === null ? null : Buffer.from(request.current);
  const differs = expected === null || !content.equals(expected);
  return ok({ content, expected, changes, warnings, counts: countKinds(changes), differs });
};
