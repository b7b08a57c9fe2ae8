/**
 * Entry of the rotation area: calendar dates, policies, the due list and its calendar file.
 * Everything is a pure function of the key and of the date that the caller gives.
 */
export { addDays, daysBetween, parseCalendarDate, today } from "./dates.ts";
export { maximumDays, parsePolicy, parseSpan } from "./spans.ts";
export { defaultPolicyDays, dueList, ordinaryPolicyDays, rotationView, soonDays } from "./due.ts";
export type { DueKey, RotatedKey } from "./due.ts";
export { calendarOf, isOwnCalendar } from "./calendar.ts";
export type { CalendarKey, CalendarOptions } from "./calendar.ts";
