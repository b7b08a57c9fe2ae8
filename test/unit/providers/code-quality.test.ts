/** Coverage and analysis: answers that say 200 to everybody, and tokens that are refused for their kind. */
import { expect, test } from "vitest";
import { findProvider } from "../../../electron/core/providers/index.ts";
import { requestOf, verdictOn } from "../../helpers/provider-verdict.ts";

test.each<readonly [string, number, unknown, string]>([
  ["codecov", 200, { count: 0, results: [] }, "valid"],
  ["codacy", 200, { data: { name: "me" } }, "valid"],
  ["sonarcloud", 200, { valid: true }, "valid"],
  ["sonarcloud", 200, { valid: false }, "rejected invalid"],
  ["sonarcloud", 200, {}, "unreachable unexpected"],
  ["sonarqube", 200, { valid: false }, "rejected invalid"],
  ["sourcegraph", 200, { data: { currentUser: { username: "me" } } }, "valid"],
  ["sourcegraph", 200, { data: { currentUser: null } }, "rejected invalid"],
  ["sourcegraph", 200, { errors: [{ message: "no" }] }, "unreachable unexpected"],
  ["semgrep", 200, { deployment: { id: 1, name: "Example" } }, "valid"],
  ["semgrep", 401, { error: "Unauthorized" }, "unreachable unexpected"],
  ["socket", 200, { organizations: {} }, "valid"],
])("%s answers %i: %j", (id, status, body, expected) => {
  expect(verdictOn(id, status, body)).toBe(expected);
});

test("addresses that answer strangers are asked with a made-up token, too", () => {
  for (const id of ["codecov", "coveralls", "sonarcloud", "sonarqube"])
    expect(requestOf(id).control).toBe("daily");
});

test("upload tokens, which the APIs refuse, are not taken for API tokens by their variables", () => {
  const names = ["codecov", "codacy", "coveralls"].flatMap((id) => findProvider(id)?.variables ?? []);
  expect(names).toEqual(["CODECOV_API_TOKEN", "CODACY_API_TOKEN", "COVERALLS_API_TOKEN"]);
});

test("a token of SonarQube Cloud belongs to one site, one of Sourcegraph to one server", () => {
  for (const id of ["sonarcloud", "sourcegraph"])
    expect(findProvider(id)?.fields).toMatchObject([{ regional: true }]);
});
