/** Social networks, media and links: what special answers prove. */
import { expect, test } from "vitest";
import { findProvider } from "../../../electron/core/providers/index.ts";
import { requestOf, verdictOn } from "../../helpers/provider-verdict.ts";

test.each<readonly [string, number, unknown, string]>([
  ["spotify", 200, { access_token: "t" }, "valid"],
  ["spotify", 400, { error: "invalid_client" }, "rejected invalid"],
  ["x-twitter", 200, { rate_limit_context: { application: "1" } }, "valid"],
  ["x-twitter", 403, { reason: "client-not-enrolled" }, "limited plan"],
  ["x-twitter", 403, { errors: [{ code: 453 }] }, "limited plan"],
  ["x-twitter", 403, {}, "unreachable unexpected"],
  ["facebook-graph", 200, { id: "1", name: "Example" }, "valid"],
  ["facebook-graph", 400, { error: { code: 190 } }, "rejected invalid"],
  ["facebook-graph", 401, { error: { code: 190, error_subcode: 463 } }, "rejected expired"],
  ["facebook-graph", 400, { error: { code: 190, error_subcode: 460 } }, "rejected revoked"],
  ["facebook-graph", 403, { error: { code: 200 } }, "limited restricted"],
  ["facebook-graph", 403, { error: { code: 10 } }, "limited restricted"],
  ["facebook-graph", 400, { error: { code: 613 } }, "limited rate-limited"],
  ["facebook-graph", 400, { error: { code: 100 } }, "unreachable unexpected"],
  ["instagram", 400, { error: { code: 190 } }, "rejected invalid"],
  ["linkedin", 401, { code: "EXPIRED_ACCESS_TOKEN" }, "rejected expired"],
  ["linkedin", 401, { code: "REVOKED_ACCESS_TOKEN" }, "rejected revoked"],
  ["linkedin", 403, { code: "ACCESS_DENIED" }, "limited restricted"],
  ["linkedin", 403, "<html></html>", "unreachable unexpected"],
  ["pinterest", 401, { code: 2 }, "rejected invalid"],
  ["pinterest", 401, {}, "unreachable unexpected"],
  ["unsplash", 403, "Rate Limit Exceeded", "limited rate-limited"],
  ["unsplash", 403, "<html></html>", "unreachable unexpected"],
  [
    "pixabay",
    400,
    "[ERROR 400] Invalid or missing API key (https://pixabay.com/api/docs/).",
    "rejected invalid",
  ],
  ["pixabay", 400, "[ERROR 400] Something else", "unreachable unexpected"],
  ["pixabay", 200, { totalHits: 500 }, "valid"],
  ["bitly", 403, { message: "FORBIDDEN" }, "rejected invalid"],
  ["bitly", 403, "<html></html>", "unreachable unexpected"],
  ["ticketmaster", 401, { fault: { detail: { errorcode: "oauth.v2.InvalidApiKey" } } }, "rejected invalid"],
  ["ticketmaster", 200, { page: { size: 1 } }, "valid"],
])("%s answers %i: %j", (id, status, body, expected) => {
  expect(verdictOn(id, status, body)).toBe(expected);
});

test("the token of an app of Meta is asked for its app", () => {
  const token = `${"1".repeat(15)}|${"a".repeat(27)}`;
  expect(requestOf("facebook-graph", token).url).toBe("https://graph.facebook.com/app?fields=id,name");
  expect(verdictOn("facebook-graph", 400, { error: { code: 101 } }, { key: token })).toBe("rejected invalid");
});

test("secrets that look like a token and are none are not taken for one by their variable", () => {
  for (const [id, name] of [
    ["strava", "STRAVA_REFRESH_TOKEN"],
    ["strava", "STRAVA_CLIENT_SECRET"],
    ["twitch", "TWITCH_CLIENT_SECRET"],
    ["linkedin", "LINKEDIN_CLIENT_SECRET"],
  ] as const)
    expect(findProvider(id)?.variables).not.toContain(name);
});
