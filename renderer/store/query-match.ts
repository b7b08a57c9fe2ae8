/** Whether a row is what a query asks for. Only metadata is searched; a secret is never in a row. */
import UFuzzy from "@leeoniya/ufuzzy";
import type { KeyQuery } from "./query.ts";
import type { KeyRow } from "./state.ts";

/** The default mode: every term as it is, in order, anywhere in a line; separators between terms do not matter. */
const fuzzy = new UFuzzy();

/**
 * Words that the fuzzy search reads as we mean them. It gives a leading hyphen and quotation marks a
 * meaning of their own, and knows letters of the Latin alphabet only: other words are looked for as they are.
 */
const plainWord = /^[a-z\d][a-z\d_./:@+-]*$/;

/** What words are looked for in, a line for each fact: a term never runs from one fact into the next. */
export function haystackOf(row: KeyRow): string {
  const { name, variable, provider, providerName, project, environment, tags } = row;
  return [name, variable, provider ?? "", providerName ?? "", project ?? "", environment ?? "", ...tags]
    .join("\n")
    .normalize("NFC")
    .toLowerCase();
}

/**
 * The places of the texts that hold every word, ascending; null when no word narrows anything.
 * `words` are in lower case, `haystack` as `haystackOf` makes it.
 */
export function placesOf(haystack: readonly string[], words: readonly string[]): readonly number[] | null {
  // The library asks for a mutable array, and does not change it.
  const texts = haystack as string[];
  let places: number[] | null = null;
  for (const word of words) {
    const found: number[] | null = plainWord.test(word)
      ? fuzzy.filter(texts, word, places ?? undefined)
      : null;
    places =
      found ?? (places ?? texts.map((_text, place) => place)).filter((at) => texts[at]?.includes(word));
    if (places.length === 0) return places;
  }
  return places;
}

/** Whether every part but the words holds. Letter case does not matter. `archived` is what the list shows unasked. */
export function matchesParts(row: KeyRow, query: KeyQuery, archived: boolean): boolean {
  return (
    (row.archivedAt !== null) === (query.archived ?? archived) &&
    (query.status === undefined || query.status.includes(row.check.status)) &&
    isOneOf(row.environment, query.environment) &&
    isOneOf(row.provider, query.provider) &&
    isOneOf(row.project, query.project) &&
    (query.tag === undefined || row.tags.some((tag) => isOneOf(tag, query.tag))) &&
    isDue(row, query.dueBefore)
  );
}

function isOneOf(value: string | null, wanted: readonly string[] | undefined): boolean {
  if (wanted === undefined) return true;
  return value !== null && wanted.includes(value.normalize("NFC").toLowerCase());
}

function isDue({ rotation }: KeyRow, dueBefore: string | undefined): boolean {
  return dueBefore === undefined || (rotation.dueOn !== null && rotation.dueOn <= dueBefore);
}
