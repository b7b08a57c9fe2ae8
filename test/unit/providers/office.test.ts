/** Calendars, forms, files and automation: what their special answers prove. */
import { expect, test } from "vitest";
import { findProvider } from "../../../electron/core/providers/index.ts";
import { requestOf, verdictOn } from "../../helpers/provider-verdict.ts";

test.each<readonly [string, number, unknown, string]>([
  ["calendly", 401, { message: "The access token is invalid" }, "rejected invalid"],
  ["calendly", 401, { message: "The access token expired" }, "rejected expired"],
  ["calendly", 401, { message: "The access token was revoked" }, "rejected revoked"],
  ["typeform", 403, { code: "AUTHENTICATION_FAILED" }, "rejected invalid"],
  ["typeform", 403, { description: "Token does not have the required scopes" }, "limited restricted"],
  ["typeform", 403, "<html>Forbidden</html>", "unreachable unexpected"],
  ["dropbox", 200, { account_id: "dbid:1", email: "a@example.com" }, "valid"],
  ["dropbox", 401, { error_summary: "invalid_access_token/.." }, "rejected invalid"],
  ["dropbox", 401, { error_summary: "expired_access_token/.." }, "rejected expired"],
  ["dropbox", 401, { error_summary: "missing_scope/.." }, "limited restricted"],
  ["dropbox", 400, "The given OAuth 2 access token is malformed.", "rejected invalid"],
  ["dropbox", 400, "Error in call to API function", "unreachable unexpected"],
  ["canva", 400, { error: "invalid_grant" }, "valid"],
  ["canva", 401, { error: "invalid_client" }, "rejected invalid"],
  ["canva", 400, { error: "invalid_request" }, "unreachable unexpected"],
  ["make", 200, { authUser: { email: "a@example.com" } }, "valid"],
])("%s answers %i: %j", (id, status, body, expected) => {
  expect(verdictOn(id, status, body)).toBe(expected);
});

test("regions and zones are asked before a key is called rejected", () => {
  for (const id of ["typeform", "jotform", "make"]) {
    const provider = findProvider(id);
    expect(provider?.fields).toMatchObject([{ regional: true, choices: provider?.hosts }]);
  }
});

test("Dropbox gets the token and no body at all", () => {
  expect(requestOf("dropbox")).toMatchObject({ method: "POST", placements: [{ kind: "bearer" }] });
});

test("a hook of Zapier is never called", () => {
  expect(findProvider("zapier")).toMatchObject({ hosts: [], check: { kind: "none" } });
});
