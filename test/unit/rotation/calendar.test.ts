import * as fc from "fast-check";
import { afterEach, describe, expect, test, vi } from "vitest";
import { calendarOf, isOwnCalendar } from "../../../electron/core/rotation/index.ts";
import type { CalendarKey, CalendarOptions } from "../../../electron/core/rotation/index.ts";
import { parseCalendar } from "../../helpers/icalendar.ts";

const identifier = "0b7c1f0e-3f43-4c51-9d0e-1f2a3b4c5d6e";

const keyWith = (more: Partial<CalendarKey> = {}): CalendarKey => ({
  id: identifier,
  name: "GITHUB_TOKEN",
  provider: "github",
  project: "web",
  environment: "prod",
  archivedAt: null,
  createdOn: "2026-09-01",
  expiresOn: null,
  rotation: { policyDays: 90, snoozedUntil: null },
  ...more,
});

const options: CalendarOptions = {
  at: "2026-11-21T09:00:00.000Z",
  alarmDays: 7,
  describeProvider: (id) =>
    id === "github" ? { name: "GitHub", keyPage: "https://github.com/settings/tokens" } : null,
};

const eventOf = async (key: CalendarKey, today = "2026-11-21") => {
  const [event] = parseCalendar(await calendarOf([key], today, options)).events;
  if (event === undefined) throw new Error("no event");
  return event;
};

afterEach(() => {
  vi.unstubAllEnvs();
});

describe("the calendar file", () => {
  test("says what is due when, with an alarm a week before and one on the day at nine", async () => {
    const event = await eventOf(keyWith());
    expect(event.properties).toMatchObject({
      UID: `${identifier}@keystow`,
      DTSTAMP: "20261121T090000Z",
      "DTSTART;VALUE=DATE": "20261130",
      "DTEND;VALUE=DATE": "20261201",
      SUMMARY: "Rotate GITHUB_TOKEN",
      TRANSP: "TRANSPARENT",
      CLASS: "PRIVATE",
    });
    expect(event.properties["DESCRIPTION"]).toContain("Due on 2026-11-30, created on 2026-09-01.\n");
    expect(event.properties["DESCRIPTION"]).toContain("https://github.com/settings/tokens");
    expect(event.alarms).toEqual([
      { ACTION: "DISPLAY", "TRIGGER;RELATED=START": "-P6DT15H", DESCRIPTION: "Rotate GITHUB_TOKEN" },
      { ACTION: "DISPLAY", "TRIGGER;RELATED=START": "PT9H", DESCRIPTION: "Rotate GITHUB_TOKEN" },
    ]);
  });

  test("an overdue key stands on today", async () => {
    const event = await eventOf(keyWith(), "2027-01-10");
    expect(event.properties).toMatchObject({
      "DTSTART;VALUE=DATE": "20270110",
      SUMMARY: "Rotate GITHUB_TOKEN (overdue since 2026-11-30)",
    });
  });

  test("a key that the provider ends says so", async () => {
    const event = await eventOf(keyWith({ expiresOn: "2026-11-25" }));
    expect(event.properties["SUMMARY"]).toBe("Rotate GITHUB_TOKEN (it expires)");
  });

  test("keys without a date and archived ones have no event", async () => {
    const never = keyWith({ rotation: { policyDays: null, snoozedUntil: null } });
    const archived = keyWith({ archivedAt: "2026-11-01T00:00:00.000Z" });
    expect(parseCalendar(await calendarOf([never, archived], "2026-11-21", options)).events).toEqual([]);
  });

  test("a later export keeps the UID and outranks the earlier one", async () => {
    const first = await eventOf(keyWith());
    const later = { ...options, at: "2026-12-24T09:00:00.000Z" };
    const [second] = parseCalendar(await calendarOf([keyWith()], "2026-12-24", later)).events;
    expect(second?.properties["UID"]).toBe(first.properties["UID"]);
    expect(Number(second?.properties["SEQUENCE"])).toBeGreaterThan(Number(first.properties["SEQUENCE"]));
  });

  test.each(["Pacific/Kiritimati", "Pacific/Pago_Pago", "Europe/Paris", "America/Santiago"])(
    "the machine's zone %s moves no date",
    async (zone) => {
      vi.stubEnv("TZ", zone);
      const leapDay = keyWith({ createdOn: "2027-12-01" });
      const event = await eventOf(leapDay, "2028-02-01");
      expect(event.properties).toMatchObject({
        "DTSTART;VALUE=DATE": "20280229",
        "DTEND;VALUE=DATE": "20280301",
        DTSTAMP: "20261121T090000Z",
      });
    },
  );

  test("the same input gives the same bytes", async () => {
    const keys = [keyWith(), keyWith({ id: identifier.replace("0", "1"), name: "OTHER" })];
    const once = await calendarOf(keys, "2026-11-21", options);
    expect(await calendarOf(keys, "2026-11-21", options)).toBe(once);
  });
});

describe("hostile names", () => {
  test("a line end in a name starts no line of its own", async () => {
    const name = "A\r\nEND:VEVENT\r\nATTACH:https://example.org/\nX";
    const text = await calendarOf([keyWith({ name, project: name })], "2026-11-21", options);
    expect(text.split("\r\n").filter((line) => line.startsWith("ATTACH"))).toEqual([]);
    expect(parseCalendar(text).events).toHaveLength(1);
  });

  test("separators come back as they were, direction marks and escapes do not", async () => {
    const event = await eventOf(keyWith({ name: "a;b,c\\d:e \u{202E}f\u{1B}[31m\u{200B}" }));
    expect(event.properties["SUMMARY"]).toBe("Rotate a;b,c\\d:e \\u{202e}f\\u{1b}[31m\\u{200b}");
  });

  test("any name gives a file that every rule of the format holds for", async () => {
    const names = fc.string({ unit: "binary", maxLength: 300 });
    await fc.assert(
      fc.asyncProperty(names, names, async (name, project) => {
        const text = await calendarOf([keyWith({ name, project })], "2026-11-21", options);
        // parseCalendar throws on a bare line end, a line over 75 octets or unbalanced parts.
        expect(parseCalendar(text).events).toHaveLength(1);
        expect(text.isWellFormed()).toBe(true);
      }),
    );
  });

  test("neither the masked form nor the note gets into the file", async () => {
    const masked = `ghp_${"\u{2022}".repeat(8)}9Zx4`;
    const key = { ...keyWith(), masked, note: "the note of the key", variable: "GH" };
    const text = await calendarOf([key], "2026-11-21", options);
    expect(text).not.toContain("9Zx4");
    expect(text.replaceAll("\r\n ", "")).not.toContain("the note");
  });
});

describe("whose file it is", () => {
  test("our own calendar is known again", async () => {
    expect(isOwnCalendar(Buffer.from(await calendarOf([], "2026-11-21", options)))).toBe(true);
  });

  test.each([
    "",
    "hello",
    "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//Someone//Else//EN\r\nEND:VCALENDAR\r\n",
    "A=PRODID:-//Keystow//Keystow//EN\n",
  ])("%j is not ours", (content) => {
    expect(isOwnCalendar(Buffer.from(content))).toBe(false);
  });
});
