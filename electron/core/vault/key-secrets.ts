/** Adding keys, giving them new secrets, and erasing them. */
import { fail, ok } from "../errors.ts";
import type { Result } from "../errors.ts";
import type { CalendarDate, Key, NewKey, StoreKind, Uuid } from "../model.ts";
import type { Secret } from "../secret.ts";
import { logActivity } from "./activity.ts";
import { keyNotFound, storeFailure, storeKind } from "./context.ts";
import type { VaultContext } from "./context.ts";
import type { KeySecrets, Vault } from "./contract.ts";
import { guardedAsync, inTransaction } from "./failures.ts";
import { fingerprintOf } from "./fingerprint.ts";
import { readFingerprintKey } from "./fingerprint-key.ts";
import { checkSecrets, readDate } from "./input.ts";
import { isPlaceTaken, keepPlace, nameTaken } from "./keys.ts";
import { planOf } from "./key-input.ts";
import { maskSecret } from "./mask.ts";
import { finishRemovals } from "./removal.ts";
import { insertKey, keyOf, readKey } from "./rows.ts";
import type { KeyPlan } from "./rows.ts";
import { readKeySecrets } from "./secrets-reader.ts";
import type { SecretRow } from "./secrets-reader.ts";
import { overtaken, partsOf, writeVersion } from "./secrets-writer.ts";
import { giveUpVersions, switchVersion } from "./versions.ts";

interface SecretChange {
  readonly createdOn: CalendarDate;
  readonly expiresOn: CalendarDate | null;
  readonly knownPrefix: string;
}

/** The key as it stands in the database; a key that another process erased at once is `not-found`. */
function fresh({ database }: VaultContext, id: Uuid): Result<Key> {
  const key = readKey(database, id);
  return key === null ? keyNotFound(id) : ok(key);
}

async function add(context: VaultContext, newKey: NewKey, secrets: KeySecrets): Promise<Result<Key>> {
  const fits = checkSecrets(secrets);
  if (!fits.ok) return fits;
  const plan = planOf(newKey, secrets);
  if (!plan.ok) return plan;
  // Asked before the secret is written, to spare the store; the index decides at the end.
  if (isPlaceTaken(context, plan.value)) return nameTaken(plan.value);
  const [id, versionId] = [context.random.uuid(), context.random.uuid()];
  const parts = partsOf(versionId, secrets, context.random);
  const added = await writeVersion(context, { id: versionId, keyId: id, plan: plan.value, parts }, () =>
    keepPlace(plan.value, () => {
      insertKey(context.database, id, versionId, plan.value);
      logActivity(context, { kind: "key-added", keyId: id, keyName: plan.value.name, details: {} });
      return ok();
    }),
  );
  return added.ok ? fresh(context, id) : added;
}

function planOfChange(key: Key, secrets: KeySecrets, change: SecretChange): Result<KeyPlan> {
  const createdOn = readDate("The day of creation", change.createdOn);
  if (!createdOn.ok) return createdOn;
  const expiresOn = readDate("The day of expiry", change.expiresOn);
  if (!expiresOn.ok) return expiresOn;
  const { name, variable, provider, project, environment, tags, note, fields, allowPrivate, rotation } = key;
  return ok({
    name,
    variable,
    provider,
    project,
    environment,
    tags,
    note,
    fields,
    allowPrivate,
    createdOn: createdOn.value ?? key.createdOn,
    expiresOn: expiresOn.value,
    policyDays: rotation.policyDays,
    masked: maskSecret(secrets.value.revealText(), change.knownPrefix),
    secretFields: Object.keys(secrets.fields).sort(),
  });
}

async function replaceSecret(
  context: VaultContext,
  id: Uuid,
  secrets: KeySecrets,
  change: SecretChange,
): Promise<Result<Key>> {
  const fits = checkSecrets(secrets);
  if (!fits.ok) return fits;
  const key = fresh(context, id);
  if (!key.ok) return key;
  const plan = planOfChange(key.value, secrets, change);
  if (!plan.ok) return plan;
  const versionId = context.random.uuid();
  const parts = partsOf(versionId, secrets, context.random);
  let old: readonly SecretRow[] = [];
  let kind: StoreKind = "keychain";
  const replaced = await writeVersion(
    context,
    { id: versionId, keyId: id, plan: plan.value, parts },
    (store) => {
      const now = fresh(context, id);
      if (!now.ok) return now;
      kind = store;
      old = giveUpVersions(context, now.value, store);
      switchVersion(context, now.value, versionId, plan.value);
      return ok();
    },
  );
  if (!replaced.ok) return replaced;
  // A failure here loses nothing: the new secret is in use, and doctor removes the old one.
  await finishRemovals(
    context,
    old.map((row) => ({ secretId: row.id, store: kind })),
  );
  return fresh(context, id);
}

async function erase(context: VaultContext, id: Uuid): Promise<Result<void>> {
  const { database, stores } = context;
  const known = fresh(context, id);
  if (!known.ok) return known;
  const store = stores.current();
  // A store that cannot be reached now would keep the secret: then nothing is erased.
  const state = await store.state();
  if (state.state !== "ready") return storeFailure(state);
  let rows: readonly SecretRow[] = [];
  const erased = inTransaction(database, () => {
    if (storeKind(database) !== store.kind) return overtaken();
    const key = fresh(context, id);
    if (!key.ok) return key;
    rows = giveUpVersions(context, key.value, store.kind);
    database.run("DELETE FROM keys WHERE id = ?", id);
    logActivity(context, { kind: "key-erased", keyId: id, keyName: key.value.name, details: {} });
    return ok();
  });
  if (!erased.ok) return erased;
  const removed = await finishRemovals(
    context,
    rows.map((row) => ({ secretId: row.id, store: store.kind })),
  );
  if (removed.ok) return removed;
  return fail(removed.error.code, `${known.value.name} is erased, but its secret still lies in the store.`, {
    hint: "Once the store answers, finish it with: keystow doctor --fix",
  });
}

type SecretMethods = Pick<Vault, "findSame" | "add" | "replaceSecret" | "readSecrets" | "erase">;

async function findSame(context: VaultContext, secret: Secret): Promise<Result<readonly Key[]>> {
  const key = await readFingerprintKey(context);
  if (!key.ok) return key;
  const rows = context.database.all(
    `SELECT DISTINCT keys.* FROM keys JOIN versions ON versions.key_id = keys.id
       JOIN secrets ON secrets.version_id = versions.id
     WHERE secrets.fingerprint = ? AND secrets.field = '' ORDER BY name, project, environment`,
    fingerprintOf(secret, key.value),
  );
  return ok(rows.map(keyOf));
}

/** The vault's methods that touch secrets; those of one key run one after the other. */
export function secretMethods(context: VaultContext): SecretMethods {
  const { sequence } = context;
  const inTurn = <T>(id: Uuid, work: () => Promise<Result<T>>): Promise<Result<T>> =>
    sequence.forKey(id, () => guardedAsync(work));
  return {
    findSame: (secret) => inTurn("same", () => findSame(context, secret)),
    // A new key has no id yet, and adding two keys at once is fine: each only waits for a move.
    add: (key, secrets) => inTurn(context.random.uuid(), () => add(context, key, secrets)),
    replaceSecret: (id, secrets, change) => inTurn(id, () => replaceSecret(context, id, secrets, change)),
    readSecrets: (id) => inTurn(id, () => readKeySecrets(context, id)),
    erase: (id) => inTurn(id, () => erase(context, id)),
  };
}
