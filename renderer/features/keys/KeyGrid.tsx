/** The list of keys as a grid: several rows can be selected, and a right click has a menu. */
import { useRef } from "react";
import { useApp, useAppStore } from "../../store/context.tsx";
import type { AppState } from "../../store/state.ts";
import { Grid, type Density, type ShowRow } from "../../ui/Grid.tsx";
import { columns } from "./columns.ts";
import { GridHeader } from "./GridHeader.tsx";
import { KeyContextMenu } from "./KeyContextMenu.tsx";
import { KeyLine, rowElementId } from "./KeyLine.tsx";
import {
  onContextMenu,
  onRowClick,
  runCommand,
  useGridState,
  useNextActive,
  type Anchor,
  type GridParts,
} from "./use-grid.ts";

const todayOf = ({ overview }: AppState): string => (overview?.state === "ready" ? overview.today : "");

/** Room below the last row for the bar of bulk actions, in pixels. */
const bulkBarHeight = 64;

/** `title` names the list; `enterDetail` moves the focus into the detail panel. */
export function KeyGrid(props: {
  readonly title: string;
  readonly density: Density;
  readonly enterDetail: () => void;
}) {
  const { title, density, enterDetail } = props;
  const grid = useGridState();
  const store = useAppStore();
  const anchor = useRef<Anchor | null>(null);
  const today = useApp(todayOf);
  const now = useApp((state) => state.answeredAt);
  const selected = useApp((state) => state.selected);
  const checking = useApp((state) => state.checking);
  const singleKeys = useApp(({ settings }) => settings?.singleKeys ?? true);
  useNextActive(grid);

  /** Made at the event: only then is the state of that moment needed. */
  const parts = (show: ShowRow): GridParts => ({
    ...grid,
    anchor,
    state: store.getState,
    actions: store.getState().actions,
    show,
    enterDetail,
  });
  return (
    <KeyContextMenu prepare={(event) => onContextMenu(event, grid.rows, store)}>
      <Grid
        id="key-grid"
        label={title}
        {...grid}
        elementId={rowElementId}
        density={density}
        columnCount={columns.length}
        multiple
        roomBelow={selected.size > 0 ? bulkBarHeight : 0}
        singleKeys={singleKeys}
        head={<GridHeader />}
        onCommand={(command, show) => runCommand(command, parts(show))}
        onRowClick={(index, event, show) => onRowClick(index, event, parts(show))}
      >
        {(row, place) => (
          <KeyLine
            {...place}
            row={row}
            today={today}
            now={now}
            selected={selected.has(row.id)}
            checking={checking.has(row.id)}
          />
        )}
      </Grid>
    </KeyContextMenu>
  );
}
