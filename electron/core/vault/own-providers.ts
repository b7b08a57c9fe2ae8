/**
 * Providers that the user defined. The vault keeps their definitions as text and does not understand
 * them: who uses one reads and validates it again (`core/providers/own`).
 */
import { fail, ok } from "../errors.ts";
import type { Result } from "../errors.ts";
import type { Database, SqlRow } from "../ports.ts";
import { logActivity } from "./activity.ts";
import { instantNow } from "./context.ts";
import type { VaultContext } from "./context.ts";
import type { OwnProviderRow, Vault } from "./contract.ts";
import { inTransaction } from "./failures.ts";
import { placeOf } from "./keys.ts";
import { keyOf, listText } from "./rows.ts";

const longestDefinition = 64 * 1024;
const mostProviders = 200;
const ownId = /^custom-[a-z0-9][a-z0-9-]{0,56}$/;
const host = /^[a-z0-9.-]{1,253}$/;

const rowOf = (row: SqlRow): OwnProviderRow => ({
  id: row["id"] as string,
  definition: row["definition"] as string,
  enabled: row["enabled"] === 1,
  confirmedHosts: row["confirmed_hosts"] === "" ? [] : (row["confirmed_hosts"] as string).split("\n"),
  addedAt: row["added_at"] as string,
});

function read(database: Database, id: string): OwnProviderRow | null {
  const row = database.get("SELECT * FROM own_providers WHERE id = ?", id);
  return row === undefined ? null : rowOf(row);
}

const notFound = (id: string): Result<never> =>
  fail("not-found", "You have no provider of that id.", {
    hint: "See yours with: keystow provider list",
    details: { id },
  });

function checkInput(id: string, definition: string, hosts: readonly string[]): Result<void> {
  if (!ownId.test(id)) return fail("invalid-input", "The id of a provider of your own begins with custom-.");
  if (definition.length > longestDefinition) return fail("invalid-input", "A definition has at most 64 KiB.");
  return hosts.every((one) => host.test(one))
    ? ok()
    : fail("invalid-input", "A host is lower-case ASCII without anything around it.");
}

function put(
  context: VaultContext,
  { id, definition, hosts }: Parameters<Vault["putOwnProvider"]>[0],
): Result<OwnProviderRow> {
  const { database, clock } = context;
  const checked = checkInput(id, definition, hosts);
  if (!checked.ok) return checked;
  return inTransaction(database, () => {
    const before = read(database, id);
    if (before?.definition === definition) return ok(before);
    const count = Number(database.get("SELECT count(*) AS count FROM own_providers")?.["count"] ?? 0);
    if (before === null && count >= mostProviders)
      return fail("invalid-input", `A vault keeps at most ${mostProviders} providers of your own.`);
    // The user's word was about the hosts: with others it is worth nothing.
    const keeps = before?.enabled === true && listText(before.confirmedHosts) === listText(hosts);
    database.run(
      `INSERT INTO own_providers (id, definition, enabled, confirmed_hosts, added_at) VALUES (?, ?, ?, ?, ?)
       ON CONFLICT (id) DO UPDATE SET definition = excluded.definition, enabled = excluded.enabled,
         confirmed_hosts = excluded.confirmed_hosts`,
      id,
      definition,
      keeps ? 1 : 0,
      keeps ? listText(hosts) : "",
      instantNow(clock),
    );
    forgetControls(database, id);
    note(context, id, before === null ? "added" : "changed");
    return found(database, id);
  });
}

/** What another definition's address refused says nothing about this one's. */
function forgetControls(database: Database, provider: string): void {
  database.run("DELETE FROM controls WHERE provider = ?", provider);
}

function found(database: Database, id: string): Result<OwnProviderRow> {
  const row = read(database, id);
  return row === null ? notFound(id) : ok(row);
}

function note(context: VaultContext, provider: string, what: string): void {
  logActivity(context, { kind: "provider-changed", keyId: null, keyName: null, details: { provider, what } });
}

function setEnabled(
  context: VaultContext,
  id: string,
  wanted: Parameters<Vault["setOwnProviderEnabled"]>[1],
): Result<OwnProviderRow> {
  const { database } = context;
  const hosts = wanted.enabled ? wanted.confirmedHosts : [];
  const checked = checkInput(id, "", hosts);
  if (!checked.ok) return checked;
  return inTransaction(database, () => {
    const before = read(database, id);
    if (before === null) return notFound(id);
    if (wanted.enabled && before.definition !== wanted.definition)
      return fail("cancelled", "The definition was changed meanwhile. Nothing was enabled.", {
        hint: "Look at it again, and enable it then.",
      });
    database.run(
      "UPDATE own_providers SET enabled = ?, confirmed_hosts = ? WHERE id = ?",
      wanted.enabled ? 1 : 0,
      listText(hosts),
      id,
    );
    note(context, id, wanted.enabled ? "enabled" : "disabled");
    return found(database, id);
  });
}

function remove(context: VaultContext, id: string, force: boolean): Result<OwnProviderRow> {
  const { database } = context;
  return inTransaction(database, () => {
    const before = read(database, id);
    if (before === null) return notFound(id);
    const users = database.all("SELECT * FROM keys WHERE provider = ? ORDER BY name", id).map(keyOf);
    if (users.length > 0 && !force) {
      const keys = users.map(placeOf);
      const first = keys.slice(0, 3).join(", ") + (keys.length > 3 ? ` and ${keys.length - 3} more` : "");
      return fail("needs-confirmation", `Keys still belong to this provider: ${first}.`, {
        hint: "Give them another one with keystow edit, or remove it all the same with --force: the keys stay, and are not checked any more.",
        details: { flag: "--force", keys },
      });
    }
    database.run("DELETE FROM own_providers WHERE id = ?", id);
    forgetControls(database, id);
    note(context, id, "removed");
    return ok(before);
  });
}

type OwnProviderMethods = Pick<
  Vault,
  "ownProviders" | "putOwnProvider" | "setOwnProviderEnabled" | "removeOwnProvider"
>;

/** The vault's methods for providers that the user defined. `ownProviders` throws what the database throws. */
export function ownProviderMethods(context: VaultContext): OwnProviderMethods {
  return {
    ownProviders: () => context.database.all("SELECT * FROM own_providers ORDER BY id").map(rowOf),
    putOwnProvider: (provider) => put(context, provider),
    setOwnProviderEnabled: (id, wanted) => setEnabled(context, id, wanted),
    removeOwnProvider: (id, { force }) => remove(context, id, force),
  };
}
