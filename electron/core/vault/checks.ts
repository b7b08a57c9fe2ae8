/** Finished checks: the history of a key, and what is known of it now. */
import { ok } from "../errors.ts";
import type { CheckRecord, Drift, Key } from "../model.ts";
import type { Database } from "../ports.ts";
import { parseCalendarDate } from "../rotation/index.ts";
import { logActivity } from "./activity.ts";
import { keyNotFound } from "./context.ts";
import type { VaultContext } from "./context.ts";
import type { Vault } from "./contract.ts";
import { driftOf, shownDrift, tellsIdentity } from "./drift.ts";
import { inTransaction } from "./failures.ts";
import { checkOf, jsonText, readKey } from "./rows.ts";

/** How many checks of each key are kept. */
const keptChecks = 100;

/** A provider's own word about the key; everything else leaves the last such word standing. */
const definite: ReadonlySet<string> = new Set(["valid", "limited", "rejected"]);

function insertCheck(database: Database, record: CheckRecord, drift: Drift | null): void {
  const { keyId, at, verdict, identity, evidence } = record;
  database.run(
    `INSERT INTO checks (key_id, at, status, reason, identity, evidence_method, evidence_url,
       evidence_http_status, evidence_decided_by, evidence_duration_ms, evidence_control, drift)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    keyId,
    at,
    verdict.status,
    verdict.reason,
    jsonText(identity),
    evidence.method,
    evidence.url,
    evidence.httpStatus,
    evidence.decidedBy,
    Math.round(evidence.durationMs),
    jsonText(evidence.control ?? {}),
    jsonText(drift ?? {}),
  );
  database.run(
    `DELETE FROM checks WHERE key_id = ?1 AND id <=
       (SELECT id FROM checks WHERE key_id = ?1 ORDER BY id DESC LIMIT 1 OFFSET ${keptChecks})`,
    keyId,
  );
}

function updateState(database: Database, key: Key, record: CheckRecord, found: Drift | null): void {
  const { at, verdict, evidence } = record;
  const isDefinite = definite.has(verdict.status);
  const last = isDefinite ? { status: verdict.status, at } : key.check.definite;
  // Without an answer that tells of the account, what is known of it stays known.
  const isTold = isDefinite && tellsIdentity(record.identity);
  const identity = isTold ? record.identity : key.check.identity;
  const drift = shownDrift(found, key.check, at);
  const told = parseCalendarDate(record.identity.expiresOn ?? "");
  const expiresOn = told.ok ? told.value : key.expiresOn;
  database.run(
    `UPDATE keys SET check_status = ?, check_reason = ?, check_at = ?, definite_status = ?, definite_at = ?,
       identity = ?, evidence_method = ?, evidence_url = ?, evidence_http_status = ?, evidence_decided_by = ?,
       evidence_duration_ms = ?, evidence_control = ?, drift = ?, expires_on = ? WHERE id = ?`,
    verdict.status,
    verdict.reason,
    at,
    last?.status ?? null,
    last?.at ?? null,
    jsonText(identity),
    evidence.method,
    evidence.url,
    evidence.httpStatus,
    evidence.decidedBy,
    Math.round(evidence.durationMs),
    jsonText(evidence.control ?? {}),
    jsonText(drift ?? {}),
    expiresOn,
    key.id,
  );
}

/**
 * Whether a check that began later was written down before this one, by another program or a quicker
 * answer: then the key's state is that one's. A later moment that has not come yet is a wrong clock's.
 */
function isOvertaken({ check }: Key, { at }: CheckRecord, now: number): boolean {
  return check.at !== null && check.at > at && Date.parse(check.at) <= now;
}

/** The vault's methods for checks. */
export function checkMethods(context: VaultContext): Pick<Vault, "recordCheck" | "checkHistory"> {
  const { database, clock } = context;
  return {
    recordCheck: (record) =>
      inTransaction(database, () => {
        const key = readKey(database, record.keyId);
        if (key === null) return keyNotFound(record.keyId);
        const overtaken = isOvertaken(key, record, clock.now());
        const drift = overtaken ? null : driftOf(key.check.identity, record);
        insertCheck(database, record, drift);
        if (!overtaken) updateState(database, key, record, drift);
        const { status, reason } = record.verdict;
        const details = { status, ...(reason === null ? {} : { reason }) };
        logActivity(context, { kind: "key-checked", keyId: key.id, keyName: key.name, details });
        if (drift !== null) {
          const facts = drift.changes.map(({ fact }) => fact).join(" ");
          logActivity(context, { kind: "key-drifted", keyId: key.id, keyName: key.name, details: { facts } });
        }
        return ok(readKey(database, key.id) ?? key);
      }),
    checkHistory: (id, limit) =>
      database
        .all(
          "SELECT * FROM checks WHERE key_id = ? ORDER BY id DESC LIMIT ?",
          id,
          Math.max(0, Math.trunc(limit)),
        )
        .map(checkOf),
  };
}
