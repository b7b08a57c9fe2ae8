/** How dates and due keys are said on the terminal. */
import { styleText } from "node:util";
import type { CalendarDate, Key } from "../../core/model.ts";
import { display } from "../../core/redaction/index.ts";
import type { DueKey } from "../../core/rotation/index.ts";

/** `project/environment`, as far as there are any. */
export function placeOf({ project, environment }: Pick<Key, "project" | "environment">): string {
  return [project, environment]
    .filter((part) => part !== null)
    .map((part) => display(part))
    .join("/");
}

const days = (count: number): string => (count === 1 ? "1 day" : `${count} days`);

/** A key's name as it is typed in a shell: quoted when it holds more than letters, digits and `._@/-`. */
export function argumentOf(name: string): string {
  const text = display(name);
  return /^[\w.@/-]+$/.test(text) ? text : `'${text.replaceAll("'", `'\\''`)}'`;
}

/** "overdue by 3 days (2026-11-18)", "due today (…)", "due in 9 days (…)". */
export function whenText(dueOn: CalendarDate, daysLeft: number): string {
  if (daysLeft < 0) return `overdue by ${days(-daysLeft)} (${dueOn})`;
  return daysLeft === 0 ? `due today (${dueOn})` : `due in ${days(daysLeft)} (${dueOn})`;
}

/** One line of `keystow due`. State is said by sign and word; colour only repeats it. */
export function dueLine(line: DueKey<Key>, nameWidth: number, placeWidth: number, colour: boolean): string {
  const { key, dueOn, daysLeft, rotation } = line;
  const overdue = rotation.state === "overdue";
  const sign = overdue ? "▲" : rotation.state === "due-soon" ? "◷" : "·";
  const text = [
    sign,
    display(key.name).padEnd(nameWidth),
    ...(placeWidth > 0 ? [placeOf(key).padEnd(placeWidth)] : []),
    whenText(dueOn, daysLeft),
  ].join("  ");
  const style = overdue ? "red" : "yellow";
  // `styleText` asks its own questions about the terminal; the answer is already in `colour`.
  const shown = colour && rotation.state !== "ok" ? styleText(style, text, { validateStream: false }) : text;
  return `${shown}\n`;
}
