/** Keys as the schedule sees them. */
import type { CheckState } from "../../../electron/core/model.ts";
import type { ScheduledKey } from "../../../electron/core/schedule/index.ts";

export const minute = 60_000;
export const hour = 60 * minute;
export const day = 24 * hour;
export const now = Date.parse("2026-11-21T09:00:00.000Z");

/** The same id for the same number. The first digits vary most, as in real ones. */
export const uuidOf = (index: number): string =>
  `${Math.imul(index + 1, 0x9e3779b1)
    .toString(16)
    .replace("-", "")
    .padStart(8, "0")}-0000-4000-8000-${String(index).padStart(12, "0")}`;

const unchecked: CheckState = {
  status: "unchecked",
  reason: null,
  at: null,
  definite: null,
  identity: {},
  evidence: null,
  drift: null,
};

/** What a check at that moment left behind. */
export const seenAt = (
  at: number,
  { status, reason }: Pick<CheckState, "status" | "reason">,
): Pick<CheckState, "status" | "reason"> & { readonly at: string } => ({
  status,
  reason,
  at: new Date(at).toISOString(),
});

export const scheduledKey = (
  index: number,
  check: Partial<CheckState> = {},
  more: Partial<ScheduledKey> = {},
): ScheduledKey => ({
  id: uuidOf(index),
  provider: `provider-${index % 3}`,
  archivedAt: null,
  secretPresent: true,
  check: { ...unchecked, ...check },
  ...more,
});
