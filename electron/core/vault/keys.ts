/** Finding keys, and changing what is not secret. */
import { fail, ok } from "../errors.ts";
import type { Result } from "../errors.ts";
import type { Key, RotationPolicy, Uuid } from "../model.ts";
import { logActivity } from "./activity.ts";
import { instantNow, keyNotFound } from "./context.ts";
import type { VaultContext } from "./context.ts";
import type { KeyChange, KeySelector, Vault } from "./contract.ts";
import { guarded, inTransaction, isConstraint } from "./failures.ts";
import { checkChange } from "./key-input.ts";
import { matchesQuery } from "./query-match.ts";
import type { KeyQuery } from "./query.ts";
import { jsonText, keyOf, listText, readKey } from "./rows.ts";
import { isUuid, wholeName } from "./selector.ts";
import { forgetCheck } from "./versions.ts";
import { readDate } from "./input.ts";

/** The order of the index on places, so that a list of keys that are not archived needs no sorting. */
const inOrder = "ORDER BY name, coalesce(project, ''), coalesce(environment, '')";

/** Where a key stands, for people: `NAME@project/environment`. */
export function placeOf(key: Pick<Key, "name" | "project" | "environment">): string {
  const { name, project, environment } = key;
  return wholeName({ name, project: project ?? undefined, environment: environment ?? undefined });
}

/** The place of a key in the vault is taken. */
export function nameTaken(key: Pick<Key, "name" | "project" | "environment">): Result<never> {
  return fail("name-taken", `There is a key ${placeOf(key)} already.`, {
    hint: "Choose another name, project or environment, or archive the other key.",
    details: { name: key.name },
  });
}

/** Runs `work` inside the caller's transaction; a taken place becomes `name-taken`. */
export function keepPlace<T>(
  place: Pick<Key, "name" | "project" | "environment">,
  work: () => Result<T>,
): Result<T> {
  try {
    return work();
  } catch (error) {
    if (isConstraint(error)) return nameTaken(place);
    throw error;
  }
}

/** Whether another key that is not archived has this place. */
export function isPlaceTaken(
  context: VaultContext,
  place: Pick<Key, "name" | "project" | "environment">,
): boolean {
  const row = context.database.get(
    `SELECT 1 FROM keys WHERE archived_at IS NULL AND name = ?
       AND coalesce(project, '') = ? AND coalesce(environment, '') = ?`,
    place.name,
    place.project ?? "",
    place.environment ?? "",
  );
  return row !== undefined;
}

function list({ database }: VaultContext, query: KeyQuery = {}): readonly Key[] {
  const sql =
    query.archived === true
      ? `SELECT * FROM keys WHERE archived_at IS NOT NULL ${inOrder}, id`
      : `SELECT * FROM keys WHERE archived_at IS NULL ${inOrder}`;
  const keys = database.all(sql).map(keyOf);
  const everything = Object.keys(query).every((part) => part === "archived");
  return everything ? keys : keys.filter((key) => matchesQuery(key, query));
}

function find(context: VaultContext, selector: KeySelector): Result<Key> {
  if (isUuid(selector.name)) {
    const key = readKey(context.database, selector.name.toLowerCase());
    if (key !== null) return ok(key);
  }
  const whole = wholeName(selector);
  // A name may look like another key's NAME@PROJECT: then both are meant, and the user decides.
  const found = [
    ...named(context, selector),
    ...(whole === selector.name ? [] : named(context, { name: whole })),
  ];
  const live = found.filter((key) => key.archivedAt === null);
  return theOnly(live.length > 0 ? live : found);
}

function named({ database }: VaultContext, { name, project, environment }: KeySelector): readonly Key[] {
  const fits = (wanted: string | undefined, actual: string | null): boolean =>
    wanted === undefined || wanted.normalize("NFC") === (actual ?? "");
  return database
    .all(`SELECT * FROM keys WHERE name = ? ${inOrder}, id`, name.normalize("NFC"))
    .map(keyOf)
    .filter((key) => fits(project, key.project) && fits(environment, key.environment));
}

function theOnly(found: readonly Key[]): Result<Key> {
  const [key, ...others] = found;
  // The name is not repeated: a key pasted in the wrong place must not come back in an error.
  if (key === undefined)
    return fail("not-found", "There is no key of that name.", { hint: "See all keys with: keystow list" });
  if (others.length === 0) return ok(key);
  const candidates = found.map((one) => (isNamedByPlace(one, found) ? placeOf(one) : one.id));
  return fail("ambiguous-name", `${found.length} keys have the name ${key.name}.`, {
    hint: `Name one of: ${candidates.join(", ")}`,
    details: { candidates: found.map(placeOf), ids: found.map((one) => one.id) },
  });
}

/** Whether its NAME@PROJECT/ENVIRONMENT leads to this key alone: a part that it lacks leaves all of them open. */
function isNamedByPlace(key: Key, found: readonly Key[]): boolean {
  const fits = (wanted: string | null, actual: string | null): boolean =>
    wanted === null || wanted === actual;
  return !found.some(
    (other) =>
      other.id !== key.id &&
      (placeOf(other) === placeOf(key) ||
        (fits(key.project, other.project) && fits(key.environment, other.environment))),
  );
}

function edit(context: VaultContext, id: Uuid, change: KeyChange): Result<Key> {
  const checked = checkChange(change);
  if (!checked.ok) return checked;
  return inTransaction(context.database, () => {
    const before = readKey(context.database, id);
    if (before === null) return keyNotFound(id);
    const after: Key = { ...before, ...checked.value };
    const changed = changedParts(before, after);
    if (changed.length === 0) return ok(before);
    return keepPlace(after, () => {
      updateKey(context, after);
      const asksElsewhere = changed.includes("provider") || changed.includes("fields");
      if (asksElsewhere) context.database.run(`UPDATE keys SET ${forgetCheck} WHERE id = ?`, id);
      const details = {
        changed: changed.join(" "),
        ...(before.name === after.name ? {} : { was: before.name }),
      };
      logActivity(context, { kind: "key-edited", keyId: id, keyName: after.name, details });
      return ok(readKey(context.database, id) ?? after);
    });
  });
}

function changedParts(before: Key, after: Key): readonly string[] {
  const parts = Object.keys(after) as (keyof Key)[];
  return parts.filter((part) => JSON.stringify(before[part]) !== JSON.stringify(after[part]));
}

function updateKey({ database }: VaultContext, key: Key): void {
  database.run(
    `UPDATE keys SET name = ?, variable = ?, provider = ?, project = ?, environment = ?, tags = ?, note = ?,
       fields = ?, allow_private = ?, created_on = ?, expires_on = ? WHERE id = ?`,
    key.name,
    key.variable,
    key.provider,
    key.project,
    key.environment,
    listText(key.tags),
    key.note,
    jsonText(key.fields),
    key.allowPrivate ? 1 : 0,
    key.createdOn,
    key.expiresOn,
    key.id,
  );
}

function setPolicy(
  context: VaultContext,
  id: Uuid,
  { policyDays, snoozedUntil }: RotationPolicy,
): Result<Key> {
  if (policyDays !== null && (!Number.isSafeInteger(policyDays) || policyDays < 1 || policyDays > 3_650))
    return fail("invalid-input", "A rotation policy is 1 to 3,650 days, or none.");
  const until = readDate("The end of the snooze", snoozedUntil);
  if (!until.ok) return until;
  return inTransaction(context.database, () => {
    const key = readKey(context.database, id);
    if (key === null) return keyNotFound(id);
    context.database.run(
      "UPDATE keys SET policy_days = ?, snoozed_until = ? WHERE id = ?",
      policyDays,
      until.value,
      id,
    );
    const snoozed = key.rotation.policyDays === policyDays && until.value !== null;
    const details = snoozed ? { until: until.value } : { policyDays: policyDays ?? "none" };
    logActivity(context, {
      kind: snoozed ? "snoozed" : "policy-changed",
      keyId: id,
      keyName: key.name,
      details,
    });
    return ok({ ...key, rotation: { policyDays, snoozedUntil: until.value } });
  });
}

function setArchived(context: VaultContext, id: Uuid, archivedAt: string | null): Result<Key> {
  return inTransaction(context.database, () => {
    const key = readKey(context.database, id);
    if (key === null) return keyNotFound(id);
    if ((key.archivedAt === null) === (archivedAt === null)) return ok(key);
    return keepPlace(key, () => {
      context.database.run("UPDATE keys SET archived_at = ? WHERE id = ?", archivedAt, id);
      const kind = archivedAt === null ? "key-restored" : "key-archived";
      logActivity(context, { kind, keyId: id, keyName: key.name, details: {} });
      return ok({ ...key, archivedAt });
    });
  });
}

type KeyMethods = Pick<Vault, "list" | "find" | "edit" | "setPolicy" | "archive" | "restore">;

/** The vault's methods for metadata. `list` throws what the database throws (see `failureOf`). */
export function keyMethods(context: VaultContext): KeyMethods {
  return {
    list: (query) => list(context, query),
    find: (selector) => guarded(() => find(context, selector)),
    edit: (id, change) => edit(context, id, change),
    setPolicy: (id, policy) => setPolicy(context, id, policy),
    archive: (id) => setArchived(context, id, instantNow(context.clock)),
    restore: (id) => setArchived(context, id, null),
  };
}
