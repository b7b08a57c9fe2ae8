/** The heads of the columns. One tab stop; arrow keys go from head to head, Enter sorts. */
import { ArrowDown, ArrowUp } from "lucide-react";
import { memo, useState, type KeyboardEvent } from "react";
import { useActions, useApp } from "../../store/context.tsx";
import type { SortColumn } from "../../store/state.ts";
import { GridHead } from "../../ui/Grid.tsx";
import { columns, type Column } from "./columns.ts";
import styles from "./KeyGrid.module.css";
import spoken from "../../ui/Spoken.module.css";

const sortable = columns.filter(({ sort }) => sort !== null);

function SortHead(props: {
  readonly column: Column & { readonly sort: SortColumn };
  readonly reachable: boolean;
  readonly onSort: () => void;
}) {
  const { column, reachable, onSort } = props;
  const sort = useApp((state) => state.sort);
  const sorted = sort.column === column.sort;
  const order = !sorted ? "none" : sort.descending ? "descending" : "ascending";
  return (
    <span role="columnheader" aria-sort={order} className={styles[column.id]}>
      <button
        type="button"
        className={styles.sort}
        data-column={column.id}
        tabIndex={reachable ? 0 : -1}
        onClick={onSort}
      >
        {column.title}
        {sorted ? sort.descending ? <ArrowDown aria-hidden /> : <ArrowUp aria-hidden /> : null}
      </button>
    </span>
  );
}

/** Drawn anew with the sorting only, not with every move in the list. */
export const GridHeader = memo(function GridHeader() {
  const actions = useActions();
  const sort = useApp((state) => state.sort);
  const [at, setAt] = useState(0);
  const move = (event: KeyboardEvent<HTMLElement>): void => {
    event.stopPropagation();
    const step = event.key === "ArrowRight" ? 1 : event.key === "ArrowLeft" ? -1 : 0;
    const next = sortable[at + step];
    if (step === 0 || next === undefined) return;
    event.preventDefault();
    setAt(at + step);
    event.currentTarget.querySelector<HTMLElement>(`[data-column="${next.id}"]`)?.focus();
  };
  const sortBy = (column: SortColumn): void => {
    // The third click on a head gives the unasked order back.
    actions.setSort(sort.column === column && sort.descending ? "attention" : column);
  };
  return (
    <GridHead className={styles.columns} onKeyDown={move}>
      {columns.map((column) =>
        column.sort === null ? (
          <span key={column.id} role="columnheader" className={styles[column.id]}>
            <span className={spoken.spoken}>{column.title}</span>
          </span>
        ) : (
          <SortHead
            key={column.id}
            column={{ ...column, sort: column.sort }}
            reachable={sortable[at]?.id === column.id}
            onSort={sortBy.bind(null, column.sort)}
          />
        ),
      )}
    </GridHead>
  );
});
