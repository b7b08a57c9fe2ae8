import { describe, expect, test } from "vitest";
import { agoWords, countWords, rowView, statusWord } from "../../../renderer/features/keys/row.ts";
import { keyRow, now, today } from "./rows.ts";

const due = (from: string, dueOn: string) =>
  rowView(keyRow({ rotation: { dueOn }, createdOn: "2026-01-01" }), from, now).due.word;

const view = (change: Parameters<typeof keyRow>[0]) => rowView(keyRow(change), today, now);

test("a status is its word, and a text that is none stays as it is", () => {
  expect(statusWord("unchecked")).toBe("Not checked");
  expect(statusWord("toString")).toBe("toString");
});

describe("a line in words", () => {
  test("a valid key that is not due", () => {
    expect(view({})).toEqual({
      id: "1",
      name: "STRIPE_SECRET_KEY",
      variable: "STRIPE_SECRET_KEY",
      owner: "Stripe",
      project: "web",
      environment: { word: "prod", live: true },
      check: { glyph: "valid", tone: "ok", word: "Valid", detail: "2 min ago" },
      age: "41 d",
      createdOn: "2026-10-11",
      due: { glyph: null, tone: "idle", word: "in 49 d", detail: null },
      dueOn: "2027-01-09",
      label: "STRIPE_SECRET_KEY, Stripe, valid, web, prod, due in 49 days",
    });
  });

  test.each([
    [{ status: "limited", reason: "no-credit" }, "limited", "Limited", "no credit, 2 min ago"],
    [{ status: "rejected", reason: "revoked" }, "rejected", "Rejected", "revoked, 2 min ago"],
    [{ status: "unchecked", at: null }, "unchecked", "Not checked", null],
    [
      { status: "uncheckable", reason: "It offers no check.", at: null },
      "uncheckable",
      "No check",
      "It offers no check.",
    ],
  ] as const)("a check that said %j", (check, glyph, word, detail) => {
    expect(view({ check }).check).toMatchObject({ glyph, word, detail });
  });

  test("an unreachable provider says nothing of the key: the last definite answer stays", () => {
    const definite = { status: "valid", at: "2026-11-18T08:00:00.000Z" } as const;
    const check = { status: "unreachable", reason: "timeout" } as const;
    expect(view({ check: { ...check, definite } }).check).toEqual({
      glyph: "unreachable",
      tone: "idle",
      word: "Unreachable",
      detail: "timed out, valid 3 d ago",
    });
    expect(view({ check }).check.detail).toBe("timed out");
  });

  test.each([
    ["none", null, null, "no policy"],
    ["ok", "2026-12-31", null, "in 40 d"],
    ["due-soon", "2026-11-28", "due-soon", "in 7 d"],
    ["due-soon", "2026-11-21", "due-soon", "today"],
    ["overdue", "2026-10-11", "overdue", "41 d overdue"],
    ["rotating", "2026-11-28", "due-soon", "rotating"],
  ] as const)("rotation %s on %s", (state, dueOn, glyph, word) => {
    expect(view({ rotation: { state, dueOn } }).due).toMatchObject({ glyph, word });
  });

  test("days are calendar days, over the change to and from summer time and a leap day", () => {
    expect(due("2026-03-28", "2026-03-30")).toBe("in 2 d");
    expect(due("2026-10-24", "2026-10-26")).toBe("in 2 d");
    expect(due("2028-02-28", "2028-03-01")).toBe("in 2 d");
  });

  test.each([
    [{ rotation: { state: "none", dueOn: null } }, "web, prod, no rotation policy"],
    [{ rotation: { state: "due-soon", dueOn: "2026-11-22" } }, "web, prod, due in 1 day"],
    [{ rotation: { state: "due-soon", dueOn: today } }, "web, prod, due today"],
    [{ rotation: { state: "overdue", dueOn: "2026-10-11" } }, "web, prod, 41 days overdue"],
    [{ rotation: { state: "rotating" }, project: null }, "valid, prod, being rotated"],
    [{ archivedAt: "2026-11-20T09:00:00.000Z" }, "due in 49 days, archived"],
  ] as const)("a screen reader hears %j", (change, words) => {
    const { label } = view(change);
    expect(label.startsWith("STRIPE_SECRET_KEY, Stripe, valid")).toBe(true);
    expect(label.endsWith(words)).toBe(true);
  });

  test("what has no value is empty, not a word", () => {
    const line = view({ project: null, environment: null, variable: "OTHER_NAME" });
    expect(line).toMatchObject({ project: "", environment: null, variable: "OTHER_NAME" });
    expect(view({ environment: "dev" }).environment).toEqual({ word: "dev", live: false });
  });
});

test.each([
  [0, "just now"],
  [59_000, "just now"],
  [60_000, "1 min ago"],
  [3_599_000, "59 min ago"],
  [3_600_000, "1 h ago"],
  [86_400_000, "1 d ago"],
  [-5_000, "just now"],
])("%i ms ago is %s", (age, words) => {
  expect(agoWords(new Date(now - age).toISOString(), now)).toBe(words);
});

test("counts", () => {
  expect([0, 1, 18, 10_000].map(countWords)).toEqual(["0 keys", "1 key", "18 keys", "10,000 keys"]);
});
