/** Reads the date in what a provider tells about a key's end. */
import type { CalendarDate } from "../model.ts";

const written =
  /^(\d{4})-(\d{2})-(\d{2})(?:[T ](\d{2}):(\d{2})(?::(\d{2})(?:\.\d{1,9})?)?\s?(Z|UTC|[+-]\d{2}:?\d{2})?)?$/;
/** Seconds since 1970 for the years 2001 to 2286, with or without a fraction; a thousand times that is milliseconds. */
const epoch = /^(\d{10})(\d{3})?(?:\.\d{1,9})?$/;
/** RFC 9110, 5.6.7: how headers write a time. */
const httpDate = /^[A-Z][a-z]{2}, (\d{2}) [A-Z][a-z]{2} \d{4} \d{2}:\d{2}:\d{2} GMT$/;
/** 1970-01-02 at noon in UTC: no key's end lies before it. */
const beginningsUntil = 1.5 * 86_400_000;

/**
 * The calendar date (in UTC) of an ISO 8601 date or time, GitHub's `2026-12-01 10:00:00 UTC`, a header's
 * `Tue, 01 Dec 2026 10:00:00 GMT`, or a number of seconds or milliseconds since 1970. Null for anything else: a date is never guessed.
 */
export function calendarDateOf(text: string): CalendarDate | null {
  const [, seconds, thousandths = "000"] = epoch.exec(text) ?? [];
  if (seconds !== undefined) return dateOf(Number(seconds + thousandths));
  const [, dayOfMonth] = httpDate.exec(text) ?? [];
  if (dayOfMonth !== undefined) {
    const date = dateOf(Date.parse(text));
    // A 31 February would be read as a day in March.
    return date?.endsWith(`-${dayOfMonth}`) === true ? date : null;
  }
  const parts = written.exec(text);
  if (parts === null) return null;
  const [, year = "", month = "", day = "", hour = "00", minute = "00", second = "00", zone = "Z"] = parts;
  if (dateOf(Date.parse(`${year}-${month}-${day}T00:00:00Z`)) !== `${year}-${month}-${day}`) return null;
  const offset = zone === "UTC" ? "Z" : zone.replace(/^([+-]\d{2}):?(\d{2})$/, "$1:$2");
  return dateOf(Date.parse(`${year}-${month}-${day}T${hour}:${minute}:${second}${offset}`));
}

/**
 * Null for what is no date, for one that its zone moves out of the years that have four digits, and for the
 * beginnings of time (the year 1, the first of January 1970, give or take a zone), with which programs write "none".
 */
function dateOf(milliseconds: number): CalendarDate | null {
  if (Number.isNaN(milliseconds) || milliseconds < beginningsUntil) return null;
  const date = new Date(milliseconds).toISOString().slice(0, 10);
  return /^\d{4}-\d{2}-\d{2}$/.test(date) ? date : null;
}
