/** Makes a new fingerprint key when the old one is gone from the store. */
import { fail, ok } from "../errors.ts";
import type { Result } from "../errors.ts";
import type { Uuid } from "../model.ts";
import { Secret } from "../secret.ts";
import { logActivity } from "./activity.ts";
import { storeKind, writeMeta } from "./context.ts";
import type { VaultContext } from "./context.ts";
import { inTransaction } from "./failures.ts";
import { fingerprintKeyBytes, fingerprintOf } from "./fingerprint.ts";
import { endWrite, putIntents } from "./intents.ts";
import { undoWrites } from "./removal.ts";
import { overtaken } from "./secrets-writer.ts";

/** Writes a fresh fingerprint key and leaves an intent behind, to be ended in the transaction that uses it. */
export async function writeFingerprintKey(
  context: VaultContext,
): Promise<Result<{ readonly id: Uuid; readonly key: Secret }>> {
  const { database, random, stores } = context;
  const id = random.uuid();
  const store = stores.current();
  const begun = inTransaction(database, () => {
    const nobody = { versionId: "", field: "", keyId: null, keyName: null, plan: "" } as const;
    putIntents(context, [{ secretId: id, store: store.kind, purpose: "write", ...nobody }]);
    return ok();
  });
  if (!begun.ok) return begun;
  const bytes = random.bytes(fingerprintKeyBytes);
  const key = Secret.fromBytes(bytes);
  bytes.fill(0);
  const written = await store.write(id, key);
  if (written.ok) return ok({ id, key });
  await undoWrites(context, [{ secretId: id, store: store.kind }]);
  return written;
}

/**
 * A new fingerprint key, and with it the fingerprint of every secret that can be read. Secrets that
 * are missing get a fingerprint that fits nothing. Fails, changing nothing, when one cannot be read.
 */
export async function rebuildFingerprints(context: VaultContext): Promise<Result<void>> {
  const made = await writeFingerprintKey(context);
  if (!made.ok) return made;
  const store = context.stores.current();
  const ids = context.database.all("SELECT id FROM secrets").map(({ id }) => id as Uuid);
  const fingerprints = await fingerprintAll(context, ids, made.value.key);
  const done = fingerprints.ok ? commitKey(context, made.value.id, fingerprints.value) : fingerprints;
  if (done.ok) context.fingerprintKey.current = made.value.key;
  else await undoWrites(context, [{ secretId: made.value.id, store: store.kind }]);
  return done;
}

async function fingerprintAll(
  context: VaultContext,
  ids: readonly Uuid[],
  key: Secret,
): Promise<Result<ReadonlyMap<Uuid, string>>> {
  const fingerprints = new Map<Uuid, string>();
  for (const id of ids) {
    const read = await context.stores.current().read(id);
    if (!read.ok) return read;
    fingerprints.set(id, read.value === null ? "" : fingerprintOf(read.value, key));
    read.value?.wipe();
  }
  const known = [...fingerprints.values()].some((fingerprint) => fingerprint !== "");
  if (known || ids.length === 0) return ok(fingerprints);
  return fail("store-failing", "The store holds no secret of this vault: it is probably the wrong one.");
}

function commitKey(context: VaultContext, id: Uuid, fingerprints: ReadonlyMap<Uuid, string>): Result<void> {
  const { database } = context;
  return inTransaction(database, () => {
    if (!endWrite(context, id, storeKind(database))) return overtaken();
    if (database.get("SELECT count(*) AS count FROM secrets")?.["count"] !== fingerprints.size)
      return overtaken();
    for (const [secret, fingerprint] of fingerprints)
      database.run("UPDATE secrets SET fingerprint = ? WHERE id = ?", fingerprint, secret);
    writeMeta(database, "fingerprint_secret", id);
    logActivity(context, {
      kind: "repaired",
      keyId: null,
      keyName: null,
      details: { fingerprints: fingerprints.size },
    });
    return ok();
  });
}
