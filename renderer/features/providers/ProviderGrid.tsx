/** The list of providers as a grid. */
import { useApp } from "../../store/context.tsx";
import { Grid, GridHead, GridRow, type Density, type RowPlace } from "../../ui/Grid.tsx";
import type { GridCommand } from "../../ui/grid-keys.ts";
import { Monogram } from "../../ui/Monogram.tsx";
import { Status } from "../../ui/Status.tsx";
import { statusView } from "../keys/row.ts";
import spoken from "../../ui/Spoken.module.css";
import styles from "./ProviderGrid.module.css";
import { ownStates, rowLabel, type ListedProvider } from "./provider-list.ts";

export interface ProviderGridProps {
  readonly rows: readonly ListedProvider[];
  readonly density: Density;
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
    <GridHead className={styles.columns}>
      {titles.map(([id, title]) => (
        <span key={id} role="columnheader" className={styles[id]}>
          {id === "mark" ? <span className={spoken.spoken}>{title}</span> : title}
        </span>
      ))}
    </GridHead>
  );
}

const elementId = (id: string): string => `provider-${id}`;

function CheckCell({ check, checked, own }: ListedProvider) {
  if (checked === "by-request") return <code>{check}</code>;
  const word = own === null ? check : ownStates[own] === check ? check : `${check} (${ownStates[own]})`;
  return <Status {...statusView("uncheckable")} word={word} />;
}

const lineClass = `${styles.columns} ${styles.provider}`;

function Line({ row, ...place }: RowPlace & { readonly row: ListedProvider }) {
  return (
    <GridRow
      {...place}
      id={elementId(row.id)}
      label={rowLabel(row)}
      selected={place.active}
      className={lineClass}
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
        {row.keys === 0 ? "" : row.keys}
      </span>
    </GridRow>
  );
}

/** Runs a command of the keyboard; false when it is none of this list's, or there was nothing to do. */
function runCommand(command: GridCommand, props: ProviderGridProps, activeIndex: number): boolean {
  const { rows } = props;
  const here = rows[Math.max(0, activeIndex)];
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

export function ProviderGrid(props: ProviderGridProps) {
  const { rows, density, activeId, onOpen } = props;
  const singleKeys = useApp(({ settings }) => settings?.singleKeys ?? true);
  const activeIndex = activeId === null ? -1 : rows.findIndex(({ id }) => id === activeId);
  return (
    <Grid
      id="provider-grid"
      label="Providers"
      rows={rows}
      activeIndex={activeIndex}
      elementId={elementId}
      density={density}
      columnCount={titles.length}
      follow
      singleKeys={singleKeys}
      head={<Head />}
      onCommand={(command) => runCommand(command, props, activeIndex)}
      onRowClick={(index) => {
        const row = rows[index];
        if (row !== undefined) onOpen(row.id, false);
      }}
    >
      {(row, place) => <Line row={row} {...place} />}
    </Grid>
  );
}
