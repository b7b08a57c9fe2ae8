/** The extra fields of an imported key that stand in the same file: base URL, account id, second secret. */
import { parseBaseUrl } from "../checks/index.ts";
import type { ProviderDefinition, ProviderField } from "../providers/index.ts";
import type { Secret } from "../secret.ts";
import type { ImportEntry } from "./read.ts";

export interface ImportedFields {
  readonly plain: Readonly<Record<string, string>>;
  readonly secret: Readonly<Record<string, Secret>>;
  /** Where the file says that the key is sent, in words; "" when it says nothing. */
  readonly note: string;
}

/**
 * Fields of `provider` among `entries`, by field id. A file that somebody else wrote decides with its
 * base URL to whom the key is sent, so the note names that host, and an address that is refused for
 * what it is (credentials in it, no address at all) is not taken.
 */
export function importedFields(
  provider: ProviderDefinition | null,
  entries: readonly ImportEntry[],
): ImportedFields {
  const plain: Record<string, string> = {};
  const secret: Record<string, Secret> = {};
  const notes: string[] = [];
  for (const field of provider?.fields ?? []) {
    const entry = entries.find(
      ({ name, value }) => field.variables?.includes(name) === true && value.byteLength > 0,
    );
    if (entry === undefined) continue;
    const address = field.kind === "base-url" ? addressOf(field, entry) : null;
    if (address !== null && address.note !== "") notes.push(address.note);
    if (field.secret) secret[field.id] = entry.value;
    else if (address?.usable !== false) plain[field.id] = entry.value.revealText();
  }
  return { plain, secret, note: notes.join(", ") };
}

/** The host, never the whole text, which may be a secret in the wrong place. */
function addressOf(
  field: ProviderField,
  entry: ImportEntry,
): { readonly usable: boolean; readonly note: string } {
  // Plain http and private addresses are kept, and stay refused until the user allows them for the key.
  const url = parseBaseUrl(entry.value.revealText(), { allowPrivate: true });
  if (!url.ok) return { usable: false, note: `the address in ${entry.name} cannot be used` };
  const usual = URL.parse(field.defaultValue ?? "")?.origin;
  return { usable: true, note: url.value.origin === usual ? "" : `checked at ${url.value.host}` };
}
