/** Places and weather: what their special answers prove. */
import { expect, test } from "vitest";
import { findProvider } from "../../../electron/core/providers/index.ts";
import { requestOf, verdictOn } from "../../helpers/provider-verdict.ts";

test.each<readonly [string, number, unknown, string]>([
  ["ipstack", 200, { ip: "1.1.1.1" }, "valid"],
  ["weatherstack", 200, { location: { name: "London" } }, "valid"],
  ["ipgeolocation", 401, { message: "Provided API key is not valid." }, "rejected invalid"],
  ["ipgeolocation", 401, { message: "Your account is locked." }, "unreachable unexpected"],
  ["maxmind", 200, { traits: { ip_address: "1.1.1.1" } }, "valid"],
  ["maxmind", 401, { code: "AUTHORIZATION_INVALID" }, "rejected invalid"],
  ["maxmind", 401, { code: "ACCOUNT_ID_REQUIRED" }, "unreachable unexpected"],
  ["maxmind", 403, { code: "PERMISSION_REQUIRED" }, "limited restricted"],
  ["maxmind", 402, { code: "OUT_OF_QUERIES" }, "limited no-credit"],
  ["tomtom", 403, "<h1>Developer Inactive</h1>", "rejected invalid"],
  ["tomtom", 403, "<h1>Developer Over Rate</h1>", "limited rate-limited"],
  ["tomtom", 403, { detailedError: { code: "Forbidden" } }, "unreachable unexpected"],
  ["locationiq", 200, { status: "ok", balance: { day: 9000 } }, "valid"],
  ["locationiq", 403, { error: "Service not enabled" }, "limited restricted"],
  ["locationiq", 403, "<html></html>", "unreachable unexpected"],
  ["opencage", 200, { status: { code: 200, message: "OK" } }, "valid"],
  ["opencage", 403, { status: { code: 403, message: "disabled" } }, "limited restricted"],
  ["opencage", 403, { status: { code: 403, message: "IP address rejected" } }, "limited restricted"],
  ["opencage", 402, { status: { code: 402, message: "quota exceeded" } }, "limited no-credit"],
  ["weatherapi", 401, { error: { code: 2006 } }, "rejected invalid"],
  ["weatherapi", 401, { error: { code: 1002 } }, "unreachable unexpected"],
  ["weatherapi", 403, { error: { code: 2007 } }, "limited no-credit"],
  ["weatherapi", 403, { error: { code: 2008 } }, "rejected revoked"],
  ["weatherapi", 403, { error: { code: 2009 } }, "limited plan"],
  ["yelp", 401, { error: { code: "TOKEN_INVALID" } }, "rejected invalid"],
  ["yelp", 401, { error: { code: "UNAUTHORIZED_API_KEY" } }, "unreachable unexpected"],
  ["yelp", 400, { error: { code: "VALIDATION_ERROR", field: "Authorization" } }, "rejected invalid"],
  ["yelp", 400, { error: { code: "VALIDATION_ERROR", field: "locale" } }, "unreachable unexpected"],
])("%s answers %i: %j", (id, status, body, expected) => {
  expect(verdictOn(id, status, body)).toBe(expected);
});

test("MaxMind is asked at its free service, with the account's ID", () => {
  expect(requestOf("maxmind")).toMatchObject({
    url: "https://geolite.info/geoip/v2.1/country/1.1.1.1",
    placements: [{ kind: "basic", username: "{accountId}", password: "{secret}" }],
  });
});

test("services that bill every request are not asked", () => {
  expect(findProvider("here")?.check.kind).toBe("none");
  expect(findProvider("foursquare")?.check.kind).toBe("none");
});
