/** What is selected in the list of keys: pure. */

/** The selection with one key more, or one fewer. */
export function toggled(selected: ReadonlySet<string>, id: string): ReadonlySet<string> {
  const next = new Set(selected);
  if (!next.delete(id)) next.add(id);
  return next;
}

/** `base` and every row between two places, both included; a place that is not in the list is the other one. */
export function withRange(
  base: ReadonlySet<string>,
  rows: readonly { readonly id: string }[],
  from: number,
  to: number,
): ReadonlySet<string> {
  const [low, high] = from === -1 ? [to, to] : [Math.min(from, to), Math.max(from, to)];
  return new Set([...base, ...rows.slice(low, high + 1).map(({ id }) => id)]);
}

/** Selected keys, and how many of them the filter hides now. */
export function selectionCount(
  selected: ReadonlySet<string>,
  rows: readonly { readonly id: string }[],
): { readonly selected: number; readonly hidden: number } {
  if (selected.size === 0) return { selected: 0, hidden: 0 };
  let seen = 0;
  for (const { id } of rows) if (selected.has(id)) seen += 1;
  return { selected: selected.size, hidden: selected.size - seen };
}
