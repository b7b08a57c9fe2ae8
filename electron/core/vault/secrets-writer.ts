/**
 * The order of every write: intent, secrets (each read back by its store), then metadata and the end
 * of the intent in one transaction. Killed in between, the key is as before or as after.
 */
import { fail, ok } from "../errors.ts";
import type { Result } from "../errors.ts";
import type { StoreKind, Uuid } from "../model.ts";
import type { Random } from "../ports.ts";
import type { Secret } from "../secret.ts";
import { instantNow, storeKind } from "./context.ts";
import type { VaultContext } from "./context.ts";
import type { KeySecrets } from "./contract.ts";
import { inTransaction } from "./failures.ts";
import { fingerprintOf } from "./fingerprint.ts";
import { readFingerprintKey } from "./fingerprint-key.ts";
import { endWrite, putIntents } from "./intents.ts";
import type { NewIntent } from "./intents.ts";
import { finishLeftovers, undoWrites } from "./removal.ts";
import type { KeyPlan } from "./rows.ts";

/** One secret of a version: its id in the store and its field ("" is the key's value). */
export interface SecretPart {
  readonly id: Uuid;
  readonly field: string;
  readonly secret: Secret;
}

/** A version that is about to be written. */
export interface NewVersion {
  readonly id: Uuid;
  readonly keyId: Uuid;
  /** The whole metadata that the key would have: enough to complete it after a crash. */
  readonly plan: KeyPlan;
  readonly parts: readonly SecretPart[];
}

/** The secrets of a version as parts; the value has the version's own id. */
export function partsOf(versionId: Uuid, secrets: KeySecrets, random: Random): readonly SecretPart[] {
  const fields = Object.entries(secrets.fields).toSorted(([one], [other]) => (one < other ? -1 : 1));
  return [
    { id: versionId, field: "", secret: secrets.value },
    ...fields.map(([field, secret]) => ({ id: random.uuid(), field, secret })),
  ];
}

/** Says that the vault changed under an operation in a way that it cannot go on from. */
export const overtaken = (): Result<never> =>
  fail("vault-busy", "Another program changed the vault at the same moment. Nothing was changed here.", {
    hint: "Try again.",
  });

function writeIntents(version: NewVersion, store: StoreKind): readonly NewIntent[] {
  return version.parts.map(({ id, field }) => ({
    secretId: id,
    store,
    purpose: "write",
    versionId: version.id,
    field,
    keyId: version.keyId,
    keyName: version.plan.name,
    plan: field === "" ? JSON.stringify(version.plan) : "",
  }));
}

/**
 * Writes the secrets of `version`, then runs `commit` (which stores the key's row) together with
 * the version's rows in one transaction. When anything fails, the secrets are removed again and
 * the vault is as before; what cannot be removed is left to doctor.
 */
export async function writeVersion(
  context: VaultContext,
  version: NewVersion,
  commit: (store: StoreKind) => Result<void>,
): Promise<Result<void>> {
  const { database, stores } = context;
  const key = await readFingerprintKey(context);
  if (!key.ok) return key;
  const store = stores.current();
  const begun = inTransaction(database, () => {
    if (storeKind(database) !== store.kind) return overtaken();
    putIntents(context, writeIntents(version, store.kind));
    return ok();
  });
  if (!begun.ok) return begun;
  let result: Result<void> = ok();
  for (const part of version.parts) if (result.ok) result = await store.write(part.id, part.secret);
  if (result.ok) result = commitVersion(context, version, { kind: store.kind, key: key.value }, commit);
  if (result.ok) await finishLeftovers(context);
  else
    await undoWrites(
      context,
      version.parts.map(({ id }) => ({ secretId: id, store: store.kind })),
    );
  return result;
}

function commitVersion(
  context: VaultContext,
  version: NewVersion,
  { kind, key }: { readonly kind: StoreKind; readonly key: Secret },
  commit: (store: StoreKind) => Result<void>,
): Result<void> {
  return inTransaction(context.database, () => {
    if (storeKind(context.database) !== kind) return overtaken();
    // A repair in another process may have given this write up.
    for (const { id } of version.parts) if (!endWrite(context, id, kind)) return overtaken();
    const done = commit(kind);
    if (done.ok) insertVersion(context, version, key);
    return done;
  });
}

/** The rows of a version and of its secrets. The key's row must be there already. */
export function insertVersion(context: VaultContext, version: Omit<NewVersion, "plan">, key: Secret): void {
  const { database, clock } = context;
  database.run(
    "INSERT INTO versions (id, key_id, created_at) VALUES (?, ?, ?)",
    version.id,
    version.keyId,
    instantNow(clock),
  );
  for (const { id, field, secret } of version.parts) {
    database.run(
      "INSERT INTO secrets (id, version_id, field, fingerprint) VALUES (?, ?, ?, ?)",
      id,
      version.id,
      field,
      fingerprintOf(secret, key),
    );
  }
}
