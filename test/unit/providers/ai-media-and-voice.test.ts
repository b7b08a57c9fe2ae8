/** Pictures, video and voices: what their special answers prove. */
import { expect, test } from "vitest";
import { findProvider } from "../../../electron/core/providers/index.ts";
import { requestOf, verdictOn } from "../../helpers/provider-verdict.ts";

/** The beginning of a web token; the rest does not matter here. */
const token = `${Buffer.from('{"alg":"HS256"}').toString("base64url")}.e30.x`;

test.each<readonly [string, number, unknown, string]>([
  ["photoroom", 200, { credits: { available: 5 }, plan: "basic" }, "valid"],
  ["photoroom", 403, { detail: "Forbidden" }, "rejected invalid"],
  ["photoroom", 403, "error code: 1020", "unreachable unexpected"],
  ["black-forest-labs", 402, {}, "limited no-credit"],
  ["leonardo", 200, { user_details: [{ user: { id: "1", username: "a" } }] }, "valid"],
  ["leonardo", 200, { user_details: [] }, "unreachable unexpected"],
  ["runway", 200, { tier: {}, creditBalance: 0 }, "valid"],
  ["heygen", 200, { error: null, data: { remaining_quota: 60 } }, "valid"],
  ["heygen", 200, { error: "unauthorized", data: null }, "unreachable unexpected"],
  ["remove-bg", 200, { data: { attributes: { credits: { total: 1 } } } }, "valid"],
  ["d-id", 200, { remaining: 0, total: 20, credits: [] }, "valid"],
  ["daily", 200, { domain_name: "example", config: {} }, "valid"],
  ["daily", 401, { error: "authentication-error" }, "rejected invalid"],
  ["daily", 403, { error: "forbidden-error" }, "limited restricted"],
  ["vapi", 200, [], "valid"],
  ["vapi", 401, { message: "Invalid Key." }, "rejected invalid"],
  ["bland", 200, { status: "active", billing: { current_balance: 1 } }, "valid"],
  ["azure-speech", 200, token, "valid"],
  ["azure-speech", 200, "Welcome", "unreachable unexpected"],
  ["azure-speech", 200, { message: "hello" }, "unreachable unexpected"],
  ["azure-speech", 401, { error: { code: "401" } }, "rejected invalid"],
  ["azure-speech", 403, "error code: 1020", "unreachable unexpected"],
])("%s answers %i: %j", (id, status, body, expected) => {
  expect(verdictOn(id, status, body)).toBe(expected);
});

test("a key of Azure Speech goes to the region that the user names", () => {
  const provider = findProvider("azure-speech");
  expect(provider?.hosts).toEqual(["{region}.api.cognitive.microsoft.com"]);
  expect(provider?.fields).toMatchObject([{ id: "region", kind: "host-label", required: true }]);
  expect(requestOf("azure-speech").url).toContain("https://{region}.api.cognitive.microsoft.com/");
});

test("the regions of Rev and Speechmatics are asked for before a key is called wrong", () => {
  for (const id of ["rev-ai", "speechmatics"]) {
    expect(findProvider(id)?.fields).toMatchObject([{ id: "apiHost", regional: true }]);
  }
});

test("DeepAI's keys are not sent anywhere, because only a paid job would test them", () => {
  expect(findProvider("deepai")?.check.kind).toBe("none");
});
