/** The controls that a vault remembers, as checks ask for them. */
import type { Random } from "../ports.ts";
import type { Control, KnownControl, Vault } from "../vault/index.ts";
import type { Controls } from "./contract.ts";

const known = new WeakMap<object, Controls>();

/**
 * The controls of `vault`: the same object each time, so that all checks of one vault share what is
 * under way. What the vault cannot keep is remembered here, so that a full disk sends no more requests.
 */
export function controlsOf(vault: Pick<Vault, "controlOf" | "recordControl">, random: Random): Controls {
  const made = known.get(vault);
  if (made !== undefined) return made;
  const unkept = new Map<string, KnownControl>();
  const controls: Controls = {
    random,
    find: (provider, address) => {
      const found = vault.controlOf(provider, address);
      return unkept.get(`${provider} ${address}`) ?? (found.ok ? found.value : null);
    },
    keep: (control) => {
      const place = `${control.provider} ${control.address}`;
      if (vault.recordControl(control).ok) unkept.delete(place);
      else unkept.set(place, knownBy(control));
    },
  };
  known.set(vault, controls);
  return controls;
}

function knownBy({ at, outcome, httpStatus }: Control): KnownControl {
  const last = { at, outcome, httpStatus };
  return { last, refused: outcome === "refused" ? last : null };
}
