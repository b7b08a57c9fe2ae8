/** docs/providers.md is what the catalogue says. */
import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { catalogue } from "../../../electron/core/providers/index.ts";
import { providersDocument, providersFile } from "../../../scripts/docs.ts";

test("the file is up to date (npm run docs)", () => {
  expect(readFileSync(providersFile, "utf8")).toBe(providersDocument(catalogue));
});

test("every provider has a row of seven cells with its id, under a heading", () => {
  const lines = providersDocument(catalogue).split("\n");
  const rows = lines.filter((line) => line.startsWith("| ") && !/^\| (?:Provider|---) /.test(line));
  expect(rows.length).toBe(catalogue.length);
  for (const row of rows) expect(row.replaceAll("\\|", "").split("|").length).toBe(9);
  for (const { id } of catalogue) expect(rows.filter((row) => row.includes(` \`${id}\` |`)).length).toBe(1);
  expect(lines.filter((line) => line.startsWith("## ")).length).toBe(20);
});

test("a category without a heading is told, not left out", () => {
  const [first] = catalogue;
  if (first === undefined) throw new Error("no provider");
  expect(() => providersDocument([{ ...first, category: "gardening" }])).toThrow("gardening");
});
