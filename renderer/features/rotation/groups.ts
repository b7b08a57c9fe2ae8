/** Keys by when they are due. Pure: today comes in. */
import type { KeyRow } from "../../store/state.ts";

export interface DueGroup {
  readonly id: "overdue" | "soon" | "later" | "snoozed" | "none";
  readonly title: string;
  readonly keys: readonly KeyRow[];
}

/** Titles in the order in which they are shown. */
const titles: Readonly<Record<DueGroup["id"], string>> = {
  overdue: "Overdue",
  soon: "Due soon",
  snoozed: "Snoozed",
  later: "Later",
  none: "No policy",
};

function groupOf(key: KeyRow, today: string): DueGroup["id"] {
  const { state, snoozedUntil } = key.rotation;
  if (state === "overdue") return "overdue";
  if (state === "due-soon" || state === "rotating") return "soon";
  if (snoozedUntil !== null && snoozedUntil > today) return "snoozed";
  return state === "none" ? "none" : "later";
}

/** A date after every real one. */
const never = "9999-12-31";

/** The groups that have keys; in each, what is due first comes first. Archived keys are not due. */
export function dueGroups(keys: readonly KeyRow[], today: string): readonly DueGroup[] {
  const living = keys.filter((key) => key.archivedAt === null);
  const groups = Map.groupBy(living, (key) => groupOf(key, today));
  const ids = Object.keys(titles) as readonly DueGroup["id"][];
  return ids.flatMap((id) => {
    const members = groups.get(id);
    if (members === undefined) return [];
    const sorted = members.toSorted(
      (one, other) =>
        (one.rotation.dueOn ?? never).localeCompare(other.rotation.dueOn ?? never) ||
        one.name.localeCompare(other.name),
    );
    return [{ id, title: titles[id], keys: sorted }];
  });
}
