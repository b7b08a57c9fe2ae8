/** When a key is to be rotated, and which keys are. Dates are calendar dates: no hours, no zones. */
import type { CalendarDate, Key, RotationState, RotationView } from "../model.ts";
import { addDays, daysBetween, earlier, later } from "./dates.ts";

/** How many days before its date a key counts as `due-soon`. */
export const soonDays = 14;
/** The policy of a new key whose provider documents none, in days. */
export const ordinaryPolicyDays = 90;

/** The parts of a key that decide when it is due. */
export type RotatedKey = Pick<Key, "createdOn" | "expiresOn" | "rotation">;

/**
 * When `key` is due and how that stands on `today`.
 *
 * Due is the day of the policy, or the end of a snooze when that is later; but never later than the
 * day on which the provider ends the key, which no snooze moves and which counts without a policy
 * too. On the day itself a key is `due-soon`: it becomes `overdue` the day after.
 */
export function rotationView(key: RotatedKey, today: CalendarDate): RotationView {
  const dueOn = dueDate(key);
  return { policyDays: key.rotation.policyDays, dueOn, state: stateOn(dueOn, today) };
}

function dueDate({ createdOn, expiresOn, rotation }: RotatedKey): CalendarDate | null {
  const { policyDays, snoozedUntil } = rotation;
  if (policyDays === null) return expiresOn;
  const byPolicy = addDays(createdOn, policyDays);
  const wanted = snoozedUntil === null ? byPolicy : later(byPolicy, snoozedUntil);
  return expiresOn === null ? wanted : earlier(wanted, expiresOn);
}

function stateOn(dueOn: CalendarDate | null, today: CalendarDate): RotationState {
  if (dueOn === null) return "none";
  if (dueOn < today) return "overdue";
  return daysBetween(today, dueOn) <= soonDays ? "due-soon" : "ok";
}

/** One line of the due list. `daysLeft` is 0 on the day itself and negative when overdue. */
export interface DueKey<K> {
  readonly key: K;
  readonly dueOn: CalendarDate;
  readonly daysLeft: number;
  readonly rotation: RotationView;
}

type ListedKey = RotatedKey & Pick<Key, "name" | "project" | "environment" | "archivedAt">;

/**
 * The keys that are overdue or due within `withinDays` days from `today` (that day included), the
 * most urgent first, then by name, project and environment. Archived keys are left out.
 */
export function dueList<K extends ListedKey>(
  keys: readonly K[],
  today: CalendarDate,
  withinDays: number,
): readonly DueKey<K>[] {
  const lines: DueKey<K>[] = [];
  for (const key of keys) {
    if (key.archivedAt !== null) continue;
    const rotation = rotationView(key, today);
    if (rotation.dueOn === null) continue;
    const daysLeft = daysBetween(today, rotation.dueOn);
    if (daysLeft <= withinDays) lines.push({ key, dueOn: rotation.dueOn, daysLeft, rotation });
  }
  return lines.sort(byUrgency);
}

function byUrgency(one: DueKey<ListedKey>, other: DueKey<ListedKey>): number {
  return (
    one.daysLeft - other.daysLeft ||
    compareText(one.key.name, other.key.name) ||
    compareText(one.key.project ?? "", other.key.project ?? "") ||
    compareText(one.key.environment ?? "", other.key.environment ?? "")
  );
}

/** By code units: the same order on every machine, whatever its language. */
function compareText(one: string, other: string): number {
  if (one === other) return 0;
  return one < other ? -1 : 1;
}

/** The policy of a new key in days: what its provider documents, else 90. Null: provider unknown. */
export function defaultPolicyDays(
  provider: { readonly rotation: { readonly days: number | null } } | null,
): number {
  return provider?.rotation.days ?? ordinaryPolicyDays;
}
