/** `env example`: the names that a project needs, without any value. */
import { ok } from "../errors.ts";
import type { Result } from "../errors.ts";
import { asBytes, assignments, checkEditable, parseDocument, serializeDocument } from "./document.ts";
import { checkVariableName } from "./encode.ts";

export interface ExampleVariable {
  readonly name: string;
  /** One line for people: the provider and the page where its keys are made. Null: none. */
  readonly comment: string | null;
}

export interface ExamplePlan {
  readonly content: Buffer;
  readonly expected: Buffer | null;
  /** Names that the file did not have. */
  readonly added: readonly string[];
}

/** A comment may come from a user's own provider: no control characters, no line ends. */
const commentLine = (comment: string): string =>
  `# ${comment
    .replace(/[\p{Cc}\p{Cf}\u2028\u2029]+/gu, " ")
    .trim()
    .slice(0, 200)}`;

/**
 * Adds the names that `.env.example` lacks, each with its comment and an empty value. Nothing that is
 * there is changed or removed. Errors: `malformed` (not a text file), `invalid-input` (a name).
 */
export const exampleDocument = (
  current: Uint8Array | null,
  variables: readonly ExampleVariable[],
): Result<ExamplePlan> => {
  const bytes = current ?? Buffer.alloc(0);
  const editable = checkEditable(bytes);
  if (!editable.ok) return editable;
  const document = parseDocument(bytes);
  const present = new Set(assignments(document).map((assignment) => assignment.name));
  const missing: ExampleVariable[] = [];
  for (const variable of variables) {
    const valid = checkVariableName(variable.name);
    if (!valid.ok) return valid;
    if (present.has(variable.name)) continue;
    present.add(variable.name);
    missing.push(variable);
  }
  const { lineEnd } = document;
  const old = serializeDocument(document);
  const isOpen = old.length > document.mark.length && !/[\r\n]$/.test(old.toString("latin1"));
  const lines = missing.flatMap(({ name, comment }) => [
    ...(comment === null ? [] : [commentLine(comment)]),
    `${name}=`,
  ]);
  const added = (isOpen && lines.length > 0 ? lineEnd : "") + lines.map((line) => line + lineEnd).join("");
  const content = Buffer.concat([old, Buffer.from(asBytes(added), "latin1")]);
  return ok({
    content,
    expected: current === null ? null : Buffer.from(current),
    added: missing.map((variable) => variable.name),
  });
};
