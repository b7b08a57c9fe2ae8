/** Logs, errors and analytics: what special answers prove, and keys that could only be tried by sending. */
import { expect, test } from "vitest";
import { checkFor, findProvider } from "../../../electron/core/providers/index.ts";
import { requestOf, verdictOn } from "../../helpers/provider-verdict.ts";

const letters = (count: number): string => "a".repeat(count);
const uuid = "00000000-0000-0000-0000-000000000000";

test.each<readonly [string, number, unknown, string]>([
  ["segment", 200, { data: { workspace: { id: "w", name: "Example" } } }, "valid"],
  ["segment", 403, { errors: [{ type: "forbidden" }] }, "rejected invalid"],
  ["segment", 403, "<html>", "unreachable unexpected"],
  ["grafana", 200, { id: 1, name: "Main Org." }, "valid"],
  ["axiom", 200, [], "valid"],
  ["axiom", 403, { message: "forbidden" }, "limited restricted"],
  ["amplitude", 200, { success: true, data: [] }, "valid"],
  ["amplitude", 200, { success: false }, "unreachable unexpected"],
  ["amplitude", 403, { error: "no access" }, "limited plan"],
  ["rollbar", 200, { err: 0, result: [] }, "valid"],
  [
    "rollbar",
    403,
    { err: 1, message: "insufficient privileges: read scope is required" },
    "limited restricted",
  ],
  ["rollbar", 403, { err: 1, message: "invalid access token" }, "rejected invalid"],
  ["rollbar", 403, {}, "unreachable unexpected"],
  ["sumologic", 200, { planType: "Free" }, "valid"],
  ["splunk", 200, { entry: [{ content: { username: "admin" } }] }, "valid"],
  ["splunk", 200, { entry: [] }, "unreachable unexpected"],
  ["dynatrace", 200, { id: "1", enabled: true }, "valid"],
  ["dynatrace", 200, { id: "1", enabled: false }, "rejected revoked"],
  ["dynatrace", 403, { error: { code: 403 } }, "limited restricted"],
  ["dynatrace", 403, "<html>", "unreachable unexpected"],
])("%s answers %i: %j", (id, status, body, expected) => {
  expect(verdictOn(id, status, body)).toBe(expected);
});

test("keys that could only be tried by sending something are sent nowhere", () => {
  const keys: readonly (readonly [string, string])[] = [
    ["segment", "A1".repeat(16)],
    ["bugsnag", letters(32)],
    ["splunk", uuid],
    ["dynatrace", `dt0s16.${"A".repeat(8)}.${"A".repeat(64)}`],
  ];
  for (const [id, key] of keys) {
    const provider = findProvider(id);
    expect(provider === null ? null : checkFor(provider, key).kind).toBe("none");
  }
});

test("keys go to the region they belong to, or the region is asked for", () => {
  expect(requestOf("fullstory", `eu1.${letters(100)}`).url).toBe("https://api.eu1.fullstory.com/me");
  expect(requestOf("fullstory", `na1.${letters(100)}`).url).toBe("https://api.fullstory.com/me");
  for (const id of ["segment", "axiom", "mixpanel", "amplitude", "sumologic"]) {
    const provider = findProvider(id);
    const choice = provider?.fields.find(({ regional }) => regional === true);
    expect(choice?.choices).toEqual(provider?.hosts);
  }
});

test("a person's token of Axiom is asked who it is", () => {
  expect(requestOf("axiom", `xapt-${uuid}`).url).toBe("https://{apiHost}/v2/user");
});
