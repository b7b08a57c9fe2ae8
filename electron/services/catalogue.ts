/** Which providers the window knows: the built-in ones, and those of the vault that is shown. */
import type { ProviderDefinition } from "../core/providers/index.ts";
import { catalogueSource } from "../core/providers/own/index.ts";
import type { OwnProviderRow } from "../core/vault/index.ts";
import type { Session } from "./session.ts";

/** The catalogue as it is now; without a vault that can be read, the built-in providers alone. */
export function createCatalogue(
  session: Pick<Session, "current">,
  builtIn: readonly ProviderDefinition[],
): () => readonly ProviderDefinition[] {
  const rows = (): readonly OwnProviderRow[] => {
    try {
      const vault = session.current();
      return vault.ok ? vault.value.ownProviders() : [];
    } catch {
      // The database cannot be read now: whoever needs more than the built-in providers will say so.
      return [];
    }
  };
  return catalogueSource(builtIn, rows);
}
