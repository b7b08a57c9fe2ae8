/** Shops and shipping: what special answers prove. */
import { expect, test } from "vitest";
import { checkFor, findProvider } from "../../../electron/core/providers/index.ts";
import { verdictOn } from "../../helpers/provider-verdict.ts";

test.each<readonly [string, number, unknown, string]>([
  ["shopify", 200, { shop: { name: "Example" } }, "valid"],
  ["shopify", 402, { errors: "Unavailable Shop" }, "unreachable unexpected"],
  ["shopify", 404, { errors: "Not Found" }, "unreachable unexpected"],
  ["shopify", 423, { errors: "Locked" }, "unreachable unexpected"],
  ["shopify", 401, { errors: "[API] Invalid API key or access token" }, "rejected invalid"],
  ["etsy", 200, { application_id: 1 }, "valid"],
  ["etsy", 403, { error: "Shared secret is required in x-api-key header." }, "unreachable unexpected"],
  ["etsy", 403, { error: "API key not found or not active" }, "rejected invalid"],
  ["etsy", 403, "<html></html>", "unreachable unexpected"],
  ["easypost", 200, { carriers: [] }, "valid"],
  ["shippo", 200, { results: [] }, "valid"],
  ["lob", 200, { data: [] }, "valid"],
])("%s answers %i: %j", (id, status, body, expected) => {
  expect(verdictOn(id, status, body)).toBe(expected);
});

test("the secret of an app is never sent to a shop", () => {
  const provider = findProvider("shopify");
  if (provider === null) throw new Error("no shopify");
  expect(checkFor(provider, `shpss_${"0".repeat(32)}`)).toMatchObject({ kind: "none" });
  expect(checkFor(provider, `shpat_${"0".repeat(32)}`)).toMatchObject({ kind: "request" });
});
