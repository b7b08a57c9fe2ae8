/** Customer relations and support: what special answers prove. */
import { expect, test } from "vitest";
import { findProvider } from "../../../electron/core/providers/index.ts";
import { requestOf, verdictOn } from "../../helpers/provider-verdict.ts";

test.each<readonly [string, number, unknown, string]>([
  ["klaviyo", 200, { data: [] }, "valid"],
  ["klaviyo", 403, { errors: [{ code: "permission_denied" }] }, "limited restricted"],
  ["klaviyo", 403, "<html></html>", "unreachable unexpected"],
  ["klaviyo", 400, { errors: [{ code: "invalid" }] }, "unreachable unexpected"],
  ["close", 402, { error: "Payment required" }, "limited plan"],
  ["close", 200, { id: "user_1" }, "valid"],
  ["salesforce", 200, { user_id: "1" }, "valid"],
  ["salesforce", 403, "Bad_OAuth_Token", "rejected invalid"],
  ["salesforce", 403, [{ errorCode: "REQUEST_LIMIT_EXCEEDED" }], "limited rate-limited"],
  ["salesforce", 403, "<html></html>", "unreachable unexpected"],
  ["zendesk", 200, { user: { id: 7, email: "a@example.com" } }, "valid"],
  ["zendesk", 200, { user: { id: null, name: "Anonymous user" } }, "rejected invalid"],
  ["zendesk", 404, {}, "unreachable unexpected"],
  ["attio", 200, { active: true, workspace_name: "Example" }, "valid"],
  ["attio", 200, { active: false }, "rejected invalid"],
  ["attio", 200, {}, "unreachable unexpected"],
  ["customerio", 200, { workspaces: [] }, "valid"],
  ["intercom", 200, { type: "admin", id: "1" }, "valid"],
])("%s answers %i: %j", (id, status, body, expected) => {
  expect(verdictOn(id, status, body)).toBe(expected);
});

test("a key of Customer.io's Track API is asked at that API", () => {
  const key = "0".repeat(20);
  expect(requestOf("customerio", key).url).toBe("https://track.customer.io/api/v1/accounts/region");
  expect(verdictOn("customerio", 200, { data_center: "eu" }, { key })).toBe("valid");
  expect(requestOf("customerio", "0".repeat(32)).url).toBe("https://{apiHost}/v1/workspaces");
});

test("a key belongs to one region, which only the user can name", () => {
  for (const [id, host] of [
    ["customerio", "api-eu.customer.io"],
    ["intercom", "api.au.intercom.io"],
  ] as const) {
    const field = findProvider(id)?.fields.find((one) => one.id === "apiHost");
    expect(field).toMatchObject({ regional: true, required: false });
    expect(field?.choices).toContain(host);
  }
});
