/** Rows of the list for tests: one valid key that is not due, with parts replaced. */
import type { KeyRow } from "../../../renderer/store/state.ts";

export const today = "2026-11-21";
export const now = Date.parse("2026-11-21T09:00:00Z");

type Change = Partial<Omit<KeyRow, "check" | "rotation">> & {
  readonly check?: Partial<KeyRow["check"]>;
  readonly rotation?: Partial<KeyRow["rotation"]>;
};

export function keyRow({ check, rotation, ...rest }: Change = {}): KeyRow {
  return {
    id: rest.name ?? "1",
    name: "STRIPE_SECRET_KEY",
    variable: rest.name ?? "STRIPE_SECRET_KEY",
    provider: "stripe",
    providerName: "Stripe",
    project: "web",
    environment: "prod",
    tags: [],
    masked: "sk_live_••••••••0000",
    createdOn: "2026-10-11",
    expiresOn: null,
    archivedAt: null,
    checkable: true,
    ...rest,
    check: { status: "valid", reason: null, at: "2026-11-21T08:58:00.000Z", definite: null, ...check },
    rotation: { state: "ok", dueOn: "2027-01-09", policyDays: 90, snoozedUntil: null, ...rotation },
  };
}
