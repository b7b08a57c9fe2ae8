/**
 * What a pasted text could be, decided offline from its form, its checksum and its variable's name.
 * Nothing is sent anywhere, and an ambiguous text is never tried out.
 *
 * What counts as sure:
 * - a form that only one provider uses (`by: "format"`, or `"checksum"` where the form carries one);
 * - a form that says nothing (32 hexadecimal digits) or is not documented, in a variable whose name
 *   belongs to exactly one provider (`by: "variable"`).
 * A prefix that several providers share (`sk-`, `sk_live_`, `AIza`) is never sure, not even with a
 * telling variable: the name puts its provider first, and the user is asked. A provider that the user
 * defined never takes a key from a built-in one: where it claims the same form, nothing is sure.
 */
import { catalogue } from "./catalogue.ts";
import { checksumFits } from "./checksum.ts";
import { formatOf, longestKey, weightOf } from "./key-formats.ts";
import { hardReason, placeholderReason, softReason } from "./not-a-key.ts";
import { isOwnProvider } from "./own-id.ts";
import { cleanPastedText } from "./pasted-text.ts";
import type { KeyFormat, ProviderDefinition } from "./provider.ts";
import { providersOfVariable } from "./variable-names.ts";

export interface Candidate {
  /** Provider id. */
  readonly provider: string;
  readonly certainty: "sure" | "possible";
  readonly by: "format" | "checksum" | "variable";
}

export interface Detection {
  /** Every provider whose key it could be, the likeliest first. Empty: unknown, or no key. */
  readonly candidates: readonly Candidate[];
  /** Why the text is no key, as a sentence part without the text; null when it may be one. */
  readonly notAKey: string | null;
}

export interface DetectOptions {
  /** The variable's name under which the text was found. */
  readonly variable?: string | undefined;
  /** Other providers than the built-in ones. */
  readonly providers?: readonly ProviderDefinition[];
}

interface Match {
  readonly provider: ProviderDefinition;
  readonly format: KeyFormat;
}

const nothing = (notAKey: string | null): Detection => ({ candidates: [], notAKey });

/** See the head of this file. Cleans the text first (`cleanPastedText`); never throws, never sends. */
export function detect(pasted: string, options: DetectOptions = {}): Detection {
  if (pasted.length > 2 * longestKey) return nothing("it is longer than 4 KiB");
  const cleaned = cleanPastedText(pasted);
  const { text } = cleaned;
  if (text.length > longestKey) return nothing("it is longer than 4 KiB");
  const placeholder = placeholderReason(text);
  if (placeholder !== null) return nothing(placeholder);
  const providers = options.providers ?? catalogue;
  const found = matchesOf(text, providers);
  const broken = found.filter(
    ({ format }) => format.checksum !== undefined && !checksumFits(text, format.prefix),
  );
  if (broken.length > 0)
    return nothing("its last six characters are not the checksum of the others: mistyped or made up");
  const owners = providersOfVariable(options.variable ?? cleaned.variable ?? "", providers);
  const candidates = candidatesOf(text, found, owners);
  return candidates.length > 0
    ? { candidates, notAKey: null }
    : nothing(hardReason(text) ?? softReason(text));
}

function matchesOf(text: string, providers: readonly ProviderDefinition[]): readonly Match[] {
  return providers.flatMap((provider) => {
    const format = formatOf(provider, text);
    return format === null ? [] : [{ provider, format }];
  });
}

function candidatesOf(
  text: string,
  found: readonly Match[],
  owners: readonly ProviderDefinition[],
): readonly Candidate[] {
  const telling = found.filter(({ format }) => weightOf(format) === 3);
  const own = telling.length === 0 ? telling : [...telling, ...claimed(found)];
  if (own.length > 0) return own.map((match) => decided(match, own.length === 1)).toSorted(byProvider);
  const shared = found.filter(({ format }) => weightOf(format) === 2).map(({ provider }) => provider);
  const named = owners.filter((owner) => isCompatible(owner, text, found));
  const sure = shared.length === 0 && named.length === 1;
  const first = named.map(({ id }): Candidate => ({
    provider: id,
    certainty: sure ? "sure" : "possible",
    by: "variable",
  }));
  const others = shared
    .filter((provider) => !named.includes(provider))
    .map(({ id }): Candidate => ({ provider: id, certainty: "possible", by: "format" }));
  return [...first.toSorted(byProvider), ...others.toSorted(byProvider)];
}

/** Matches of the user's providers that say less than a form of one's own, and more than nothing. */
const claimed = (found: readonly Match[]): readonly Match[] =>
  found.filter(({ provider, format }) => weightOf(format) === 2 && isOwnProvider(provider.id));

const decided = ({ provider, format }: Match, alone: boolean): Candidate => ({
  provider: provider.id,
  certainty: alone ? "sure" : "possible",
  by: format.checksum === undefined ? "format" : "checksum",
});

/** Whether a key of `provider` may look so: one of its forms fits, or none is documented. */
function isCompatible(provider: ProviderDefinition, text: string, found: readonly Match[]): boolean {
  if (found.some((match) => match.provider === provider)) return true;
  return provider.formats.length === 0 && hardReason(text) === null;
}

const byProvider = (one: Candidate, other: Candidate): number => (one.provider < other.provider ? -1 : 1);
