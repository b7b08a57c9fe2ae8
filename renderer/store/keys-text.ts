/** Shortcuts as people read them: from the notation of the registry to "⌘⇧L" or "Ctrl+Shift+L". */
import type { AppInfo } from "./state.ts";

export type Platform = AppInfo["platform"];

const mac: Readonly<Record<string, string>> = {
  $mod: "⌘",
  Control: "⌃",
  Shift: "⇧",
  Alt: "⌥",
  Enter: "↵",
  Escape: "Esc",
  Backspace: "⌫",
  Delete: "⌦",
  " ": "Space",
};

const other: Readonly<Record<string, string>> = {
  $mod: "Ctrl",
  Control: "Ctrl",
  Shift: "Shift",
  Alt: "Alt",
  Enter: "↵",
  Escape: "Esc",
  Backspace: "⌫",
  Delete: "Del",
};

const arrows: Readonly<Record<string, string>> = {
  ArrowUp: "↑",
  ArrowDown: "↓",
  PageUp: "PgUp",
  PageDown: "PgDn",
};

/** The first of a command's shortcuts; "" when it has none. `keys` is in the notation of tinykeys. */
export function keysText(keys: readonly string[], platform: Platform | undefined): string {
  const first = keys[0];
  if (first === undefined) return "";
  return first
    .split(" ")
    .map((press) => pressText(press, platform === "darwin"))
    .join(" ");
}

function pressText(press: string, onMac: boolean): string {
  const names = onMac ? mac : other;
  const parts = press.split(/(?<=[\w\]])\+/);
  // A sign that needs Shift on some keyboards is known by the sign alone.
  const shown = parts.filter((part) => !part.startsWith("["));
  return shown
    .map((part) => names[part] ?? arrows[part] ?? (part.length === 1 ? part.toUpperCase() : part))
    .join(onMac ? "" : "+");
}
