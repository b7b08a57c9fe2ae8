/** Issues, boards and time: what special answers prove, and which address a token belongs to. */
import { expect, test } from "vitest";
import { buildRequest } from "../../../electron/core/checks/build-request.ts";
import { findProvider } from "../../../electron/core/providers/index.ts";
import { fixedClock } from "../../fakes/fixed-clock.ts";
import { requestOf, verdictOn } from "../../helpers/provider-verdict.ts";

test.each<readonly [string, number, unknown, string]>([
  ["jira", 200, { accountId: "1", emailAddress: "a@example.com" }, "valid"],
  ["jira", 401, "Client must be authenticated to access this resource.", "rejected invalid"],
  ["jira", 401, { code: 401, message: "Unauthorized; scope does not match" }, "limited restricted"],
  ["jira", 403, { message: "Forbidden" }, "unreachable unexpected"],
  ["jira-dc", 200, { errorMessages: [] }, "unreachable unexpected"],
  ["jira-dc", 403, { message: "Forbidden" }, "unreachable unexpected"],
  ["clickup", 401, { err: "Token invalid", ECODE: "OAUTH_025" }, "rejected invalid"],
  ["clickup", 401, { err: "Team not authorized", ECODE: "OAUTH_027" }, "unreachable unexpected"],
  ["monday", 200, { data: { me: { id: "1" } } }, "valid"],
  ["monday", 200, { errors: [{ message: "Not Authenticated" }] }, "rejected invalid"],
  ["monday", 200, { errors: [{ message: "Internal" }] }, "unreachable unexpected"],
  ["trello", 401, "invalid token", "rejected invalid"],
  ["trello", 401, "invalid key", "unreachable unexpected"],
  ["trello", 401, "unauthorized permission requested", "unreachable unexpected"],
  ["smartsheet", 401, { errorCode: 1002 }, "rejected invalid"],
  ["smartsheet", 401, { errorCode: 1003 }, "rejected expired"],
  ["toggl", 403, '"Incorrect username and/or password"', "rejected invalid"],
  ["toggl", 403, "<html>Forbidden</html>", "unreachable unexpected"],
])("%s answers %i: %j", (id, status, body, expected) => {
  expect(verdictOn(id, status, body)).toBe(expected);
});

test("a CAPTCHA says nothing about a token of Jira", () => {
  const headers = { "x-seraph-loginreason": "AUTHENTICATION_DENIED" };
  for (const id of ["jira", "jira-dc"]) {
    expect(verdictOn(id, 403, { message: "CAPTCHA" }, { headers })).toBe("unreachable unexpected");
    expect(verdictOn(id, 401, "", { headers })).toBe("unreachable unexpected");
  }
});

test("a token of Jira with scopes goes to the address that accepts it", async () => {
  const provider = findProvider("jira");
  if (provider === null) throw new Error("no jira");
  const values = {
    secret: "made-up-token",
    fields: { baseUrl: "https://api.atlassian.com/ex/jira/1234", email: "a@example.com" },
    secretFields: {},
    allowPrivate: false,
  };
  const built = await buildRequest(provider, requestOf("jira"), values, fixedClock());
  if (built.kind !== "request") throw new Error(built.why);
  expect(built.request.url.href).toBe("https://api.atlassian.com/ex/jira/1234/rest/api/3/myself");
});

test("regions are asked before a key is called rejected", () => {
  for (const id of ["smartsheet", "clockify"]) {
    expect(findProvider(id)?.fields).toMatchObject([{ id: "apiHost", regional: true }]);
  }
});
