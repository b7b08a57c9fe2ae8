/** Search engines and scraping: what special answers prove, and what is never asked. */
import { expect, test } from "vitest";
import { findProvider } from "../../../electron/core/providers/index.ts";
import { verdictOn } from "../../helpers/provider-verdict.ts";

test.each<readonly [string, number, unknown, string]>([
  ["apollo", 200, { healthy: true, is_logged_in: true }, "valid"],
  ["apollo", 200, { healthy: true, is_logged_in: false }, "rejected invalid"],
  ["apollo", 200, { healthy: true }, "unreachable unexpected"],
  ["serpapi", 200, { account_email: "a@example.com" }, "valid"],
  ["serpapi", 200, {}, "unreachable unexpected"],
  ["peopledatalabs", 402, { error: {} }, "limited no-credit"],
  ["scraperapi", 403, { error: "Unauthorized" }, "rejected invalid"],
  ["scraperapi", 403, "<html></html>", "unreachable unexpected"],
  ["scraperapi", 200, { requestLimit: 1000 }, "valid"],
  ["zenrows", 402, {}, "limited no-credit"],
  ["apify", 200, { data: { username: "somebody" } }, "valid"],
  ["browserbase", 200, [{ name: "Production" }], "valid"],
])("%s answers %i: %j", (id, status, body, expected) => {
  expect(verdictOn(id, status, body)).toBe(expected);
});

test("nobody is asked who charges for every question", () => {
  for (const id of ["kagi", "you-com", "wolframalpha"])
    expect(findProvider(id)?.check).toMatchObject({ kind: "none" });
});
