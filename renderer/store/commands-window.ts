/** Commands of the window: where to go, the vault's lock, how it looks. */
import { inList, isOpen, isReady, readyVault, type Command } from "./command.ts";
import { counts } from "./selectors.ts";
import type { Settings, View } from "./state.ts";

const goTo = (id: string, title: string, keys: readonly string[], view: View): Command => ({
  id: `go.${id}`,
  title,
  group: "Go to",
  keys,
  when: isReady,
  run: (_state, actions) => actions.go(view),
});

/** The nth project of the sidebar. */
const goToProject = (place: number): Command => ({
  id: `go.project.${place}`,
  title: `Project ${place}`,
  group: "Go to",
  keys: [`$mod+${place}`],
  keyboardOnly: true,
  when: (state) => counts(state).projects.length >= place,
  run(state, actions) {
    const found = counts(state).projects[place - 1];
    if (found !== undefined) actions.go({ name: "project", project: found.project });
  },
});

const goCommands: readonly Command[] = [
  goTo("all", "All keys", ["g k", "1"], { name: "keys", list: "all" }),
  goTo("attention", "Needs attention", ["g a", "2"], { name: "keys", list: "attention" }),
  goTo("due", "Due soon", ["g d", "3"], { name: "keys", list: "due" }),
  goTo("rotation", "Rotation", ["g r", "4"], { name: "rotation" }),
  goTo("activity", "Activity", ["g l", "5"], { name: "activity" }),
  goTo("requests", "Requests sent", [], { name: "activity", tab: "requests" }),
  goTo("providers", "Providers", ["g p"], { name: "providers" }),
  goTo("archive", "Archive", ["g x"], { name: "keys", list: "archive" }),
  {
    id: "go.settings",
    title: "Settings",
    group: "Go to",
    keys: ["$mod+,", "g s"],
    when: () => true,
    run: (_state, actions) => actions.go({ name: "settings" }),
  },
  ...[1, 2, 3, 4, 5, 6, 7, 8, 9].map(goToProject),
];

const vaultCommands: readonly Command[] = [
  {
    id: "undo",
    title: "Undo",
    group: "Vault",
    keys: ["$mod+z"],
    when: (state) => (readyVault(state)?.undo ?? null) !== null,
    run: (_state, actions) => void actions.undo(),
  },
  {
    id: "redo",
    title: "Redo",
    group: "Vault",
    keys: ["$mod+Shift+z", "Control+y"],
    when: (state) => (readyVault(state)?.redo ?? null) !== null,
    run: (_state, actions) => void actions.redo(),
  },
  {
    id: "lock",
    title: "Lock Keystow",
    group: "Vault",
    keys: ["$mod+Shift+l"],
    when: isOpen,
    run: (_state, actions) => void actions.lock(),
  },
  {
    id: "clear-clipboard",
    title: "Clear the clipboard now",
    group: "Vault",
    keys: [],
    when: ({ clipboardClearsAt }) => clipboardClearsAt !== null,
    run: (_state, actions) => void actions.clearClipboard(),
  },
  {
    id: "save-calendar",
    title: "Save due dates as a calendar…",
    group: "Vault",
    keys: [],
    when: isReady,
    run: (_state, actions) => void actions.saveCalendar(),
  },
  {
    id: "save-ledger",
    title: "Save the requests that were sent…",
    group: "Vault",
    keys: [],
    when: isReady,
    run: (_state, actions) => void actions.saveLedger(),
  },
  {
    id: "add-provider",
    title: "Add a provider of your own…",
    group: "Vault",
    keys: [],
    when: isOpen,
    run: (_state, actions) => actions.open({ name: "own-provider" }),
  },
  {
    id: "import-provider",
    title: "Add a provider from a file…",
    group: "Vault",
    keys: [],
    when: isOpen,
    run: (_state, actions) => void actions.chooseDefinition(),
  },
  {
    id: "close-sample",
    title: "Close the sample vault",
    group: "Vault",
    keys: [],
    when: (state) => readyVault(state)?.sample === true,
    run: (_state, actions) => void actions.closeSample(),
  },
];

const setting = (
  id: string,
  title: string,
  change: Partial<Settings>,
  group: Command["group"] = "View",
): Command => ({
  id,
  title,
  group,
  keys: [],
  when: ({ settings }) =>
    settings !== null &&
    Object.entries(change).some(([name, value]) => settings[name as keyof Settings] !== value),
  run: (_state, actions) => void actions.changeSettings(change),
});

/** Views besides the list that have a search field of their own. */
const hasSearch: ReadonlySet<View["name"]> = new Set(["settings", "providers"]);

const viewCommands: readonly Command[] = [
  {
    id: "palette",
    title: "Command palette",
    group: "View",
    keys: ["$mod+k"],
    keyboardOnly: true,
    when: () => true,
    run: (_state, actions) => actions.open({ name: "palette" }),
  },
  {
    id: "shortcuts",
    title: "Keyboard shortcuts",
    group: "View",
    keys: ["[Shift]+?"],
    when: () => true,
    run: (_state, actions) => actions.open({ name: "shortcuts" }),
  },
  {
    id: "filter",
    title: "Filter keys",
    group: "View",
    keys: ["[Shift]+/", "$mod+f"],
    when: isReady,
    run(state, actions) {
      if (!inList(state) && !hasSearch.has(state.view.name)) actions.go({ name: "keys", list: "all" });
      // After the view that has the field was drawn.
      requestAnimationFrame(() => document.querySelector<HTMLElement>("main input[type=search]")?.focus());
    },
  },
  {
    id: "toggle-detail",
    title: "Show or hide the detail panel",
    group: "View",
    keys: ["$mod+i"],
    when: (state) => inList(state) && state.activeId !== null,
    run: (_state, actions) => actions.toggleDetail(),
  },
  {
    id: "pane.next",
    title: "Next pane",
    group: "View",
    keys: ["F6"],
    keyboardOnly: true,
    when: () => true,
    run: () => focusPane(1),
  },
  {
    id: "pane.previous",
    title: "Previous pane",
    group: "View",
    keys: ["Shift+F6"],
    keyboardOnly: true,
    when: () => true,
    run: () => focusPane(-1),
  },
  setting("theme.system", "Theme: as the system", { theme: "system" }),
  setting("theme.light", "Theme: light", { theme: "light" }),
  setting("theme.dark", "Theme: dark", { theme: "dark" }),
  setting("density.comfortable", "Density: comfortable", { density: "comfortable" }),
  setting("density.compact", "Density: compact", { density: "compact" }),
  setting("daily-checks.on", "Check keys daily", { checkDaily: true }, "Checks"),
  setting("daily-checks.off", "Stop checking keys daily", { checkDaily: false }, "Checks"),
];

/** What can have the focus inside a pane; the list of keys comes before its buttons. */
const focusable =
  "[role=grid], a[href], button:not(:disabled), input:not(:disabled), select, textarea, [tabindex='0']";

/** Toasts are a pane, too: the only one that the component library names. */
const paneSelector = "[data-pane], [role=region][aria-label=Notifications]";

/** Puts the focus into the next pane on the page (`step` 1) or the one before (-1); empty ones are left out. */
export function focusPane(step: 1 | -1): void {
  const panes = [...document.querySelectorAll<HTMLElement>(paneSelector)].filter(
    (pane) => pane.querySelector(focusable) !== null,
  );
  if (panes.length === 0) return;
  // The innermost: the panel of a key stands inside the main part, and the list beside it is one as well.
  const now = panes.findLastIndex((pane) => pane.contains(document.activeElement));
  const next = now === -1 && step === -1 ? panes.length - 1 : (now + step + panes.length) % panes.length;
  const pane = panes[next];
  const target =
    pane?.querySelector<HTMLElement>("[role=grid], [aria-current]") ??
    pane?.querySelector<HTMLElement>(focusable);
  target?.focus();
}

export const windowCommands: readonly Command[] = [...goCommands, ...vaultCommands, ...viewCommands];
