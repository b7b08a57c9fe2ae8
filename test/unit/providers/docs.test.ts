/** docs/providers.md is what the catalogue says. */
import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { catalogue } from "../../../electron/core/providers/index.ts";
import { providersDocument, providersFile } from "../../../scripts/docs.ts";

test("the file is up to date (npm run docs)", () => {
  expect(readFileSync(providersFile, "utf8")).toBe(providersDocument(catalogue));
});

test("every provider has a row of six cells with its id", () => {
  const rows = providersDocument(catalogue)
    .split("\n")
    .filter((line) => line.startsWith("| "))
    .slice(2);
  expect(rows.length).toBe(catalogue.length);
  for (const row of rows) expect(row.replaceAll("\\|", "").split("|").length).toBe(8);
  for (const { id } of catalogue) expect(rows.filter((row) => row.includes(` \`${id}\` |`)).length).toBe(1);
});
