/** How many keys the list shows and how many are selected. */
import { useMemo } from "react";
import { useApp } from "../../store/context.tsx";
import { rowsFor } from "../../store/selectors.ts";
import { SpokenCount } from "../../ui/SpokenCount.tsx";
import { listCountWords } from "./row.ts";
import { selectionCount } from "./selecting.ts";

export function ListCount() {
  const rows = useApp(rowsFor);
  const chosen = useApp((state) => state.selected);
  const query = useApp((state) => state.query);
  const { selected, hidden } = useMemo(() => selectionCount(chosen, rows), [chosen, rows]);
  return (
    <SpokenCount
      words={listCountWords(rows.length, selected, hidden)}
      asked={`${chosen.size} selected of ${query}`}
    />
  );
}
