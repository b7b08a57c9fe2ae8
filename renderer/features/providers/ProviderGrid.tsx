/**
 * The list of providers: like the list of keys, a grid that keeps only the seen rows in the page and
 * names its active row while it has the focus itself.
 */
import { defaultRangeExtractor, useVirtualizer, type Range } from "@tanstack/react-virtual";
import { useEffect, useRef, type KeyboardEvent, type RefObject } from "react";
import { useApp } from "../../store/context.tsx";
import { Monogram } from "../../ui/Monogram.tsx";
import { Status } from "../../ui/Status.tsx";
import { gridCommand } from "../keys/grid-keys.ts";
import { statusView } from "../keys/row.ts";
import spoken from "../../ui/Spoken.module.css";
import styles from "./ProviderGrid.module.css";
import { keyWords, ownStates, rowLabel, type ListedProvider } from "./provider-list.ts";

const rowHeights = { comfortable: 36, compact: 28 } as const;
const headHeight = 28;
const overscan = 8;

export interface ProviderGridProps {
  readonly rows: readonly ListedProvider[];
  readonly density: keyof typeof rowHeights;
  /** Id of the row that the keyboard is on; null: none. */
  readonly activeId: string | null;
  readonly onActivate: (id: string) => void;
  /** `focus`: the panel shall have the focus. */
  readonly onOpen: (id: string, focus: boolean) => void;
  readonly onToggle: (id: string) => void;
  /** False: there was nothing to leave. */
  readonly onEscape: () => boolean;
}

const titles = [
  ["mark", "Mark"],
  ["name", "Provider"],
  ["category", "Category"],
  ["check", "How a key is checked"],
  ["keys", "Keys"],
] as const;

function Head() {
  return (
    <div role="rowgroup" className={styles.headGroup}>
      <div role="row" aria-rowindex={1} className={`${styles.line} ${styles.head}`}>
        {titles.map(([id, title]) => (
          <span key={id} role="columnheader" className={styles[id]}>
            {id === "mark" ? <span className={spoken.spoken}>{title}</span> : title}
          </span>
        ))}
      </div>
    </div>
  );
}

const elementId = (id: string): string => `provider-${id}`;

function CheckCell({ check, checked, own }: ListedProvider) {
  if (checked === "by-request") return <code>{check}</code>;
  const word = own === null ? check : ownStates[own] === check ? check : `${check} (${ownStates[own]})`;
  return <Status {...statusView("uncheckable")} word={word} />;
}

function Row(props: {
  readonly row: ListedProvider;
  readonly index: number;
  readonly top: number;
  readonly height: number;
  readonly active: boolean;
}) {
  const { row, index, top, height, active } = props;
  return (
    <div
      role="row"
      id={elementId(row.id)}
      data-index={index}
      data-active={active || undefined}
      aria-rowindex={index + 2}
      aria-selected={active}
      aria-label={rowLabel(row)}
      className={`${styles.line} ${styles.row}`}
      style={{ transform: `translateY(${top}px)`, height }}
    >
      <span role="gridcell" className={styles.mark}>
        <Monogram name={row.name} />
      </span>
      <span role="rowheader" className={styles.name} title={row.name}>
        {row.name}
      </span>
      <span role="gridcell" className={styles.category} title={row.category}>
        {row.category}
      </span>
      <span role="gridcell" className={styles.check} title={row.check}>
        <CheckCell {...row} />
      </span>
      <span role="gridcell" className={styles.keys}>
        {row.keys === 0 ? "" : keyWords(row.keys)}
      </span>
    </div>
  );
}

/** The seen rows, and always the active one: the grid's active row must be in the page to be named. */
function useRows(
  scroller: RefObject<HTMLElement | null>,
  rows: readonly ListedProvider[],
  activeIndex: number,
  height: number,
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
    rangeExtractor: (range: Range) => {
      const seen = defaultRangeExtractor(range);
      if (activeIndex === -1 || seen.includes(activeIndex)) return seen;
      return [...seen, activeIndex].toSorted((one, other) => one - other);
    },
    useFlushSync: false,
  });
}

/** Runs what a key press means; false when it is none of the list's. */
function onKey(event: KeyboardEvent<HTMLElement>, props: ProviderGridProps, place: Place): boolean {
  const { key, shiftKey, altKey } = event;
  const press = { key, shiftKey, altKey, modKey: event.ctrlKey || event.metaKey };
  const command = gridCommand(press, place);
  if (command === null) return false;
  const { rows } = props;
  const here = rows[Math.max(0, place.index)];
  if (command.name === "escape") return props.onEscape();
  if (command.name === "move") {
    const row = rows[command.to];
    if (row !== undefined) props.onActivate(row.id);
    return true;
  }
  if (here === undefined || (command.name !== "open" && command.name !== "peek")) return false;
  if (command.name === "open") props.onOpen(here.id, true);
  else props.onToggle(here.id);
  return true;
}

type Place = Parameters<typeof gridCommand>[1];

/** Give it `density` as key, too: the virtualizer asks for the height of a row once. */
export function ProviderGrid(props: ProviderGridProps) {
  const { rows, density, activeId } = props;
  const height = rowHeights[density];
  const scroller = useRef<HTMLDivElement>(null);
  const singleKeys = useApp(({ settings }) => settings?.singleKeys ?? true);
  const index = activeId === null ? -1 : rows.findIndex(({ id }) => id === activeId);
  const virtual = useRows(scroller, rows, index, height);
  const show = useRef(virtual.scrollToIndex);
  useEffect(() => {
    show.current = virtual.scrollToIndex;
  });
  useEffect(() => {
    if (index !== -1) show.current(index, { align: "auto" });
  }, [index]);
  const page = (): number =>
    Math.max(1, Math.floor(((scroller.current?.clientHeight ?? 0) - headHeight) / height) - 1);
  const active = rows[index];
  return (
    <div
      ref={scroller}
      id="provider-grid"
      className={styles.grid}
      role="grid"
      aria-label="Providers"
      aria-rowcount={rows.length + 1}
      aria-colcount={titles.length}
      aria-activedescendant={active === undefined ? undefined : elementId(active.id)}
      tabIndex={0}
      onKeyDown={(event) => {
        if (!onKey(event, props, { index, count: rows.length, page: page(), singleKeys })) return;
        event.preventDefault();
        // The window's own shortcuts must not act on it a second time.
        event.stopPropagation();
      }}
      onClick={(event) => {
        const line =
          event.target instanceof Element ? event.target.closest<HTMLElement>("[data-index]") : null;
        const row = line === null ? undefined : rows[Number(line.dataset["index"])];
        if (row !== undefined) props.onOpen(row.id, false);
      }}
    >
      <Head />
      <div role="rowgroup" className={styles.body} style={{ height: virtual.getTotalSize() }}>
        {virtual.getVirtualItems().map(({ index: at, start, key }) => {
          const row = rows[at];
          return row === undefined ? null : (
            <Row
              key={key}
              row={row}
              index={at}
              top={start - headHeight}
              height={height}
              active={at === index}
            />
          );
        })}
      </div>
    </div>
  );
}
