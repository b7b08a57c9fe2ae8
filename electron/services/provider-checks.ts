/** The switch of a provider's checks, for both doors. */
import { fail, ok, type Result } from "../core/errors.ts";
import {
  asDefined,
  findProvider,
  hasCheck,
  isSwitchedOff,
  type ProviderDefinition,
} from "../core/providers/index.ts";
import type { Vault } from "../core/vault/index.ts";

export type Position = "on" | "off";

/**
 * Switches the checks of a provider and gives it as it is now. `changed`: false when they were so already.
 * `provider-unknown`; `unsupported` for a provider that has no check to switch.
 */
export function switchChecks(
  vault: Pick<Vault, "switchChecks">,
  catalogue: readonly ProviderDefinition[],
  id: string,
  to: Position,
): Result<{ readonly provider: ProviderDefinition; readonly changed: boolean }> {
  const found = findProvider(id, catalogue);
  if (found === null) return fail("provider-unknown", "There is no provider of that id.");
  const provider = asDefined(found);
  if (!hasCheck(provider))
    return fail("unsupported", `${provider.name} has no check, so nothing is ever sent there.`);
  const changed = isSwitchedOff(found) === (to === "on");
  const switched = vault.switchChecks(id, to);
  return switched.ok ? ok({ provider, changed }) : switched;
}
