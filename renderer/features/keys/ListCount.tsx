/** How many keys the list shows and how many are selected; told to screen readers when the filter rests. */
import { useEffect, useMemo, useRef } from "react";
import { useApp } from "../../store/context.tsx";
import { rowsFor } from "../../store/selectors.ts";
import { announce } from "../../ui/announce.ts";
import { selectionCount } from "./grid-keys.ts";
import { listCountWords } from "./row.ts";
import styles from "./KeysView.module.css";

/** How long the filter must rest before its count is told, in milliseconds. */
const rest = 500;

export function ListCount() {
  const rows = useApp(rowsFor);
  const chosen = useApp((state) => state.selected);
  const query = useApp((state) => state.query);
  const { selected, hidden } = useMemo(() => selectionCount(chosen, rows), [chosen, rows]);
  const words = listCountWords(rows.length, selected, hidden);
  const told = useRef({ query, size: chosen.size });
  useEffect(() => {
    // Told after the user's own doing only, not when the vault changes in the background.
    if (told.current.query === query && told.current.size === chosen.size) return undefined;
    const timer = setTimeout(() => {
      told.current = { query, size: chosen.size };
      announce(words, "polite");
    }, rest);
    return () => {
      clearTimeout(timer);
    };
  }, [words, query, chosen.size]);
  return <span className={styles.count}>{words}</span>;
}
