import { expect, test } from "vitest";
import { dueGroups } from "../../../renderer/features/rotation/groups.ts";
import type { KeyRow } from "../../../renderer/store/state.ts";

const today = "2026-11-21";
const key = (name: string, rotation: Partial<KeyRow["rotation"]>, archivedAt: string | null = null): KeyRow =>
  ({
    name,
    archivedAt,
    rotation: { state: "ok", dueOn: null, policyDays: 90, snoozedUntil: null, ...rotation },
  }) as KeyRow;

const names = (keys: readonly KeyRow[]) =>
  dueGroups(keys, today).map((group) => [group.id, group.keys.map(({ name }) => name)]);

test("the most urgent group comes first, and within it what is due first", () => {
  expect(
    names([
      key("LATER", { dueOn: "2027-03-01" }),
      key("SOON", { state: "due-soon", dueOn: "2026-11-28" }),
      key("SOONER", { state: "due-soon", dueOn: "2026-11-23" }),
      key("NEVER", { state: "none", policyDays: null }),
      key("OVERDUE", { state: "overdue", dueOn: "2026-10-01" }),
    ]),
  ).toEqual([
    ["overdue", ["OVERDUE"]],
    ["soon", ["SOONER", "SOON"]],
    ["later", ["LATER"]],
    ["none", ["NEVER"]],
  ]);
});

test("a key is snoozed until its date has come", () => {
  const snoozed = key("SNOOZED", { dueOn: "2026-12-01", snoozedUntil: "2026-12-01" });
  const over = key("OVER", { dueOn: "2026-12-01", snoozedUntil: today });
  expect(names([snoozed, over])).toEqual([
    ["snoozed", ["SNOOZED"]],
    ["later", ["OVER"]],
  ]);
});

test("archived keys are not due", () => {
  expect(names([key("OLD", { state: "overdue", dueOn: "2026-10-01" }, "2026-11-01T00:00:00.000Z")])).toEqual(
    [],
  );
});
