/** Whose key a text surely is by its form: asked before the key goes to the provider that was named. */
import { fail, type KeystowError, ok, type Result } from "../core/errors.ts";
import { detect, findProvider, isOwnProvider, type ProviderDefinition } from "../core/providers/index.ts";

/**
 * The other provider whose own form the key surely has; null when it may be a key of `named`. A
 * variable's name does not count: it says nothing about the key itself. What a provider of the user's
 * own claims does not make a built-in form less sure here.
 */
export function otherOwner(
  catalogue: readonly ProviderDefinition[],
  text: string,
  named: ProviderDefinition,
): ProviderDefinition | null {
  // The same list again where it can be: what detection learned of a list is kept with it.
  const builtIn = catalogue.some(({ id }) => isOwnProvider(id))
    ? catalogue.filter(({ id }) => !isOwnProvider(id))
    : catalogue;
  const owner =
    sureOwner(text, builtIn) ?? (builtIn.length < catalogue.length ? sureOwner(text, catalogue) : null);
  return owner === null || owner.id === named.id ? null : owner;
}

function sureOwner(text: string, providers: readonly ProviderDefinition[]): ProviderDefinition | null {
  const { candidates } = detect(text, { providers });
  const sure = candidates.find(({ certainty, by }) => certainty === "sure" && by !== "variable");
  return sure === undefined ? null : findProvider(sure.provider, providers);
}

/** "This key has the form of GitHub, not of Stripe." */
export function mismatchText(owner: ProviderDefinition, named: ProviderDefinition): string {
  return `This key has the form of ${owner.name}, not of ${named.name}.`;
}

/** What the window answers until the user has said that the key is `named`'s all the same. */
export function formError(owner: ProviderDefinition, named: ProviderDefinition): KeystowError {
  return fail("needs-confirmation", `${mismatchText(owner, named)} Nothing was stored or sent.`, {
    hint: `Choose ${owner.name}, or say that it is the key of ${named.name} all the same.`,
    details: { anyForm: true, candidates: [owner.id] },
  }).error;
}

/** A slip of the hand would send another provider's key away: then it is the user's word (`anyForm`), or nothing. */
export function checkForm(
  catalogue: readonly ProviderDefinition[],
  text: string,
  named: ProviderDefinition | null,
  anyForm: boolean,
): Result<void> {
  const owner = named === null || anyForm ? null : otherOwner(catalogue, text, named);
  return named === null || owner === null ? ok() : { ok: false, error: formError(owner, named) };
}

/** The provider of that id; null for none. `provider-unknown` for an id that the catalogue lacks. */
export function providerById(
  catalogue: readonly ProviderDefinition[],
  id: string | null,
): Result<ProviderDefinition | null> {
  const provider = id === null ? null : findProvider(id, catalogue);
  if (id === null || provider !== null) return ok(provider);
  return fail("provider-unknown", "This version does not know that provider.", {
    hint: "Choose one from the list.",
  });
}
