import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { display } from "../../../electron/core/redaction/index.ts";

const anyText = fc.oneof(
  fc.string({ unit: "binary", maxLength: 200 }),
  fc.string({ unit: "grapheme", maxLength: 200 }),
  fc
    .array(fc.integer({ min: 0, max: 0xffff }), { maxLength: 120 })
    .map((units) => String.fromCharCode(...units)),
);

describe("display", () => {
  test.each([
    ["\u001b[31mred", "\\u{1b}[31mred"],
    ["a\u009b2Jb", "a\\u{9b}2Jb"],
    ["invoice\u202efdp.exe", "invoice\\u{202e}fdp.exe"],
    ["pay\u200bpal", "pay\\u{200b}pal"],
    ["two\nlines\ttab\r", "two\\u{a}lines\\u{9}tab\\u{d}"],
    ["line\u2028end\u2029", "line\\u{2028}end\\u{2029}"],
    ["del\u007f", "del\\u{7f}"],
    ["lone \ud800 half", "lone \\u{d800} half"],
    ["tag\u{e0041}", "tag\\u{e0041}"],
    ["filler\u3164", "filler\\u{3164}"],
    ["Zoe\u0308 漢字 😀", "Zoë 漢字 😀"],
    ["", ""],
  ])("%j becomes %j", (text, expected) => {
    expect(display(text)).toBe(expected);
  });

  test("cuts at the maximum and never in the middle of an escape", () => {
    expect(display("x".repeat(81))).toBe(`${"x".repeat(79)}…`);
    expect(display("x".repeat(80))).toBe("x".repeat(80));
    expect(display(`${"x".repeat(6)}\u001b${"y".repeat(9)}`, 10)).toBe("xxxxxx…");
  });

  test("property: one line without control, direction or invisible characters, within the maximum", () => {
    fc.assert(
      fc.property(anyText, fc.integer({ min: 1, max: 100 }), (text, maximum) => {
        const shown = display(text, maximum);
        expect(shown).not.toMatch(/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/u);
        expect(Array.from(shown).length).toBeLessThanOrEqual(maximum);
        expect(shown.isWellFormed()).toBe(true);
      }),
      { numRuns: 1_000 },
    );
  });

  test("property: showing twice changes nothing more", () => {
    fc.assert(fc.property(anyText, (text) => display(display(text)) === display(text)));
  });
});
