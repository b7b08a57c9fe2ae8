import { describe, expect, test } from "vitest";
import { activityKinds } from "../../../electron/core/model.ts";
import { activityGroups, daysOf, filterActivity } from "../../../renderer/features/activity/days.ts";
import type { ActivityEntry } from "../../../renderer/store/state.ts";

let nextId = 1;
const entry = (at: Date, change: Partial<ActivityEntry> = {}): ActivityEntry => ({
  id: nextId++,
  at: at.toISOString(),
  kind: "key-added",
  keyId: null,
  keyName: null,
  text: "Added STRIPE_SECRET_KEY",
  undo: null,
  ...change,
});
/** Local noon, so that no time zone moves it to another day. */
const noon = (day: number): Date => new Date(2026, 10, day, 12);

test("activity is grouped by the user's day, with words for the newest two", () => {
  const days = daysOf(
    [entry(noon(21)), entry(noon(21)), entry(noon(20)), entry(noon(2))],
    noon(21).getTime(),
  );
  expect(days.map(({ title, entries }) => [title, entries.length])).toEqual([
    ["Today", 2],
    ["Yesterday", 1],
    ["Monday, 2 Nov 2026", 1],
  ]);
});

describe("the filter", () => {
  const entries = [
    entry(noon(21)),
    entry(noon(21), { kind: "key-checked", text: "Checked it: valid", keyName: "GITHUB_TOKEN" }),
    entry(noon(21), { kind: "env-written", text: "Wrote 3 variables to ~/shop/.env" }),
  ];

  test("by kind", () => {
    expect(filterActivity(entries, "files", "")).toEqual([entries[2]]);
    expect(filterActivity(entries, "", "")).toEqual(entries);
  });

  test("by text, in the sentence and in the key's name, in any case", () => {
    expect(filterActivity(entries, "", "github")).toEqual([entries[1]]);
    expect(filterActivity(entries, "keys", "github")).toEqual([]);
  });

  test("every kind of the model is in exactly one group", () => {
    const grouped = activityGroups.flatMap(({ kinds }) => [...kinds]);
    expect(grouped.toSorted()).toEqual([...activityKinds].toSorted());
  });
});
