/** What happened, and what was sent where. Names, paths and counts only; never a value. */
import type { Activity, Uuid } from "../model.ts";
import type { SqlRow } from "../ports.ts";
import type { RequestEntry, Vault } from "./contract.ts";
import { instantNow } from "./context.ts";
import type { VaultContext } from "./context.ts";
import { activityOf, jsonText } from "./rows.ts";

/** How many entries of each list are kept: the oldest go first. */
const kept = 10_000;
/** Old entries are removed once in so many, not at every one. */
const tidyEvery = 256;

type Entry = Pick<Activity, "kind" | "keyId" | "keyName" | "details">;

/** Adds an entry inside the caller's transaction (or in its own). Throws what the database throws. */
export function logActivity(context: Pick<VaultContext, "database" | "clock">, entry: Entry): void {
  const { database, clock } = context;
  database.run(
    "INSERT INTO activity (at, kind, key_id, key_name, details) VALUES (?, ?, ?, ?, ?)",
    instantNow(clock),
    entry.kind,
    entry.keyId,
    entry.keyName,
    jsonText(entry.details),
  );
  tidy(context, "activity");
}

/** Gives the number of the line that was just added. */
function tidy({ database }: Pick<VaultContext, "database">, table: "activity" | "requests"): number {
  const last = Number(database.get("SELECT last_insert_rowid() AS id")?.["id"] ?? 0);
  if (last % tidyEvery === 0) database.run(`DELETE FROM ${table} WHERE id <= ?`, last - kept);
  return last;
}

const limited = (limit: number): number => Math.max(0, Math.min(Math.trunc(limit), kept));

function requestOf(row: SqlRow): RequestEntry {
  return {
    at: row["at"] as string,
    keyId: row["key_id"] as Uuid | null,
    provider: row["provider"] as string,
    host: row["host"] as string,
    method: row["method"] as string,
    path: row["path"] as string,
    bytesSent: row["bytes_sent"] as number,
    bytesReceived: row["bytes_received"] as number,
    outcome: row["outcome"] as string,
  };
}

type ActivityMethods = Pick<
  Vault,
  "activity" | "recordActivity" | "requests" | "recordRequest" | "amendRequest"
>;

/** The vault's two logs. These methods throw what the database throws (see `failureOf`). */
export function activityMethods(context: VaultContext): ActivityMethods {
  const { database } = context;
  return {
    activity: (limit, id) =>
      (id === undefined
        ? database.all("SELECT * FROM activity ORDER BY id DESC LIMIT ?", limited(limit))
        : database.all("SELECT * FROM activity WHERE key_id = ? ORDER BY id DESC LIMIT ?", id, limited(limit))
      ).map(activityOf),
    recordActivity: (entry) => logActivity(context, entry),
    requests: (limit) =>
      database.all("SELECT * FROM requests ORDER BY id DESC LIMIT ?", limited(limit)).map(requestOf),
    recordRequest: (entry) => {
      database.run(
        `INSERT INTO requests (at, key_id, provider, host, method, path, bytes_sent, bytes_received, outcome)
         VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
        entry.at,
        entry.keyId,
        entry.provider,
        entry.host,
        entry.method,
        entry.path,
        entry.bytesSent,
        entry.bytesReceived,
        entry.outcome,
      );
      return tidy(context, "requests");
    },
    amendRequest: (line, over) => {
      if (over === null) database.run("DELETE FROM requests WHERE id = ?", line);
      else
        database.run(
          "UPDATE requests SET bytes_sent = ?, bytes_received = ?, outcome = ? WHERE id = ?",
          over.bytesSent,
          over.bytesReceived,
          over.outcome,
          line,
        );
    },
  };
}
