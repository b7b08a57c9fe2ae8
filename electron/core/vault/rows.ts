/** Rows of the database as keys of the model, and back. */
import type {
  Activity,
  CheckState,
  ControlEvidence,
  Drift,
  Evidence,
  Identity,
  KeptCheck,
  Key,
  NewKey,
  Uuid,
  Verdict,
} from "../model.ts";
import type { Database, SqlRow, SqlValue } from "../ports.ts";

/** A key's metadata as it is to be stored: checked, in normal form, with its masked form. */
export interface KeyPlan extends Omit<NewKey, "knownPrefix"> {
  readonly masked: string;
  readonly secretFields: readonly string[];
}

const noFields: Readonly<Record<string, string>> = Object.freeze({});
const noEvidence: Evidence = Object.freeze({
  method: "",
  url: "",
  httpStatus: null,
  decidedBy: "",
  durationMs: 0,
  control: null,
});
const noIdentity: Identity = Object.freeze({});
const none: readonly string[] = Object.freeze([]);

// The columns' types are fixed by the schema (STRICT tables), so a cast states what SQLite enforces.
const text = (value: SqlValue | undefined): string => value as string;
const textOrNull = (value: SqlValue | undefined): string | null => value as string | null;
const numberOrNull = (value: SqlValue | undefined): number | null => value as number | null;

export const listText = (list: readonly string[]): string => list.join("\n");
const textList = (joined: string): readonly string[] => (joined === "" ? none : joined.split("\n"));
export const jsonText = (value: object): string =>
  Object.keys(value).length === 0 ? "" : JSON.stringify(value);

/** What a column with our own JSON holds; null when it is empty. */
const jsonOrNull = (value: SqlValue | undefined): unknown => (value === "" ? null : JSON.parse(text(value)));
const controlOf = (row: SqlRow): ControlEvidence | null =>
  jsonOrNull(row["evidence_control"]) as ControlEvidence | null;
const driftOf = (row: SqlRow): Drift | null => jsonOrNull(row["drift"]) as Drift | null;

function evidenceOf(row: SqlRow): Evidence | null {
  if (row["evidence_method"] === null) return null;
  return {
    method: text(row["evidence_method"]),
    url: text(row["evidence_url"]),
    httpStatus: numberOrNull(row["evidence_http_status"]),
    decidedBy: text(row["evidence_decided_by"]),
    durationMs: numberOrNull(row["evidence_duration_ms"]) ?? 0,
    control: controlOf(row),
  };
}

const identityOf = (row: SqlRow): Identity =>
  row["identity"] === "" ? noIdentity : (JSON.parse(text(row["identity"])) as Identity);

function checkStateOf(row: SqlRow): CheckState {
  return {
    status: text(row["check_status"]) as CheckState["status"],
    reason: textOrNull(row["check_reason"]),
    at: textOrNull(row["check_at"]),
    definite:
      row["definite_status"] === null
        ? null
        : { status: text(row["definite_status"]) as CheckState["status"], at: text(row["definite_at"]) },
    identity: identityOf(row),
    evidence: evidenceOf(row),
    drift: driftOf(row),
  };
}

/** One row of `keys`. */
export function keyOf(row: SqlRow): Key {
  return {
    id: text(row["id"]),
    name: text(row["name"]),
    variable: text(row["variable"]),
    provider: textOrNull(row["provider"]),
    project: textOrNull(row["project"]),
    environment: textOrNull(row["environment"]),
    tags: textList(text(row["tags"])),
    note: text(row["note"]),
    fields: row["fields"] === "" ? noFields : (JSON.parse(text(row["fields"])) as Record<string, string>),
    secretFields: textList(text(row["secret_fields"])),
    allowPrivate: row["allow_private"] === 1,
    createdOn: text(row["created_on"]),
    expiresOn: textOrNull(row["expires_on"]),
    rotation: {
      policyDays: numberOrNull(row["policy_days"]),
      snoozedUntil: textOrNull(row["snoozed_until"]),
    },
    masked: text(row["masked"]),
    archivedAt: textOrNull(row["archived_at"]),
    currentVersion: text(row["current_version"]),
    check: checkStateOf(row),
    secretPresent: row["secret_present"] === 1,
  };
}

/** The key of that id, or null. */
export function readKey(database: Database, id: Uuid): Key | null {
  const row = database.get("SELECT * FROM keys WHERE id = ?", id);
  return row === undefined ? null : keyOf(row);
}

/** Inserts the metadata of a new key. Throws a constraint failure when its place is taken. */
export function insertKey(database: Database, id: Uuid, versionId: Uuid, plan: KeyPlan): void {
  database.run(
    `INSERT INTO keys (id, name, variable, provider, project, environment, tags, note, fields, secret_fields,
       allow_private, created_on, expires_on, policy_days, masked, current_version)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    id,
    plan.name,
    plan.variable,
    plan.provider,
    plan.project,
    plan.environment,
    listText(plan.tags),
    plan.note,
    jsonText(plan.fields),
    listText(plan.secretFields),
    plan.allowPrivate ? 1 : 0,
    plan.createdOn,
    plan.expiresOn,
    plan.policyDays,
    plan.masked,
    versionId,
  );
}

/** One row of `checks`. */
export function checkOf(row: SqlRow): KeptCheck {
  return {
    keyId: text(row["key_id"]),
    at: text(row["at"]),
    verdict: { status: row["status"], reason: row["reason"] } as unknown as Verdict,
    identity: identityOf(row),
    evidence: evidenceOf(row) ?? noEvidence,
    drift: driftOf(row),
  };
}

/** One row of `activity`. */
export function activityOf(row: SqlRow): Activity {
  return {
    id: row["id"] as number,
    at: text(row["at"]),
    kind: text(row["kind"]) as Activity["kind"],
    keyId: textOrNull(row["key_id"]),
    keyName: textOrNull(row["key_name"]),
    details: row["details"] === "" ? {} : (JSON.parse(text(row["details"])) as Activity["details"]),
  };
}
