/**
 * Finds the formats that a text fits without trying them all: by the text's beginning first, then by its
 * length, and one pattern once, however many providers share it.
 */
import { brokenReason, checksumFits } from "./checksum.ts";
import { fitsPattern } from "./compiled-patterns.ts";
import type { KeyFormat, ProviderDefinition } from "./provider.ts";

/** A format, and whose it is. */
export interface OwnedFormat {
  readonly provider: ProviderDefinition;
  readonly format: KeyFormat;
}

interface FormatIndex {
  /** Formats by prefix, and with it by pattern ("" for a form that is a prefix only). */
  readonly byPrefix: ReadonlyMap<string, ReadonlyMap<string, readonly OwnedFormat[]>>;
  /** The lengths that prefixes have. */
  readonly lengths: readonly number[];
}

/** Keys are far shorter; a longer text is not matched at all. */
export const longestKey = 4_096;

/** Made once for each list of providers. */
const indexes = new WeakMap<readonly ProviderDefinition[], FormatIndex>();

/** Every format of `providers` that the whole text fits, in no order. */
export function formatsOf(text: string, providers: readonly ProviderDefinition[]): readonly OwnedFormat[] {
  if (text.length > longestKey) return [];
  const { byPrefix, lengths } = indexOf(providers);
  return lengths.flatMap((length) => {
    const prefix = text.slice(0, length);
    if (prefix.length < length) return [];
    const found = [...(byPrefix.get(prefix) ?? [])].flatMap(([pattern, owned]) =>
      (pattern === "" ? prefix !== "" : fitsPattern(pattern, text)) ? owned : [],
    );
    return found.filter(({ format }) => !isForeign(format, text));
  });
}

/** Whether `text` has this form. A format without a pattern only asks for its prefix. */
export function matches(format: KeyFormat, text: string): boolean {
  if (text.length > longestKey || !text.startsWith(format.prefix)) return false;
  if (format.pattern === null) return format.prefix !== "";
  return fitsPattern(format.pattern, text) && !isForeign(format, text);
}

/** Whether a text of this form lacks the checksum that the form carries. */
export function isBroken({ checksum, prefix }: KeyFormat, text: string): boolean {
  return checksum !== undefined && !checksumFits(checksum, text, prefix);
}

/** A wrong checksum whose maker promises nothing more makes the text one of somebody else's. */
const isForeign = (format: KeyFormat, text: string): boolean =>
  format.checksum !== undefined && brokenReason(format.checksum) === null && isBroken(format, text);

function indexOf(providers: readonly ProviderDefinition[]): FormatIndex {
  let index = indexes.get(providers);
  if (index === undefined) {
    index = makeIndex(providers);
    indexes.set(providers, index);
  }
  return index;
}

function makeIndex(providers: readonly ProviderDefinition[]): FormatIndex {
  const byPrefix = new Map<string, Map<string, OwnedFormat[]>>();
  for (const provider of providers) {
    for (const format of provider.formats) {
      const patterns = byPrefix.get(format.prefix) ?? new Map<string, OwnedFormat[]>();
      byPrefix.set(format.prefix, patterns);
      const owned = patterns.get(format.pattern ?? "") ?? [];
      patterns.set(format.pattern ?? "", owned);
      owned.push({ provider, format });
    }
  }
  const lengths = new Set([...byPrefix.keys()].map(({ length }) => length));
  return { byPrefix, lengths: [...lengths].toSorted((one, other) => one - other) };
}
