/** What could be typed next in the filter box: a part, or a value behind its colon. */
import { queryParts, queryStatuses, type QueryPart } from "./query.ts";
import { tokenText } from "./query-tokens.ts";
import type { KeyRow } from "./state.ts";

export interface Completion {
  /** What stands in the list: `status:`, `status:rejected`. */
  readonly text: string;
  /** What it means, quieter. */
  readonly hint: string;
  /** True for a whole token: a space follows it. */
  readonly whole: boolean;
}

export interface Completions {
  readonly options: readonly Completion[];
  /** The part of the text that an option replaces. */
  readonly start: number;
  readonly end: number;
}

/** What the keys of the vault offer, each once, in alphabetical order. */
export type QueryChoices = Readonly<Record<QueryPart, readonly string[]>>;

/** Most options that are shown; more would not be read. */
const most = 8;

const hints: Readonly<Record<QueryPart, string>> = {
  status: "what the last check said",
  env: "environment",
  provider: "provider",
  project: "project",
  tag: "tag",
  due: "rotation due",
  archived: "archived keys",
};

const dueHints: Readonly<Record<string, string>> = {
  overdue: "due before today",
  "<7d": "due within 7 days",
  "<14d": "due within 14 days",
  "<30d": "due within 30 days",
};

const eachOnce = (values: readonly (string | null)[]): readonly string[] =>
  [...new Set(values.filter((value) => value !== null))].toSorted((one, other) =>
    one.localeCompare(other, "en"),
  );

/** The values that tokens and chips can offer for these keys. */
export function choicesOf(rows: readonly KeyRow[]): QueryChoices {
  return {
    status: queryStatuses,
    env: eachOnce(rows.map(({ environment }) => environment)),
    provider: eachOnce(rows.map(({ provider }) => provider)),
    project: eachOnce(rows.map(({ project }) => project)),
    tag: eachOnce(rows.flatMap(({ tags }) => tags)),
    due: Object.keys(dueHints),
    archived: ["yes", "no"],
  };
}

/** Options for the token in which the caret stands (`caret` counts UTF-16 units, as inputs do). */
export function completionsOf(text: string, caret: number, choices: QueryChoices): Completions {
  const start = tokenStart(text, caret);
  const typed = text.slice(start, caret).toLowerCase();
  const options = typed === "" || typed.startsWith('"') ? [] : optionsFor(typed, choices);
  return { options: options.slice(0, most), start, end: caret };
}

/** Puts an option in; answers with the new text and where the caret then stands. */
export function complete(
  text: string,
  { start, end }: Completions,
  { text: token, whole }: Completion,
): { readonly text: string; readonly caret: number } {
  const after = text.slice(end);
  const gap = whole && !after.startsWith(" ") ? " " : "";
  const caret = start + token.length + (whole ? 1 : 0);
  return { text: text.slice(0, start) + token + gap + after, caret };
}

function tokenStart(text: string, caret: number): number {
  let start = 0;
  let inQuotes = false;
  for (let at = 0; at < caret; at += 1) {
    const character = text.charAt(at);
    if (character === '"') inQuotes = !inQuotes;
    else if (!inQuotes && /\s/.test(character)) start = at + 1;
  }
  return start;
}

function optionsFor(typed: string, choices: QueryChoices): readonly Completion[] {
  const colon = typed.indexOf(":");
  if (colon === -1)
    return queryParts
      .filter((part) => part.startsWith(typed) && choices[part].length > 0)
      .map((part) => ({ text: `${part}:`, hint: hints[part], whole: false }));
  const part = queryParts.find((known) => known === typed.slice(0, colon));
  if (part === undefined) return [];
  const begun = typed.slice(colon + 1).replaceAll('"', "");
  return choices[part]
    .filter((value) => value.toLowerCase().includes(begun) && value.toLowerCase() !== begun)
    .map((value) => ({
      text: tokenText(part, value),
      hint: part === "due" ? (dueHints[value] ?? "") : "",
      whole: true,
    }));
}
