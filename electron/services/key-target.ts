/** Where a key goes, before or at storing: its provider, the fields of its address, its further secrets. */
import { fail, ok, type Result } from "../core/errors.ts";
import type { Uuid } from "../core/model.ts";
import { madeFrom, type ProviderDefinition } from "../core/providers/index.ts";
import type { Secret } from "../core/secret.ts";
import type { ServiceContext } from "./context.ts";
import { type CheckedTarget, type DraftNotes, secretsOfDrafts } from "./draft-notes.ts";
import { checkPlainFields, type PlainFields } from "./key-fields.ts";
import { checkForm, providerById } from "./provider-form.ts";
import { refuseReadableKeys } from "./readable-text.ts";

/** What the page says of it. */
export interface TargetRequest {
  readonly draft: Uuid;
  readonly provider: string | null;
  readonly fields: PlainFields;
  readonly secretFields: Readonly<Record<string, Uuid>>;
  readonly allowPrivate: boolean;
  readonly anyForm: boolean;
}

export interface KeyTarget {
  readonly provider: ProviderDefinition | null;
  /** The value. It and the fields stay on the shelf: whoever uses the target up drops the drafts. */
  readonly secret: Secret;
  readonly fields: PlainFields;
  readonly secretFields: Readonly<Record<string, Secret>>;
}

export type TargetContext = Pick<ServiceContext, "catalogue">;

/**
 * Reads and judges all of it; nothing is sent or stored. Fails with `not-found` (a draft is gone),
 * `provider-unknown`, `needs-confirmation` (the form of another provider's key), `field-missing`,
 * `field-invalid`, `address-refused`, or `invalid-input` for a key in a readable field.
 */
export function readTarget(
  { catalogue }: TargetContext,
  notes: DraftNotes,
  request: TargetRequest,
): Result<KeyTarget> {
  const secret = notes.get(request.draft, "key");
  if (!secret.ok) return secret;
  const provider = providerById(catalogue, request.provider);
  if (!provider.ok) return provider;
  const fits = checkForm(catalogue, secret.value.revealText(), provider.value, request.anyForm);
  if (!fits.ok) return fits;
  const texts = Object.values(request.fields).map((text) => ["field", text] as const);
  const hint = "A second secret belongs into its own hidden field.";
  const readable = refuseReadableKeys(catalogue, texts, hint);
  if (!readable.ok) return readable;
  const fields = checkPlainFields(provider.value, request.fields, request.allowPrivate);
  if (!fields.ok) return fields;
  const secretFields = readSecretFields(notes, provider.value, request.secretFields);
  if (!secretFields.ok) return secretFields;
  return ok({
    provider: provider.value,
    secret: secret.value,
    fields: fields.value,
    secretFields: secretFields.value,
  });
}

/** The further secrets that `provider` knows; `kept`: those that are there already. */
export function readSecretFields(
  notes: DraftNotes,
  provider: ProviderDefinition | null,
  drafts: TargetRequest["secretFields"],
  kept: readonly string[] = [],
): Result<Readonly<Record<string, Secret>>> {
  const known = (provider?.fields ?? []).filter((field) => field.secret);
  if (Object.keys(drafts).some((id) => !known.some((field) => field.id === id))) {
    return fail(
      "field-invalid",
      `A key of ${provider?.name ?? "no known provider"} has no such secret field.`,
    );
  }
  const missing = known.find(
    ({ id, required }) => required && !Object.hasOwn(drafts, id) && !kept.includes(id),
  );
  if (missing !== undefined) {
    return fail("field-missing", `${missing.label} is missing.`, { details: { field: missing.id } });
  }
  return secretsOfDrafts(notes, drafts);
}

/** What a check of this target is remembered by. */
export const checkedTarget = (
  provider: ProviderDefinition,
  fields: PlainFields,
  { secretFields, allowPrivate }: Pick<TargetRequest, "secretFields" | "allowPrivate">,
): CheckedTarget => ({
  provider: provider.id,
  definition: madeFrom(provider),
  fields,
  secretFields,
  allowPrivate,
});
