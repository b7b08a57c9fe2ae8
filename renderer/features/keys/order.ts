/** The order of the list: what needs attention first, then what is due first, then by name. */
import type { KeyRow } from "../../store/overview.ts";

/** Lower comes first. Rejected keys do not work now; the rest can wait in this order. */
function urgency({ check, rotation }: KeyRow): number {
  if (check.status === "rejected") return 0;
  if (rotation.state === "overdue") return 1;
  if (check.status === "limited") return 2;
  if (rotation.state === "due-soon") return 3;
  return 4;
}

/** A date that sorts after every real one, for keys that are never due. */
const never = "9999-12-31";

const compareText = (one: string, other: string): number => (one < other ? -1 : one > other ? 1 : 0);

/** A sorted copy. Rows that are equal in all three keep their order. */
export function sortRows(rows: readonly KeyRow[]): readonly KeyRow[] {
  return rows.toSorted(
    (one, other) =>
      urgency(one) - urgency(other) ||
      compareText(one.rotation.dueOn ?? never, other.rotation.dueOn ?? never) ||
      compareText(one.name, other.name),
  );
}
