/** What a key's text says by its form alone: which format it has, its known prefix, and its check. */
import { catalogue, findProvider } from "./catalogue.ts";
import type { KeyFormat, NoCheck, ProviderDefinition, RequestCheck } from "./provider.ts";

/** Patterns are compiled when they are first needed: most runs of the program need none. */
const compiled = new Map<string, RegExp>();

/** Keys are far shorter; a longer text is not matched at all. */
export const longestKey = 4_096;

/** Whether `text` has this form. A format without a pattern only asks for its prefix. */
export function matches(format: KeyFormat, text: string): boolean {
  if (text.length > longestKey || !text.startsWith(format.prefix)) return false;
  if (format.pattern === null) return format.prefix !== "";
  let pattern = compiled.get(format.pattern);
  if (pattern === undefined) {
    pattern = new RegExp(format.pattern);
    compiled.set(format.pattern, pattern);
  }
  return pattern.test(text);
}

/** How much a form says: 3 its own, 2 a prefix that others use as well, 1 only length and alphabet. */
export function weightOf(format: KeyFormat): 1 | 2 | 3 {
  if (format.distinctive) return 3;
  return format.prefix === "" ? 1 : 2;
}

/** The format of `provider` that says most about `text`; null when none fits. */
export function formatOf(provider: ProviderDefinition, text: string): KeyFormat | null {
  const fitting = provider.formats.filter((format) => matches(format, text));
  return fitting.toSorted((one, other) => weightOf(other) - weightOf(one))[0] ?? null;
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
  const formats = (definition === null ? providers : [definition]).flatMap((one) => one.formats);
  const whole = formats.filter((format) => matches(format, text));
  if (whole.length > 0 || definition === null) return longest(whole);
  const long = (prefix: string): boolean => text.length >= prefix.length + hiddenAtLeast;
  return longest(formats.filter(({ prefix }) => text.startsWith(prefix) && long(prefix)));
}

const longest = (formats: readonly KeyFormat[]): string =>
  formats.reduce((best, { prefix }) => (prefix.length > best.length ? prefix : best), "");
