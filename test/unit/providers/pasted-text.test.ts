/** What is taken off a pasted text, and that nothing else is. */
import fc from "fast-check";
import { expect, test } from "vitest";
import { cleanPastedText } from "../../../electron/core/providers/index.ts";

const key = `test_${"0aB-".repeat(10)}`;

test.each<readonly [string, string | null, readonly string[]]>([
  [key, null, []],
  [`  ${key}\n`, null, ["blanks and line breaks at the ends"]],
  [`"${key}"`, null, ["quotes"]],
  [`'${key}',`, null, ["quotes"]],
  [`“${key}”`, null, ["quotes"]],
  [`API_KEY=${key}`, "API_KEY", ["the variable's name"]],
  [`api_key = ${key}`, "api_key", ["the variable's name", "blanks and line breaks at the ends"]],
  [`export API_KEY="${key}"`, "API_KEY", ["the variable's name", "quotes"]],
  [
    `$env:API_KEY = '${key}'`,
    "API_KEY",
    ["the variable's name", "blanks and line breaks at the ends", "quotes"],
  ],
  [`Bearer ${key}`, null, ['the word "Bearer"']],
  [`Authorization: Bearer ${key}`, null, ['the word "Bearer"']],
  [`${key.slice(0, 20)}\n${key.slice(20)}`, null, ["line breaks"]],
  [`${key.slice(0, 20)}\u200b${key.slice(20)}\ufeff`, null, ["invisible characters"]],
])("%j", (pasted, variable, removed) => {
  expect(cleanPastedText(pasted)).toEqual({ text: key, variable, removed });
});

test.each([
  ["the lines of a private key", "-----BEGIN PRIVATE KEY-----\nAAAA\nBBBB\n-----END PRIVATE KEY-----"],
  ["the lines of a document", '{\n  "type": "service_account"\n}'],
  ["the lines of a configuration", "apiVersion: v1\nkind: Config\ntoken: abc"],
  ["several assignments", "FIRST=1\nSECOND=2"],
  ["an equals sign at the end", "dGVzdA=="],
  ["a name without a value", "API_KEY="],
  ["an equals sign inside", `${"aB3".repeat(30)}=${"x".repeat(43)}`],
  ["a blank inside", "FlyV1 fm2_AAAA"],
  ["one quote", '"abc'],
])("%s stays", (_name, text) => {
  expect(cleanPastedText(text)).toEqual({ text, variable: null, removed: [] });
});

test("a private key in a variable keeps its lines", () => {
  const block = "-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----";
  expect(cleanPastedText(`KEY="${block}"\n`)).toMatchObject({ text: block, variable: "KEY" });
});

test("cleaning twice changes nothing more, for any text of ordinary nesting", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary", maxLength: 60 }), (text) => {
      const once = cleanPastedText(text).text;
      const wrapped = cleanPastedText(`export NAME="${once}"`);
      if (!/["'`“”‘’=\s,;]/.test(once) && once !== "") expect(wrapped.text).toBe(once);
    }),
    { numRuns: 500, seed: 7 },
  );
});
