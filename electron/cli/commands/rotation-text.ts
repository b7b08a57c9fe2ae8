/** How dates and due keys are said on the terminal. */
import type { CalendarDate, Key, RotationState } from "../../core/model.ts";
import { display } from "../../core/redaction/index.ts";
import type { DueKey } from "../../core/rotation/index.ts";
import { placeOf } from "../../core/vault/index.ts";
import type { Colour } from "../output.ts";
import { counted } from "../output.ts";
import type { Cell } from "../table.ts";
import { placeText } from "../view.ts";

/**
 * A key as it is typed in a shell, with its place, since the name alone may stand for several keys:
 * quoted when it holds more than letters, digits and `._@/-`, and set off when it looks like an option.
 */
export function argumentOf(key: Pick<Key, "name" | "project" | "environment">): string {
  const text = display(placeOf(key));
  const quoted = /^[\w.@/-]+$/.test(text) ? text : `'${text.replaceAll("'", `'\\''`)}'`;
  return text.startsWith("-") ? `-- ${quoted}` : quoted;
}

/** "overdue by 3 days (2026-11-18)", "due today (…)", "due in 9 days (…)". */
export function whenText(dueOn: CalendarDate, daysLeft: number): string {
  if (daysLeft < 0) return `overdue by ${counted(-daysLeft, "day")} (${dueOn})`;
  return daysLeft === 0 ? `due today (${dueOn})` : `due in ${counted(daysLeft, "day")} (${dueOn})`;
}

/** State is said by sign and word; colour only repeats it. */
function lookOf(state: RotationState): { readonly sign: string; readonly colour: Colour | undefined } {
  if (state === "overdue") return { sign: "▲", colour: "red" };
  if (state === "due-soon") return { sign: "◷", colour: "yellow" };
  return { sign: "·", colour: undefined };
}

/** One row of `keystow due`. */
export function dueRow({ key, dueOn, daysLeft, rotation }: DueKey<Key>): readonly Cell[] {
  const { sign, colour } = lookOf(rotation.state);
  return [
    { text: sign, colour },
    { text: display(key.name) },
    { text: placeText(key) },
    { text: whenText(dueOn, daysLeft), colour },
  ];
}
