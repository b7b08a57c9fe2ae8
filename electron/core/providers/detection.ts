/**
 * What a pasted text could be, decided offline from its form, its checksum and its variable's name.
 * Nothing is sent anywhere, and an ambiguous text is never tried out.
 *
 * What counts as sure:
 * - a form that only one provider uses (`by: "format"`, or `"checksum"` where the form carries one). When
 *   several claim it, the one that fixes clearly more of the text has it (`sk-ant-admin01-…` is not
 *   `sk-…`); where none does, all are possible;
 * - a form that says nothing (32 hexadecimal digits) or is not documented, in a variable whose name
 *   belongs to exactly one provider (`by: "variable"`).
 * A prefix that several providers share (`sk-`, `sk_live_`, `AIza`) is never sure, not even with a
 * telling variable: the name puts its provider first, and the user is asked. A provider that the user
 * defined never takes a key from a built-in one: where it claims the same form, nothing is sure.
 */
import { canaryWarning } from "./canary.ts";
import { catalogue } from "./catalogue.ts";
import { brokenReason } from "./checksum.ts";
import { formatsOf, isBroken, longestKey, type OwnedFormat } from "./format-index.ts";
import { fixedOf, roomIn, weightOf } from "./key-formats.ts";
import { hardReason, isGeneric, placeholderReason, softReason } from "./not-a-key.ts";
import { isOwnProvider } from "./own-id.ts";
import { cleanPastedText } from "./pasted-text.ts";
import type { ProviderDefinition } from "./provider.ts";
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
  /** Why the key must not be tested (a canary token), as a sentence part; null when nothing is known. */
  readonly warning: string | null;
}

export interface DetectOptions {
  /** The variable's name under which the text was found. */
  readonly variable?: string | undefined;
  /** Other providers than the built-in ones. */
  readonly providers?: readonly ProviderDefinition[];
}

/** How a text fits the form of one provider that says most about it. */
interface Match {
  readonly provider: ProviderDefinition;
  readonly weight: 1 | 2 | 3;
  /** Characters that are the same in every key of the form; a checksum counts as some. */
  readonly fixed: number;
  /** How many other keys there are of this form and length, as a power of two. */
  readonly room: number;
  readonly by: "format" | "checksum";
}

const nothing = (notAKey: string | null): Detection => ({ candidates: [], notAKey, warning: null });

/** See the head of this file. Cleans the text first (`cleanPastedText`); never throws, never sends. */
export function detect(pasted: string, options: DetectOptions = {}): Detection {
  if (pasted.length > 2 * longestKey) return nothing("it is longer than 4 KiB");
  const cleaned = cleanPastedText(pasted);
  const { text } = cleaned;
  if (text.length > longestKey) return nothing("it is longer than 4 KiB");
  const placeholder = placeholderReason(text);
  if (placeholder !== null) return nothing(placeholder);
  const providers = options.providers ?? catalogue;
  const formats = formatsOf(text, providers);
  const broken = formats.find(({ format }) => isBroken(format, text))?.format.checksum;
  if (broken !== undefined) return nothing(brokenReason(broken));
  const owners = providersOfVariable(options.variable ?? cleaned.variable ?? "", providers);
  const candidates = candidatesOf(text, matchesOf(text, formats), owners);
  const warning = canaryWarning([text]);
  return candidates.length > 0 || warning !== null
    ? { candidates, notAKey: null, warning }
    : nothing(hardReason(text) ?? softReason(text));
}

/** The best match of each provider, the likeliest first. */
function matchesOf(text: string, formats: readonly OwnedFormat[]): readonly Match[] {
  const best = new Map<ProviderDefinition, Match>();
  for (const owned of formats) {
    const match = matchOf(text, owned);
    const known = best.get(owned.provider);
    if (known === undefined || byLikelihood(match, known) < 0) best.set(owned.provider, match);
  }
  return [...best.values()].toSorted(byLikelihood);
}

/** A checksum that fits is as good as this many more characters that are the same: 32 bits. */
const checksumWorth = 5;
/** One form belongs to its provider alone when it fixes this much more than any other: 24 bits. */
const clearlyMore = 4;

/** Of those that share a form with others, the ones that most people mean; worth as much as 16 bits. */
const widelyUsed = new Set(["stripe", "github", "google-gemini", "deepseek", "moonshot"]);
const widelyUsedWorth = 16;

function matchOf(text: string, { provider, format }: OwnedFormat): Match {
  const summed = format.checksum !== undefined;
  // A prefix that the user wrote down counts, however short it is.
  const claimed = isOwnProvider(provider.id) && format.prefix !== "";
  const weight = weightOf(format);
  return {
    provider,
    weight: claimed && weight === 1 ? 2 : weight,
    fixed: fixedOf(format) + (summed ? checksumWorth : 0),
    room: roomIn(format, text.length) - (widelyUsed.has(provider.id) ? widelyUsedWorth : 0),
    by: summed ? "checksum" : "format",
  };
}

/** Own forms first, then those that fix more, then those with fewer keys of this length, then by name. */
const byLikelihood = (one: Match, other: Match): number =>
  other.weight - one.weight ||
  other.fixed - one.fixed ||
  Math.round(one.room - other.room) ||
  (one.provider.id < other.provider.id ? -1 : 1);

function candidatesOf(
  text: string,
  matches: readonly Match[],
  owners: readonly ProviderDefinition[],
): readonly Candidate[] {
  const told = isGeneric(text) ? [] : matches.filter(({ weight }) => weight > 1);
  const [first, ...others] = told;
  if (first?.weight !== 3) return namedCandidates(text, matches, told, owners);
  const rivals = others.filter((other) => isRival(first, other));
  if (rivals.length === 0) return [{ provider: first.provider.id, certainty: "sure", by: first.by }];
  return possible([first, ...rivals], owners);
}

/**
 * Whether `other` may be what the text is although `first`, an own form, fits best. A provider that the
 * user defined and a built-in one always are rivals, whatever their forms fix.
 */
const isRival = (first: Match, other: Match): boolean =>
  isOwnProvider(first.provider.id) !== isOwnProvider(other.provider.id) ||
  (other.weight === 3 ? other.fixed > first.fixed - clearlyMore : other.fixed >= first.fixed);

/** The candidates when no form decides: those that the variable names, then those of shared forms. */
function namedCandidates(
  text: string,
  matches: readonly Match[],
  told: readonly Match[],
  owners: readonly ProviderDefinition[],
): readonly Candidate[] {
  const named = owners.filter((owner) => isCompatible(owner, text, matches));
  const [only] = named;
  if (told.length === 0 && only !== undefined && named.length === 1)
    return [{ provider: only.id, certainty: "sure", by: "variable" }];
  const unsaid = named.filter((owner) => !told.some(({ provider }) => provider === owner));
  const first = unsaid.map(({ id }): Candidate => ({ provider: id, certainty: "possible", by: "variable" }));
  return [
    ...first.toSorted((one, other) => (one.provider < other.provider ? -1 : 1)),
    ...possible(told, owners),
  ];
}

/** All of them, none sure: those that the variable names come first. */
function possible(matches: readonly Match[], owners: readonly ProviderDefinition[]): readonly Candidate[] {
  const isNamed = ({ provider }: Match): boolean => owners.includes(provider);
  return [...matches.filter(isNamed), ...matches.filter((match) => !isNamed(match))].map((match) => ({
    provider: match.provider.id,
    certainty: "possible",
    by: isNamed(match) ? "variable" : match.by,
  }));
}

/** Whether a key of `provider` may look so: one of its forms fits, or none is documented. */
function isCompatible(provider: ProviderDefinition, text: string, matches: readonly Match[]): boolean {
  if (matches.some((match) => match.provider === provider)) return true;
  return provider.formats.length === 0 && hardReason(text) === null;
}
