/**
 * The query language of the filter box. It means what the terminal's means (`keystow list`), with one
 * difference: the page reads while the user types, so a part that is not finished or not known is left
 * out and told of, and the rest of the query holds.
 */
import type { CheckStatus } from "./state.ts";
import { tokensOf, type QueryToken } from "./query-tokens.ts";

export const queryParts = ["status", "env", "provider", "project", "tag", "due", "archived"] as const;
export type QueryPart = (typeof queryParts)[number];

export const queryStatuses = [
  "valid",
  "limited",
  "rejected",
  "unreachable",
  "unchecked",
  "uncheckable",
] as const satisfies readonly CheckStatus[];

/** Longest text that is read, in characters; longer ones are no search but a mistake. */
const longestQuery = 1_000;

/** What is asked for. Absent parts ask nothing; the values of one part are alternatives. */
export interface KeyQuery {
  readonly words?: readonly string[];
  readonly status?: readonly CheckStatus[];
  readonly environment?: readonly string[];
  readonly provider?: readonly string[];
  readonly project?: readonly string[];
  readonly tag?: readonly string[];
  /** Due on this calendar date or before it. */
  readonly dueBefore?: string;
  readonly archived?: boolean;
}

export interface ReadQuery {
  readonly query: KeyQuery;
  /** What of the text was left out and why, as a sentence; null when all of it was read. It never repeats the text. */
  readonly problem: string | null;
}

interface Draft {
  words: string[];
  status: CheckStatus[];
  environment: string[];
  provider: string[];
  project: string[];
  tag: string[];
  dueBefore?: string;
  archived?: boolean;
}

/** Reads `text`; `today` is the user's calendar date, on which spans like `due:<14d` are counted. */
export function parseQuery(text: string, today: string): ReadQuery {
  if (text.length > longestQuery) return { query: {}, problem: "The query is longer than 1,000 characters." };
  const { tokens, open } = tokensOf(text);
  const draft: Draft = { words: [], status: [], environment: [], provider: [], project: [], tag: [] };
  const problems = tokens
    .map((token) => readToken(draft, token, today))
    .filter((problem) => problem !== null);
  if (open) problems.push("A quotation mark in the query is not closed.");
  return { query: withoutEmpty(draft), problem: problems[0] ?? null };
}

function withoutEmpty({ dueBefore, archived, ...lists }: Draft): KeyQuery {
  const filled = Object.entries(lists).filter(([, list]) => list.length > 0);
  return {
    ...Object.fromEntries(filled),
    ...(dueBefore === undefined ? {} : { dueBefore }),
    ...(archived === undefined ? {} : { archived }),
  };
}

/** Adds one token to the draft, or says why it cannot. */
function readToken(draft: Draft, token: QueryToken, today: string): string | null {
  if (token.part === null) {
    draft.words.push(token.value);
    return null;
  }
  const part = queryParts.find((known) => known === token.part);
  if (part === undefined)
    return `Known are ${queryParts.map((known) => `${known}:`).join(" ")}. Put a word with a colon in quotation marks.`;
  if (token.value === "") return `Nothing stands behind ${part}: in the query.`;
  return readPart(draft, part, token.value, today);
}

function readPart(draft: Draft, part: QueryPart, value: string, today: string): string | null {
  switch (part) {
    case "status":
      return readStatus(draft, value);
    case "due":
      return readDue(draft, value, today);
    case "archived":
      if (value !== "yes" && value !== "no") return "archived: is followed by yes or no.";
      draft.archived = value === "yes";
      return null;
    case "env":
      draft.environment.push(value);
      return null;
    default:
      draft[part].push(value);
      return null;
  }
}

function readStatus(draft: Draft, value: string): string | null {
  const status = queryStatuses.find((known) => known === value);
  if (status === undefined) return `status: is followed by one of ${queryStatuses.join(", ")}.`;
  draft.status.push(status);
  return null;
}

/** `overdue` means due before today: on its day a key is due, not overdue. The widest span counts. */
function readDue(draft: Draft, value: string, today: string): string | null {
  const span = /^<?(\d{1,4})([dw])?$/.exec(value);
  if (value !== "overdue" && span === null)
    return "Write due:<14d for due within 14 days, due:<2w for two weeks, or due:overdue.";
  const days = span === null ? -1 : Number(span[1]) * (span[2] === "w" ? 7 : 1);
  const dueBefore = addDays(today, days);
  if (draft.dueBefore === undefined || dueBefore > draft.dueBefore) draft.dueBefore = dueBefore;
  return null;
}

/** Another calendar date, so many days later. UTC, in which every day has 24 hours. */
function addDays(date: string, days: number): string {
  const moved = new Date(`${date}T00:00:00Z`);
  moved.setUTCDate(moved.getUTCDate() + days);
  return moved.toISOString().slice(0, 10);
}
