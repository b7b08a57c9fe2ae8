/** What a key's text says by its form alone: which format it has, its known prefix, and its check. */
import { catalogue, findProvider } from "./catalogue.ts";
import { shapeOf } from "./compiled-patterns.ts";
import { formatsOf, matches } from "./format-index.ts";
import { roomOf } from "./pattern-shape.ts";
import type { KeyFormat, NoCheck, ProviderDefinition, RequestCheck } from "./provider.ts";

/** How many characters have to be the same in every key before a form says whose it is. */
const fixedAtLeast = 3;

/**
 * How much a form says: 3 its own, 2 one that others use as well, 1 only length and alphabet. A form
 * that fixes hardly anything is nobody's own, whatever an entry says: many things that are no key look
 * so. Marks between its parts (`^[0-9a-f]{24}:[0-9a-f]{64}$`) still make it worth a question.
 */
export function weightOf({ pattern, prefix, distinctive, checksum }: KeyFormat): 1 | 2 | 3 {
  if (checksum !== undefined) return distinctive ? 3 : 2;
  const shape = pattern === null ? null : shapeOf(pattern);
  const fixed = shape?.fixed ?? prefix.length;
  if (fixed >= fixedAtLeast) return distinctive ? 3 : prefix === "" ? 1 : 2;
  const marked = shape?.parts.some(({ character }) => character !== null && /[^A-Za-z0-9=]/.test(character));
  return distinctive && marked === true ? 2 : 1;
}

/** How many characters are the same in every key of this form. */
export function fixedOf({ pattern, prefix }: KeyFormat): number {
  const shape = pattern === null ? null : shapeOf(pattern);
  return shape === null ? prefix.length : shape.fixed;
}

/** How many different keys of this length there are, as a power of two: the fewer, the more a match says. */
export function roomIn({ pattern, prefix }: KeyFormat, length: number): number {
  const shape = pattern === null ? null : shapeOf(pattern);
  return shape === null ? (length - prefix.length) * Math.log2(64) : roomOf(shape, length);
}

/** Lengths of the shortest and the longest key of this form; null when they are not known. */
export function lengthsOf({ pattern }: Pick<KeyFormat, "pattern">): {
  readonly least: number;
  readonly most: number;
} | null {
  const shape = pattern === null ? null : shapeOf(pattern);
  return shape === null ? null : { least: shape.least, most: shape.most };
}

/** The format of `provider` that says most about `text`; null when none fits. */
export function formatOf(provider: ProviderDefinition, text: string): KeyFormat | null {
  const fitting = provider.formats.filter((format) => matches(format, text));
  const byWeight = (one: KeyFormat, other: KeyFormat): number =>
    weightOf(other) - weightOf(one) || fixedOf(other) - fixedOf(one);
  return fitting.toSorted(byWeight)[0] ?? null;
}

/**
 * The check for this very key: of its form when that has its own (a refresh token is never sent
 * anywhere), else the provider's.
 */
export function checkFor(provider: ProviderDefinition, text: string): RequestCheck | NoCheck {
  return formatOf(provider, text)?.check ?? provider.check;
}

/** A prefix of a key of unknown length is shown only when this much stays hidden. */
const hiddenAtLeast = 16;

/**
 * The public part at the beginning of a key (`sk_live_`), for its masked form; "" when it is not
 * known. `provider` is an id, or null when unknown: then only a whole known form counts.
 */
export function knownPrefixOf(
  text: string,
  provider: string | null,
  providers: readonly ProviderDefinition[] = catalogue,
): string {
  const definition = provider === null ? null : findProvider(provider, providers);
  if (definition === null) return longest(formatsOf(text, providers).map(({ format }) => format));
  const whole = definition.formats.filter((format) => matches(format, text));
  if (whole.length > 0) return longest(whole);
  const long = (prefix: string): boolean => text.length >= prefix.length + hiddenAtLeast;
  return longest(definition.formats.filter(({ prefix }) => text.startsWith(prefix) && long(prefix)));
}

const longest = (formats: readonly KeyFormat[]): string =>
  formats.reduce((best, { prefix }) => (prefix.length > best.length ? prefix : best), "");
