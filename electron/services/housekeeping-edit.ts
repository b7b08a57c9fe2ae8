/** `editKey`: what is known of a key besides its secret, and where it is sent when it is checked. */
import { fail, ok, type Result } from "../core/errors.ts";
import type { Key } from "../core/model.ts";
import { asDefined, findProvider, type ProviderDefinition } from "../core/providers/index.ts";
import { display } from "../core/redaction/index.ts";
import type { KeyChange, Vault } from "../core/vault/index.ts";
import { checkedHost } from "./checked-host.ts";
import type { ServiceContext } from "./context.ts";
import { checkPlainFields } from "./key-fields.ts";
import { mismatchText, otherOwner } from "./provider-form.ts";
import { refuseReadableKeys, type ReadableText } from "./readable-text.ts";

/** What the page may send; `undefined` stands for "as it is". */
export type EditWish = { readonly [Part in keyof KeyChange]?: KeyChange[Part] | undefined };

export interface EditWords {
  /** The user's word that the key is of the named provider although it has the form of another one's. */
  readonly anyForm: boolean;
  /** The host that the user agreed to, when the key is sent elsewhere from now on. */
  readonly host: string | null;
}

type EditContext = Pick<ServiceContext, "catalogue">;

/**
 * The change that the vault gets. Fails with `invalid-input`, `provider-unknown`, `field-…`, or with
 * `needs-confirmation` while a word of the user is missing: `details.host` is then where the key would go.
 */
export async function plannedEdit(
  context: EditContext,
  vault: Vault,
  key: Key,
  wish: EditWish,
  words: EditWords,
): Promise<Result<KeyChange>> {
  const change = withoutGaps(wish);
  const readable = refuseReadableKeys(
    context.catalogue,
    changedTexts(key, change),
    "A key's value belongs into the field for the value.",
  );
  if (!readable.ok) return readable;
  const target = await targetOf(context, vault, key, change, words.anyForm);
  if (!target.ok) return target;
  const agreed = checkAgreement(newDestination(context, key, target.value), words.host);
  return agreed.ok ? ok({ ...change, ...target.value }) : agreed;
}

/** Where a key is sent when it is checked. */
export interface Destination {
  readonly host: string;
  /** Plain http: everybody on the way can read the key. */
  readonly isReadable: boolean;
}

/** Where the key would be sent from now on; null when that is nowhere, or where it is sent already. */
export function newDestination(
  { catalogue }: EditContext,
  before: Key,
  change: KeyChange,
): Destination | null {
  const after = destinationOf(catalogue, { ...before, ...change });
  const now = destinationOf(catalogue, before);
  return after?.host === now?.host && after?.isReadable === now?.isReadable ? null : after;
}

function destinationOf(
  catalogue: readonly ProviderDefinition[],
  { provider, fields }: Pick<Key, "provider" | "fields">,
): Destination | null {
  const found = provider === null ? null : findProvider(provider, catalogue);
  // The switch may be turned again: a new address is agreed to now, or never.
  const known = found === null ? null : asDefined(found);
  if (known === null || known.check.kind === "none") return null;
  const addresses = known.fields.filter(({ kind }) => kind === "base-url");
  const isReadable = addresses.some(({ id }) => /^http:/i.test(fields[id] ?? ""));
  return { host: checkedHost(known, fields), isReadable };
}

function withoutGaps(wish: EditWish): KeyChange {
  return Object.fromEntries(Object.entries(wish).filter(([, value]) => value !== undefined)) as KeyChange;
}

/** Only what is new: a note that is there already does not stand in the way of another change. */
function changedTexts(key: Key, change: KeyChange): readonly ReadableText[] {
  const texts = (["name", "variable", "project", "environment", "note"] as const).flatMap((part) => {
    const text = change[part];
    return typeof text === "string" && text !== key[part] ? [[part, text] as const] : [];
  });
  const tags = (change.tags ?? []).filter((tag) => !key.tags.includes(tag));
  const fields = Object.entries(change.fields ?? {}).filter(([id, text]) => text !== key.fields[id]);
  return [
    ...texts,
    ...tags.map((tag) => ["tag", tag] as const),
    ...fields.map(([, text]) => ["field", text] as const),
  ];
}

type Target = Pick<Key, "provider" | "fields" | "allowPrivate">;

/** Where the key goes when it is checked; empty when nothing of that changes. */
async function targetOf(
  { catalogue }: EditContext,
  vault: Vault,
  key: Key,
  change: KeyChange,
  anyForm: boolean,
): Promise<Result<Partial<Target>>> {
  const { provider: id = key.provider, fields: given, allowPrivate: word } = change;
  if (change.provider === undefined && given === undefined && word === undefined) return ok({});
  const provider = providerOf(catalogue, id);
  if (!provider.ok) return provider;
  if (id !== key.provider) {
    const fits = await checkForm(catalogue, vault, key, provider.value, anyForm);
    if (!fits.ok) return fits;
  }
  const complete = checkSecretFields(provider.value, key);
  if (!complete.ok) return complete;
  // The word about a private address was given for the old address; a new one needs it again.
  const allowPrivate = word ?? (key.allowPrivate && given === undefined);
  const fields = checkPlainFields(provider.value, mergedFields(provider.value, key, given), allowPrivate);
  return fields.ok ? ok({ provider: id, fields: fields.value, allowPrivate }) : fields;
}

function providerOf(
  catalogue: readonly ProviderDefinition[],
  id: string | null,
): Result<ProviderDefinition | null> {
  if (id === null) return ok(null);
  const provider = findProvider(id, catalogue);
  if (provider !== null) return ok(provider);
  return fail("provider-unknown", `This version does not know the provider "${display(id, 40)}".`, {
    hint: "Choose one from the list.",
  });
}

/** A slip of the hand would send another provider's key away: then it is the user's word, or nothing changes. */
async function checkForm(
  catalogue: readonly ProviderDefinition[],
  vault: Vault,
  key: Key,
  named: ProviderDefinition | null,
  anyForm: boolean,
): Promise<Result<void>> {
  if (named === null || anyForm) return ok();
  const secrets = await vault.readSecrets(key.id);
  if (!secrets.ok) return secrets;
  const owner = otherOwner(catalogue, secrets.value.value.revealText(), named);
  for (const secret of [secrets.value.value, ...Object.values(secrets.value.fields)]) secret.wipe();
  if (owner === null) return ok();
  return fail("needs-confirmation", mismatchText(owner, named), {
    hint: `Choose ${owner.name}, or say that it is the key of ${named.name} all the same.`,
    details: { anyForm: true, candidates: [owner.id] },
  });
}

/** A secret field lies in the store under the key's version; it cannot be given afterwards. */
function checkSecretFields(provider: ProviderDefinition | null, key: Key): Result<void> {
  const missing = provider?.fields.find(
    (field) => field.secret && field.required && !key.secretFields.includes(field.id),
  );
  if (provider === null || missing === undefined) return ok();
  return fail("unsupported", `A key of ${provider.name} has a second secret, ${missing.label}.`, {
    hint: "Add the key anew.",
  });
}

/** The fields that the key has and that its provider knows, and over them those that are given. */
function mergedFields(
  provider: ProviderDefinition | null,
  key: Key,
  given: Key["fields"] = {},
): Key["fields"] {
  const isKnown = (id: string): boolean =>
    provider === null || provider.fields.some((field) => field.id === id);
  const kept = Object.entries(key.fields).filter(([id]) => isKnown(id));
  return Object.fromEntries([...kept, ...Object.entries(given)]);
}

/** A new host is the user's decision: the page has to name the one that the user saw. */
function checkAgreement(destination: Destination | null, agreed: string | null): Result<void> {
  if (destination === null || destination.host === agreed) return ok();
  const { host } = destination;
  return fail(
    "needs-confirmation",
    `From now on this key would be sent to ${display(host)} when it is checked.`,
    {
      hint: "Agree to that host, or leave provider and address as they are.",
      details: { host },
    },
  );
}
