/**
 * Providers whose checks the user switched off. They stay what they are (recognised, stored, exported)
 * and lose every request, so that no way of checking needs to know of the switch.
 */
import type { ProviderDefinition } from "./provider.ts";

/** What a switched-off provider was before. */
const defined = new WeakMap<ProviderDefinition, ProviderDefinition>();

/** Why nothing is sent. */
export const checksOffReason = ({ name }: Pick<ProviderDefinition, "name">): string =>
  `You switched the checks of ${name} off.`;

/** Why nothing is sent to a provider of the user's own that is not in use. `id`: harmless to look at. */
export const notEnabledReason = (id: string): string =>
  `your provider ${id} is not enabled, or no longer there`;

/** Why nothing is sent to it where a check, begun before, would take the key to. */
export const changedReason = (id: string): string => `your provider ${id} was changed while it was asked`;

/** Whether such a reason speaks of what the user may turn back, and not of the key. */
export const isUsersReason = (reason: string | null): boolean =>
  reason !== null &&
  (/^You switched the checks of .{1,200} off\.$/u.test(reason) ||
    /^your provider \S{1,100} (?:is not enabled, or no longer there|was changed while it was asked)$/u.test(
      reason,
    ));

/** Whether any key of this provider could be checked. */
export const hasCheck = ({ check, formats }: ProviderDefinition): boolean =>
  check.kind === "request" || formats.some((format) => format.check?.kind === "request");

/**
 * `providers` with those of `off` without any check: also none of a single format, so that not even the
 * secret is read. The same list when nothing is to be changed.
 */
export function withChecksOff(
  providers: readonly ProviderDefinition[],
  off: readonly string[],
): readonly ProviderDefinition[] {
  if (off.length === 0) return providers;
  const ids = new Set(off);
  if (!providers.some((provider) => ids.has(provider.id) && hasCheck(provider))) return providers;
  return providers.map((provider) =>
    ids.has(provider.id) && hasCheck(provider) ? switchedOff(provider) : provider,
  );
}

function switchedOff(provider: ProviderDefinition): ProviderDefinition {
  const without: ProviderDefinition = {
    ...provider,
    check: { kind: "none", reason: checksOffReason(provider) },
    formats: provider.formats.map(({ check: _check, ...format }) => format),
  };
  defined.set(without, provider);
  return without;
}

/** Whether the user switched its checks off. */
export const isSwitchedOff = (provider: ProviderDefinition): boolean => defined.has(provider);

/** The provider with its checks, for whoever shows them or asks where a key would go. Never to check with. */
export const asDefined = (provider: ProviderDefinition): ProviderDefinition =>
  defined.get(provider) ?? provider;
