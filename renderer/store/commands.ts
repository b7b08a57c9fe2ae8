/**
 * Everything that can be done in the window, in one list. Palette, context menu, tooltips, shortcuts,
 * the help sheet and the native menu's ids come from here, so they cannot disagree.
 */
import type { Command } from "./command.ts";
import { keyCommands } from "./commands-keys.ts";
import { listCommands } from "./commands-list.ts";
import { windowCommands } from "./commands-window.ts";
import { keysText } from "./keys-text.ts";
import type { Actions, AppState } from "./state.ts";

export type { Command, CommandGroup } from "./command.ts";
export { checkOrAsk } from "./commands-keys.ts";
export { keysText } from "./keys-text.ts";

export const commands: readonly Command[] = [...keyCommands, ...listCommands, ...windowCommands];

const byId: ReadonlyMap<string, Command> = new Map(commands.map((command) => [command.id, command]));

/** The command of that id; undefined when there is none. */
export const commandOf = (id: string): Command | undefined => byId.get(id);

/** Commands of the group of keys that are about the list or the vault rather than about a key. */
const notOfAKey = new Set(["add", "import", "check-all", "resume-check", "cancel-check", "select-all"]);

/** Whether a command acts on the selected keys or the active one: what a key's own menu shows. */
export const isOfAKey = ({ id, group, keyboardOnly }: Command): boolean =>
  (group === "Keys" || group === "Checks") && keyboardOnly !== true && !notOfAKey.has(id);

/** Those that can be run now, in the registry's order. */
export const commandsFor = (state: AppState): readonly Command[] =>
  commands.filter((command) => command.when(state));

/** Runs the command of that id if it can be run now. Says whether it did. */
export function runCommand(id: string, state: AppState & { readonly actions: Actions }): boolean {
  const command = byId.get(id);
  if (command === undefined || !command.when(state)) return false;
  command.run(state, state.actions);
  return true;
}

/** The shortcut of a command for tooltips and buttons; "" when it has none, or when letters are off. */
export function keysOf(id: string, { appInfo, settings }: Pick<AppState, "appInfo" | "settings">): string {
  const keys = byId.get(id)?.keys ?? [];
  const usable = settings?.singleKeys === false ? keys.filter((each) => !isSingleKey(each)) : keys;
  return keysText(usable, appInfo?.platform);
}

/** Whether a shortcut is made of signs alone, without Ctrl, ⌘ or Alt: those can be turned off. */
export function isSingleKey(keys: string): boolean {
  return keys.split(" ").every((press) => /^(?:\[Shift\]\+)?[^+\s]$/u.test(press));
}
