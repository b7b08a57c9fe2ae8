/**
 * The filter box's text as tokens with their places, so that chips and completions can replace one
 * token and leave the rest as the user wrote it.
 */

export interface QueryToken {
  /** Lower-case part before the colon (`status`), known or not; null for a free word. */
  readonly part: string | null;
  /** What is looked for: without quotation marks, composed (NFC), in lower case. */
  readonly value: string;
  /** Where it stands in the text: first character, and the one after the last. */
  readonly start: number;
  readonly end: number;
}

interface ReadText {
  readonly tokens: readonly QueryToken[];
  /** A quotation mark is not closed; the token that it opened ends with the text. */
  readonly open: boolean;
}

/** Splits at white space outside quotation marks. A text that begins with one has no part. */
export function tokensOf(text: string): ReadText {
  const tokens: QueryToken[] = [];
  let start = -1;
  let inQuotes = false;
  const end = (at: number): void => {
    if (start !== -1) tokens.push(tokenOf(text, start, at));
    start = -1;
  };
  for (let at = 0; at < text.length; at += 1) {
    const character = text.charAt(at);
    if (!inQuotes && /\s/.test(character)) {
      end(at);
      continue;
    }
    if (start === -1) start = at;
    if (character === '"') inQuotes = !inQuotes;
  }
  end(text.length);
  return { tokens: tokens.filter(({ part, value }) => part !== null || value !== ""), open: inQuotes };
}

function tokenOf(text: string, start: number, end: number): QueryToken {
  const raw = text.slice(start, end);
  const plain = raw.replaceAll('"', "");
  const colon = raw.startsWith('"') ? -1 : plain.indexOf(":");
  const lowered = (part: string): string => part.normalize("NFC").toLowerCase();
  return colon === -1
    ? { part: null, value: lowered(plain), start, end }
    : { part: plain.slice(0, colon).toLowerCase(), value: lowered(plain.slice(colon + 1)), start, end };
}

/** The values that stand behind `part:` in the text, in lower case, each once. */
export function valuesOf(text: string, part: string): readonly string[] {
  const values = tokensOf(text).tokens.filter((token) => token.part === part && token.value !== "");
  return [...new Set(values.map(({ value }) => value))];
}

/** `part:value`, with quotation marks where a space would split it. The language cannot say a quotation mark. */
export function tokenText(part: string, value: string): string {
  const plain = value.replaceAll('"', "");
  return /\s/.test(plain) ? `${part}:"${plain}"` : `${part}:${plain}`;
}

/** The text with exactly `values` behind `part:`. Other words keep their order; new tokens come last. */
export function withValues(text: string, part: string, values: readonly string[]): string {
  const others = tokensOf(text)
    .tokens.filter((token) => token.part !== part)
    .map(({ start, end }) => text.slice(start, end));
  return [...others, ...values.map((value) => tokenText(part, value))].join(" ");
}

/** Only the tokens with a part: what is left when free words are cleared. */
export function withoutWords(text: string): string {
  return tokensOf(text)
    .tokens.filter(({ part }) => part !== null)
    .map(({ start, end }) => text.slice(start, end))
    .join(" ");
}
