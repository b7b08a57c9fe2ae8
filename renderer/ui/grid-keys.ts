/** What the keyboard does in a grid: pure, so that every key can be tried without a page. */

export type GridCommand =
  | { readonly name: "move"; readonly to: number; readonly extend: boolean }
  | { readonly name: "open" | "peek" | "toggle" | "select-all" | "escape" };

export interface KeyPress {
  readonly key: string;
  readonly shiftKey: boolean;
  readonly altKey: boolean;
  /** Ctrl, or ⌘ on macOS. */
  readonly modKey: boolean;
}

export interface GridPlace {
  /** The row that the keyboard is on; -1 for none. */
  readonly index: number;
  readonly count: number;
  /** Rows that fit into the list at once. */
  readonly page: number;
  /** Whether letters alone are commands (a setting). */
  readonly singleKeys: boolean;
}

const fixed: Readonly<Record<string, GridCommand>> = {
  Enter: { name: "open" },
  " ": { name: "peek" },
  Escape: { name: "escape" },
};

/** The command of a key press, or null when it is none of the list's. */
export function gridCommand(press: KeyPress, place: GridPlace): GridCommand | null {
  const { key, shiftKey, altKey, modKey } = press;
  if (altKey) return null;
  if (modKey) return key.toLowerCase() === "a" && !shiftKey ? { name: "select-all" } : null;
  if (!shiftKey && fixed[key] !== undefined) return fixed[key];
  if (place.singleKeys && !shiftKey && key.toLowerCase() === "x") return { name: "toggle" };
  const to = target(press, place);
  return to === null || place.count === 0 ? null : { name: "move", to: clamp(to, place), extend: shiftKey };
}

/** The row that the key leads to, not yet held inside the list. From no row every step leads to the first. */
function target(press: KeyPress, place: GridPlace): number | null {
  if (press.key === "Home") return 0;
  if (press.key === "End") return place.count - 1;
  const step = stepOf(press, place);
  if (step === null) return null;
  return place.index === -1 ? 0 : place.index + step;
}

/** How many rows a key goes down (up: negative), or null when it is no such key. */
function stepOf({ key, shiftKey }: KeyPress, { page, singleKeys }: GridPlace): number | null {
  const steps: Readonly<Record<string, number>> = {
    ArrowDown: 1,
    ArrowUp: -1,
    PageDown: page,
    PageUp: -page,
    ...(singleKeys && !shiftKey ? { j: 1, J: 1, k: -1, K: -1 } : {}),
  };
  return steps[key] ?? null;
}

const clamp = (index: number, { count }: GridPlace): number => Math.max(0, Math.min(count - 1, index));
