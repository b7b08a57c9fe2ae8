/** What the list does on keys and clicks: moves, opens, selects. */
import { useEffect, useRef, type MouseEvent } from "react";
import type { AppStore } from "../../store/app.ts";
import { useApp, useAppStore } from "../../store/context.tsx";
import { rowOf, rowsFor } from "../../store/selectors.ts";
import type { Actions, AppState, KeyRow } from "../../store/state.ts";
import { rowIndexAt, type ShowRow } from "../../ui/Grid.tsx";
import type { GridCommand } from "../../ui/grid-keys.ts";
import { toggled, withRange } from "./selecting.ts";

/** Where a range began, and what was selected before it. */
export interface Anchor {
  readonly id: string;
  readonly base: ReadonlySet<string>;
}

export interface GridState {
  readonly rows: readonly KeyRow[];
  /** Place of the row that the keyboard is on; -1 when none is in the list. */
  readonly activeIndex: number;
}

/** What the list's handlers work with; made at the event. */
export interface GridParts extends GridState {
  readonly anchor: { current: Anchor | null };
  /** The state at the moment of the key or click: the list need not be drawn anew to know it. */
  readonly state: () => Pick<AppState, "selected" | "detailOpen" | "query">;
  readonly actions: Actions;
  readonly show: ShowRow;
  /** Moves the focus into the detail panel. */
  readonly enterDetail: () => void;
}

/** The list's rows and the active one's place. */
export function useGridState(): GridState {
  const rows = useApp(rowsFor);
  const activeId = useApp((state) => state.activeId);
  const activeIndex = activeId === null ? -1 : rows.findIndex(({ id }) => id === activeId);
  return { rows, activeIndex };
}

/** Closes the detail panel, else clears the selection, else the filter; false when there was nothing to do. */
function escapeOnce(state: ReturnType<GridParts["state"]>, actions: Actions): boolean {
  if (state.detailOpen) actions.toggleDetail(false);
  else if (state.selected.size > 0) actions.select([]);
  else if (state.query !== "") actions.setQuery("");
  else return false;
  return true;
}

function activate({ rows, actions, show }: GridParts, index: number): void {
  const row = rows[index];
  if (row === undefined) return;
  actions.activate(row.id);
  show(index);
}

/** Moves without selecting: a range that is extended later begins here. */
function moveTo(parts: GridParts, index: number): void {
  parts.anchor.current = null;
  activate(parts, index);
}

function extendTo(parts: GridParts, index: number): void {
  const { rows, anchor, activeIndex, actions } = parts;
  const here = rows[Math.max(0, activeIndex)]?.id ?? "";
  const begun = anchor.current ?? { id: here, base: parts.state().selected };
  const from = rows.findIndex(({ id }) => id === begun.id);
  anchor.current = begun;
  actions.select(withRange(begun.base, rows, from, index));
  activate(parts, index);
}

function toggle(parts: GridParts, index: number): void {
  const row = parts.rows[index];
  if (row === undefined) return;
  const base = toggled(parts.state().selected, row.id);
  parts.anchor.current = { id: row.id, base };
  parts.actions.select(base);
}

/** Runs a command of the keyboard; false when there was nothing to do. */
export function runCommand(command: GridCommand, parts: GridParts): boolean {
  const { rows, actions, activeIndex } = parts;
  if (command.name === "escape") return escapeOnce(parts.state(), actions);
  if (command.name === "move") (command.extend ? extendTo : moveTo)(parts, command.to);
  if (command.name === "toggle") toggle(parts, activeIndex);
  if (command.name === "select-all") actions.select(rows.map(({ id }) => id));
  if (command.name === "open" || command.name === "peek") activate(parts, Math.max(0, activeIndex));
  if (command.name === "peek") actions.toggleDetail();
  if (command.name === "open") {
    actions.toggleDetail(true);
    parts.enterDetail();
  }
  return true;
}

/** A click opens; with Ctrl or ⌘, or on the box, it toggles; with Shift it selects a range. */
export function onRowClick(index: number, event: MouseEvent<HTMLElement>, parts: GridParts): void {
  const onBox = event.target instanceof Element && event.target.closest("[data-box]") !== null;
  if (event.shiftKey) return extendTo(parts, index);
  if (event.metaKey || event.ctrlKey || onBox) {
    toggle(parts, index);
    return activate(parts, index);
  }
  moveTo(parts, index);
  parts.actions.toggleDetail(true);
}

/** Before the menu opens: it acts on the row under the pointer, or on the selection that the row is part of. */
export function onContextMenu(
  event: MouseEvent<HTMLElement>,
  rows: GridState["rows"],
  store: AppStore,
): void {
  const row = rows[rowIndexAt(event.target)];
  if (row === undefined) return;
  const { selected, actions } = store.getState();
  if (!selected.has(row.id) && selected.size > 0) actions.select([]);
  actions.activate(row.id);
}

/** Keeps the keyboard in the list when its row is archived, restored or erased: the row in its place is next. */
export function useNextActive({ rows, activeIndex }: GridState): void {
  const store = useAppStore();
  const view = useApp((state) => state.view);
  const last = useRef({ index: -1, id: "", view });
  useEffect(() => {
    const state = store.getState();
    const { index, id, view: then } = last.current;
    if (activeIndex !== -1) last.current = { index: activeIndex, id: rows[activeIndex]?.id ?? "", view };
    else if (index !== -1 && then === view && hasLeft(state, id)) {
      last.current = { ...last.current, index: -1 };
      state.actions.activate(rows[Math.min(index, rows.length - 1)]?.id ?? null);
    }
  }, [rows, activeIndex, view, store]);
}

/** Whether the key is gone from the vault, or went into the archive or out of it: not only filtered out. */
function hasLeft(state: AppState, id: string): boolean {
  const row = rowOf(state, id);
  const archive = state.view.name === "keys" && state.view.list === "archive";
  return row === null || (row.archivedAt !== null) !== archive;
}
