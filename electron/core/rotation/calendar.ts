/**
 * The due list as an iCalendar file (RFC 5545), for people whose calendar reminds them when no
 * program of ours runs. It holds names and dates: no value, not even the masked form, and no note.
 */
import type { CalendarDate, Instant, Key } from "../model.ts";
import { display } from "../redaction/index.ts";
import { addDays, later } from "./dates.ts";
import { rotationView } from "./due.ts";
import type { RotatedKey } from "./due.ts";

/** What an event says of a key. */
export type CalendarKey = RotatedKey &
  Pick<Key, "id" | "name" | "provider" | "project" | "environment" | "archivedAt">;

export interface CalendarOptions {
  /** The moment of the export: becomes DTSTAMP, so that a later export wins on import. */
  readonly at: Instant;
  /** How many days before the due date the first alarm rings, 0 to 365; 0: only on the day. */
  readonly alarmDays: number;
  /** Name and key page of a provider; null when it is unknown. */
  readonly describeProvider: (
    id: string,
  ) => { readonly name: string; readonly keyPage: string | null } | null;
}

const product = { company: "Keystow", product: "Keystow", language: "EN" } as const;
const productLine = "PRODID:-//Keystow//Keystow//EN";
const secondsPerDay = 86_400;
/** Alarms ring at nine in the morning: an all-day event begins at midnight, when nobody reads it. */
const alarmHourSeconds = 9 * 3600;
/** Names are the user's or an imported file's: harmless to look at, and none fills the calendar. */
const shown = (name: string): string => display(name, 200);

/** Whether `content` is a calendar that we wrote, so that it may be replaced without asking. */
export function isOwnCalendar(content: Uint8Array): boolean {
  const head = Buffer.from(content.subarray(0, 512)).toString("latin1").split("\r\n");
  return head[0] === "BEGIN:VCALENDAR" && head.includes(productLine);
}

/**
 * The calendar of all `keys` that have a due date, as text with CRLF line ends, in the order given.
 * The event of a key keeps its UID for ever, so that importing a newer file moves it. An overdue key
 * stands on `today`: an event in the past reminds nobody. The same input gives the same bytes.
 * The library is loaded on the first call, because no other command needs it.
 */
export async function calendarOf(
  keys: readonly CalendarKey[],
  today: CalendarDate,
  options: CalendarOptions,
): Promise<string> {
  const library = await import("ical-generator");
  const atScreen = library.ICalAlarmType.display;
  const calendar = new library.ICalCalendar({ prodId: product, name: "Key rotation" });
  for (const key of keys) {
    const { dueOn } = rotationView(key, today);
    if (dueOn === null || key.archivedAt !== null) continue;
    const summary = summaryOf(key, dueOn, today);
    const start = later(dueOn, today);
    const event = calendar.createEvent({
      id: `${key.id}@keystow`,
      // Calendars that ignore DTSTAMP compare SEQUENCE: minutes since 1970 only grow.
      sequence: Math.floor(Date.parse(options.at) / 60_000),
      stamp: new Date(options.at),
      // A date as text is read as UTC and written without a time: no zone can move it.
      start,
      end: addDays(start, 1),
      allDay: true,
      summary,
      description: descriptionOf(key, dueOn, options),
      class: library.ICalEventClass.PRIVATE,
      transparency: library.ICalEventTransparency.TRANSPARENT,
    });
    for (const triggerBefore of alarmTimes(options.alarmDays)) {
      const alarm = event.createAlarm({ type: atScreen, triggerBefore, description: summary });
      // The constructor of 11.1.2 ignores `relatesTo`, and without it an alarm after midnight counts
      // from the end of the event.
      alarm.relatesTo(library.ICalAlarmRelatesTo.start);
    }
  }
  // The library leaves out the last line end; RFC 5545 ends every line with one.
  return `${calendar.toString()}\r\n`;
}

/** Seconds before the event's midnight at which alarms ring; negative: after it. */
function alarmTimes(alarmDays: number): readonly number[] {
  const onTheDay = -alarmHourSeconds;
  return alarmDays === 0 ? [onTheDay] : [alarmDays * secondsPerDay - alarmHourSeconds, onTheDay];
}

function summaryOf(key: CalendarKey, dueOn: CalendarDate, today: CalendarDate): string {
  const overdue = dueOn < today ? ` (overdue since ${dueOn})` : "";
  const end = dueOn === key.expiresOn ? " (it expires)" : "";
  return `Rotate ${shown(key.name)}${overdue === "" ? end : overdue}`;
}

function descriptionOf(key: CalendarKey, dueOn: CalendarDate, options: CalendarOptions): string {
  const provider = key.provider === null ? null : options.describeProvider(key.provider);
  const keyPage = provider?.keyPage ?? null;
  const lines = [
    `Due on ${dueOn}, created on ${key.createdOn}.`,
    ...(key.expiresOn === null ? [] : [`The provider ends it on ${key.expiresOn}.`]),
    ...(provider === null ? [] : [`Provider: ${shown(provider.name)}`]),
    ...(key.project === null ? [] : [`Project: ${shown(key.project)}`]),
    ...(key.environment === null ? [] : [`Environment: ${shown(key.environment)}`]),
    ...(keyPage === null ? [] : [`Keys are managed at ${keyPage}`]),
  ];
  return lines.join("\n");
}
