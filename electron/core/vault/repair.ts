/** Mends what doctor found. Nothing here runs by itself: each repair was asked for. */
import { fail, ok } from "../errors.ts";
import type { Result } from "../errors.ts";
import type { Key, Uuid } from "../model.ts";
import type { Secret } from "../secret.ts";
import { abandonedWork } from "./abandoned.ts";
import type { OrphanParts } from "./abandoned.ts";
import { logActivity } from "./activity.ts";
import { storeKind } from "./context.ts";
import type { VaultContext } from "./context.ts";
import type { Repair } from "./contract.ts";
import { inTransaction } from "./failures.ts";
import { fingerprintOf } from "./fingerprint.ts";
import { readFingerprintKey } from "./fingerprint-key.ts";
import { dropIntent, isAbandoned, readIntents, turnIntoRemoval } from "./intents.ts";
import type { Intent } from "./intents.ts";
import { isPlaceTaken } from "./keys.ts";
import { rebuildFingerprints } from "./rebuild-fingerprints.ts";
import { finishRemovals } from "./removal.ts";
import { insertKey } from "./rows.ts";
import type { KeyPlan } from "./rows.ts";
import { insertVersion, overtaken } from "./secrets-writer.ts";
import type { NewVersion, SecretPart } from "./secrets-writer.ts";

/** Does what `repair` says; fails with `unsupported` when that problem has no such repair. */
export async function repair(context: VaultContext, { problem, action }: Repair): Promise<Result<void>> {
  if (!problem.repairs.includes(action)) {
    return fail("unsupported", "There is no such repair for this problem.", {
      details: { possible: problem.repairs },
    });
  }
  switch (problem.kind) {
    case "unfinished-delete":
      return giveUp(context, (await abandonedWork(context)).leftovers);
    case "orphan-secret":
      return repairOrphan(context, problem.versionId ?? "", action);
    case "damaged":
      return rebuildFingerprints(context);
    default:
      return fail("unsupported", "This problem cannot be repaired automatically.");
  }
}

async function giveUp(context: VaultContext, intents: readonly Intent[]): Promise<Result<void>> {
  const claimed = inTransaction(context.database, () =>
    ok(intents.filter((intent) => turnIntoRemoval(context, intent))),
  );
  if (!claimed.ok) return claimed;
  const removed = await finishRemovals(context, claimed.value);
  const details = { removed: claimed.value.length };
  if (removed.ok) logActivity(context, { kind: "repaired", keyId: null, keyName: null, details });
  return removed;
}

async function repairOrphan(
  context: VaultContext,
  versionId: Uuid,
  action: Repair["action"],
): Promise<Result<void>> {
  const parts = (await abandonedWork(context)).orphans.get(versionId);
  if (parts === undefined) return fail("not-found", "This was mended already.");
  return action === "delete"
    ? giveUp(context, [...parts.present, ...parts.absent])
    : adopt(context, versionId, parts);
}

/** Completes an interrupted write as a key of its own, so that neither the old nor the new secret is lost. */
async function adopt(
  context: VaultContext,
  versionId: Uuid,
  { present, absent }: OrphanParts,
): Promise<Result<void>> {
  const key = await readFingerprintKey(context);
  if (!key.ok) return key;
  const parts = await readParts(context, present);
  if (!parts.ok) return parts;
  const value = parts.value.find((part) => part.field === "");
  const plan = present.find((intent) => intent.plan !== "")?.plan;
  if (value === undefined || plan === undefined) return fail("secret-missing", "The orphan has no value.");
  if (isKnown(context, fingerprintOf(value.secret, key.value)))
    return giveUp(context, [...present, ...absent]);
  const version = {
    id: versionId,
    keyId: context.random.uuid(),
    plan: JSON.parse(plan) as KeyPlan,
    parts: parts.value,
  };
  const adopted = commitAdoption(context, version, key.value);
  if (adopted.ok && absent.length > 0) await giveUp(context, absent);
  return adopted;
}

function commitAdoption(context: VaultContext, version: NewVersion, key: Secret): Result<void> {
  const { database } = context;
  const { id, keyId, plan, parts } = version;
  return inTransaction(database, () => {
    const store = storeKind(database);
    const left = readIntents(database).filter((one) => one.versionId === id && isAbandoned(context, one));
    const isLeft = (secretId: Uuid): boolean =>
      left.some((one) => one.secretId === secretId && one.store === store);
    if (!parts.every((part) => isLeft(part.id))) return overtaken();
    const name = freeName(context, plan);
    const secretFields = parts.map((part) => part.field).filter((field) => field !== "");
    insertKey(database, keyId, id, { ...plan, name, secretFields });
    insertVersion(context, version, key);
    for (const part of parts) dropIntent(database, { secretId: part.id, store });
    logActivity(context, { kind: "repaired", keyId, keyName: name, details: { adopted: true } });
    return ok();
  });
}

async function readParts(
  context: VaultContext,
  intents: readonly Intent[],
): Promise<Result<readonly SecretPart[]>> {
  const store = context.stores.current();
  const parts: SecretPart[] = [];
  for (const { secretId, field } of intents) {
    const read = await store.read(secretId);
    if (!read.ok) return read;
    if (read.value === null) return overtaken();
    parts.push({ id: secretId, field, secret: read.value });
  }
  return ok(parts);
}

/** The user may have repeated what was interrupted: then the orphan is a spare copy. */
function isKnown({ database }: VaultContext, fingerprint: string): boolean {
  return (
    database.get("SELECT 1 FROM secrets WHERE fingerprint = ? AND field = ''", fingerprint) !== undefined
  );
}

/** The planned name, or with " (recovered)" behind it when that is taken by now. */
function freeName(context: VaultContext, plan: Pick<Key, "name" | "project" | "environment">): string {
  for (let count = 0; ; count += 1) {
    const suffix = ["", " (recovered)"][count] ?? ` (recovered ${count})`;
    const name = plan.name.slice(0, 100) + suffix;
    if (!isPlaceTaken(context, { ...plan, name: count === 0 ? plan.name : name }))
      return count === 0 ? plan.name : name;
  }
}
