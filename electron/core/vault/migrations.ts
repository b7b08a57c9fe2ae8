/** Brings a vault's schema up to date, or refuses to touch one that it does not know. */
import { fail, ok } from "../errors.ts";
import type { Result } from "../errors.ts";
import type { Database } from "../ports.ts";
import { applicationId, schemaSteps } from "./schema.ts";

const pragma = (database: Database, name: "user_version" | "application_id"): number =>
  Number(database.get(`PRAGMA ${name}`)?.[name] ?? 0);

/** What kind of file this is: without any table, a vault (of some version), or something else. */
export function schemaOf(database: Database): { readonly version: number; readonly ours: boolean } {
  const version = pragma(database, "user_version");
  if (version === 0) {
    const tables = database.get("SELECT count(*) AS count FROM sqlite_schema");
    return { version, ours: tables?.["count"] === 0 };
  }
  return { version, ours: pragma(database, "application_id") === applicationId };
}

/**
 * Applies the steps that are missing, all in one transaction: afterwards the vault has the newest
 * schema, or the one it had. Fails with `vault-newer` or `vault-damaged`, and then nothing is
 * written. `steps` is given by tests only.
 */
export function migrate(database: Database, steps: readonly string[] = schemaSteps): Result<void> {
  const refused = refusal(database, steps.length);
  if (refused !== null) return refused;
  if (schemaOf(database).version === steps.length) return ok();
  return database.transaction(() => {
    // Read again inside the transaction: another process may have done it meanwhile.
    const late = refusal(database, steps.length);
    if (late !== null) return late;
    for (const step of steps.slice(schemaOf(database).version)) database.exec(step);
    database.exec(`PRAGMA user_version = ${steps.length}`);
    return ok();
  });
}

function refusal(database: Database, newest: number): Result<never> | null {
  const { version, ours } = schemaOf(database);
  if (!ours) {
    return fail("vault-damaged", "The file where the vault should be is a database of another program.", {
      hint: "Move that file away, or set KEYSTOW_HOME to another folder.",
    });
  }
  if (version <= newest) return null;
  return fail("vault-newer", "This vault was written by a newer Keystow. It has not been touched.", {
    hint: "Install the newest Keystow and try again.",
    details: { schemaVersion: version, understood: newest },
  });
}
