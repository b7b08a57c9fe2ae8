/** `replaceSecret`: a new value for a key that is there. The old one is gone then: this cannot be undone. */
import { fail, ok, type Result } from "../core/errors.ts";
import type { CalendarDate, Key, Uuid } from "../core/model.ts";
import { knownPrefixOf, type ProviderDefinition } from "../core/providers/index.ts";
import { today } from "../core/rotation/index.ts";
import type { Secret } from "../core/secret.ts";
import type { KeySecrets, Vault } from "../core/vault/index.ts";
import type { Changed } from "../ipc/answers.ts";
import { type AddKeyContext, dropDrafts, notStored } from "./add-key.ts";
import type { CheckedTarget, DraftNotes } from "./draft-notes.ts";
import { keyById } from "./key-detail.ts";
import { checkedTarget, readSecretFields } from "./key-target.ts";
import { keepCheck } from "./keep-check.ts";
import { checkForm, providerById } from "./provider-form.ts";
import { copySecrets, wipeSecrets } from "./secret-value.ts";
import { unlockedVault } from "./unlocked-vault.ts";

export interface ReplaceRequest {
  readonly id: Uuid;
  readonly draft: Uuid;
  readonly secretFields: Readonly<Record<string, Uuid>>;
  readonly expiresOn: CalendarDate | null;
  readonly anyForm: boolean;
}

/**
 * Secret fields that are not given anew stay as they are. Errors: `not-found` (the key, or a draft),
 * `needs-confirmation` (the form of another provider's key), `invalid-input` (the value that the key has
 * already), `field-missing`, and those of the store; the drafts are kept then.
 */
export async function replaceSecret(
  context: AddKeyContext,
  notes: DraftNotes,
  request: ReplaceRequest,
): Promise<Result<Changed>> {
  const vault = await unlockedVault(context.session, notStored);
  if (!vault.ok) return vault;
  const key = keyById(vault.value, request.id);
  if (!key.ok) return key;
  const provider = knownProvider(context, key.value);
  const replacement = { request, key: key.value, provider };
  const given = givenSecrets(context, notes, replacement);
  if (!given.ok) return given;
  const replaced = await replace(context, vault.value, replacement, given.value);
  wipeSecrets(given.value);
  if (!replaced.ok) return replaced;
  keepCheck(context, notes, vault.value, replaced.value, {
    draft: request.draft,
    target: targetNow(context, replaced.value, request),
  });
  dropDrafts(notes, request);
  context.tell({ type: "changed" });
  return ok({ ids: [request.id], undo: null, step: null });
}

interface Replacement {
  readonly request: ReplaceRequest;
  readonly key: Key;
  readonly provider: ProviderDefinition | null;
}

function knownProvider({ catalogue }: Pick<AddKeyContext, "catalogue">, key: Key): ProviderDefinition | null {
  const known = providerById(catalogue, key.provider);
  return known.ok ? known.value : null;
}

/** Copies, made before anything is waited for: what is on the shelf may be zeros after that. */
function givenSecrets(
  { catalogue }: Pick<AddKeyContext, "catalogue">,
  notes: DraftNotes,
  { request, key, provider }: Replacement,
): Result<KeySecrets> {
  const secret = notes.get(request.draft, "key");
  if (!secret.ok) return secret;
  const fits = checkForm(catalogue, secret.value.revealText(), provider, request.anyForm);
  if (!fits.ok) return fits;
  const fields = readSecretFields(notes, provider, request.secretFields, key.secretFields);
  return fields.ok ? ok(copySecrets(secret.value, fields.value)) : fields;
}

async function checkNew(vault: Vault, key: Key, value: Secret): Promise<Result<void>> {
  const same = await vault.findSame(value);
  if (!same.ok) return same;
  if (!same.value.some(({ id }) => id === key.id)) return ok();
  return fail("invalid-input", "This is the value that the key has already. Nothing was changed.", {
    hint: "Make a new key at the provider, then paste that one.",
  });
}

async function replace(
  { catalogue, clock }: Pick<AddKeyContext, "catalogue" | "clock">,
  vault: Vault,
  { request, key }: Replacement,
  { value, fields }: KeySecrets,
): Promise<Result<Key>> {
  const isNew = await checkNew(vault, key, value);
  if (!isNew.ok) return isNew;
  const kept = await keptFields(vault, key, Object.keys(fields));
  if (!kept.ok) return kept;
  const secrets = { value, fields: { ...kept.value, ...fields } };
  const replaced = await vault.replaceSecret(key.id, secrets, {
    createdOn: today(clock),
    expiresOn: request.expiresOn,
    knownPrefix: knownPrefixOf(value.revealText(), key.provider, catalogue),
  });
  for (const secret of Object.values(kept.value)) secret.wipe();
  return replaced;
}

/** Where the key goes by now: it may have been edited meanwhile. Null: nowhere. */
function targetNow(
  context: Pick<AddKeyContext, "catalogue">,
  key: Key,
  { secretFields }: ReplaceRequest,
): CheckedTarget | null {
  const provider = knownProvider(context, key);
  const { fields, allowPrivate } = key;
  return provider === null ? null : checkedTarget(provider, fields, { secretFields, allowPrivate });
}

/**
 * The secret fields that are not given anew, read from the store. Without any, nothing is read: the old
 * value may be gone, and replacing it is the way out of that.
 */
async function keptFields(
  vault: Vault,
  key: Key,
  given: readonly string[],
): Promise<Result<KeySecrets["fields"]>> {
  if (key.secretFields.every((id) => given.includes(id))) return ok({});
  const old = await vault.readSecrets(key.id);
  if (!old.ok) return old;
  const entries = Object.entries(old.value.fields);
  for (const [id, secret] of entries) if (given.includes(id)) secret.wipe();
  old.value.value.wipe();
  const kept = entries.filter(([id]) => !given.includes(id));
  return ok(Object.fromEntries(kept));
}
