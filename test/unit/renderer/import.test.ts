import { expect, test } from "vitest";
import { canAdd, importText, tickedAtFirst } from "../../../renderer/features/import/words.ts";
import type { ImportLine } from "../../../renderer/store/state.ts";

const lineOf = (change: Partial<ImportLine>): ImportLine => ({
  index: 0,
  variable: "STRIPE_SECRET_KEY",
  masked: "••••••••",
  state: "new",
  provider: null,
  candidates: [],
  note: "",
  ...change,
});

const stripe = { provider: "stripe", name: "Stripe" };
const openai = { provider: "openai", name: "OpenAI" };

test("a new line with a sure provider, or with none at all, is ticked at first", () => {
  expect(tickedAtFirst(lineOf({ provider: "stripe", candidates: [stripe] }))).toBe(true);
  expect(tickedAtFirst(lineOf({}))).toBe(true);
});

test("a line that could be of several providers waits for the user", () => {
  expect(tickedAtFirst(lineOf({ candidates: [stripe, openai] }))).toBe(false);
});

test.each(["stored", "repeated", "conflict", "field", "placeholder", "not-a-key", "bad-name"] as const)(
  "a line that is %s cannot be added",
  (state) => {
    expect(canAdd(lineOf({ state }))).toBe(false);
    expect(tickedAtFirst(lineOf({ state, provider: "stripe" }))).toBe(false);
  },
);

test("says how many are imported", () => {
  expect(importText(1)).toBe("Import 1 key");
  expect(importText(1200)).toBe("Import 1,200 keys");
});
