/** The further fields of a key that are not secret: which there may be, and what may stand in them. */
import { parseBaseUrl } from "../core/checks/index.ts";
import { fail, ok, type Result } from "../core/errors.ts";
import type { ProviderDefinition, ProviderField } from "../core/providers/index.ts";

export type PlainFields = Readonly<Record<string, string>>;

const hostLabel = /^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/i;

/**
 * What is kept of `given` for a key of `provider`: required fields with their default where nothing was
 * given, optional ones only when given, addresses without their last slash. Without a provider nothing
 * is known of fields: they are kept as they are. Fails with `field-missing`, `field-invalid` or what
 * `parseBaseUrl` answers.
 */
export function checkPlainFields(
  provider: ProviderDefinition | null,
  given: PlainFields,
  allowPrivate: boolean,
): Result<PlainFields> {
  if (provider === null) return ok({ ...given });
  const known = checkFieldIds(provider, Object.keys(given));
  if (!known.ok) return known;
  const kept: Record<string, string> = {};
  for (const field of provider.fields.filter(({ secret }) => !secret)) {
    const text = (given[field.id] ?? "").trim();
    if (text === "" && mayStayOpen(field)) continue;
    const checked = checkPlainField(field, text === "" ? (field.defaultValue ?? "") : text, allowPrivate);
    if (!checked.ok) return checked;
    kept[field.id] = checked.value;
  }
  return ok(kept);
}

/**
 * Whether nothing need be kept of the field. A regional one with a default stays open, too: the check
 * tries the default, but only what the user says counts as the key's region.
 */
export const mayStayOpen = ({ required, regional, defaultValue }: ProviderField): boolean =>
  !required || (regional === true && defaultValue !== undefined);

function checkFieldIds(provider: ProviderDefinition, ids: readonly string[]): Result<void> {
  const strange = ids.find((id) => !provider.fields.some((field) => field.id === id && !field.secret));
  if (strange === undefined) return ok();
  return fail("field-invalid", `A key of ${provider.name} has no field of that name.`);
}

/** One field's text; an address is read as a base URL. `allowPrivate`: it may be private or plain http. */
export function checkPlainField(field: ProviderField, text: string, allowPrivate: boolean): Result<string> {
  const details = { field: field.id };
  if (text === "") return fail("field-missing", `${field.label} is empty.`, { details });
  if (field.kind === "base-url") {
    const url = parseBaseUrl(text, { allowPrivate });
    return url.ok ? ok(url.value.href.replace(/\/$/, "")) : url;
  }
  if (field.choices !== undefined && !field.choices.includes(text)) {
    return fail("field-invalid", `${field.label} is not one of the values that there are.`, {
      hint: `Choose one of: ${field.choices.join(", ")}.`,
      details,
    });
  }
  if (field.kind === "host-label" && !hostLabel.test(text)) {
    return fail("field-invalid", `${field.label} is one part of a host name: letters, digits and dashes.`, {
      details,
    });
  }
  return ok(text);
}
