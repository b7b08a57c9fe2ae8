/** Makes a fingerprint key: the first one of a vault, or a new one when the old one is gone from the store. */
import { fail, ok } from "../errors.ts";
import type { Result } from "../errors.ts";
import type { StoreKind, Uuid } from "../model.ts";
import type { SecretStore } from "../ports.ts";
import { Secret } from "../secret.ts";
import { logActivity } from "./activity.ts";
import { storeKind, writeMeta } from "./context.ts";
import type { VaultContext } from "./context.ts";
import { inTransaction } from "./failures.ts";
import { fingerprintKeyBytes, fingerprintOf } from "./fingerprint.ts";
import { endWrite, putIntents } from "./intents.ts";
import { undoWrites } from "./removal.ts";
import { overtaken } from "./secrets-writer.ts";

/** Notes, inside the caller's transaction, that a fingerprint key is about to be written under `id`. */
export function noteFingerprintKey(context: VaultContext, id: Uuid, store: StoreKind): void {
  const nobody = { versionId: "", field: "", keyId: null, keyName: null, plan: "" } as const;
  putIntents(context, [{ secretId: id, store, purpose: "write", ...nobody }]);
}

/** Writes a fresh fingerprint key, which was noted before; the note is ended by who commits the key. */
export async function writeFingerprintKey(
  context: VaultContext,
  id: Uuid,
  store: SecretStore,
): Promise<Result<Secret>> {
  const bytes = context.random.bytes(fingerprintKeyBytes);
  const key = Secret.fromBytes(bytes);
  bytes.fill(0);
  const written = await store.write(id, key);
  return written.ok ? ok(key) : written;
}

/**
 * A new fingerprint key, and with it the fingerprint of every secret that can be read. Secrets that
 * are missing get a fingerprint that fits nothing. Fails, changing nothing, when one cannot be read.
 */
export async function rebuildFingerprints(context: VaultContext): Promise<Result<void>> {
  const id = context.random.uuid();
  const store = context.stores.current();
  const noted = inTransaction(context.database, () => {
    noteFingerprintKey(context, id, store.kind);
    return ok();
  });
  if (!noted.ok) return noted;
  const done = await rebuildWith(context, id, store);
  if (!done.ok) await undoWrites(context, [{ secretId: id, store: store.kind }]);
  return done;
}

async function rebuildWith(context: VaultContext, id: Uuid, store: SecretStore): Promise<Result<void>> {
  const key = await writeFingerprintKey(context, id, store);
  if (!key.ok) return key;
  const ids = context.database.all("SELECT id FROM secrets").map((row) => row["id"] as Uuid);
  const fingerprints = await fingerprintAll(store, ids, key.value);
  const done = fingerprints.ok ? commitKey(context, id, fingerprints.value) : fingerprints;
  if (done.ok) context.fingerprintKey.current = key.value;
  return done;
}

async function fingerprintAll(
  store: SecretStore,
  ids: readonly Uuid[],
  key: Secret,
): Promise<Result<ReadonlyMap<Uuid, string>>> {
  const fingerprints = new Map<Uuid, string>();
  for (const id of ids) {
    const read = await store.read(id);
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
