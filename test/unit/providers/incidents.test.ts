/** Alerts and status pages: failures that come with 200, and keys that are genuine though refused. */
import { expect, test } from "vitest";
import { findProvider } from "../../../electron/core/providers/index.ts";
import { requestOf, verdictOn } from "../../helpers/provider-verdict.ts";

test.each<readonly [string, number, unknown, string]>([
  ["opsgenie", 200, { data: { name: "Example" } }, "valid"],
  ["opsgenie", 403, { message: "You are not authorized" }, "limited restricted"],
  ["opsgenie", 403, "<html>", "unreachable unexpected"],
  ["opsgenie", 422, { message: "Key format is not valid!" }, "rejected invalid"],
  ["opsgenie", 422, { message: "Something else" }, "unreachable unexpected"],
  ["rootly", 200, { data: { id: "1" } }, "valid"],
  ["rootly", 404, { errors: [{ title: "Not found" }] }, "valid"],
  ["rootly", 404, { message: "no such page" }, "unreachable unexpected"],
  ["better-stack", 422, { errors: "Please provide team_name" }, "valid"],
  ["better-stack", 422, { errors: "per_page is wrong" }, "unreachable unexpected"],
  ["uptimerobot", 200, { stat: "ok", account: { email: "a@example.com" } }, "valid"],
  ["uptimerobot", 200, { stat: "fail", error: { parameter_name: "api_key" } }, "rejected invalid"],
  ["uptimerobot", 200, { stat: "fail", error: { parameter_name: "format" } }, "unreachable unexpected"],
])("%s answers %i: %j", (id, status, body, expected) => {
  expect(verdictOn(id, status, body)).toBe(expected);
});

test("where a refusal of something else counts as proof, a made-up key is tried, too", () => {
  for (const id of ["rootly", "better-stack"]) expect(requestOf(id).control).toBe("daily");
});

test("a monitor's key of UptimeRobot asks for its monitor only", () => {
  expect(requestOf("uptimerobot", `m${"1".repeat(9)}-${"a".repeat(24)}`).url).toContain("getMonitors");
  expect(requestOf("uptimerobot", `u${"1".repeat(7)}-${"a".repeat(24)}`).url).toContain("getAccountDetails");
});

test("a key of Opsgenie belongs to one of two sites", () => {
  expect(findProvider("opsgenie")?.fields).toMatchObject([
    { regional: true, choices: ["api.opsgenie.com", "api.eu.opsgenie.com"] },
  ]);
});
