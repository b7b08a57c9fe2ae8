/** Sign-in services: what their special answers prove. */
import { expect, test } from "vitest";
import { requestOf, verdictOn } from "../../helpers/provider-verdict.ts";

test.each<readonly [string, number, unknown, string]>([
  ["auth0", 403, { error: "invalid_grant", error_description: "Invalid authorization code" }, "valid"],
  ["auth0", 403, { error: "unauthorized_client" }, "limited restricted"],
  ["auth0", 401, { error: "access_denied", error_description: "Unauthorized" }, "rejected invalid"],
  ["auth0", 403, { error: "access_denied" }, "unreachable unexpected"],
  ["auth0", 404, { error: "Not Found" }, "unreachable unexpected"],
  ["okta", 200, { id: "1", profile: { login: "a@example.com" } }, "valid"],
  ["okta", 401, { errorCode: "E0000011" }, "rejected invalid"],
  ["okta", 401, {}, "unreachable unexpected"],
  ["okta", 403, { errorCode: "E0000006" }, "limited restricted"],
  ["stytch", 200, { results: [] }, "valid"],
  ["onelogin", 200, { access_token: "t" }, "valid"],
  ["onelogin", 401, { status: { error: true } }, "rejected invalid"],
  ["onelogin", 403, { status: { error: true } }, "unreachable unexpected"],
  ["adobe-ims", 200, { access_token: "t" }, "valid"],
  ["adobe-ims", 400, { error: "invalid_scope" }, "valid"],
  ["adobe-ims", 400, { error: "invalid_client" }, "rejected invalid"],
  ["adobe-ims", 400, { error: "invalid_request" }, "unreachable unexpected"],
])("%s answers %i: %j", (id, status, body, expected) => {
  expect(verdictOn(id, status, body)).toBe(expected);
});

test("no client of Auth0 gets a token by a check, and a made-up secret must be refused first", () => {
  const check = requestOf("auth0");
  expect(check.control).toBe("daily");
  expect(JSON.stringify(check.placements)).not.toContain("client_credentials");
});

test("a secret of Stytch goes to the address of its kind of project", () => {
  const tail = `${"a".repeat(35)}=`;
  expect(requestOf("stytch", `secret-live-${tail}`).url).toMatch(/^https:\/\/api\.stytch\.com\//);
  expect(requestOf("stytch", `secret-test-${tail}`).url).toMatch(/^https:\/\/test\.stytch\.com\//);
});
