/** No pattern of a key can be made slow by a crafted text. */
import { checkSync } from "recheck";
import { describe, expect, test } from "vitest";
import { catalogue } from "../../../electron/core/providers/index.ts";
import { unsafePattern } from "../../../electron/core/providers/pattern-safety.ts";
import { readPattern, roomOf } from "../../../electron/core/providers/pattern-shape.ts";

const patterns = [
  ...new Set(catalogue.flatMap(({ formats }) => formats.flatMap(({ pattern }) => pattern ?? []))),
];

/**
 * The pattern as an attacker would wish it: every repetition of variable length without an upper bound,
 * but for the one or two signs by which some keys end. Safe like that, it is safe within its bounds.
 * The fixed text at the beginning is left out, since it is tried once, and fixed repetitions are two: so
 * hundreds of patterns become about a hundred.
 */
function unbounded(pattern: string): string {
  const body = pattern.slice(1, -1).replace(/^(?:\\.|[A-Za-z0-9 _:@/%=,~-](?!\{))+/, "");
  const loose = body.replace(/\{(\d+),(\d+)\}/g, (_repeat, least: string, most: string) =>
    Number(most) - Number(least) <= 2 ? `{${least},${most}}` : least === "0" ? "*" : "+",
  );
  return `^${loose.replace(/\{\d+\}/g, "{2}")}$`;
}

const isSafe = (pattern: string): boolean => checkSync(pattern, "", { timeout: 20_000 }).status === "safe";

describe("every pattern of the catalogue", () => {
  test("is anchored, bounded and without nesting", () => {
    expect(patterns.filter((pattern) => unsafePattern(pattern) !== null)).toEqual([]);
  });

  test("is safe to a checker that looks for attacks", { timeout: 120_000 }, () => {
    const forms = [...new Set(patterns.map(unbounded))];
    expect(forms.filter((form) => !isSafe(form))).toEqual([]);
  });
});

test.each(["^(?:[A-Za-z0-9]+[-_]?)+$", unbounded("^ab_[a-z]{10,50}[a-z0-9]{1,90}[a-z]{3,40}$")])(
  "that checker finds the slow %s",
  (pattern) => {
    expect(isSafe(pattern)).toBe(false);
  },
);

describe("a pattern's shape", () => {
  const shapeOf = (pattern: string) => {
    const shape = readPattern(pattern);
    if (typeof shape === "string") throw new Error(shape);
    return shape;
  };

  test("lengths and fixed characters", () => {
    expect(shapeOf("^sk_[0-9a-f]{8}-[A-Za-z0-9_]{2,3}={0,2}$")).toMatchObject({
      least: 14,
      most: 17,
      fixed: 4,
    });
    expect(shapeOf("^a\\.b{3}[x.-]$").parts.map(({ choices }) => choices)).toEqual([1, 1, 1, 3]);
  });

  test("how many texts fit, as a power of two", () => {
    expect(roomOf(shapeOf("^sk_[0-9a-f]{8}$"), 11)).toBe(32);
    expect(roomOf(shapeOf("^[a-p]{2}[A-Za-z0-9_-]{2,3}$"), 4)).toBe(8 + 12 + 1);
    expect(roomOf(shapeOf("^[a-p]{2}[A-Za-z0-9_-]{2,3}$"), 5)).toBe(8 + 18 + 1);
  });

  test.each(["sk_[a-z]{3}$", "^sk_[a-z]+$", "^(?:a|b)$", "^a{3,}$", "^[a-z]{5,3}$", "^a.c$", "^$"])(
    "%s is not allowed",
    (pattern) => {
      expect(unsafePattern(pattern)).not.toBeNull();
    },
  );
});
