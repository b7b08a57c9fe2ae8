/**
 * The vault's schema as numbered steps. A step that was released is never edited: a change is a new
 * step, with a fixture of the version before it in test/fixtures/migrations.
 */

/** Marks the file as ours ("KSTV"), so that another program's database is never taken for a vault. */
export const applicationId = 0x4b535456;

/**
 * Version 1. Text lists (`tags`, `secret_fields`) are joined by line feeds, which their parts cannot
 * hold; `fields` and `identity` are JSON, empty text when there is nothing. So that a list of 10,000
 * keys needs one query and hardly any parsing, the state of the last check stands in the key's row.
 */
const version1 = `
CREATE TABLE meta (name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID;
CREATE TABLE settings (name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID;

CREATE TABLE keys (
  id TEXT PRIMARY KEY,
  name TEXT NOT NULL,
  variable TEXT NOT NULL,
  provider TEXT,
  project TEXT,
  environment TEXT,
  tags TEXT NOT NULL,
  note TEXT NOT NULL,
  fields TEXT NOT NULL,
  secret_fields TEXT NOT NULL,
  allow_private INTEGER NOT NULL,
  created_on TEXT NOT NULL,
  expires_on TEXT,
  policy_days INTEGER,
  snoozed_until TEXT,
  masked TEXT NOT NULL,
  archived_at TEXT,
  current_version TEXT NOT NULL,
  secret_present INTEGER NOT NULL DEFAULT 1,
  check_status TEXT NOT NULL DEFAULT 'unchecked',
  check_reason TEXT,
  check_at TEXT,
  definite_status TEXT,
  definite_at TEXT,
  identity TEXT NOT NULL DEFAULT '',
  evidence_method TEXT,
  evidence_url TEXT,
  evidence_http_status INTEGER,
  evidence_decided_by TEXT,
  evidence_duration_ms INTEGER
) STRICT;
CREATE UNIQUE INDEX keys_place ON keys (name, coalesce(project, ''), coalesce(environment, ''))
  WHERE archived_at IS NULL;

CREATE TABLE versions (
  id TEXT PRIMARY KEY,
  key_id TEXT NOT NULL REFERENCES keys (id) ON DELETE CASCADE,
  created_at TEXT NOT NULL
) STRICT;
CREATE INDEX versions_key ON versions (key_id);

CREATE TABLE secrets (
  id TEXT PRIMARY KEY,
  version_id TEXT NOT NULL REFERENCES versions (id) ON DELETE CASCADE,
  field TEXT NOT NULL,
  fingerprint TEXT NOT NULL
) STRICT;
CREATE UNIQUE INDEX secrets_version ON secrets (version_id, field);
CREATE INDEX secrets_fingerprint ON secrets (fingerprint);

CREATE TABLE intents (
  secret_id TEXT NOT NULL,
  store TEXT NOT NULL,
  purpose TEXT NOT NULL CHECK (purpose IN ('write', 'remove')),
  version_id TEXT NOT NULL,
  field TEXT NOT NULL,
  key_id TEXT,
  key_name TEXT,
  plan TEXT NOT NULL,
  process TEXT NOT NULL,
  at INTEGER NOT NULL,
  PRIMARY KEY (secret_id, store)
) STRICT, WITHOUT ROWID;

CREATE TABLE checks (
  id INTEGER PRIMARY KEY,
  key_id TEXT NOT NULL REFERENCES keys (id) ON DELETE CASCADE,
  at TEXT NOT NULL,
  status TEXT NOT NULL,
  reason TEXT,
  identity TEXT NOT NULL,
  evidence_method TEXT NOT NULL,
  evidence_url TEXT NOT NULL,
  evidence_http_status INTEGER,
  evidence_decided_by TEXT NOT NULL,
  evidence_duration_ms INTEGER NOT NULL
) STRICT;
CREATE INDEX checks_key ON checks (key_id, id);

CREATE TABLE requests (
  id INTEGER PRIMARY KEY,
  at TEXT NOT NULL,
  key_id TEXT,
  provider TEXT NOT NULL,
  host TEXT NOT NULL,
  method TEXT NOT NULL,
  path TEXT NOT NULL,
  bytes_sent INTEGER NOT NULL,
  bytes_received INTEGER NOT NULL,
  outcome TEXT NOT NULL
) STRICT;

CREATE TABLE links (
  file TEXT NOT NULL,
  variable TEXT NOT NULL,
  key_id TEXT NOT NULL REFERENCES keys (id) ON DELETE CASCADE,
  PRIMARY KEY (file, variable)
) STRICT, WITHOUT ROWID;
CREATE INDEX links_key ON links (key_id);

CREATE TABLE activity (
  id INTEGER PRIMARY KEY,
  at TEXT NOT NULL,
  kind TEXT NOT NULL,
  key_id TEXT,
  key_name TEXT,
  details TEXT NOT NULL
) STRICT;

CREATE TABLE sealed_header (id INTEGER PRIMARY KEY CHECK (id = 1), header TEXT NOT NULL) STRICT;
CREATE TABLE sealed_records (id TEXT PRIMARY KEY, record BLOB NOT NULL) STRICT;

PRAGMA application_id = ${applicationId};
`;

/**
 * Version 2: what stands behind a verdict, providers that the user defined, and the checks that run by
 * themselves. `evidence_control` and `drift` are JSON; empty text when there is none. A control is kept
 * per provider and address, because a server of one's own says nothing about another one; the last refusal
 * stays beside a later control that was unclear.
 */
const version2 = `
ALTER TABLE keys ADD COLUMN evidence_control TEXT NOT NULL DEFAULT '';
ALTER TABLE keys ADD COLUMN drift TEXT NOT NULL DEFAULT '';
ALTER TABLE checks ADD COLUMN evidence_control TEXT NOT NULL DEFAULT '';
ALTER TABLE checks ADD COLUMN drift TEXT NOT NULL DEFAULT '';

CREATE TABLE controls (
  provider TEXT NOT NULL,
  address TEXT NOT NULL,
  at TEXT NOT NULL,
  outcome TEXT NOT NULL,
  http_status INTEGER,
  refused_at TEXT,
  refused_http_status INTEGER,
  PRIMARY KEY (provider, address)
) STRICT, WITHOUT ROWID;

CREATE TABLE own_providers (
  id TEXT PRIMARY KEY,
  definition TEXT NOT NULL,
  enabled INTEGER NOT NULL,
  confirmed_hosts TEXT NOT NULL,
  added_at TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE schedule (
  key_id TEXT PRIMARY KEY REFERENCES keys (id) ON DELETE CASCADE,
  next_at TEXT NOT NULL,
  failures INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
`;

/** Step n (counted from 1) takes a vault from version n-1 to n. */
export const schemaSteps: readonly string[] = [version1, version2];

/** The schema that this program writes. */
export const schemaVersion: number = schemaSteps.length;
