/**
 * The application's menu. macOS cannot do without: its entries run the page's commands by id.
 * Elsewhere the window has none; an invisible one brings the zoom keys.
 */
import { Menu, type MenuItemConstructorOptions } from "electron";

/** Runs the page's command of that id. */
export type RunCommand = (id: string) => void;

type Entry = readonly [label: string, command: string, accelerator?: string] | null;

const fileEntries: readonly Entry[] = [
  ["New Key…", "add", "Command+N"],
  null,
  ["Import .env…", "import"],
  ["Export .env…", "export"],
  ["Save Calendar…", "save-calendar"],
  null,
  ["Lock Keystow", "lock", "Command+Shift+L"],
];

const goEntries: readonly Entry[] = [
  ["All Keys", "go.all"],
  ["Needs Attention", "go.attention"],
  ["Due Soon", "go.due"],
  ["Rotation", "go.rotation"],
  ["Activity", "go.activity"],
  null,
  ["Command Palette…", "palette", "Command+K"],
];

/** What every platform needs: 200 % must be possible. */
const zoomEntries: readonly MenuItemConstructorOptions[] = [
  { role: "resetZoom" },
  { role: "zoomIn" },
  // The same without Shift.
  { role: "zoomIn", accelerator: "CommandOrControl+=", visible: false },
  { role: "zoomOut" },
];

/** No entry with reload or developer tools. */
export function menuTemplate(platform: NodeJS.Platform, run: RunCommand): MenuItemConstructorOptions[] {
  if (platform !== "darwin") return [{ label: "View", visible: false, submenu: [...zoomEntries] }];
  return [
    { label: "Keystow", submenu: applicationMenu(run) },
    { label: "File", submenu: [...entriesOf(fileEntries, run), { type: "separator" }, { role: "close" }] },
    { role: "editMenu" },
    { label: "View", submenu: [...zoomEntries, { type: "separator" }, { role: "togglefullscreen" }] },
    { label: "Go", submenu: entriesOf(goEntries, run) },
    { role: "windowMenu" },
    { role: "help", submenu: entriesOf([["Keyboard Shortcuts", "shortcuts"]], run) },
  ];
}

function applicationMenu(run: RunCommand): MenuItemConstructorOptions[] {
  return [
    { role: "about" },
    { type: "separator" },
    ...entriesOf([["Settings…", "go.settings", "Command+,"]], run),
    { type: "separator" },
    { role: "hide" },
    { role: "hideOthers" },
    { role: "unhide" },
    { type: "separator" },
    { role: "quit" },
  ];
}

function entriesOf(entries: readonly Entry[], run: RunCommand): MenuItemConstructorOptions[] {
  return entries.map((entry) => {
    if (entry === null) return { type: "separator" };
    const [label, command, accelerator] = entry;
    const item = { label, click: () => run(command) };
    return accelerator === undefined ? item : { ...item, accelerator };
  });
}

/** Sets the menu of this platform. After `ready`. */
export function installMenu(platform: NodeJS.Platform, run: RunCommand): void {
  Menu.setApplicationMenu(Menu.buildFromTemplate(menuTemplate(platform, run)));
}
