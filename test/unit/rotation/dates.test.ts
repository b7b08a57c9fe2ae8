import * as fc from "fast-check";
import { Temporal } from "temporal-polyfill";
import { describe, expect, test } from "vitest";
import type { Clock } from "../../../electron/core/ports.ts";
import { addDays, daysBetween, parseCalendarDate, today } from "../../../electron/core/rotation/index.ts";

const clockAt = (instant: string, zone: string): Clock => ({
  now: () => Date.parse(instant),
  timeZone: () => zone,
});

/** Every date from 1970 to 9999, made by the oracle. */
const anyDate = fc
  .integer({ min: 0, max: 2_932_896 })
  .map((days) => Temporal.PlainDate.from("1970-01-01").add({ days }).toString());

describe("calendar dates against Temporal", () => {
  test("adding days", () => {
    fc.assert(
      fc.property(anyDate, fc.integer({ min: 0, max: 3650 }), (date, days) => {
        const sum = Temporal.PlainDate.from(date).add({ days }).toString();
        expect(addDays(date, days)).toBe(sum.startsWith("+") ? "9999-12-31" : sum);
      }),
    );
  });

  test("counting the days between two dates", () => {
    fc.assert(
      fc.property(anyDate, anyDate, (from, to) => {
        expect(daysBetween(from, to)).toBe(Temporal.PlainDate.from(from).until(to).days);
      }),
    );
  });

  test("a date is accepted exactly when Temporal knows the day", () => {
    const two = fc.integer({ min: 0, max: 40 }).map((part) => String(part).padStart(2, "0"));
    const texts = fc.tuple(fc.integer({ min: 1970, max: 9999 }), two, two).map((parts) => parts.join("-"));
    fc.assert(
      fc.property(texts, (text) => {
        let exists = true;
        try {
          Temporal.PlainDate.from(text);
        } catch {
          exists = false;
        }
        expect(parseCalendarDate(text).ok).toBe(exists);
      }),
      { numRuns: 500 },
    );
  });

  test("today is the date in every zone at every moment", () => {
    const zones = fc.constantFrom(...Intl.supportedValuesOf("timeZone"));
    const moments = fc.integer({ min: 0, max: Date.UTC(2100, 0, 1) });
    fc.assert(
      fc.property(moments, zones, (now, zone) => {
        const there = Temporal.Instant.fromEpochMilliseconds(now).toZonedDateTimeISO(zone);
        expect(today({ now: () => now, timeZone: () => zone })).toBe(there.toPlainDate().toString());
      }),
      { numRuns: 300 },
    );
  });
});

describe("today", () => {
  test.each([
    // The same moment is three dates: Kiritimati is 25 hours ahead of Pago Pago.
    ["2026-11-21T10:30:00Z", "Pacific/Kiritimati", "2026-11-22"],
    ["2026-11-21T10:30:00Z", "UTC", "2026-11-21"],
    ["2026-11-21T10:30:00Z", "Pacific/Pago_Pago", "2026-11-20"],
    // Midnight itself, and the millisecond before.
    ["2026-12-31T23:00:00.000Z", "Europe/Paris", "2027-01-01"],
    ["2026-12-31T22:59:59.999Z", "Europe/Paris", "2026-12-31"],
    // The clock goes forward at 02:00 and, in Santiago, at midnight: 00:00 does not exist that day.
    ["2027-03-28T00:59:59Z", "Europe/Paris", "2027-03-28"],
    ["2026-09-06T03:59:59Z", "America/Santiago", "2026-09-05"],
    ["2026-09-06T04:00:00Z", "America/Santiago", "2026-09-06"],
    // The clock goes back: the same hour twice, one date.
    ["2026-10-25T00:30:00Z", "Europe/Paris", "2026-10-25"],
    ["2026-10-25T01:30:00Z", "Europe/Paris", "2026-10-25"],
    // A quarter of an hour decides in Kathmandu (UTC+05:45).
    ["2028-02-28T18:14:59Z", "Asia/Kathmandu", "2028-02-28"],
    ["2028-02-28T18:15:00Z", "Asia/Kathmandu", "2028-02-29"],
  ])("%s in %s is %s", (instant, zone, date) => {
    expect(today(clockAt(instant, zone))).toBe(date);
  });

  test("a zone that does not exist counts as UTC instead of stopping the program", () => {
    expect(today(clockAt("2026-11-21T23:59:00Z", "Mars/Olympus_Mons"))).toBe("2026-11-21");
  });
});

describe("a typed date", () => {
  test.each(["2026-11-21", " 2028-02-29 ", "9999-12-31", "1970-01-01"])("takes %j", (text) => {
    expect(parseCalendarDate(text)).toEqual({ ok: true, value: text.trim() });
  });

  test.each([
    "",
    "tomorrow",
    "2026-2-3",
    "21.11.2026",
    "2027-02-29",
    "2100-02-29",
    "2026-13-01",
    "2026-00-10",
    "2026-01-00",
    "1969-12-31",
    "2026-11-21T00:00",
    "-002026-11-21",
    "٢٠٢٦-١١-٢١",
    "2026-11-21\n2026-11-22",
  ])("refuses %j", (text) => {
    const parsed = parseCalendarDate(text);
    expect(parsed).toMatchObject({ ok: false, error: { code: "invalid-input" } });
  });

  test("does not repeat what was typed, since it may be a key pasted by mistake", () => {
    const pasted = `sk_test_${"0".repeat(24)}`;
    expect(JSON.stringify(parseCalendarDate(pasted))).not.toContain(pasted);
  });
});
