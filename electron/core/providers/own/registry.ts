/**
 * The providers that the user defined, beside the built-in ones. What a vault keeps is read and
 * validated anew each time, because its file may have been changed: only a whole definition whose
 * hosts are those that the user confirmed is used.
 */
import type { OwnProviderRow } from "../../vault/index.ts";
import { withChecksOff } from "../checks-off.ts";
import { isOwnProvider, madeOf } from "../own-id.ts";
import type { ProviderDefinition } from "../provider.ts";
import { compileDefinition, hostsOf } from "./compile.ts";
import { readDefinition } from "./read.ts";
import type { OwnDefinition } from "./schema.ts";

export interface OwnProvider {
  readonly id: string;
  /**
   * `enabled`: part of the catalogue. `disabled`: kept, and not used. `unconfirmed`: it was enabled for
   * other hosts than it names now. `damaged`: what is kept is no definition of this id.
   */
  readonly state: "enabled" | "disabled" | "unconfirmed" | "damaged";
  /** Null when it is damaged. */
  readonly definition: OwnDefinition | null;
  readonly provider: ProviderDefinition | null;
  readonly addedAt: string;
}

type Rows = readonly OwnProviderRow[];
type Catalogue = readonly ProviderDefinition[];

/** Everything that a vault keeps of providers, each with its state now. */
export function readOwnProviders(rows: Rows, builtIn: Catalogue): readonly OwnProvider[] {
  return rows.map((row) => readRow(row, builtIn));
}

function readRow(row: OwnProviderRow, builtIn: Catalogue): OwnProvider {
  const { id, addedAt } = row;
  const damaged = { id, state: "damaged", definition: null, provider: null, addedAt } as const;
  const read = readDefinition(row.definition);
  if (!read.ok || read.value.id !== id || !isOwnProvider(id)) return damaged;
  const definition = read.value;
  const provider = compileDefinition(definition, builtIn);
  if (!provider.ok) return damaged;
  const confirmed = isSameList(row.confirmedHosts, hostsOf(definition));
  const state = !row.enabled ? "disabled" : confirmed ? "enabled" : "unconfirmed";
  return { id, state, definition, provider: madeOf(provider.value, row.definition), addedAt };
}

const isSameList = (one: readonly string[], other: readonly string[]): boolean =>
  one.length === other.length && one.every((text, index) => text === other[index]);

/** The built-in providers and the enabled ones of the user. */
export function catalogueWith(rows: Rows, builtIn: Catalogue): Catalogue {
  if (rows.every(({ enabled }) => !enabled)) return builtIn;
  const own = readOwnProviders(rows, builtIn).flatMap(({ state, provider }) =>
    state === "enabled" && provider !== null ? [provider] : [],
  );
  return own.length === 0 ? builtIn : [...builtIn, ...own];
}

/** What a vault says about providers. */
export interface KeptOfProviders {
  readonly own: Rows;
  /** Ids of those whose checks are switched off. */
  readonly checksOff: readonly string[];
}

/**
 * A catalogue that follows the vault: `kept` is asked at each call, and what came of it is remembered
 * until it changes, so that the same providers are the same objects.
 */
export function catalogueSource(builtIn: Catalogue, kept: () => KeptOfProviders): () => Catalogue {
  let known = { text: "", catalogue: builtIn };
  return () => {
    const { own, checksOff } = kept();
    if (own.length === 0 && checksOff.length === 0) return builtIn;
    const text = JSON.stringify([own, checksOff]);
    if (text !== known.text)
      known = { text, catalogue: withChecksOff(catalogueWith(own, builtIn), checksOff) };
    return known.catalogue;
  };
}
