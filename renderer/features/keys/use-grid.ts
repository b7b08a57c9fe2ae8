/** What the list does on keys and clicks: moves, opens, selects. */
import { useEffect, useRef, type KeyboardEvent, type MouseEvent } from "react";
import { useApp, useAppStore } from "../../store/context.tsx";
import { rowOf, rowsFor } from "../../store/selectors.ts";
import type { Actions, AppState, KeyRow } from "../../store/state.ts";
import { gridCommand, toggled, withRange } from "./grid-keys.ts";

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

interface GridParts extends GridState {
  /** The state at the moment of the key or click: the list need not be drawn anew to know it. */
  readonly state: () => Pick<AppState, "selected" | "detailOpen" | "query" | "settings">;
  readonly actions: Actions;
  /** Rows that fit into the list. */
  readonly page: () => number;
  /** Brings a row into view. */
  readonly show: (index: number) => void;
  /** Moves the focus into the detail panel. */
  readonly enterDetail: () => void;
}

const none: ReadonlySet<string> = new Set();

/** The list's rows and the active one's place. */
export function useGridState(): GridState {
  const rows = useApp(rowsFor);
  const activeId = useApp((state) => state.activeId);
  const activeIndex = activeId === null ? -1 : rows.findIndex(({ id }) => id === activeId);
  return { rows, activeIndex };
}

/** Closes the detail panel, else clears the selection, else the filter; false when there was nothing to do. */
export function escapeOnce(state: ReturnType<GridParts["state"]>, actions: Actions): boolean {
  if (state.detailOpen) actions.toggleDetail(false);
  else if (state.selected.size > 0) actions.select([]);
  else if (state.query !== "") actions.setQuery("");
  else return false;
  return true;
}

/** The handlers of the list. */
export function gridHandlers(parts: GridParts, anchor: { current: Anchor | null }) {
  const { rows, actions, activeIndex } = parts;

  const activate = (index: number): void => {
    const row = rows[index];
    if (row === undefined) return;
    actions.activate(row.id);
    parts.show(index);
  };

  const extendTo = (index: number): void => {
    const begun = anchor.current ?? {
      id: rows[Math.max(0, activeIndex)]?.id ?? "",
      base: parts.state().selected,
    };
    anchor.current = begun;
    actions.select(
      withRange(
        begun.base,
        rows,
        rows.findIndex(({ id }) => id === begun.id),
        index,
      ),
    );
    activate(index);
  };

  const toggle = (index: number): void => {
    const row = rows[index];
    if (row === undefined) return;
    const selected = toggled(parts.state().selected, row.id);
    anchor.current = { id: row.id, base: selected };
    actions.select(selected);
  };

  const onKeyDown = (event: KeyboardEvent<HTMLElement>): void => {
    const { key, shiftKey, altKey } = event;
    const press = { key, shiftKey, altKey, modKey: event.ctrlKey || event.metaKey };
    const singleKeys = parts.state().settings?.singleKeys ?? true;
    const place = { index: activeIndex, count: rows.length, page: parts.page(), singleKeys };
    const command = gridCommand(press, place);
    if (command === null) return;
    if (command.name === "escape" && !escapeOnce(parts.state(), actions)) return;
    event.preventDefault();
    // The window's own shortcuts must not act on it a second time.
    event.stopPropagation();
    switch (command.name) {
      case "move":
        if (command.extend) extendTo(command.to);
        else {
          anchor.current = null;
          activate(command.to);
        }
        return;
      case "open":
        activate(Math.max(0, activeIndex));
        actions.toggleDetail(true);
        parts.enterDetail();
        return;
      case "peek":
        activate(Math.max(0, activeIndex));
        actions.toggleDetail();
        return;
      case "toggle":
        toggle(activeIndex);
        return;
      case "select-all":
        actions.select(rows.map(({ id }) => id));
        return;
      case "escape":
    }
  };

  const indexAt = (target: EventTarget): number => {
    const line = target instanceof Element ? target.closest<HTMLElement>("[data-index]") : null;
    return line === null ? -1 : Number(line.dataset["index"]);
  };

  const onClick = (event: MouseEvent<HTMLElement>): void => {
    const index = indexAt(event.target);
    if (index === -1) return;
    const onBox = event.target instanceof Element && event.target.closest("[data-box]") !== null;
    if (event.shiftKey) extendTo(index);
    else if (event.metaKey || event.ctrlKey || onBox) {
      toggle(index);
      activate(index);
    } else {
      anchor.current = null;
      activate(index);
      actions.toggleDetail(true);
    }
  };

  /** Before the menu opens: it acts on the row under the pointer, or on the selection that the row is part of. */
  const onContextMenu = (event: MouseEvent<HTMLElement>): void => {
    const row = rows[indexAt(event.target)];
    if (row === undefined) return;
    const { selected } = parts.state();
    if (!selected.has(row.id) && selected.size > 0) actions.select(none);
    actions.activate(row.id);
  };

  return { onKeyDown, onClick, onContextMenu };
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
