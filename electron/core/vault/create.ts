/** Makes a vault, whole or not at all. */
import { fail, ok } from "../errors.ts";
import type { Result } from "../errors.ts";
import type { StoreKind } from "../model.ts";
import type { SecretStore } from "../ports.ts";
import { logActivity } from "./activity.ts";
import { instantNow, readMeta, writeMeta } from "./context.ts";
import type { VaultContext, VaultParts } from "./context.ts";
import type { Vault } from "./contract.ts";
import { guarded, guardedAsync, inTransaction } from "./failures.ts";
import { endWrite, isAbandoned, readIntents } from "./intents.ts";
import { migrate, schemaOf } from "./migrations.ts";
import { writeFingerprintKey } from "./rebuild-fingerprints.ts";
import { finishRemovals, undoWrites } from "./removal.ts";
import { overtaken } from "./secrets-writer.ts";
import { assembleVault, createContext } from "./vault.ts";

/** What `createVault` needs besides the parts. */
export interface NewVault extends VaultParts {
  readonly kind: StoreKind;
  /** Makes the store usable (a sealed one gets its passphrase) before the first secret is written. */
  readonly prepare?: (store: SecretStore) => Promise<Result<void>>;
}

/**
 * Makes a vault in an empty database (or over one whose making was interrupted) and opens it. Fails
 * with `vault-exists`, or with what the store or the file answers; then the database is empty again,
 * and closed. The caller probes the store first if not even an empty file is wanted.
 */
export async function createVault(parts: NewVault): Promise<Result<Vault>> {
  const context = createContext(parts);
  const made = await guardedAsync(() => make(context, parts));
  if (made.ok) return ok(assembleVault(context));
  await context.stores.closeAll();
  guarded(() => ok(parts.database.close()));
  return made;
}

async function make(context: VaultContext, { kind, prepare }: NewVault): Promise<Result<void>> {
  const begun = await begin(context, kind);
  if (!begun.ok) return begun;
  const store = context.stores.current();
  const prepared = prepare === undefined ? ok() : await prepare(store);
  const key = prepared.ok ? await writeFingerprintKey(context) : prepared;
  if (!key.ok) {
    await retreat(context);
    return key;
  }
  const done = inTransaction(context.database, () => {
    if (!endWrite(context, key.value.id, kind)) return overtaken();
    writeMeta(context.database, "fingerprint_secret", key.value.id);
    writeMeta(context.database, "created_at", instantNow(context.clock));
    logActivity(context, { kind: "vault-created", keyId: null, keyName: null, details: { store: kind } });
    return ok();
  });
  if (done.ok) context.fingerprintKey.current = key.value.key;
  else await undoWrites(context, [{ secretId: key.value.id, store: kind }]);
  if (!done.ok) await retreat(context);
  return done;
}

/** The schema and the kind of store. What an interrupted making left is cleared away first. */
async function begin(context: VaultContext, kind: StoreKind): Promise<Result<void>> {
  const { database } = context;
  const { version } = schemaOf(database);
  const migrated = migrate(database);
  if (!migrated.ok) return migrated;
  if (version > 0) {
    if (readMeta(database, "created_at") !== null)
      return fail("vault-exists", "There is a vault here already.", { hint: "See it with: keystow list" });
    const left = readIntents(database);
    if (!left.every((intent) => isAbandoned(context, intent))) return overtaken();
    const removed = await finishRemovals(context, left);
    if (!removed.ok) return removed;
    database.run("DELETE FROM sealed_header");
  }
  return inTransaction(database, () => {
    if (readMeta(database, "created_at") !== null || readIntents(database).length > 0) return overtaken();
    writeMeta(database, "store", kind);
    return ok();
  });
}

/** Empties the database again; a secret that could not be removed keeps its note, for the next attempt. */
async function retreat({ database }: VaultContext): Promise<void> {
  guarded(() =>
    database.transaction(() => {
      if (readMeta(database, "created_at") !== null || readIntents(database).length > 0) return ok();
      const tables = database.all(
        "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%'",
      );
      // Tables that refer to others go first: with foreign keys on, dropping a parent checks its children.
      for (const { name } of tables.toReversed()) database.exec(`DROP TABLE "${String(name)}"`);
      database.exec("PRAGMA user_version = 0");
      return ok();
    }),
  );
}
