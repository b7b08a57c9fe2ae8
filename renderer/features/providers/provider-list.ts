/** The list of providers, worked out from what is known: pure, so that it can be tried without a page. */
import { remembering } from "../../store/selectors.ts";
import type { KeyRow, OwnProviderInfo, OwnProviderState, ProviderInfo } from "../../store/state.ts";

/** One line of the list. */
export interface ListedProvider {
  readonly id: string;
  readonly name: string;
  readonly category: string;
  /** How a key is checked: a request line, or in words why it is not. */
  readonly check: string;
  readonly checked: "by-request" | "off" | "never";
  /** Keys of it that are not archived. */
  readonly keys: number;
  /** Null for a built-in one. */
  readonly own: OwnProviderState | null;
  /** What the search looks into, in lower case. */
  readonly haystack: string;
}

export type ProviderFilter = "all" | "with-keys" | "own" | "off" | "no-check";

export const filterTitles: Readonly<Record<ProviderFilter, string>> = {
  all: "All",
  "with-keys": "With keys",
  own: "Your own",
  off: "Switched off",
  "no-check": "Without a check",
};

const fits: Readonly<Record<ProviderFilter, (row: ListedProvider) => boolean>> = {
  all: () => true,
  "with-keys": ({ keys }) => keys > 0,
  own: ({ own }) => own !== null,
  off: ({ checked }) => checked === "off",
  "no-check": ({ checked }) => checked === "never",
};

export const ownStates: Readonly<Record<OwnProviderState, string>> = {
  enabled: "Yours",
  disabled: "Disabled",
  unconfirmed: "Host not confirmed",
  damaged: "Damaged",
};

const isOwn = (id: string): boolean => id.startsWith("custom-");

/** What a key's own fields fill in is left out: the page of the provider tells what stands there. */
const requestLine = (request: string): string => request.replaceAll(/\{[^{}]*\}/gu, "…");

function checkOf({ noCheck, request, switchedOff }: ProviderInfo): Pick<ListedProvider, "check" | "checked"> {
  if (switchedOff) return { check: "Switched off", checked: "off" };
  return noCheck === null
    ? { check: requestLine(request ?? ""), checked: "by-request" }
    : { check: "No check", checked: "never" };
}

const haystackOf = (texts: readonly string[]): string => texts.join("\n").toLowerCase();

function ofCatalogue(info: ProviderInfo, keys: number): ListedProvider {
  const { id, name, category, hosts, variables } = info;
  const own = isOwn(id) ? "enabled" : null;
  const check = checkOf(info);
  const haystack = haystackOf([name, id, category, ...hosts, ...variables]);
  return { id, name, category, ...check, keys, own, haystack };
}

/** One of the user's own that is not in the catalogue, because it is not in use. */
function notInUse({ id, state, facts }: OwnProviderInfo, keys: number): ListedProvider {
  const name = facts?.name ?? id;
  const haystack = haystackOf([name, id, "your own", ...(facts?.hosts ?? []), ...(facts?.variables ?? [])]);
  const check = ownStates[state];
  return { id, name, category: "Your own", check, checked: "off", keys, own: state, haystack };
}

/** Every provider by name; those of the user that are not in use, too. The same list while nothing changed. */
export const listProviders = remembering(
  (
    providers: readonly ProviderInfo[],
    own: readonly OwnProviderInfo[],
    keys: readonly KeyRow[],
  ): readonly ListedProvider[] => {
    const counts = new Map<string, number>();
    for (const { provider, archivedAt } of keys)
      if (provider !== null && archivedAt === null) counts.set(provider, (counts.get(provider) ?? 0) + 1);
    const countOf = (id: string): number => counts.get(id) ?? 0;
    const known = new Set(providers.map(({ id }) => id));
    return [
      ...providers.map((info) => ofCatalogue(info, countOf(info.id))),
      ...own.filter(({ id }) => !known.has(id)).map((info) => notInUse(info, countOf(info.id))),
    ].toSorted((one, other) => one.name.localeCompare(other.name, "en"));
  },
);

/** Those that a filter shows and whose texts hold every word. */
export const foundProviders = remembering(
  (rows: readonly ListedProvider[], filter: ProviderFilter, text: string): readonly ListedProvider[] => {
    const words = text.toLowerCase().split(/\s+/).filter(Boolean);
    const found = rows.filter(
      (row) => fits[filter](row) && words.every((word) => row.haystack.includes(word)),
    );
    // Who types a name means that one: it does not stand below those that only mention it.
    const rank = ({ name }: ListedProvider): number =>
      words.length > 0 && name.toLowerCase().startsWith(words.join(" ")) ? 0 : 1;
    return words.length === 0 ? found : found.toSorted((one, other) => rank(one) - rank(other));
  },
);

/** How many each filter shows, whatever is searched. */
export const filterCounts = remembering(
  (rows: readonly ListedProvider[]): Readonly<Record<ProviderFilter, number>> => {
    const count = (filter: ProviderFilter): number => rows.filter(fits[filter]).length;
    return {
      all: rows.length,
      "with-keys": count("with-keys"),
      own: count("own"),
      off: count("off"),
      "no-check": count("no-check"),
    };
  },
);

export const countWords = (count: number): string => `${count} ${count === 1 ? "provider" : "providers"}`;

export const keyWords = (count: number): string => (count === 1 ? "1 key" : `${count} keys`);

/** The whole line as a screen reader says it. */
export function rowLabel({ name, category, check, keys, own }: ListedProvider): string {
  const mine = own === null || own === "enabled" ? [] : [ownStates[own]];
  return [name, category, ...(mine[0] === check ? [] : mine), check, keyWords(keys)].join(", ");
}
