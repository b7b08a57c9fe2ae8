/** What a command is, and which keys it acts on. */
import { remembering, rowOf } from "./selectors.ts";
import type { Actions, AppState, KeyRow, ReadyVault } from "./state.ts";

export type CommandGroup = "Keys" | "Checks" | "Go to" | "Vault" | "View";

/** One thing that can be done. Palette, menus, tooltips, shortcuts and help all come from it. */
export interface Command {
  readonly id: string;
  /** A verb phrase in sentence case; "…" when it asks first. */
  readonly title: string;
  readonly group: CommandGroup;
  /** In the notation of tinykeys; the first one is shown. */
  readonly keys: readonly string[];
  /** `list`: the key list listens to the keys itself while it has the focus. */
  readonly context?: "list";
  /** True for what only the keyboard needs: it stands in the help, and not in the palette. */
  readonly keyboardOnly?: boolean;
  when(state: AppState): boolean;
  run(state: AppState, actions: Actions): void;
}

/** The vault when it can be shown. */
export const readyVault = ({ overview }: AppState): ReadyVault | null =>
  overview?.state === "ready" ? overview : null;

export const isReady = (state: AppState): boolean => readyVault(state) !== null;

/** Whether values can be reached: without that, nothing is checked, copied or written. */
export const isOpen = (state: AppState): boolean => readyVault(state)?.locked === null;

/** Whether the list of keys is what the user sees. */
export const inList = ({ view: { name } }: AppState): boolean =>
  name === "keys" || name === "project" || name === "provider";

/** The keys that a command acts on: the selected ones, else the active one. */
export function targets({ selected, activeId }: AppState): readonly string[] {
  if (selected.size > 0) return [...selected];
  return activeId === null ? [] : [activeId];
}

/** Every command asks whether it can be run, and ten thousand keys may be selected: looked up once. */
const foundRows = remembering(
  (
    overview: AppState["overview"],
    selected: AppState["selected"],
    activeId: AppState["activeId"],
  ): readonly KeyRow[] => {
    const rows: KeyRow[] = [];
    for (const id of selected.size > 0 ? selected : [activeId]) {
      const row = rowOf({ overview }, id);
      if (row !== null) rows.push(row);
    }
    return rows;
  },
);

/** Their rows, without those that are gone. The same array while nothing changed. */
export function targetRows({ overview, selected, activeId }: AppState): readonly KeyRow[] {
  // Where the keyboard is makes no difference while keys are selected.
  return foundRows(overview, selected, selected.size > 0 ? null : activeId);
}

/** The one key that a command for one key acts on; null when there are several or none. */
export function onlyTarget(state: AppState): KeyRow | null {
  const rows = targetRows(state);
  return rows.length === 1 ? (rows[0] ?? null) : null;
}
