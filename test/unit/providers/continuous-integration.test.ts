/** Builds and deliveries: what special answers prove, and which request a form of key asks for. */
import { expect, test } from "vitest";
import { checkFor, findProvider } from "../../../electron/core/providers/index.ts";
import { requestOf, verdictOn } from "../../helpers/provider-verdict.ts";

const letters = (count: number): string => "a".repeat(count);

test.each<readonly [string, number, unknown, string]>([
  ["travis-ci", 200, { login: "me" }, "valid"],
  ["travis-ci", 403, { error_type: "login_required" }, "rejected invalid"],
  ["travis-ci", 403, "<html>Access denied</html>", "unreachable unexpected"],
  ["bitrise", 200, { data: [], paging: {} }, "valid"],
  ["codemagic", 200, { applications: [] }, "valid"],
  ["codemagic", 403, "<html>", "unreachable unexpected"],
  ["harness", 200, { status: "SUCCESS", data: { uuid: "u" } }, "valid"],
  ["harness", 200, { status: "ERROR" }, "unreachable unexpected"],
  ["octopus-deploy", 200, { Id: "Users-1", Username: "me" }, "valid"],
  ["octopus-deploy", 200, { Application: "Octopus Deploy" }, "unreachable unexpected"],
  ["expo", 200, { data: { meActor: { id: "1", __typename: "User" } } }, "valid"],
  ["expo", 200, { data: { meActor: null } }, "rejected invalid"],
  ["expo", 200, { errors: [{ message: "no" }] }, "unreachable unexpected"],
  ["temporal-cloud", 200, { user: { id: "u" } }, "valid"],
  ["temporal-cloud", 200, { serviceAccount: { id: "s" } }, "valid"],
  ["temporal-cloud", 200, {}, "unreachable unexpected"],
])("%s answers %i: %j", (id, status, body, expected) => {
  expect(verdictOn(id, status, body)).toBe(expected);
});

test("Artifactory may be open to strangers, so that each of its requests is made with a made-up key, too", () => {
  const apiKey = requestOf("jfrog", `AKCp${letters(69)}`);
  const token = requestOf("jfrog", `cmVmdGtuOj${letters(54)}`);
  expect(apiKey.placements).toMatchObject([{ kind: "header", name: "X-JFrog-Art-Api" }]);
  expect(token.placements).toEqual([{ kind: "bearer" }]);
  expect([apiKey.control, token.control]).toEqual(["daily", "daily"]);
});

test("the form of a key chooses its request", () => {
  expect(requestOf("appveyor", `v2.${letters(20)}`).url).toContain("/account/{accountName}/");
  expect(requestOf("appveyor", letters(20)).url).toBe("https://ci.appveyor.com/api/roles");
  expect(requestOf("trigger-dev", `tr_pat_${letters(40)}`).url).toContain("/whoami");
  const inngest = findProvider("inngest");
  expect(inngest === null ? null : checkFor(inngest, letters(86)).kind).toBe("none");
});
