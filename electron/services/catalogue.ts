/** Which providers the window knows: the built-in ones, and those of the vault that is shown. */
import type { ProviderDefinition } from "../core/providers/index.ts";
import { catalogueSource } from "../core/providers/own/index.ts";
import type { OwnProviderRow } from "../core/vault/index.ts";
import type { BridgeEvent } from "../ipc/events.ts";
import type { Session } from "./session.ts";

/**
 * The catalogue as it is now; without a vault that can be read, the built-in providers alone. The page
 * hears when it is another one than before: also after a change in the terminal, once somebody asks.
 */
export function createCatalogue(
  session: Pick<Session, "current">,
  builtIn: readonly ProviderDefinition[],
  tell: (event: BridgeEvent) => void,
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
  const source = catalogueSource(builtIn, rows);
  let last = builtIn;
  return () => {
    const now = source();
    if (now !== last) {
      last = now;
      tell({ type: "providers" });
    }
    return now;
  };
}
