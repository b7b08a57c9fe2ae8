/** From a definition file to a definition, or to what is wrong with it. Values are never quoted. */
import { parse as parseToml, TomlError } from "smol-toml";
import * as v from "valibot";
import { fail, ok, type Result } from "../../errors.ts";
import { ownIdStart } from "../own-id.ts";
import { hasRepeatedMember } from "./json-members.ts";
import { meaningProblems } from "./meaning.ts";
import { treeProblem } from "./plain-tree.ts";
import { definitionSchema, type OwnDefinition } from "./schema.ts";

/** The most that a definition file may have. */
export const maximumDefinitionBytes = 64 * 1024;

const help = "Every member is explained in docs/own-providers.md.";

/**
 * Reads TOML, or JSON when the text begins with a brace. Errors: `malformed` (no TOML or JSON, with
 * line and column where they are known), `invalid-input` (with every problem in `details.problems`).
 */
export function readDefinition(input: string | Uint8Array): Result<OwnDefinition> {
  const text = textOf(input);
  if (!text.ok) return text;
  const tree = /^\s*\{/.test(text.value) ? fromJson(text.value) : fromToml(text.value);
  if (!tree.ok) return tree;
  const wrong = treeProblem(tree.value);
  if (wrong !== null) return refused([wrong]);
  const parsed = v.safeParse(definitionSchema, tree.value);
  if (!parsed.success) return refused(parsed.issues.map(problemOf));
  const problems = meaningProblems(parsed.output);
  if (problems.length > 0) return refused(problems);
  const id = parsed.output.id ?? idFrom(parsed.output.name);
  if (id === null)
    return refused(['id is missing, and the name has no Latin letters to make one: give id = "custom-…"']);
  const { keystow, name, ...rest } = parsed.output;
  return ok({ keystow, name, ...rest, id });
}

function textOf(input: string | Uint8Array): Result<string> {
  if (input.length > maximumDefinitionBytes)
    return fail("invalid-input", "A definition has at most 64 KiB.", { hint: help });
  if (typeof input === "string") return ok(input.replace(/^\ufeff/, ""));
  try {
    return ok(new TextDecoder("utf-8", { fatal: true }).decode(input));
  } catch {
    return fail("malformed", "The definition is not UTF-8 text.");
  }
}

function fromToml(text: string): Result<unknown> {
  try {
    return ok(parseToml(text, { maxDepth: 16 }));
  } catch (error) {
    // Its message quotes the text; only the place is ours to tell.
    const place = error instanceof TomlError ? ` at line ${error.line}, column ${error.column}` : "";
    return malformed("TOML", place);
  }
}

function fromJson(text: string): Result<unknown> {
  try {
    const tree: unknown = JSON.parse(text);
    return hasRepeatedMember(text) ? refused(["a member is there twice"]) : ok(tree);
  } catch (error) {
    const found = error instanceof Error ? /\(line (\d{1,6}) column (\d{1,6})\)/.exec(error.message) : null;
    return malformed("JSON", found === null ? "" : ` at line ${found[1]}, column ${found[2]}`);
  }
}

const malformed = (language: string, place: string): Result<never> =>
  fail("malformed", `The definition is no valid ${language}${place}.`, { hint: help });

function refused(problems: readonly string[]): Result<never> {
  const [first = "it is empty", ...others] = problems;
  const more = others.length === 0 ? "" : ` (and ${others.length} more)`;
  return fail("invalid-input", `The definition cannot be used: ${first}${more}.`, {
    hint: others.length === 0 ? help : `Also: ${others.slice(0, 5).join("; ")}. ${help}`,
    details: { problems: problems.slice(0, 20) },
  });
}

/** Our own words for a schema's issue: the library's message would quote the value. */
function problemOf(issue: v.BaseIssue<unknown>): string {
  const place = v.getDotPath(issue) ?? "the definition";
  if (issue.message.startsWith("is ")) return `${place} ${issue.message}`;
  if (issue.kind !== "schema") return `${place} is out of its bounds`;
  if (issue.expected === "never") return `${place} is no member that a definition has`;
  if (issue.received === "undefined") return `${place} is missing`;
  return `${place} ${kindText(issue.expected ?? "")}`;
}

const kindWords: Readonly<Record<string, string>> = {
  string: "is no text",
  number: "is no number",
  boolean: "is neither true nor false",
  Array: "is no list",
  Object: "is no table",
};

/** Literals that a schema expects are ours to quote. */
function kindText(expected: string): string {
  const known = Object.hasOwn(kindWords, expected) ? kindWords[expected] : undefined;
  if (known !== undefined) return known;
  return /^\(?["\w |.-]+\)?$/.test(expected)
    ? `is not ${expected.replace(/[()]/g, "").replaceAll(" | ", " or ")}`
    : "is of the wrong kind";
}

/** `Acme Ltd.` becomes `custom-acme-ltd`; null for a name without Latin letters or digits. */
function idFrom(name: string): string | null {
  const words = name
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .filter((word) => word !== "");
  const slug = words.slice(0, 6).join("-").slice(0, 50).replace(/-$/, "");
  return slug === "" ? null : ownIdStart + slug;
}
