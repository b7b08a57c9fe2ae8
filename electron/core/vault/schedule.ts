/** What the schedule of checks noted of keys: not before when, and how often in a row nothing came of it. */
import { ok } from "../errors.ts";
import type { Instant, Uuid } from "../model.ts";
import type { VaultContext } from "./context.ts";
import type { Vault } from "./contract.ts";
import { inTransaction } from "./failures.ts";

type ScheduleMethods = Pick<Vault, "schedule" | "putSchedule" | "requestCounts">;

/** The vault's methods for checks that run by themselves. */
export function scheduleMethods({ database }: VaultContext): ScheduleMethods {
  return {
    schedule: () =>
      database.all("SELECT * FROM schedule").map((row) => ({
        keyId: row["key_id"] as Uuid,
        nextAt: row["next_at"] as Instant,
        failures: row["failures"] as number,
      })),
    putSchedule: (notes) =>
      inTransaction(database, () => {
        for (const { keyId, nextAt, failures } of notes)
          // A key that was erased meanwhile has no row to which the note could belong.
          database.run(
            `INSERT INTO schedule (key_id, next_at, failures) SELECT id, ?2, ?3 FROM keys WHERE id = ?1
               ON CONFLICT DO UPDATE SET next_at = excluded.next_at, failures = excluded.failures`,
            keyId,
            nextAt,
            failures,
          );
        return ok();
      }),
    requestCounts: (from, to) =>
      new Map(
        database
          .all(
            "SELECT provider, count(*) AS count FROM requests WHERE at BETWEEN ? AND ? GROUP BY provider",
            from,
            to,
          )
          .map((row) => [row["provider"] as string, row["count"] as number]),
      ),
  };
}
