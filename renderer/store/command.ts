/** What a command is, and which keys it acts on. */
import { rowOf } from "./selectors.ts";
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
export function targets(state: AppState): readonly string[] {
  if (state.selected.size > 0) return [...state.selected];
  return state.activeId === null ? [] : [state.activeId];
}

export function targetRows(state: AppState): readonly KeyRow[] {
  return targets(state).flatMap((id) => rowOf(state, id) ?? []);
}

/** The one key that a command for one key acts on; null when there are several or none. */
export function onlyTarget(state: AppState): KeyRow | null {
  const rows = targetRows(state);
  return rows.length === 1 ? (rows[0] ?? null) : null;
}
