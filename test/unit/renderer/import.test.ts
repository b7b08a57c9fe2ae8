import { expect, test } from "vitest";
import {
  canAdd,
  importText,
  noteOf,
  tickedAtFirst,
  ticksAfter,
} from "../../../renderer/features/import/words.ts";
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

test("in another place, ticks stay where they can, and what became free begins anew", () => {
  const before = [lineOf({}), lineOf({ index: 1 }), lineOf({ index: 2, state: "conflict" })];
  const after = [lineOf({}), lineOf({ index: 1 }), lineOf({ index: 2 })];
  expect([...ticksAfter(before, after, new Set([0]))]).toEqual([0, 2]);
  const taken = [lineOf({ state: "conflict" }), lineOf({ index: 1 })];
  expect([...ticksAfter(before, taken, new Set([0, 1]))]).toEqual([1]);
});

test("a note names providers as people do, and not beside a choice of them", () => {
  const note = "could be stripe";
  expect(noteOf(lineOf({ candidates: [stripe], note }))).toBe("could be Stripe");
  expect(noteOf(lineOf({ candidates: [stripe, openai], note }))).toBe("");
  expect(noteOf(lineOf({ state: "stored", candidates: [stripe, openai], note: "as A" }))).toBe("as A");
});
