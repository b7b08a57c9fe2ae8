/** How dates and due keys are said on the terminal. */
import type { CalendarDate, Key, RotationState } from "../../core/model.ts";
import { display } from "../../core/redaction/index.ts";
import type { DueKey } from "../../core/rotation/index.ts";
import type { Colour } from "../output.ts";
import { counted } from "../output.ts";
import type { Cell } from "../table.ts";
import { placeText } from "../view.ts";

/** A key's name as it is typed in a shell: quoted when it holds more than letters, digits and `._@/-`. */
export function argumentOf(name: string): string {
  const text = display(name);
  return /^[\w.@/-]+$/.test(text) ? text : `'${text.replaceAll("'", `'\\''`)}'`;
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
