/** Makes a vault, whole or not at all. */
import { fail, ok } from "../errors.ts";
import type { Result } from "../errors.ts";
import type { StoreKind, Uuid } from "../model.ts";
import type { SecretStore } from "../ports.ts";
import { logActivity } from "./activity.ts";
import { checkNewStore, instantNow, readMeta, writeMeta } from "./context.ts";
import type { VaultContext, VaultParts } from "./context.ts";
import type { Vault } from "./contract.ts";
import { guarded, guardedAsync, inTransaction } from "./failures.ts";
import { endWrite, isAbandoned, readIntents } from "./intents.ts";
import { migrate } from "./migrations.ts";
import { noteFingerprintKey, writeFingerprintKey } from "./rebuild-fingerprints.ts";
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
  const id = begun.value;
  const store = context.stores.current();
  const prepared = prepare === undefined ? ok() : await prepare(store);
  const usable = prepared.ok ? await checkNewStore(store) : prepared;
  const key = usable.ok ? await writeFingerprintKey(context, id, store) : usable;
  const done = key.ok ? finish(context, id, kind) : key;
  if (key.ok && done.ok) context.fingerprintKey.current = key.value;
  if (!done.ok) {
    await undoWrites(context, [{ secretId: id, store: kind }]);
    retreat(context);
  }
  return done;
}

/**
 * The schema, the kind of store and the note of the first secret, whose id is returned. From that
 * note on nobody else makes this vault. What an interrupted making left is cleared away first.
 */
async function begin(context: VaultContext, kind: StoreKind): Promise<Result<Uuid>> {
  const { database } = context;
  const migrated = migrate(database);
  if (!migrated.ok) return migrated;
  const cleared = await clearInterrupted(context);
  if (!cleared.ok) return cleared;
  return inTransaction(database, () => {
    const exists = readMeta(database, "created_at") !== null;
    if (exists || readIntents(database).length > 0) return exists ? vaultExists : overtaken();
    database.run("DELETE FROM sealed_header");
    writeMeta(database, "store", kind);
    const id = context.random.uuid();
    noteFingerprintKey(context, id, kind);
    return ok(id);
  });
}

const vaultExists = fail("vault-exists", "There is a vault here already.", {
  hint: "See it with: keystow list",
});

async function clearInterrupted(context: VaultContext): Promise<Result<void>> {
  if (readMeta(context.database, "created_at") !== null) return vaultExists;
  const left = readIntents(context.database);
  const atWork = left.some((intent) => intent.purpose === "write" && !isAbandoned(context, intent));
  return atWork ? overtaken() : finishRemovals(context, left);
}

/** From here on the vault exists. */
function finish(context: VaultContext, id: Uuid, kind: StoreKind): Result<void> {
  const { database, clock } = context;
  return inTransaction(database, () => {
    if (!endWrite(context, id, kind)) return overtaken();
    writeMeta(database, "fingerprint_secret", id);
    writeMeta(database, "created_at", instantNow(clock));
    logActivity(context, { kind: "vault-created", keyId: null, keyName: null, details: { store: kind } });
    return ok();
  });
}

/** Empties the database again; a secret that could not be removed keeps its note, for the next attempt. */
function retreat({ database }: VaultContext): void {
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
