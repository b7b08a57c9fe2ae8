import { expect, test } from "vitest";
import { nearest } from "../../../electron/cli/nearest.ts";

test.each([
  ["lst", "list"],
  ["chekc", "check"],
  ["ad", "add"],
  ["dcotor", "doctor"],
  ["rotate", null],
  ["zzz", null],
  ["x".repeat(100_000), null],
])("%s", (word, expected) => {
  expect(nearest(word, ["list", "check", "add", "doctor", "demo"])).toBe(expected);
});
