/** The one notification a day: whether it is due, and what it says. Pure; `digest-watch.ts` shows it. */
import type { CalendarDate, Key } from "../core/model.ts";
import type { Clock } from "../core/ports.ts";
import { display } from "../core/redaction/index.ts";
import { dueList, soonDays, today as todayOf, type DueKey } from "../core/rotation/index.ts";
import type { Settings } from "../ipc/answers.ts";

export interface DigestText {
  readonly title: string;
  readonly body: string;
}

/** More names than these are counted. */
const namesShown = 3;

/**
 * The date to show a digest for, when its time has come and it was not shown today (which also
 * catches up with what was missed while the app was closed); else null.
 * `lastDay`: the date for which one was last considered, or null.
 */
export function digestDay(
  settings: Pick<Settings, "digest" | "digestTime">,
  clock: Clock,
  lastDay: string | null,
): CalendarDate | null {
  if (!settings.digest) return null;
  const day = todayOf(clock);
  // Not "later than": after a journey or a corrected clock, another day is another day.
  return day !== lastDay && timeOfDay(clock) >= settings.digestTime ? day : null;
}

/** The wall clock's `HH:MM` in the user's zone. */
function timeOfDay(clock: Clock): string {
  const options = { hour: "2-digit", minute: "2-digit", hourCycle: "h23" } as const;
  try {
    return new Intl.DateTimeFormat("en-GB", { ...options, timeZone: clock.timeZone() }).format(clock.now());
  } catch {
    return new Intl.DateTimeFormat("en-GB", { ...options, timeZone: "UTC" }).format(clock.now());
  }
}

/** What the digest of `day` says; null when no key is due. Names only when the user allows them. */
export function digestText(keys: readonly Key[], day: CalendarDate, showNames: boolean): DigestText | null {
  const due = dueList(keys, day, soonDays);
  const first = due[0];
  if (first === undefined) return null;
  if (due.length > 1) return { title: `${due.length} keys are to be rotated`, body: summary(due, showNames) };
  const name = showNames ? display(first.key.name) : "A key";
  return { title: `${name} ${dueWords(first.daysLeft)}`, body: "Open Keystow to rotate or snooze it." };
}

function summary(due: readonly DueKey<Key>[], showNames: boolean): string {
  const overdue = due.filter(({ daysLeft }) => daysLeft < 0).length;
  const counts = [
    ...(overdue > 0 ? [`${overdue} overdue`] : []),
    ...(due.length > overdue ? [`${due.length - overdue} due within ${soonDays} days`] : []),
  ].join(", ");
  if (!showNames) return `${counts}.`;
  const names = due.slice(0, namesShown).map(({ key }) => display(key.name));
  const more = due.length > namesShown ? [`${due.length - namesShown} more`] : [];
  return `${counts}: ${[...names, ...more].join(", ")}.`;
}

function dueWords(daysLeft: number): string {
  if (daysLeft === 0) return "is due today";
  const days = Math.abs(daysLeft) === 1 ? "1 day" : `${Math.abs(daysLeft)} days`;
  return daysLeft < 0 ? `is overdue by ${days}` : `is due in ${days}`;
}
