/** No pattern of a key can be made slow by a crafted text. */
import { checkSync } from "recheck";
import { describe, expect, test } from "vitest";
import { catalogue } from "../../../electron/core/providers/index.ts";
import { unsafePattern } from "../../../electron/core/providers/pattern-safety.ts";

const patterns = [
  ...new Set(catalogue.flatMap(({ formats }) => formats.flatMap(({ pattern }) => pattern ?? []))),
];

describe("every pattern of the catalogue", () => {
  test("is anchored, bounded and without nesting", () => {
    expect(patterns.filter((pattern) => unsafePattern(pattern) !== null)).toEqual([]);
  });

  test("is safe to a checker that looks for attacks", { timeout: 120_000 }, () => {
    const found = patterns.filter((pattern) => checkSync(pattern, "", { timeout: 20_000 }).status !== "safe");
    expect(found).toEqual([]);
  });
});

test("that checker finds a slow pattern", () => {
  expect(checkSync("^(?:[A-Za-z0-9]+[-_]?)+$", "").status).toBe("vulnerable");
});
