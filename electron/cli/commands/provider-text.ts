/** How a provider and its check are told to people and to scripts. */
import {
  asDefined,
  isOwnProvider,
  isSwitchedOff,
  type ProviderDefinition,
} from "../../core/providers/index.ts";
import { secretPlaces } from "../../services/provider-words.ts";

export { requestLine, rotationText, secretPlaces } from "../../services/provider-words.ts";

/**
 * PRODUCT: one provider of `providers --json`. `own` stands only at those that the user defined,
 * `switchedOff` only at those whose checks the user switched off.
 */
export function providerAsJson(provider: ProviderDefinition): Readonly<Record<string, unknown>> {
  const { id, name, category, hosts, check, rotation } = provider;
  const own = isOwnProvider(id) ? { own: true } : {};
  const off = isSwitchedOff(provider) ? { switchedOff: true } : {};
  return { id, name, category, hosts, checkable: check.kind === "request", rotation, ...own, ...off };
}

/** The same with everything that a script may want to know of one provider; the check as it is when it is on. */
export function detailsAsJson(provider: ProviderDefinition): Readonly<Record<string, unknown>> {
  const { variables, fields, check, keyPage, sources, confidence } = asDefined(provider);
  const how =
    check.kind === "none"
      ? { kind: check.kind, reason: check.reason }
      : { kind: check.kind, method: check.method, url: check.url, key: secretPlaces(check) };
  return { ...providerAsJson(provider), variables, fields, check: how, keyPage, sources, confidence };
}
