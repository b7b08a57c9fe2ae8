/** The menu of keys: the palette's list for them, in its order, with its shortcuts. */
import type { AppStore } from "../../store/app.ts";
import { commandsFor, isOfAKey, keysOf } from "../../store/commands.ts";
import type { AppState } from "../../store/state.ts";

export interface KeyMenuEntry {
  readonly id: string;
  readonly label: string;
  readonly keys?: string;
  readonly danger: boolean;
  readonly onSelect: () => void;
}

/** A command without a shortcut has no place for one. */
const withKeys = (keys: string): { readonly keys?: string } => (keys === "" ? {} : { keys });

const none: ReadonlySet<string> = new Set();

/** The state as if only `id` were chosen; null: as it is, the selected keys or the active one. */
function scoped(state: AppState, id: string | null): AppState {
  return id === null ? state : { ...state, selected: none, activeId: id };
}

/** What can be done now with key `id`, or with the selected keys (null). */
export function keyMenu(store: AppStore, id: string | null): readonly KeyMenuEntry[] {
  const now = scoped(store.getState(), id);
  return commandsFor(now)
    .filter(isOfAKey)
    .map((command) => ({
      id: command.id,
      label: command.title,
      ...withKeys(keysOf(command.id, now)),
      danger: command.id === "archive" || command.id === "erase",
      onSelect: () => {
        command.run(scoped(store.getState(), id), store.getState().actions);
      },
    }));
}
