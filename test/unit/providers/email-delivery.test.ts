/** More services for e-mail: what special answers prove. */
import { expect, test } from "vitest";
import { findProvider } from "../../../electron/core/providers/index.ts";
import { requestOf, verdictOn } from "../../helpers/provider-verdict.ts";

test.each<readonly [string, number, unknown, string]>([
  ["mandrill", 200, { PING: "PONG!" }, "valid"],
  ["mandrill", 500, { name: "Invalid_Key" }, "rejected invalid"],
  ["mandrill", 401, { name: "Invalid_Key" }, "rejected invalid"],
  ["mandrill", 500, { name: "GeneralError" }, "unreachable server-error"],
  ["elastic-email", 400, { Error: "APIKey Expired" }, "rejected invalid"],
  ["elastic-email", 400, { Error: "Bad request" }, "unreachable unexpected"],
  ["elastic-email", 200, [], "valid"],
  ["loops", 200, { success: true, teamName: "Example" }, "valid"],
  ["loops", 200, { success: true }, "unreachable unexpected"],
  ["mailjet", 200, { Count: 1, Data: [] }, "valid"],
  ["sparkpost", 200, { results: {} }, "valid"],
  ["nylas", 200, { data: [] }, "valid"],
])("%s answers %i: %j", (id, status, body, expected) => {
  expect(verdictOn(id, status, body)).toBe(expected);
});

test("a key of MailerLite Classic is asked at the older API", () => {
  const key = "0".repeat(32);
  expect(requestOf("mailerlite", key).url).toBe("https://api.mailerlite.com/api/v2/groups?limit=1");
  expect(verdictOn("mailerlite", 200, [], { key })).toBe("valid");
  expect(verdictOn("mailerlite", 401, { error: { code: 1 } }, { key })).toBe("rejected invalid");
  expect(verdictOn("mailerlite", 200, { error: { code: 7 } }, { key })).toBe("unreachable unexpected");
  expect(requestOf("mailerlite").url).toBe("https://connect.mailerlite.com/api/timezones");
});

test.each([
  ["sparkpost", "api.eu.sparkpost.com"],
  ["nylas", "api.eu.nylas.com"],
])("a key of %s belongs to one region", (id, host) => {
  expect(findProvider(id)?.fields).toMatchObject([{ regional: true, required: false }]);
  expect(findProvider(id)?.fields[0]?.choices).toContain(host);
});
