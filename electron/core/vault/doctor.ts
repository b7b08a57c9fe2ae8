/** Compares what the vault says with what the store holds. Finds; `repair.ts` mends. */
import { ok } from "../errors.ts";
import type { Result } from "../errors.ts";
import type { StoreState, Uuid } from "../model.ts";
import { abandonedWork } from "./abandoned.ts";
import type { OrphanParts } from "./abandoned.ts";
import type { VaultContext } from "./context.ts";
import type { Problem } from "./contract.ts";
import { readFingerprintKey } from "./fingerprint-key.ts";
import { readSecret } from "./secrets-reader.ts";
import type { SecretRow } from "./secrets-reader.ts";

export interface Diagnosis {
  readonly store: StoreState;
  readonly problems: readonly Problem[];
}

const problem = (
  kind: Problem["kind"],
  message: string,
  more: Partial<Omit<Problem, "kind" | "message">> = {},
): Problem => ({ kind, message, versionId: null, keyId: null, keyName: null, repairs: [], ...more });

/** What is wrong with the vault and its store. A store that is not ready gives one problem, since nothing can be said of its secrets. */
export async function diagnose(context: VaultContext): Promise<Result<Diagnosis>> {
  const problems = checkFile(context);
  const store = context.stores.current();
  const state = await store.state();
  if (state.state !== "ready") {
    return ok({ store: state, problems: [...problems, problem("unavailable", state.why)] });
  }
  const key = await readFingerprintKey(context);
  if (!key.ok)
    return ok({ store: state, problems: [...problems, await withoutKey(context, key.error.message)] });
  problems.push(...(await checkSecrets(context)), ...(await checkIntents(context)));
  return ok({ store: state, problems });
}

function checkFile({ database }: VaultContext): Problem[] {
  const rows = database.all("PRAGMA quick_check(1)");
  const sound = rows.length === 1 && Object.values(rows[0] ?? {})[0] === "ok";
  return sound
    ? []
    : [problem("damaged", "The vault's file is damaged. Keep a copy of it before anything else.")];
}

/**
 * The fingerprint key cannot be read. When the store does hold secrets of this vault, the key alone
 * is gone and can be made anew; when it holds none, it is rather the wrong store that answers.
 */
async function withoutKey(context: VaultContext, message: string): Promise<Problem> {
  const store = context.stores.current();
  for (const { id } of context.database.all("SELECT id FROM secrets ORDER BY rowid DESC LIMIT 20")) {
    const read = await store.read(id as Uuid);
    if (!read.ok || read.value === null) continue;
    read.value.wipe();
    return problem("damaged", "The vault's fingerprint key is gone from the store; it can be made anew.", {
      repairs: ["adopt"],
    });
  }
  return problem("unavailable", message);
}

interface ListedSecret extends SecretRow {
  readonly keyId: Uuid;
  readonly keyName: string;
}

function listSecrets({ database }: VaultContext): readonly ListedSecret[] {
  const rows = database.all(
    `SELECT secrets.*, keys.id AS key_id, keys.name AS key_name FROM secrets
       JOIN versions ON versions.id = secrets.version_id JOIN keys ON keys.id = versions.key_id
     ORDER BY keys.name, secrets.field`,
  );
  return rows.map((row) => ({
    id: row["id"] as string,
    versionId: row["version_id"] as string,
    field: row["field"] as string,
    fingerprint: row["fingerprint"] as string,
    keyId: row["key_id"] as string,
    keyName: row["key_name"] as string,
  }));
}

const kindOfFailure: Readonly<Record<string, Problem["kind"]>> = {
  "secret-missing": "secret-missing",
  "secret-mismatch": "damaged",
};

async function checkSecrets(context: VaultContext): Promise<readonly Problem[]> {
  const problems: Problem[] = [];
  const missing = new Set<Uuid>();
  const present = new Set<Uuid>();
  for (const row of listSecrets(context)) {
    const read = await readSecret(context, row, row.keyName);
    if (read.ok) {
      read.value.wipe();
      present.add(row.keyId);
      continue;
    }
    // A key that got a new secret, or was erased, while we looked is no problem.
    if (context.database.get("SELECT 1 FROM secrets WHERE id = ?", row.id) === undefined) continue;
    const { versionId, keyId, keyName } = row;
    const kind = kindOfFailure[read.error.code] ?? "unavailable";
    if (kind === "secret-missing") missing.add(keyId);
    problems.push(problem(kind, read.error.message, { versionId, keyId, keyName }));
  }
  markPresence(context, missing, present);
  return problems;
}

function markPresence(
  { database }: VaultContext,
  missing: ReadonlySet<Uuid>,
  present: ReadonlySet<Uuid>,
): void {
  const mark = "UPDATE keys SET secret_present = ?1 WHERE id = ?2 AND secret_present <> ?1";
  for (const id of missing) database.run(mark, 0, id);
  // A key with several secrets is whole only when none of them is missing.
  for (const id of present) if (!missing.has(id)) database.run(mark, 1, id);
}

async function checkIntents(context: VaultContext): Promise<readonly Problem[]> {
  const { orphans, leftovers } = await abandonedWork(context);
  const problems = [...orphans].map(([versionId, parts]) => orphanProblem(versionId, parts));
  if (leftovers.length > 0) {
    const message = `${leftovers.length} secrets of interrupted work may have left something in a store.`;
    problems.push(problem("unfinished-delete", message, { repairs: ["delete"] }));
  }
  return problems;
}

function orphanProblem(versionId: Uuid, { present }: OrphanParts): Problem {
  const { keyName } = present[0] ?? { keyName: null };
  const whole = present.some((intent) => intent.field === "" && intent.plan !== "");
  const message = `A secret for ${keyName ?? "a key"} was stored, but the program ended before the key was complete.`;
  return problem("orphan-secret", message, {
    versionId,
    keyName,
    repairs: whole ? ["adopt", "delete"] : ["delete"],
  });
}
