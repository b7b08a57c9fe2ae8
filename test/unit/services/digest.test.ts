import { describe, expect, test } from "vitest";
import type { Key } from "../../../electron/core/model.ts";
import { digestDay, digestText } from "../../../electron/services/digest.ts";
import { watchDigest } from "../../../electron/services/digest-watch.ts";
import { fixedClock } from "../../fakes/fixed-clock.ts";
import { manualTimer } from "../../fakes/manual-timer.ts";
import { windowServices } from "../../helpers/window-services.ts";

const on = { digest: true, digestTime: "09:00" } as const;
const at = (instant: string, zone = "UTC") => fixedClock(instant, zone);

describe("when", () => {
  test.each([
    ["before its time", "2026-11-21T08:59:59.999Z", null, null],
    ["at its time", "2026-11-21T09:00:00.000Z", null, "2026-11-21"],
    ["later, when it was missed", "2026-11-21T23:59:00.000Z", "2026-11-20", "2026-11-21"],
    ["not twice a day", "2026-11-21T12:00:00.000Z", "2026-11-21", null],
    ["on another day, though the clock was set back", "2026-11-21T12:00:00.000Z", "2026-12-24", "2026-11-21"],
  ])("%s", (_, instant, last, expected) => {
    expect(digestDay(on, at(instant), last)).toBe(expected);
  });

  test("by the user's own clock and calendar", () => {
    expect(digestDay(on, at("2026-11-21T23:30:00.000Z", "Asia/Tokyo"), null)).toBeNull();
    expect(digestDay(on, at("2026-11-22T00:00:00.000Z", "Asia/Tokyo"), null)).toBe("2026-11-22");
    expect(digestDay({ ...on, digestTime: "00:00" }, at("2026-11-21T00:00:00.000Z"), null)).toBe(
      "2026-11-21",
    );
    expect(digestDay(on, at("2026-11-21T09:00:00.000Z", "No/Where"), null)).toBe("2026-11-21");
  });

  test("never, when it is off", () => {
    expect(digestDay({ ...on, digest: false }, at("2026-11-21T12:00:00.000Z"), null)).toBeNull();
  });
});

describe("what it says", () => {
  const key = (name: string, createdOn: string, more: Partial<Key> = {}): Key =>
    ({
      name,
      createdOn,
      expiresOn: null,
      archivedAt: null,
      project: null,
      environment: null,
      rotation: { policyDays: 90, snoozedUntil: null },
      ...more,
    }) as Key;
  const day = "2026-11-21";

  test("nothing, when nothing is due", () => {
    expect(digestText([], day, true)).toBeNull();
    expect(digestText([key("FRESH", "2026-11-01")], day, true)).toBeNull();
    expect(
      digestText([key("GONE", "2026-01-01", { archivedAt: `${day}T00:00:00.000Z` })], day, true),
    ).toBeNull();
  });

  test.each([
    ["2026-08-30", "STRIPE is due in 7 days"],
    ["2026-08-24", "STRIPE is due in 1 day"],
    ["2026-08-23", "STRIPE is due today"],
    ["2026-08-22", "STRIPE is overdue by 1 day"],
    ["2026-08-01", "STRIPE is overdue by 22 days"],
  ])("of one key made on %s: %s", (createdOn, title) => {
    expect(digestText([key("STRIPE", createdOn)], day, true)?.title).toBe(title);
    const hidden = digestText([key("STRIPE", createdOn)], day, false);
    expect(hidden?.title).toBe(title.replace("STRIPE", "A key"));
  });

  test("of several: counts, and the most urgent three by name where names may be shown", () => {
    const keys = ["A", "B", "C", "D"].map((name, index) => key(name, `2026-08-2${index}`));
    expect(digestText(keys, day, true)).toEqual({
      title: "4 keys are to be rotated",
      body: "3 overdue, 1 due within 14 days: A, B, C, 1 more.",
    });
    expect(digestText(keys, day, false)?.body).toBe("3 overdue, 1 due within 14 days.");
  });

  test("a hostile name is made harmless", () => {
    expect(digestText([key("A\u202eB\nC", "2026-01-01")], day, true)?.title).not.toMatch(/[\u202e\n]/);
  });
});

describe("the watch", () => {
  async function watching() {
    const services = await windowServices();
    await services.add("OLD", "not-a-real-key-77", { createdOn: "2026-01-01", policyDays: 90 });
    const timer = manualTimer();
    const shown: string[] = [];
    const opened: unknown[] = [];
    let choose = (): void => {};
    const start = (): (() => void) =>
      watchDigest(services.context, {
        timer,
        notify: ({ title }, chosen) => {
          shown.push(title);
          choose = chosen;
        },
        openAt: (event) => void opened.push(event),
      });
    return { services, timer, shown, opened, start, choose: () => choose() };
  }

  test("shows once a day, also after another start, and leads to the rotations", async () => {
    const { services, timer, shown, opened, start, choose } = await watching();
    const stop = start();
    await timer.pass(3 * 60_000);
    expect(shown).toEqual([expect.stringContaining("OLD is overdue by")]);
    stop();
    start();
    await timer.pass(60_000);
    expect(shown).toHaveLength(1);
    services.clock.advance(24 * 3_600_000);
    await timer.pass(60_000);
    expect(shown).toHaveLength(2);
    choose();
    expect(opened).toEqual([{ type: "command", id: "go.rotation" }]);
  });

  test("stays silent in the sample, when it is off, and after it was stopped", async () => {
    const { services, timer, shown, start } = await watching();
    services.sample = true;
    const stop = start();
    await timer.pass(60_000);
    services.sample = false;
    services.settings = { ...services.settings, digest: false };
    await timer.pass(60_000);
    stop();
    services.settings = { ...services.settings, digest: true };
    await timer.pass(300_000);
    expect(shown).toEqual([]);
    expect(timer.waiting).toBe(0);
  });
});
