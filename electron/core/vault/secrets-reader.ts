/** Reads a key's secrets and tells missing, wrong and unreadable ones apart. */
import { fail, ok } from "../errors.ts";
import type { KeystowError, Result } from "../errors.ts";
import type { Key, Uuid } from "../model.ts";
import type { Database } from "../ports.ts";
import type { Secret } from "../secret.ts";
import { keyNotFound, storeKind } from "./context.ts";
import type { VaultContext } from "./context.ts";
import type { KeySecrets } from "./contract.ts";
import { hasFingerprint } from "./fingerprint.ts";
import { failureOfNull, readFingerprintKey } from "./fingerprint-key.ts";
import { readKey } from "./rows.ts";

/** A row of `secrets`. */
export interface SecretRow {
  readonly id: Uuid;
  readonly versionId: Uuid;
  readonly field: string;
  readonly fingerprint: string;
}

/** The secrets of one version, the value first. */
export function secretRows(database: Database, versionId: Uuid): readonly SecretRow[] {
  return database
    .all(
      "SELECT id, version_id, field, fingerprint FROM secrets WHERE version_id = ? ORDER BY field",
      versionId,
    )
    .map((row) => ({
      id: row["id"] as string,
      versionId: row["version_id"] as string,
      field: row["field"] as string,
      fingerprint: row["fingerprint"] as string,
    }));
}

const missing = (name: string): { readonly ok: false; readonly error: KeystowError } =>
  fail("secret-missing", `The store no longer holds the secret of ${name}. Its metadata is kept.`, {
    hint: "Somebody removed it from the keychain. Look into the keychain's own program, or run: keystow doctor",
    details: { name },
  });

const mismatch = (name: string): Result<never> =>
  fail("secret-mismatch", `The store holds another value for ${name} than Keystow wrote. It is not used.`, {
    hint: "Somebody changed it in the keychain. Run: keystow doctor",
    details: { name },
  });

/** Reads one secret and proves by its fingerprint that it is the one that was written. */
export async function readSecret(
  context: VaultContext,
  row: SecretRow,
  keyName: string,
): Promise<Result<Secret>> {
  // First the fingerprint key: it proves that the right store answers.
  const key = await readFingerprintKey(context);
  if (!key.ok) return key;
  const store = context.stores.current();
  const read = await store.read(row.id);
  if (!read.ok) return read;
  if (read.value === null) return failureOfNull(store, missing(keyName));
  if (hasFingerprint(read.value, key.value, row.fingerprint)) return ok(read.value);
  read.value.wipe();
  return mismatch(keyName);
}

async function readAll(context: VaultContext, key: Key): Promise<Result<KeySecrets>> {
  const fields: Record<string, Secret> = {};
  let value: Secret | null = null;
  for (const row of secretRows(context.database, key.currentVersion)) {
    const secret = await readSecret(context, row, key.name);
    if (!secret.ok) return secret;
    if (row.field === "") value = secret.value;
    else fields[row.field] = secret.value;
  }
  return value === null ? missing(key.name) : ok({ value, fields });
}

/** How often a read is begun again because the key got a new secret, or the vault moved, meanwhile. */
const attempts = 3;

/** The secrets of a key as they are now; keeps the key's `secretPresent` true to what the store said. */
export async function readKeySecrets(context: VaultContext, id: Uuid): Promise<Result<KeySecrets>> {
  const { database } = context;
  for (let attempt = 1; ; attempt += 1) {
    const key = readKey(database, id);
    if (key === null) return keyNotFound(id);
    const kind = storeKind(database);
    const read = await readAll(context, key);
    const now = readKey(database, id);
    const changed = now?.currentVersion !== key.currentVersion || storeKind(database) !== kind;
    if (!read.ok && changed && attempt < attempts) continue;
    if (read.ok) markPresent(database, key, true);
    else if (read.error.code === "secret-missing" && context.fingerprintKey.current !== null)
      markPresent(database, key, false);
    return read;
  }
}

function markPresent(database: Database, key: Key, present: boolean): void {
  if (key.secretPresent === present) return;
  database.run(
    "UPDATE keys SET secret_present = ? WHERE id = ? AND current_version = ?",
    present ? 1 : 0,
    key.id,
    key.currentVersion,
  );
}
