/** Reads the query language of `list`, `check` and the search field. */
import { fail, ok } from "../errors.ts";
import type { Result } from "../errors.ts";
import type { CalendarDate, CheckStatus } from "../model.ts";
import { addDays } from "../rotation/index.ts";
import type { KeyQuery } from "./query.ts";

const statuses: readonly CheckStatus[] = [
  "valid",
  "limited",
  "rejected",
  "unreachable",
  "unchecked",
  "uncheckable",
];
const parts = ["status", "env", "provider", "project", "tag", "due", "archived"] as const;
type Part = (typeof parts)[number];

/** Longest query that is read, in characters; longer ones are no search but a mistake. */
const longestQuery = 1_000;

interface Token {
  readonly text: string;
  /** The text began with a quotation mark, so a colon in it means nothing. */
  readonly quoted: boolean;
}

interface Draft {
  words: string[];
  status: CheckStatus[];
  environment: string[];
  provider: string[];
  project: string[];
  tag: string[];
  dueBefore?: CalendarDate;
  archived?: boolean;
}

/**
 * Words and `status:` `env:` `provider:` `project:` `tag:` `due:<14d` `due:overdue` `archived:yes`;
 * quotation marks keep spaces (`tag:"two words"`). Every part must hold; a part that is repeated
 * gives alternatives, for `due:` the wider one. `today` is the user's date. Fails with `usage`; the
 * text itself is not repeated, since a key could have been pasted.
 */
export function parseQuery(text: string, today: CalendarDate): Result<KeyQuery> {
  if (text.length > longestQuery) return fail("usage", "The query is longer than 1,000 characters.");
  const tokens = tokensOf(text);
  if (!tokens.ok) return tokens;
  const draft: Draft = { words: [], status: [], environment: [], provider: [], project: [], tag: [] };
  for (const token of tokens.value) {
    const read = readToken(draft, token, today);
    if (!read.ok) return read;
  }
  return ok(withoutEmpty(draft));
}

function withoutEmpty({ dueBefore, archived, ...lists }: Draft): KeyQuery {
  const filled = Object.entries(lists).filter(([, list]) => list.length > 0);
  return {
    ...Object.fromEntries(filled),
    ...(dueBefore === undefined ? {} : { dueBefore }),
    ...(archived === undefined ? {} : { archived }),
  };
}

function tokensOf(text: string): Result<readonly Token[]> {
  const tokens: Token[] = [];
  let current = "";
  let begun = false;
  let quoted = false;
  let inQuotes = false;
  for (const character of text) {
    if (character === '"') {
      if (!begun) quoted = true;
      begun = true;
      inQuotes = !inQuotes;
    } else if (!inQuotes && /\s/.test(character)) {
      if (begun) tokens.push({ text: current, quoted });
      current = "";
      begun = false;
      quoted = false;
    } else {
      current += character;
      begun = true;
    }
  }
  if (inQuotes) return fail("usage", "A quotation mark in the query is not closed.");
  if (begun) tokens.push({ text: current, quoted });
  return ok(tokens.filter((token) => token.text !== ""));
}

function readToken(draft: Draft, { text, quoted }: Token, today: CalendarDate): Result<void> {
  const colon = text.indexOf(":");
  if (quoted || colon === -1) {
    draft.words.push(text.normalize("NFC").toLowerCase());
    return ok();
  }
  const part = parts.find((known) => known === text.slice(0, colon).toLowerCase());
  if (part === undefined) return unknownPart();
  const value = text
    .slice(colon + 1)
    .normalize("NFC")
    .toLowerCase();
  if (value === "") return fail("usage", `Nothing stands behind ${part}: in the query.`);
  return readPart(draft, part, value, today);
}

function unknownPart(): Result<never> {
  return fail("usage", "The query holds a part that is not known.", {
    hint: `Known are ${parts.map((part) => `${part}:`).join(" ")}; put a word with a colon in quotation marks.`,
    details: { possible: parts.map((part) => `${part}:`) },
  });
}

function readPart(draft: Draft, part: Part, value: string, today: CalendarDate): Result<void> {
  switch (part) {
    case "status":
      return readStatus(draft, value);
    case "due":
      return readDue(draft, value, today);
    case "archived":
      if (value !== "yes" && value !== "no")
        return fail("usage", "archived: is followed by yes or no.", {
          details: { possible: ["yes", "no"] },
        });
      draft.archived = value === "yes";
      return ok();
    case "env":
      draft.environment.push(value);
      return ok();
    default:
      draft[part].push(value);
      return ok();
  }
}

function readStatus(draft: Draft, value: string): Result<void> {
  const status = statuses.find((known) => known === value);
  if (status === undefined) {
    return fail("usage", "status: is followed by a status that does not exist.", {
      hint: `Possible are ${statuses.join(", ")}.`,
      details: { possible: statuses },
    });
  }
  draft.status.push(status);
  return ok();
}

/** `overdue` means due before today: on its day a key is due, not overdue. */
function readDue(draft: Draft, value: string, today: CalendarDate): Result<void> {
  const span = /^<?(\d{1,4})([dw])?$/.exec(value);
  if (value !== "overdue" && span === null) {
    return fail("usage", "due: is followed by something that is not known.", {
      hint: "Write due:<14d for due within 14 days, due:<2w for two weeks, or due:overdue.",
      details: { possible: ["due:<14d", "due:<2w", "due:overdue"] },
    });
  }
  const days = span === null ? -1 : Number(span[1]) * (span[2] === "w" ? 7 : 1);
  const dueBefore = addDays(today, days);
  if (draft.dueBefore === undefined || dueBefore > draft.dueBefore) draft.dueBefore = dueBefore;
  return ok();
}
