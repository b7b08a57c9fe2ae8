/** The versions of a key: giving old ones up, switching to a new one. To be called inside a transaction. */
import type { Key, StoreKind, Uuid } from "../model.ts";
import { logActivity } from "./activity.ts";
import type { VaultContext } from "./context.ts";
import { putIntents } from "./intents.ts";
import { removalIntent } from "./removal.ts";
import { listText } from "./rows.ts";
import type { KeyPlan } from "./rows.ts";
import { secretRows } from "./secrets-reader.ts";
import type { SecretRow } from "./secrets-reader.ts";

/** Notes the removal of all secrets of a key and drops their rows; returns what is to be removed. */
export function giveUpVersions(context: VaultContext, key: Key, store: StoreKind): readonly SecretRow[] {
  const { database } = context;
  const versions = database.all("SELECT id FROM versions WHERE key_id = ?", key.id);
  const rows = versions.flatMap(({ id }) => secretRows(database, id as string));
  putIntents(
    context,
    rows.map((row) => removalIntent(store, row, { id: key.id, name: key.name, versionId: row.versionId })),
  );
  database.run("DELETE FROM versions WHERE key_id = ?", key.id);
  return rows;
}

/** A check proved something of one secret at one provider. When either changes, it proves nothing any more. */
export const forgetCheck = `check_status = 'unchecked', check_reason = NULL, check_at = NULL,
       definite_status = NULL, definite_at = NULL, identity = '', evidence_method = NULL, evidence_url = NULL,
       evidence_http_status = NULL, evidence_decided_by = NULL, evidence_duration_ms = NULL,
       evidence_control = '', drift = ''`;

/** The key's row for its new secret. What was found out about the old one no longer counts. */
export function switchVersion(context: VaultContext, key: Key, versionId: Uuid, plan: KeyPlan): void {
  context.database.run(
    `UPDATE keys SET current_version = ?, masked = ?, secret_fields = ?, created_on = ?, expires_on = ?,
       snoozed_until = NULL, secret_present = 1, ${forgetCheck} WHERE id = ?`,
    versionId,
    plan.masked,
    listText(plan.secretFields),
    plan.createdOn,
    plan.expiresOn,
    key.id,
  );
  logActivity(context, {
    kind: "key-edited",
    keyId: key.id,
    keyName: key.name,
    details: { changed: "secret" },
  });
}
