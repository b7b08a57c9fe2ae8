import { parse as parseDotenv } from "dotenv";
import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  isPlaceholder,
  parseDocument,
  parseForImport,
  valuesOf,
} from "../../../electron/core/envfile/index.ts";
import { nastyFile } from "../../helpers/nasty-text.ts";

const imported = (text: string) => {
  const result = parseForImport(Buffer.from(text));
  if (!result.ok) throw new Error(result.error.message);
  const entries = result.value.entries.map(({ name, value, line }) => [name, value.revealText(), line]);
  return { entries, problems: result.value.problems };
};

test("reads values as npm dotenv does", () => {
  expect(
    imported(
      [
        "# c",
        "A=plain # c",
        "export B='x \\n y'",
        'C="x\\ny"',
        "D=`it's`",
        "E=",
        "F: yaml",
        'G="one',
        'two"',
        "H = spaced ",
      ].join("\r\n"),
    ).entries,
  ).toEqual([
    ["A", "plain", 2],
    ["B", "x \\n y", 3],
    ["C", "x\ny", 4],
    ["D", "it's", 5],
    ["E", "", 6],
    ["F", "yaml", 7],
    ["G", "one\ntwo", 8],
    ["H", "spaced", 10],
  ]);
});

test("reads any file of ordinary lines exactly as npm dotenv does", () => {
  fc.assert(
    fc.property(nastyFile, (file) => {
      // npm dotenv looks for the value behind line ends and takes U+FEFF for a blank; nobody writes that.
      fc.pre(
        !/[=:][ \t]*(?:[\r\n]+\s*['"`]|\ufeff)/.test(file) &&
          !file.includes("\ufeff") &&
          !/^\s*=|[A-K][ \t]*[\r\n]+\s*=/m.test(file),
      );
      const values = Object.fromEntries(valuesOf(parseDocument(file)));
      expect(values).toEqual(parseDotenv(file));
    }),
    { numRuns: 3_000 },
  );
});

test("the last of a repeated name counts, and every doubtful line is named", () => {
  const { entries, problems } = imported("A=1\nnonsense\nA=2\nB='open\nC=x#y\n");
  expect(entries).toEqual([
    ["A", "2", 3],
    ["B", "'open", 4],
    ["C", "x", 5],
  ]);
  expect(problems.map((problem) => problem.line)).toEqual([1, 2, 4, 5]);
  expect(JSON.stringify(problems)).not.toContain("nonsense");
});

test("refuses more than 1 MB and binary files", () => {
  const big = parseForImport(Buffer.alloc(1024 * 1024 + 1, "a"));
  const binary = parseForImport(Buffer.from("A=1\0"));
  expect([big.ok ? "" : big.error.code, binary.ok ? "" : binary.error.code]).toEqual([
    "malformed",
    "malformed",
  ]);
});

test("1 MB of unclosed quotes and backslashes is read in a moment", () => {
  for (const line of ["A='\\'x\n", 'A="\n', "A=' \n", "export export ", "A=\\'#", "A = ' # "]) {
    const bytes = Buffer.from(line.repeat(Math.floor((1024 * 1024) / line.length)));
    const started = performance.now();
    expect(parseForImport(bytes).ok).toBe(true);
    expect(performance.now() - started).toBeLessThan(3_000);
  }
});

describe("a placeholder", () => {
  test.each([
    "",
    "true",
    "3000",
    "1234567890",
    "your-api-key",
    "your_key_here",
    "<your-token>",
    "xxxxxxxx",
    "sk-xxxxxxxxxxxx",
    "sk_live_your_key_here",
    "changeme",
    "change-me",
    "${OTHER_KEY}",
    "$OTHER_KEY",
    "{{ token }}",
    "paste-your-key-here",
    "--------",
    "REPLACE_ME",
    "insert your key",
  ])("%j is one", (value) => {
    expect(isPlaceholder(value)).toBe(true);
  });

  test.each([
    "sk_live_" + "a1".repeat(12),
    "enterprise-" + "a1".repeat(8),
    "https://x.example/" + "a1".repeat(8),
  ])("%j is none", (value) => {
    expect(isPlaceholder(value)).toBe(false);
  });
});
