/**
 * Write-ahead notes about secrets. Before a secret is written or removed, a row says so, committed:
 * whatever kills the program, the vault knows afterwards which ids to look for in the store. Without
 * them a keychain item would be lost for good, since the metadata is its only index.
 */
import type { StoreKind, Uuid } from "../model.ts";
import type { Database, SqlRow } from "../ports.ts";
import type { VaultContext } from "./context.ts";

export interface Intent {
  readonly secretId: Uuid;
  readonly store: StoreKind;
  readonly purpose: "write" | "remove";
  /** Binds the secrets of one version together; "" when no key stands behind it (the fingerprint key, a move). */
  readonly versionId: Uuid;
  /** "" for the key's value, else the id of the secret field. */
  readonly field: string;
  readonly keyId: Uuid | null;
  readonly keyName: string | null;
  /** For a new version: the key's metadata as JSON, so that the key can be completed. Never a value. */
  readonly plan: string;
  readonly process: string;
  /** Milliseconds since 1970. */
  readonly at: number;
}

/** Who and when of an intent are those of the caller. */
export type NewIntent = Omit<Intent, "process" | "at">;

/** How long an unfinished write is left to the process that may still be at it. */
const patience = { unknown: 60_000, alive: 600_000 };

const intentOf = (row: SqlRow): Intent => ({
  secretId: row["secret_id"] as string,
  store: row["store"] as StoreKind,
  purpose: row["purpose"] as Intent["purpose"],
  versionId: row["version_id"] as string,
  field: row["field"] as string,
  keyId: row["key_id"] as string | null,
  keyName: row["key_name"] as string | null,
  plan: row["plan"] as string,
  process: row["process"] as string,
  at: row["at"] as number,
});

/** Notes what is about to happen. To be called inside a transaction. */
export function putIntents(context: VaultContext, intents: readonly NewIntent[]): void {
  for (const intent of intents) {
    context.database.run(
      `INSERT INTO intents (secret_id, store, purpose, version_id, field, key_id, key_name, plan, process, at)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
      intent.secretId,
      intent.store,
      intent.purpose,
      intent.versionId,
      intent.field,
      intent.keyId,
      intent.keyName,
      intent.plan,
      context.process.own,
      context.clock.now(),
    );
  }
}

/** All intents, oldest first. */
export function readIntents(database: Database): readonly Intent[] {
  return database.all("SELECT * FROM intents ORDER BY at, version_id, field").map(intentOf);
}

/** Whether nobody is at it any more, so that somebody else may finish it. */
export function isAbandoned(context: VaultContext, intent: Intent): boolean {
  const alive = context.process.isAlive(intent.process);
  if (alive === false) return true;
  // Absolute, since a clock that was set back must not make an old intent look fresh for ever.
  const age = Math.abs(context.clock.now() - intent.at);
  return age > (alive === null ? patience.unknown : patience.alive);
}

/** Takes a write-intent back: true when it was this process's own and still there. */
export function endWrite(context: VaultContext, secretId: Uuid, store: StoreKind): boolean {
  const { changes } = context.database.run(
    "DELETE FROM intents WHERE secret_id = ? AND store = ? AND purpose = 'write' AND process = ?",
    secretId,
    store,
    context.process.own,
  );
  return changes === 1;
}

/** Forgets an intent, whatever it was for. */
export function dropIntent(
  database: Database,
  { secretId, store }: Pick<Intent, "secretId" | "store">,
): void {
  database.run("DELETE FROM intents WHERE secret_id = ? AND store = ?", secretId, store);
}

/** Whether the vault refers to this secret in the store that it uses. Such a secret is never removed, whatever an intent says. */
export function isInUse(
  database: Database,
  { secretId, store }: Pick<Intent, "secretId" | "store">,
): boolean {
  const row = database.get(
    `SELECT 1 FROM meta WHERE name = 'store' AND value = ?1 AND
       (EXISTS (SELECT 1 FROM secrets WHERE id = ?2)
         OR EXISTS (SELECT 1 FROM meta WHERE name = 'fingerprint_secret' AND value = ?2))`,
    store,
    secretId,
  );
  return row !== undefined;
}

/**
 * Turns a write into a removal by this process: from then on its writer can no longer commit it.
 * False when there is nothing to remove, because it was committed meanwhile. Inside a transaction.
 */
export function turnIntoRemoval(context: VaultContext, place: Pick<Intent, "secretId" | "store">): boolean {
  const { database, process, clock } = context;
  if (isInUse(database, place)) {
    dropIntent(database, place);
    return false;
  }
  const { changes } = database.run(
    "UPDATE intents SET purpose = 'remove', process = ?, at = ? WHERE secret_id = ? AND store = ?",
    process.own,
    clock.now(),
    place.secretId,
    place.store,
  );
  return changes === 1;
}
