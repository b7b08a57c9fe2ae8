/** Which providers the window knows: the built-in ones, and those of the vault that is shown. */
import type { ProviderDefinition } from "../core/providers/index.ts";
import { catalogueSource, type KeptOfProviders } from "../core/providers/own/index.ts";
import type { BridgeEvent } from "../ipc/events.ts";
import type { Session } from "./session.ts";

const nothing: KeptOfProviders = { own: [], checksOff: [] };

/**
 * The catalogue as it is now; without a vault that can be read, the built-in providers alone. The page
 * hears when it is another one than before: also after a change in the terminal, once somebody asks.
 */
export function createCatalogue(
  session: Pick<Session, "current">,
  builtIn: readonly ProviderDefinition[],
  tell: (event: BridgeEvent) => void,
): () => readonly ProviderDefinition[] {
  const kept = (): KeptOfProviders => {
    try {
      const vault = session.current();
      if (!vault.ok) return nothing;
      return { own: vault.value.ownProviders(), checksOff: vault.value.checksOff() };
    } catch {
      // The database cannot be read now: whoever needs more than the built-in providers will say so.
      return nothing;
    }
  };
  const source = catalogueSource(builtIn, kept);
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
