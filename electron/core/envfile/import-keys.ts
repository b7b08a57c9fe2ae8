/** From the variables of `.env` files to keys for the vault: what each one is, and what would be added. */
import { ok } from "../errors.ts";
import type { Result } from "../errors.ts";
import type { CalendarDate, NewKey } from "../model.ts";
import type { ProviderDefinition } from "../providers/index.ts";
import { defaultPolicyDays } from "../rotation/index.ts";
import type { KeySecrets, Vault } from "../vault/index.ts";
import { checkVariableName } from "./encode.ts";
import { importedFields } from "./import-fields.ts";
import { isPlaceholder } from "./read.ts";
import type { ImportEntry } from "./read.ts";

/**
 * `new`: would be added. `stored`: the vault has this value. `repeated`: another row has this value.
 * `conflict`: the name is taken by another value. `field`: a base URL or the like of a key in the same
 * file. `placeholder`, `not-a-key`: nothing to keep. `bad-name`: no variable's name.
 */
export type ImportState =
  | "new"
  | "stored"
  | "repeated"
  | "conflict"
  | "field"
  | "placeholder"
  | "not-a-key"
  | "bad-name";

export interface ImportRow {
  readonly file: string;
  readonly line: number;
  readonly variable: string;
  readonly state: ImportState;
  /** The provider when exactly one is sure, or when the user chose one. */
  readonly provider: string | null;
  /** All that come into question. */
  readonly candidates: readonly string[];
  readonly masked: string;
  /** Names of keys, or a reason, in words. */
  readonly note: string;
  /** What `vault.add` gets; null unless the state is `new`. */
  readonly addition: { readonly key: NewKey; readonly secrets: KeySecrets } | null;
}

/** What `detect` of the providers area finds. */
export interface Detected {
  readonly candidates: readonly { readonly provider: string; readonly certainty: "sure" | "possible" }[];
  readonly notAKey: string | null;
}

export interface ImportRequest {
  readonly vault: Pick<Vault, "list" | "findSame">;
  readonly files: readonly { readonly path: string; readonly entries: readonly ImportEntry[] }[];
  readonly catalogue: readonly ProviderDefinition[];
  readonly detect: (text: string, variable: string) => Detected;
  /** The known prefix of a key of this provider, or "". */
  readonly knownPrefix: (text: string, provider: string | null) => string;
  readonly mask: (text: string, prefix: string) => string;
  readonly project: string | null;
  readonly environment: string | null;
  readonly today: CalendarDate;
}

const secretName = /(?:^|_)(?:API_?KEY|KEY|TOKEN|SECRET|PASSWORD|PASSWD|PASS|PAT|CREDENTIALS?)(?:_|$)/i;

/** The provider when exactly one is sure. A possible one is the user's to choose: nothing is guessed. */
const sureProvider = (found: Detected): string | null => {
  const sure = new Set(
    found.candidates.filter(({ certainty }) => certainty === "sure").map(({ provider }) => provider),
  );
  return sure.size === 1 ? ([...sure][0] ?? null) : null;
};

/** Providers whose extra field (a base URL, an account id) is kept under this variable. */
const fieldProviders = (catalogue: readonly ProviderDefinition[], variable: string): readonly string[] =>
  catalogue
    .filter((provider) => provider.fields.some((field) => field.variables?.includes(variable)))
    .map((provider) => provider.id);

interface Draft {
  readonly file: string;
  readonly entry: ImportEntry;
  readonly state: ImportState;
  readonly provider: string | null;
  readonly candidates: readonly string[];
  readonly note: string;
}

/** What a variable is by itself, before the vault is asked. */
const draftOf = (request: ImportRequest, file: string, entry: ImportEntry): Draft => {
  const text = entry.value.revealText();
  const draft = { file, entry, provider: null, candidates: [], note: "" };
  if (!checkVariableName(entry.name).ok)
    return { ...draft, state: "bad-name", note: "not a variable's name" };
  const fieldOf = fieldProviders(request.catalogue, entry.name);
  if (fieldOf.length > 0)
    return { ...draft, state: "field", note: `belongs to a key of ${fieldOf.join(" or ")}` };
  if (isPlaceholder(text)) return { ...draft, state: "placeholder", note: "empty, a stand-in, or too short" };
  const found = request.detect(text, entry.name);
  if (found.notAKey !== null) return { ...draft, state: "not-a-key", note: found.notAKey };
  const candidates = [...new Set(found.candidates.map(({ provider }) => provider))];
  if (candidates.length === 0 && !secretName.test(entry.name))
    return { ...draft, state: "not-a-key", note: "neither name nor value looks like a key" };
  const provider = sureProvider(found);
  const note = provider === null && candidates.length > 0 ? `could be ${candidates.join(" or ")}` : "";
  return { ...draft, state: "new", provider, candidates, note };
};

/** What would be added, and what the user should know of it: the host that the file names for its check. */
const additionOf = (
  request: ImportRequest,
  file: string,
  { name, value }: Pick<ImportEntry, "name" | "value">,
  provider: string | null,
): { readonly addition: NonNullable<ImportRow["addition"]>; readonly note: string } => {
  const definition = request.catalogue.find(({ id }) => id === provider) ?? null;
  const entries = request.files.find(({ path }) => path === file)?.entries ?? [];
  const { plain, secret, note } = importedFields(definition, entries);
  const key: NewKey = {
    name,
    variable: name,
    provider,
    project: request.project,
    environment: request.environment,
    tags: [],
    note: "",
    fields: plain,
    allowPrivate: false,
    createdOn: request.today,
    expiresOn: null,
    policyDays: defaultPolicyDays(definition),
    knownPrefix: request.knownPrefix(value.revealText(), provider),
  };
  return { addition: { key, secrets: { value, fields: secret } }, note };
};

/** The state of a key-like value among the vault's keys and the rows before it. */
const settle = async (
  request: ImportRequest,
  draft: Draft,
  taken: ReadonlySet<string>,
  earlier: readonly ImportRow[],
): Promise<Result<Pick<ImportRow, "state" | "note">>> => {
  const twin = earlier.find(({ addition }) => addition?.secrets.value.equals(draft.entry.value));
  if (twin !== undefined) return ok({ state: "repeated", note: `the same value as ${twin.variable} above` });
  const same = await request.vault.findSame(draft.entry.value);
  if (!same.ok) return same;
  if (same.value.length > 0) {
    const names = same.value.map((key) => (key.archivedAt === null ? key.name : `${key.name} (archived)`));
    return ok({ state: "stored", note: `as ${names.join(", ")}` });
  }
  return ok(
    taken.has(draft.entry.name)
      ? { state: "conflict", note: "the name is taken by another value" }
      : { state: "new", note: draft.note },
  );
};

/**
 * A row for every variable, in the order of the files. Nothing is stored, sent or changed. Errors: those
 * of the store that `findSame` reports.
 */
export const planImport = async (request: ImportRequest): Promise<Result<readonly ImportRow[]>> => {
  const taken = new Set(
    request.vault
      .list()
      .filter(
        (key) =>
          key.archivedAt === null &&
          key.project === request.project &&
          key.environment === request.environment,
      )
      .map((key) => key.name),
  );
  const rows: ImportRow[] = [];
  for (const { path, entries } of request.files) {
    for (const entry of entries) {
      const draft = draftOf(request, path, entry);
      const settled = draft.state === "new" ? await settle(request, draft, taken, rows) : ok(draft);
      if (!settled.ok) return settled;
      const { state, note } = settled.value;
      const added = state === "new" ? additionOf(request, path, entry, draft.provider) : null;
      if (state === "new") taken.add(entry.name);
      const text = entry.value.revealText();
      const masked = state === "field" ? "" : request.mask(text, request.knownPrefix(text, draft.provider));
      rows.push({
        file: path,
        line: entry.line,
        variable: entry.name,
        state,
        provider: draft.provider,
        candidates: draft.candidates,
        masked,
        note: note || (added?.note ?? ""),
        addition: added?.addition ?? null,
      });
    }
  }
  return ok(rows);
};

/** The row with the provider that the user chose for it (null: none of the candidates). */
export const withProvider = (request: ImportRequest, row: ImportRow, provider: string | null): ImportRow => {
  if (row.addition === null) return row;
  const entry = { name: row.variable, value: row.addition.secrets.value };
  return { ...row, provider, ...additionOf(request, row.file, entry, provider) };
};
