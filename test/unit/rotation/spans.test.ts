import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { maximumDays, parsePolicy, parseSpan } from "../../../electron/core/rotation/index.ts";

const refused = { ok: false, error: { code: "invalid-input" } };

describe("a span of time", () => {
  test.each([
    ["14d", 14],
    ["0d", 0],
    ["12w", 84],
    ["6m", 180],
    ["1y", 365],
    [" 90D ", 90],
    ["3650d", 3650],
    ["10y", 3650],
  ])("%j is %i days", (text, days) => {
    expect(parseSpan(text)).toEqual({ ok: true, value: days });
  });

  test.each([
    "",
    "d",
    "14",
    "-1d",
    "1.5d",
    "14 d",
    "14h",
    "1d1w",
    "1e3d",
    "99999d",
    "３d",
    "3651d",
    "11y",
    "522w",
  ])("refuses %j", (text) => expect(parseSpan(text)).toMatchObject(refused));

  test("is never negative, never above ten years and never a fraction", () => {
    fc.assert(
      fc.property(fc.nat({ max: 9999 }), fc.constantFrom("d", "w", "m", "y"), (count, unit) => {
        const span = parseSpan(`${count}${unit}`);
        if (!span.ok) return;
        expect(Number.isInteger(span.value)).toBe(true);
        expect(span.value).toBeGreaterThanOrEqual(0);
        expect(span.value).toBeLessThanOrEqual(maximumDays);
      }),
    );
  });

  test("any text gets an answer, and the answer does not quote it", () => {
    fc.assert(
      fc.property(fc.string({ minLength: 8 }), (text) => {
        const span = parseSpan(`key-${text}`);
        expect(span).toMatchObject(refused);
        expect(JSON.stringify(span)).not.toContain(`key-${text}`);
      }),
    );
  });
});

describe("a policy", () => {
  test("none is a policy of its own", () => {
    expect(parsePolicy("none")).toEqual({ ok: true, value: null });
    expect(parsePolicy(" NONE ")).toEqual({ ok: true, value: null });
  });

  test("takes spans from one day to ten years", () => {
    expect(parsePolicy("1d")).toEqual({ ok: true, value: 1 });
    expect(parsePolicy("10y")).toEqual({ ok: true, value: maximumDays });
  });

  test.each(["0d", "0y", "never", "", "3651d"])("refuses %j", (text) => {
    expect(parsePolicy(text)).toMatchObject(refused);
  });
});
