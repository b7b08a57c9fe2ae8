/** What made-up keys got, per provider and address: one row each, with the last refusal beside the last try. */
import { ok } from "../errors.ts";
import type { ControlEvidence } from "../model.ts";
import type { SqlRow } from "../ports.ts";
import type { VaultContext } from "./context.ts";
import type { KnownControl, Vault } from "./contract.ts";
import { guarded, inTransaction } from "./failures.ts";

function knownOf(row: SqlRow): KnownControl {
  return {
    last: {
      at: row["at"] as string,
      outcome: row["outcome"] as ControlEvidence["outcome"],
      httpStatus: row["http_status"] as number | null,
    },
    refused:
      row["refused_at"] === null
        ? null
        : {
            at: row["refused_at"] as string,
            outcome: "refused",
            httpStatus: row["refused_http_status"] as number | null,
          },
  };
}

/** The vault's methods for controls. Only a control that was let in ends an earlier refusal. */
export function controlMethods({ database }: VaultContext): Pick<Vault, "controlOf" | "recordControl"> {
  return {
    controlOf: (provider, address) =>
      guarded(() => {
        const row = database.get(
          "SELECT * FROM controls WHERE provider = ? AND address = ?",
          provider,
          address,
        );
        return ok(row === undefined ? null : knownOf(row));
      }),
    recordControl: ({ provider, address, at, outcome, httpStatus }) =>
      inTransaction(database, () => {
        database.run(
          `INSERT INTO controls (provider, address, at, outcome, http_status) VALUES (?, ?, ?, ?, ?)
             ON CONFLICT DO UPDATE SET at = excluded.at, outcome = excluded.outcome,
               http_status = excluded.http_status`,
          provider,
          address,
          at,
          outcome,
          httpStatus,
        );
        if (outcome === "unclear" || outcome === "kept-out") return ok();
        const refused = outcome === "refused";
        database.run(
          "UPDATE controls SET refused_at = ?, refused_http_status = ? WHERE provider = ? AND address = ?",
          refused ? at : null,
          refused ? httpStatus : null,
          provider,
          address,
        );
        return ok();
      }),
  };
}
