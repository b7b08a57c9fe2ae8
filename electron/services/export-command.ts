/** The same export in a terminal: `keystow env write …`. */
import { type DialectId, type KeyFilter, selectKeys } from "../core/envfile/index.ts";
import type { Key } from "../core/model.ts";
import { display } from "../core/redaction/index.ts";
import { placeOf, selectorFrom, type Vault } from "../core/vault/index.ts";

/**
 * A command that writes exactly these keys: by project and environment when those say it, else by name.
 * Words are quoted for a shell.
 */
export function writeCommand(
  vault: Pick<Vault, "list" | "find">,
  path: string,
  keys: readonly Key[],
  dialect: DialectId,
): string {
  const filter = filtersOf(keys).find((one) => selectsExactly(vault, one, keys));
  const selection =
    filter === undefined
      ? keys.flatMap((key) => ["--key", nameOf(vault, key)])
      : [
          ...(filter.project === undefined ? [] : ["-p", filter.project]),
          ...(filter.environment === undefined ? [] : ["-e", filter.environment]),
        ];
  const words = [path, ...selection, ...(dialect === "portable" ? [] : ["--dialect", dialect])];
  return ["keystow", "env", "write", ...words.map(quotedWord)].join(" ");
}

/** The narrowest first: later keys of the same place belong into the file, those of other places do not. */
function filtersOf(keys: readonly Key[]): readonly KeyFilter[] {
  const project = common(keys.map((key) => key.project));
  const environment = common(keys.map((key) => key.environment));
  const filters: KeyFilter[] = [];
  if (project !== null && environment !== null) filters.push({ project, environment });
  if (project !== null) filters.push({ project });
  if (environment !== null) filters.push({ environment });
  return [...filters, {}];
}

function common(names: readonly (string | null)[]): string | null {
  const [first = null, ...others] = new Set(names);
  return others.length === 0 ? first : null;
}

function selectsExactly(vault: Pick<Vault, "list">, filter: KeyFilter, keys: readonly Key[]): boolean {
  const selected = selectKeys(vault, filter);
  const wanted = new Set(keys.map(({ id }) => id));
  return (
    selected.ok && selected.value.length === wanted.size && selected.value.every(({ id }) => wanted.has(id))
  );
}

/** `NAME@project/environment` when that leads to this key alone, else its id. */
function nameOf(vault: Pick<Vault, "find">, key: Key): string {
  const name = placeOf(key);
  const found = vault.find(selectorFrom(name));
  return found.ok && found.value.id === key.id ? name : key.id;
}

/** What is pasted into a shell must do nothing else: control characters are shown as escapes. */
function quotedWord(word: string): string {
  const text = display(word, Number.POSITIVE_INFINITY);
  return /^[\w.@/:-]+$/.test(text) ? text : `'${text.replaceAll("'", `'\\''`)}'`;
}
