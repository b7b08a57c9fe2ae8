/** Ids of providers that the user defined. No built-in id begins so, now or later: the tests see to it. */
import type { ProviderDefinition } from "./provider.ts";

/** What every such id begins with. */
export const ownIdStart = "custom-";

/** Whether the provider of this id was defined by the user: its hosts have none of the catalogue's trust. */
export const isOwnProvider = (id: string): boolean => id.startsWith(ownIdStart);

const written = new WeakMap<ProviderDefinition, string>();

/** `provider`, with the text of its definition noted for `madeFrom`. */
export function madeOf(provider: ProviderDefinition, definition: string): ProviderDefinition {
  written.set(provider, definition);
  return provider;
}

/** Of which text a provider of the user's own was made; null: a built-in one, or not noted. */
export const madeFrom = (provider: ProviderDefinition): string | null => written.get(provider) ?? null;

/**
 * Whether `provider` was made of exactly this text. A definition that was changed since, and agreed to
 * anew, is another one: its keys may go elsewhere now.
 */
export const isMadeOf = (provider: ProviderDefinition, definition: string): boolean =>
  (madeFrom(provider) ?? definition) === definition;
