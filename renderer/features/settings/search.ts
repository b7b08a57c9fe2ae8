/** The settings' search: every typed word must be somewhere in the setting's texts. */

/** Words of a query, in lower case. */
export function wordsOf(query: string): readonly string[] {
  return query.toLowerCase().split(/\s+/).filter(Boolean);
}

/** Whether each word of `query` is part of one of `texts`. An empty query matches everything. */
export function matches(query: string, texts: readonly string[]): boolean {
  const all = texts.join("\n").toLowerCase();
  return wordsOf(query).every((word) => all.includes(word));
}

/** "1 setting", "12 settings": what the live region says of a search. */
export function foundWords(count: number): string {
  if (count === 0) return "No setting";
  return count === 1 ? "1 setting" : `${count} settings`;
}
