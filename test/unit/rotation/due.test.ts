import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { addDays, defaultPolicyDays, dueList, rotationView } from "../../../electron/core/rotation/index.ts";
import type { RotatedKey } from "../../../electron/core/rotation/index.ts";

interface Dates {
  readonly created?: string;
  readonly expires?: string | null;
  readonly days?: number | null;
  readonly snoozed?: string | null;
}

const keyWith = ({
  created = "2026-09-01",
  expires = null,
  days = 90,
  snoozed = null,
}: Dates): RotatedKey => ({
  createdOn: created,
  expiresOn: expires,
  rotation: { policyDays: days, snoozedUntil: snoozed },
});

const named = (name: string, dates: Dates, more: { archivedAt?: string; environment?: string } = {}) => ({
  ...keyWith(dates),
  name,
  project: null,
  environment: more.environment ?? null,
  archivedAt: more.archivedAt ?? null,
});

describe("when a key is due", () => {
  test.each<[string, Dates, string | null]>([
    ["the policy counts from the day of creation", {}, "2026-11-30"],
    ["a known expiry comes first when it is earlier", { expires: "2026-11-01" }, "2026-11-01"],
    ["and not when it is later", { expires: "2027-11-01" }, "2026-11-30"],
    ["a snooze moves the date", { snoozed: "2026-12-24" }, "2026-12-24"],
    ["but not to an earlier one", { snoozed: "2026-10-01" }, "2026-11-30"],
    ["and never beyond the expiry", { snoozed: "2027-06-01", expires: "2026-12-10" }, "2026-12-10"],
    ["an expiry counts without a policy", { days: null, expires: "2027-01-05" }, "2027-01-05"],
    [
      "where a snooze changes nothing",
      { days: null, expires: "2027-01-05", snoozed: "2027-02-01" },
      "2027-01-05",
    ],
    ["no policy and no expiry: never", { days: null }, null],
    ["a year from a leap day is the day before March", { created: "2028-02-29", days: 365 }, "2029-02-28"],
    ["a leap day can be the due day", { created: "2027-12-01", days: 90 }, "2028-02-29"],
    ["2100 has no leap day", { created: "2100-02-28", days: 1 }, "2100-03-01"],
    ["the longest policy", { created: "2026-01-01", days: 3650 }, "2035-12-30"],
  ])("%s", (_what, dates, dueOn) => {
    expect(rotationView(keyWith(dates), "2026-01-01").dueOn).toBe(dueOn);
  });

  test.each([
    ["2026-11-15", "ok"],
    ["2026-11-16", "due-soon"],
    ["2026-11-29", "due-soon"],
    ["2026-11-30", "due-soon"],
    ["2026-12-01", "overdue"],
  ])("due on 2026-11-30, seen on %s: %s", (day, state) => {
    expect(rotationView(keyWith({}), day).state).toBe(state);
  });

  test("no date is no state", () => {
    expect(rotationView(keyWith({ days: null }), "2026-11-21")).toEqual({
      policyDays: null,
      dueOn: null,
      state: "none",
    });
  });

  test("a snooze never makes a key due earlier, and no key outlives its expiry", () => {
    const day = fc.integer({ min: 0, max: 5000 }).map((days) => addDays("2024-01-01", days));
    const keys = fc.record({
      created: day,
      expires: fc.option(day),
      days: fc.option(fc.integer({ min: 1, max: 3650 })),
      snoozed: fc.option(day),
    });
    fc.assert(
      fc.property(keys, day, (dates, date) => {
        const { dueOn } = rotationView(keyWith(dates), date);
        const unsnoozed = rotationView(keyWith({ ...dates, snoozed: null }), date).dueOn;
        if (unsnoozed !== null) expect(dueOn! >= unsnoozed).toBe(true);
        if (dates.expires !== null) expect(dueOn! <= dates.expires).toBe(true);
        expect(dueOn === null).toBe(dates.days === null && dates.expires === null);
      }),
    );
  });

  test("a key passes through the states in one order only", () => {
    const order = ["ok", "due-soon", "overdue"];
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 3650 }), fc.array(fc.nat({ max: 4000 })), (days, offsets) => {
        const states = offsets
          .sort((one, other) => one - other)
          .map((offset) => rotationView(keyWith({ days }), addDays("2026-09-01", offset)).state);
        expect(states).toEqual([...states].sort((one, other) => order.indexOf(one) - order.indexOf(other)));
      }),
    );
  });
});

describe("the due list", () => {
  const keys = [
    named("LATER", { created: "2026-11-20" }),
    named("SOON", { created: "2026-08-30" }),
    named("OVERDUE", { created: "2026-08-01" }),
    named("TODAY", { expires: "2026-11-21" }),
    named("GONE", { created: "2026-01-01" }, { archivedAt: "2026-02-01T00:00:00.000Z" }),
    named("NEVER", { days: null }),
  ];

  test("holds what is overdue or due in time, the most urgent first", () => {
    expect(dueList(keys, "2026-11-21", 14).map(({ key, daysLeft }) => [key.name, daysLeft])).toEqual([
      ["OVERDUE", -22],
      ["TODAY", 0],
      ["SOON", 7],
    ]);
  });

  test("the last day of the span is part of it", () => {
    expect(dueList(keys, "2026-11-21", 7)).toHaveLength(3);
    expect(dueList(keys, "2026-11-21", 6)).toHaveLength(2);
    expect(dueList(keys, "2026-11-21", 0).map(({ key }) => key.name)).toEqual(["OVERDUE", "TODAY"]);
  });

  test("ties are put in order by name and environment, whatever the order of the input", () => {
    const twins = [
      named("B", {}),
      named("A", {}, { environment: "prod" }),
      named("A", {}, { environment: "dev" }),
    ];
    const order = (list: typeof twins) =>
      dueList(list, "2026-11-21", 30).map(({ key }) => `${key.name} ${key.environment}`);
    expect(order(twins)).toEqual(["A dev", "A prod", "B null"]);
    expect(order(twins.toReversed())).toEqual(order(twins));
  });
});

test("a new key gets its provider's documented days, else 90", () => {
  expect(defaultPolicyDays({ rotation: { days: 30 } })).toBe(30);
  expect(defaultPolicyDays({ rotation: { days: null } })).toBe(90);
  expect(defaultPolicyDays(null)).toBe(90);
});
