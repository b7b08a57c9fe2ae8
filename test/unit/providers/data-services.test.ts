/** Data services: refusals that come with 200, and answers that tell a genuine key from a usable one. */
import { expect, test } from "vitest";
import { findProvider } from "../../../electron/core/providers/index.ts";
import { requestOf, verdictOn } from "../../helpers/provider-verdict.ts";

test.each<readonly [string, number, unknown, string]>([
  ["twelvedata", 200, { current_usage: 1, plan_limit: 8 }, "valid"],
  ["twelvedata", 200, { code: 401, status: "error" }, "rejected invalid"],
  ["twelvedata", 200, { code: 429, status: "error" }, "limited rate-limited"],
  ["twelvedata", 200, { code: 404, status: "error" }, "unreachable unexpected"],
  ["polygon", 403, { status: "NOT_AUTHORIZED" }, "limited plan"],
  ["newsapi", 401, { status: "error", code: "apiKeyInvalid" }, "rejected invalid"],
  ["newsapi", 401, { status: "error", code: "apiKeyDisabled" }, "rejected revoked"],
  ["newsapi", 401, { status: "error", code: "apiKeyExhausted" }, "limited no-credit"],
  ["newsapi", 401, { status: "error", code: "somethingNew" }, "unreachable unexpected"],
  ["exchangerate-api", 200, { result: "success", plan_quota: 1500 }, "valid"],
  ["exchangerate-api", 403, { result: "error", "error-type": "invalid-key" }, "rejected invalid"],
  ["exchangerate-api", 403, { result: "error", "error-type": "inactive-account" }, "limited restricted"],
  ["exchangerate-api", 200, { result: "error" }, "unreachable unexpected"],
  ["rapidapi", 403, { message: "You are not subscribed to this API." }, "limited restricted"],
  ["rapidapi", 401, { message: "Invalid API key. Go to the documentation." }, "rejected invalid"],
  ["rapidapi", 404, { message: "Endpoint '/' does not exist" }, "unreachable unexpected"],
  ["nasa", 403, { error: { code: "API_KEY_INVALID" } }, "rejected invalid"],
  ["nasa", 403, { error: { code: "API_KEY_DISABLED" } }, "rejected revoked"],
  ["nasa", 403, "<html>Forbidden</html>", "unreachable unexpected"],
  ["wit-ai", 400, { error: "Bad auth, check token/params", code: "no-auth" }, "rejected invalid"],
  ["wit-ai", 400, { error: "Missing parameter", code: "bad-request" }, "unreachable unexpected"],
  ["cloudconvert", 403, { message: "Invalid scope(s) provided." }, "limited restricted"],
  ["cloudconvert", 403, "<html>Blocked</html>", "unreachable unexpected"],
  ["tinypng", 400, { error: "InputMissing", message: "Input file is empty" }, "valid"],
  ["tinypng", 400, { error: "BadSignature" }, "unreachable unexpected"],
  ["tinypng", 429, { message: "Your monthly limit has been exceeded" }, "limited no-credit"],
])("%s answers %i: %j", (id, status, body, expected) => {
  expect(verdictOn(id, status, body)).toBe(expected);
});

test.each(["fixer", "currencylayer", "ipstack", "weatherstack"])("%s numbers its refusals", (id) => {
  const refused = (code: number): string => verdictOn(id, 200, { success: false, error: { code } });
  expect(refused(101)).toBe("rejected invalid");
  expect(refused(102)).toBe("limited restricted");
  expect(refused(104)).toBe("limited no-credit");
  expect(refused(105)).toBe("limited plan");
  expect(refused(601)).toBe("unreachable unexpected");
  expect(verdictOn(id, 401, { success: false, error: { code: 101 } })).toBe("rejected invalid");
  expect(verdictOn(id, 401, "<html></html>")).toBe("unreachable unexpected");
});

test("a key of RapidAPI goes to RapidAPI alone, and its answer is compared with that to a made-up key", () => {
  expect(findProvider("rapidapi")?.hosts).toEqual(["{api}.p.rapidapi.com"]);
  expect(requestOf("rapidapi")).toMatchObject({ control: "daily" });
});

test("Alpha Vantage answers everybody, so its keys have no check", () => {
  expect(findProvider("alphavantage")?.check.kind).toBe("none");
});
