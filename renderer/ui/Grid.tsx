/**
 * A list of rows with columns that keeps only the seen rows in the page, so that 10,000 are as quick as
 * ten. The grid has the focus and names its active row; the rows themselves are never focused.
 */
import { defaultRangeExtractor, useVirtualizer, type Range } from "@tanstack/react-virtual";
import {
  Fragment,
  useEffect,
  useRef,
  type KeyboardEvent,
  type MouseEvent,
  type ReactElement,
  type ReactNode,
  type RefObject,
} from "react";
import { gridCommand, type GridCommand } from "./grid-keys.ts";
import styles from "./Grid.module.css";

/** Row heights in pixels; `--row` of the tokens says the same. */
const rowHeights = { comfortable: 36, compact: 28 } as const;
const headHeight = 28;
/** Rows kept beyond both edges, so that scrolling shows no gap. */
const overscan = 8;

export type Density = keyof typeof rowHeights;
/** Brings the row of this place into view. */
export type ShowRow = (index: number) => void;

/** Where a row stands: what `GridRow` needs beside the row's own words. */
export interface RowPlace {
  /** Place in the list, from 0. */
  readonly index: number;
  /** Pixels from the top of the list. */
  readonly top: number;
  readonly height: number;
  /** Whether the keyboard is on it. */
  readonly active: boolean;
}

export interface GridProps<Row extends { readonly id: string }> {
  /** The element's id in the page. */
  readonly id: string;
  readonly label: string;
  readonly rows: readonly Row[];
  /** Place of the row that the keyboard is on; -1 for none. */
  readonly activeIndex: number;
  /** A row's id in the page. */
  readonly elementId: (id: string) => string;
  readonly density: Density;
  readonly columnCount: number;
  /** Whether several rows can be selected. */
  readonly multiple?: boolean;
  /** Room below the last row for something that lies over it, in pixels. */
  readonly roomBelow?: number;
  /** Brings the active row into view whenever its place changes, whoever changed it. */
  readonly follow?: boolean;
  /** Whether letters alone are commands (a setting). */
  readonly singleKeys: boolean;
  /** A `GridHead`. */
  readonly head: ReactNode;
  /** A row as a `GridRow`. */
  readonly children: (row: Row, place: RowPlace) => ReactElement;
  /** False: there was nothing to do, and the key press is left to the window's shortcuts. */
  readonly onCommand: (command: GridCommand, show: ShowRow) => boolean;
  readonly onRowClick: (index: number, event: MouseEvent<HTMLElement>, show: ShowRow) => void;
}

/** The place of the row that an element is in; -1 for none. */
export function rowIndexAt(target: EventTarget): number {
  const line = target instanceof Element ? target.closest<HTMLElement>("[data-index]") : null;
  return line === null ? -1 : Number(line.dataset["index"]);
}

/** The seen rows, and always the active one: the grid's active row must be in the page to be named. */
function useRows(
  scroller: RefObject<HTMLElement | null>,
  rows: readonly { readonly id: string }[],
  activeIndex: number,
  height: number,
  roomBelow: number,
) {
  // The virtualizer changes under the same reference; a compiler would take that for no change.
  "use no memo";
  // oxlint-disable-next-line react/incompatible-library
  return useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => height,
    overscan,
    getItemKey: (index) => rows[index]?.id ?? index,
    scrollMargin: headHeight,
    scrollPaddingStart: headHeight,
    paddingEnd: roomBelow,
    scrollPaddingEnd: roomBelow,
    rangeExtractor: (range: Range) => {
      const seen = defaultRangeExtractor(range);
      if (activeIndex === -1 || seen.includes(activeIndex)) return seen;
      return [...seen, activeIndex].toSorted((one, other) => one - other);
    },
    // Rows have one fixed height: nothing is measured, so nothing must be drawn synchronously.
    useFlushSync: false,
  });
}

/** The grid of one density: the virtualizer asks for the height of a row once. */
function GridOfDensity<Row extends { readonly id: string }>(props: GridProps<Row>) {
  const { rows, activeIndex, density, singleKeys, follow = false } = props;
  const height = rowHeights[density];
  const scroller = useRef<HTMLDivElement>(null);
  const virtual = useRows(scroller, rows, activeIndex, height, props.roomBelow ?? 0);
  const show: ShowRow = (index) => virtual.scrollToIndex(index, { align: "auto" });
  useEffect(() => {
    if (follow && activeIndex !== -1) virtual.scrollToIndex(activeIndex, { align: "auto" });
  }, [follow, activeIndex, virtual]);

  const onKeyDown = (event: KeyboardEvent<HTMLElement>): void => {
    const { key, shiftKey, altKey } = event;
    const press = { key, shiftKey, altKey, modKey: event.ctrlKey || event.metaKey };
    const room = (scroller.current?.clientHeight ?? 0) - headHeight;
    const page = Math.max(1, Math.floor(room / height) - 1);
    const command = gridCommand(press, { index: activeIndex, count: rows.length, page, singleKeys });
    if (command === null || !props.onCommand(command, show)) return;
    event.preventDefault();
    // The window's own shortcuts must not act on it a second time.
    event.stopPropagation();
  };
  const active = rows[activeIndex];
  return (
    <div
      ref={scroller}
      id={props.id}
      className={styles.grid}
      role="grid"
      aria-label={props.label}
      aria-rowcount={rows.length + 1}
      aria-colcount={props.columnCount}
      aria-multiselectable={props.multiple === true ? true : undefined}
      aria-activedescendant={active === undefined ? undefined : props.elementId(active.id)}
      tabIndex={0}
      onKeyDown={onKeyDown}
      onClick={(event) => {
        const index = rowIndexAt(event.target);
        if (index !== -1) props.onRowClick(index, event, show);
      }}
    >
      {props.head}
      <div role="rowgroup" className={styles.body} style={{ height: virtual.getTotalSize() }}>
        {virtual.getVirtualItems().map(({ index, start, key }) => {
          const row = rows[index];
          if (row === undefined) return null;
          const place = { index, top: start - headHeight, height, active: index === activeIndex };
          return <Fragment key={key}>{props.children(row, place)}</Fragment>;
        })}
      </div>
    </div>
  );
}

export function Grid<Row extends { readonly id: string }>(props: GridProps<Row>) {
  return <GridOfDensity key={props.density} {...props} />;
}

/** The heads of the columns, each with the role `columnheader`. `className` says `--columns`. */
export function GridHead(props: {
  readonly className: string | undefined;
  readonly children: ReactNode;
  readonly onKeyDown?: (event: KeyboardEvent<HTMLElement>) => void;
}) {
  return (
    <div role="rowgroup" className={styles.headGroup}>
      <div
        role="row"
        aria-rowindex={1}
        className={`${styles.line} ${styles.head} ${props.className ?? ""}`}
        onKeyDown={props.onKeyDown}
      >
        {props.children}
      </div>
    </div>
  );
}

/** One line, with its cells. It has no handlers of its own: the grid hears for all of them. */
export function GridRow(
  props: RowPlace & {
    readonly id: string;
    /** The whole line as a screen reader says it. */
    readonly label: string;
    readonly selected: boolean;
    /** It says `--columns`. */
    readonly className: string | undefined;
    readonly children: ReactNode;
  },
) {
  const { id, label, selected, index, top, height, active } = props;
  return (
    <div
      role="row"
      id={id}
      data-index={index}
      data-active={active || undefined}
      aria-rowindex={index + 2}
      aria-selected={selected}
      aria-label={label}
      className={`${styles.line} ${styles.row} ${props.className ?? ""}`}
      style={{ transform: `translateY(${top}px)`, height }}
    >
      {props.children}
    </div>
  );
}
