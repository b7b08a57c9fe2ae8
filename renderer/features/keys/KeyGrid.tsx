/**
 * The list of keys: a grid that keeps only the seen rows in the page, so that 10,000 keys are as quick
 * as ten. The grid has the focus and names its active row; the rows themselves are never focused.
 */
import { defaultRangeExtractor, useVirtualizer, type Range } from "@tanstack/react-virtual";
import { useRef, type RefObject } from "react";
import { useApp, useAppStore } from "../../store/context.tsx";
import type { AppState } from "../../store/state.ts";
import { GridHeader } from "./GridHeader.tsx";
import { GridRow, rowElementId } from "./GridRow.tsx";
import { KeyContextMenu } from "./KeyContextMenu.tsx";
import styles from "./KeyGrid.module.css";
import {
  onGridClick,
  onGridContextMenu,
  onGridKey,
  useGridState,
  useNextActive,
  type Anchor,
  type GridParts,
  type GridState,
} from "./use-grid.ts";

/** Row heights in pixels; `--row` of the tokens says the same. */
const rowHeights = { comfortable: 36, compact: 28 } as const;
const headHeight = 28;
/** Rows kept beyond both edges, so that scrolling shows no gap. */
const overscan = 8;

const todayOf = ({ overview }: AppState): string => (overview?.state === "ready" ? overview.today : "");

/** Room below the last row for the bar of bulk actions, in pixels. */
const bulkBarHeight = 64;

/** The seen rows, and always the active one: the grid's active row must be in the page to be named. */
function useRows(scroller: RefObject<HTMLElement | null>, { rows, activeIndex }: GridState, height: number) {
  // The virtualizer changes under the same reference; a compiler would take that for no change.
  "use no memo";
  const below = useApp((state) => (state.selected.size > 0 ? bulkBarHeight : 0));
  // oxlint-disable-next-line react/incompatible-library
  return useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => height,
    overscan,
    getItemKey: (index) => rows[index]?.id ?? index,
    scrollMargin: headHeight,
    scrollPaddingStart: headHeight,
    paddingEnd: below,
    scrollPaddingEnd: below,
    rangeExtractor: (range: Range) => {
      const seen = defaultRangeExtractor(range);
      if (activeIndex === -1 || seen.includes(activeIndex)) return seen;
      return [...seen, activeIndex].toSorted((one, other) => one - other);
    },
    // Rows have one fixed height: nothing is measured, so nothing must be drawn synchronously.
    useFlushSync: false,
  });
}

/** The rows in the page. Apart, so that the head is not drawn anew with every move. */
function GridBody(props: {
  readonly grid: GridState;
  readonly virtual: ReturnType<typeof useRows>;
  readonly height: number;
}) {
  const { grid, virtual, height } = props;
  const today = useApp(todayOf);
  const now = useApp((state) => state.answeredAt);
  const selected = useApp((state) => state.selected);
  const checking = useApp((state) => state.checking);
  return (
    <div role="rowgroup" className={styles.body} style={{ height: virtual.getTotalSize() }}>
      {virtual.getVirtualItems().map(({ index, start, key }) => {
        const row = grid.rows[index];
        return row === undefined ? null : (
          <GridRow
            key={key}
            row={row}
            index={index}
            top={start - headHeight}
            height={height}
            today={today}
            now={now}
            active={index === grid.activeIndex}
            selected={selected.has(row.id)}
            checking={checking.has(row.id)}
          />
        );
      })}
    </div>
  );
}

/**
 * `title` names the list; `enterDetail` moves the focus into the detail panel. Give it `density` as key,
 * too: the virtualizer asks for the height of a row once.
 */
export function KeyGrid(props: {
  readonly title: string;
  readonly density: keyof typeof rowHeights;
  readonly enterDetail: () => void;
}) {
  const { title, density, enterDetail } = props;
  const grid = useGridState();
  const store = useAppStore();
  const scroller = useRef<HTMLDivElement>(null);
  const anchor = useRef<Anchor | null>(null);
  const height = rowHeights[density];
  const virtual = useRows(scroller, grid, height);
  useNextActive(grid);

  /** Made at the event: only then are the page's measures and the state of that moment needed. */
  const parts = (): GridParts => ({
    ...grid,
    anchor,
    state: store.getState,
    actions: store.getState().actions,
    page: () => Math.max(1, Math.floor(((scroller.current?.clientHeight ?? 0) - headHeight) / height) - 1),
    show: (index) => {
      virtual.scrollToIndex(index, { align: "auto" });
    },
    enterDetail,
  });
  const activeRow = grid.rows[grid.activeIndex];
  return (
    <KeyContextMenu
      prepare={(event) => {
        onGridContextMenu(event, parts());
      }}
    >
      <div
        ref={scroller}
        id="key-grid"
        className={styles.grid}
        role="grid"
        aria-label={title}
        aria-rowcount={grid.rows.length + 1}
        aria-colcount={8}
        aria-multiselectable="true"
        aria-activedescendant={activeRow === undefined ? undefined : rowElementId(activeRow.id)}
        tabIndex={0}
        onKeyDown={(event) => {
          onGridKey(event, parts());
        }}
        onClick={(event) => {
          onGridClick(event, parts());
        }}
      >
        <GridHeader />
        <GridBody grid={grid} virtual={virtual} height={height} />
      </div>
    </KeyContextMenu>
  );
}
