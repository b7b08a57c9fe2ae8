/** The window's shortcuts: which key press runs which command, and when keys are left alone. */
import { createKeybindingsHandler } from "tinykeys";
import type { AppStore } from "../../store/app.ts";
import { commands, isSingleKey, runCommand, type Command } from "../../store/commands.ts";

/** Fields take every key but those with Ctrl or ⌘ that mean nothing in a field. */
const fieldSelector = "input:not([type=checkbox], [type=radio]), textarea, select, [contenteditable=true]";
/** A toast is a dialog, too, but not one that keeps the focus; one that is closing is gone for its user. */
const openDialog = ":not([aria-modal=false], [data-closed])";
/** Widgets with letter search or keys of their own. */
const widgetSelector = `[role=menu], [role=listbox], [role=dialog]${openDialog}, [role=alertdialog]${openDialog}`;
/** What may be pressed in a text field: it does nothing there. */
const usefulInFields = new Set(["palette", "lock", "filter", "go.settings", "pane.next", "pane.previous"]);
/** A text that is selected is what a user wants to copy. */
const copies = new Set(["copy-secret", "copy-assignment"]);

interface Surface {
  readonly inField: boolean;
  readonly inWidget: boolean;
  readonly textSelected: boolean;
}

/** Whether a command's shortcut counts where the focus is. */
export function counts(command: Command, keys: string, surface: Surface, singleKeys: boolean): boolean {
  if (surface.inWidget) return false;
  if (surface.inField && !usefulInFields.has(command.id)) return false;
  if (isSingleKey(keys) && (surface.inField || !singleKeys)) return false;
  return !(copies.has(command.id) && surface.textSelected);
}

function surfaceOf(event: Event): Surface {
  const target = event.target instanceof Element ? event.target : null;
  return {
    inField: (target?.closest(fieldSelector) ?? null) !== null,
    inWidget: (target?.closest(widgetSelector) ?? null) !== null,
    textSelected: (document.getSelection()?.toString() ?? "") !== "",
  };
}

/** Listens on `page` until the returned function is called. */
export function listenToShortcuts(page: Window, store: AppStore): () => void {
  const tried = (command: Command, keys: string) => (event: KeyboardEvent) => {
    const state = store.getState();
    const singleKeys = state.settings?.singleKeys ?? true;
    if (event.defaultPrevented || state.dialog !== null) return;
    if (!counts(command, keys, surfaceOf(event), singleKeys) || !runCommand(command.id, state)) return;
    event.preventDefault();
    // The second letter of "g k" must not move the list, too.
    event.stopPropagation();
  };
  // Sequences first: the library runs the first shortcut that fits, and "g r" ends like "r".
  const bindings = (wanted: (command: Command) => boolean) =>
    Object.fromEntries(
      commands
        .filter(wanted)
        .flatMap((command) => command.keys.map((keys) => [keys, tried(command, keys)] as const))
        .toSorted(([one], [other]) => other.split(" ").length - one.split(" ").length),
    );
  const ignore = (event: KeyboardEvent): boolean => event.isComposing;
  // The list's own keys come last: it stops those that it used.
  const early = createKeybindingsHandler(
    bindings(({ context }) => context === undefined),
    { ignore },
  );
  const late = createKeybindingsHandler(
    bindings(({ context }) => context === "list"),
    { ignore },
  );
  page.addEventListener("keydown", early, { capture: true });
  page.addEventListener("keydown", late);
  return () => {
    page.removeEventListener("keydown", early, { capture: true });
    page.removeEventListener("keydown", late);
  };
}
