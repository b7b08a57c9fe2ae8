/** A table of aligned columns for the terminal. Cells are text that `display` has made harmless. */
import { paint, type Colour } from "./output.ts";
import type { Terminal } from "./context.ts";

export interface Cell {
  readonly text: string;
  readonly colour?: Colour | undefined;
}

const gap = "  ";
const shortestCell = 6;

/**
 * One line a row, each ending in a line end. On a terminal that is too narrow the widest columns
 * are cut, with `…`; in a pipe nothing is cut.
 */
export function table(terminal: Terminal, rows: readonly (readonly Cell[])[]): string {
  const natural = columnWidths(rows);
  const widths = terminal.stdoutIsTerminal ? fitted(natural, terminal.columns) : natural;
  return rows.map((row) => `${line(terminal, row, widths)}\n`).join("");
}

function line(terminal: Terminal, row: readonly Cell[], widths: readonly number[]): string {
  const cells = row.map((cell, index) => {
    const text = cut(cell.text, widths[index] ?? 0);
    const padding = index === row.length - 1 ? "" : " ".repeat((widths[index] ?? 0) - widthOf(text));
    return (cell.colour === undefined ? text : paint(terminal, cell.colour, text)) + padding;
  });
  return cells.join(gap).trimEnd();
}

function columnWidths(rows: readonly (readonly Cell[])[]): readonly number[] {
  const widths: number[] = [];
  for (const row of rows) {
    row.forEach((cell, index) => {
      widths[index] = Math.max(widths[index] ?? 0, widthOf(cell.text));
    });
  }
  return widths;
}

/** Takes the missing room from the widest column, a character at a time. */
function fitted(natural: readonly number[], columns: number): readonly number[] {
  const widths = [...natural];
  const room = columns - gap.length * (widths.length - 1);
  for (let total = sum(widths); total > room; total -= 1) {
    const widest = widths.indexOf(Math.max(...widths));
    const width = widths[widest] ?? 0;
    if (width <= shortestCell) return widths;
    widths[widest] = width - 1;
  }
  return widths;
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, one) => total + one, 0);
}

function cut(text: string, width: number): string {
  if (widthOf(text) <= width) return text;
  let result = "";
  let used = 0;
  for (const character of text) {
    used += widthOf(character);
    if (used > width - 1) break;
    result += character;
  }
  return `${result}…`;
}

const plain = /^[\u0020-\u007e]*$/;
/** East Asian wide and full-width forms, and emoji: two cells each. */
const wide =
  /[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6\u{20000}-\u{3fffd}]|\p{Emoji_Presentation}/u;
const joining = /\p{M}/u;

/** How many cells of a terminal the text takes. */
export function widthOf(text: string): number {
  if (plain.test(text)) return text.length;
  let width = 0;
  for (const character of text) width += joining.test(character) ? 0 : wide.test(character) ? 2 : 1;
  return width;
}
