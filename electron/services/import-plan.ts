/** The keys of `.env` files into the vault, for both doors: what would be added, the adding, what is remembered. */
import type { ImportEntry, ImportRequest, ImportRow } from "../core/envfile/index.ts";
import { ok, type Result } from "../core/errors.ts";
import type { Key } from "../core/model.ts";
import type { Clock } from "../core/ports.ts";
import { detect, knownPrefixOf, type ProviderDefinition } from "../core/providers/index.ts";
import { today } from "../core/rotation/index.ts";
import { maskSecret, type Vault } from "../core/vault/index.ts";

/** What the rows of an import are made from. */
export interface ImportSource {
  readonly vault: Vault;
  readonly catalogue: readonly ProviderDefinition[];
  readonly clock: Clock;
  readonly files: readonly { readonly path: string; readonly entries: readonly ImportEntry[] }[];
  readonly project: string | null;
  readonly environment: string | null;
}

/** The request for `planImport` and `withProvider`. */
export function importRequest(source: ImportSource): ImportRequest {
  const { vault, catalogue, clock, files, project, environment } = source;
  return {
    vault,
    files,
    catalogue,
    project,
    environment,
    detect: (text, variable) => detect(text, { variable, providers: catalogue }),
    knownPrefix: (text, provider) => knownPrefixOf(text, provider, catalogue),
    mask: maskSecret,
    today: today(clock),
  };
}

/** What became of the rows that were to be added. */
export interface AddedRows {
  readonly added: readonly { readonly row: ImportRow; readonly key: Key }[];
  /** Their names were taken meanwhile. */
  readonly conflicts: readonly ImportRow[];
  /** Why it ended early: what was added by then stays. */
  readonly stopped: Result<void>;
}

export interface AddOptions {
  /** False: there is no file, so none is linked. */
  readonly linked: boolean;
  /** Asked before each row; a failure ends the adding. */
  readonly mayGoOn?: (added: number) => Result<void>;
  readonly onStep?: () => void;
}

/** Adds the rows one after the other. A name that was taken meanwhile is a conflict, any other error ends it. */
export async function addRows(
  vault: Vault,
  rows: readonly ImportRow[],
  { linked, mayGoOn = () => ok(), onStep = () => undefined }: AddOptions,
): Promise<AddedRows> {
  const added: { readonly row: ImportRow; readonly key: Key }[] = [];
  const conflicts: ImportRow[] = [];
  for (const row of rows) {
    const allowed = mayGoOn(added.length);
    if (!allowed.ok) return { added, conflicts, stopped: allowed };
    const result = await addRow(vault, row);
    if (result?.ok === true) {
      added.push({ row, key: result.value });
      const link = { keyId: result.value.id, file: row.file, variable: row.variable };
      const remembered = linked ? vault.putLink(link) : ok();
      if (!remembered.ok) return { added, conflicts, stopped: remembered };
    } else if (result?.error.code === "name-taken") conflicts.push(row);
    else if (result !== null) return { added, conflicts, stopped: result };
    onStep();
  }
  return { added, conflicts, stopped: ok() };
}

async function addRow(vault: Vault, { addition }: ImportRow): Promise<Result<Key> | null> {
  return addition === null ? null : await vault.add(addition.key, addition.secrets);
}

/** Notes that keys came from `file` (null: from pasted text). Throws what the database throws. */
export function recordImport(
  vault: Vault,
  file: string | null,
  counts: { readonly added: number; readonly skipped: number },
): void {
  if (counts.added === 0) return;
  const details = { ...(file === null ? {} : { file }), ...counts };
  vault.recordActivity({ kind: "imported", keyId: null, keyName: null, details });
}
