/**
 * What a key looks like, from prefix, alphabet and length. The pattern is made here and never given,
 * so it is anchored, bounded and linear.
 */
import type { KeyFormat, ProviderDefinition } from "../provider.ts";
import type { OwnFormat } from "./schema.ts";

/** Characters besides letters and digits that an alphabet may name. */
const signs = "_.:/+=@~%,-";

/**
 * The character class of an alphabet such as `A-Za-z0-9_-`; null when it is none. Letters and digits
 * stand in ranges or beside one: a word such as `hex` would else silently mean three letters.
 */
export function characterClass(alphabet: string): string | null {
  const ranges: string[] = [];
  const singles = new Set<string>();
  for (let index = 0; index < alphabet.length; index += 1) {
    const from = alphabet.charAt(index);
    const to = alphabet.charAt(index + 2);
    if (alphabet.charAt(index + 1) === "-" && /[A-Za-z0-9]/.test(from) && /[A-Za-z0-9]/.test(to)) {
      if (!isRange(from, to)) return null;
      ranges.push(`${from}-${to}`);
      index += 2;
    } else if (/[A-Za-z0-9]/.test(from) || signs.includes(from)) singles.add(from);
    else return null;
  }
  if (ranges.length === 0) return null;
  const dash = singles.delete("-") ? "-" : "";
  return `[${ranges.join("")}${[...singles].join("")}${dash}]`;
}

const kinds = [/^[a-z]$/, /^[A-Z]$/, /^[0-9]$/];
const isRange = (from: string, to: string): boolean =>
  from < to && kinds.some((kind) => kind.test(from) && kind.test(to));

/** What is wrong with a format, as "is …" or "has …"; null when it is sound. */
export function formProblem(form: OwnFormat): string | null {
  const { prefix, alphabet, length } = form;
  const [least, most] = [form["min-length"], form["max-length"]];
  if (prefix === undefined && alphabet === undefined) return "has neither prefix nor alphabet";
  if (alphabet === undefined) {
    return length === undefined && least === undefined && most === undefined
      ? null
      : "has a length and no alphabet";
  }
  if (characterClass(alphabet) === null)
    return "has an alphabet that is not made of ranges and signs, such as A-Za-z0-9_-";
  if (length !== undefined)
    return least === undefined && most === undefined ? null : "has length besides min-length or max-length";
  if (least === undefined || most === undefined)
    return "has an alphabet and no length: give length, or min-length and max-length";
  return least <= most ? null : "has a min-length above its max-length";
}

/** The compiled format of one that has no problem. */
export function keyFormatOf(form: OwnFormat, builtIn: readonly ProviderDefinition[]): KeyFormat {
  const { prefix = "", alphabet, length } = form;
  const distinctive = isDistinctive(prefix, builtIn);
  if (alphabet === undefined) return { prefix, pattern: null, distinctive };
  const least = length ?? form["min-length"] ?? 1;
  const most = length ?? form["max-length"] ?? least;
  const bounds = least === most ? `{${least}}` : `{${least},${most}}`;
  const start = prefix.replace(/[.+]/g, (sign) => `\\${sign}`);
  return { prefix, pattern: `^${start}${characterClass(alphabet) ?? ""}${bounds}$`, distinctive };
}

/**
 * A form decides alone only when its prefix cannot be the beginning of a random key, and is no part of
 * a built-in one's prefix nor the other way round.
 */
function isDistinctive(prefix: string, builtIn: readonly ProviderDefinition[]): boolean {
  const telling = prefix.length >= 8 || (prefix.length >= 4 && /[^A-Za-z0-9]/.test(prefix));
  return (
    telling &&
    builtIn.every(({ formats }) =>
      formats.every(
        (format) =>
          format.prefix === "" || !(format.prefix.startsWith(prefix) || prefix.startsWith(format.prefix)),
      ),
    )
  );
}
