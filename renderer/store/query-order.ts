/** The order of the list. Unasked: what needs attention first, then what is due first, then by name. */
import type { KeyRow, SortColumn } from "./state.ts";

/** Lower comes first. Rejected keys do not work now; the rest can wait in this order. */
function urgency({ check, rotation }: KeyRow): number {
  if (check.status === "rejected") return 0;
  if (rotation.state === "overdue") return 1;
  if (check.status === "limited") return 2;
  if (rotation.state === "due-soon") return 3;
  return 4;
}

/** What does not work comes first, what cannot be checked last. */
const statusOrder: Readonly<Record<KeyRow["check"]["status"], number>> = {
  rejected: 0,
  limited: 1,
  unreachable: 2,
  unchecked: 3,
  valid: 4,
  uncheckable: 5,
};

type Comparable = string | number | null;

/** What a row is compared by; null always comes last. */
const sortValues: Readonly<Record<Exclude<SortColumn, "attention">, (row: KeyRow) => Comparable>> = {
  name: ({ variable }) => variable.toLowerCase(),
  check: ({ check }) => statusOrder[check.status],
  project: ({ project }) => project?.toLowerCase() ?? null,
  environment: ({ environment }) => environment?.toLowerCase() ?? null,
  // The youngest first: the age ascends as the date descends.
  age: ({ createdOn }) => -Date.parse(`${createdOn}T00:00:00Z`),
  due: ({ rotation }) => rotation.dueOn,
};

/** A date that sorts after every real one, for keys that are never due. */
const never = "9999-12-31";

const compare = (one: string | number, other: string | number): number =>
  one < other ? -1 : one > other ? 1 : 0;

function compareOrLast(one: Comparable, other: Comparable, descending: boolean): number {
  if (one === null || other === null) return one === other ? 0 : one === null ? 1 : -1;
  return descending ? compare(other, one) : compare(one, other);
}

function byAttention(one: KeyRow, other: KeyRow): number {
  return (
    urgency(one) - urgency(other) ||
    compare(one.rotation.dueOn ?? never, other.rotation.dueOn ?? never) ||
    compare(one.name, other.name)
  );
}

/** A sorted copy. Rows that are equal keep their order; rows without a value come last both ways. */
export function sortRows(
  rows: readonly KeyRow[],
  column: SortColumn = "attention",
  descending = false,
): readonly KeyRow[] {
  if (column === "attention") return rows.toSorted(byAttention);
  const valueOf = sortValues[column];
  const valued = rows.map((row) => ({ row, value: valueOf(row) }));
  return valued
    .toSorted(
      (one, other) => compareOrLast(one.value, other.value, descending) || byAttention(one.row, other.row),
    )
    .map(({ row }) => row);
}
