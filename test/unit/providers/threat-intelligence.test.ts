/** Knowledge about attackers: what special answers prove. */
import { expect, test } from "vitest";
import { checkFor, findProvider } from "../../../electron/core/providers/index.ts";
import { verdictOn } from "../../helpers/provider-verdict.ts";

test.each<readonly [string, number, unknown, string]>([
  ["onepassword", 200, { uuid: "1", features: ["itemusages"], account_uuid: "2" }, "valid"],
  ["ngrok", 200, { endpoints: [] }, "valid"],
  ["ngrok", 400, { error_code: "ERR_NGROK_206" }, "limited restricted"],
  ["ngrok", 403, { error_code: "ERR_NGROK_206" }, "limited restricted"],
  ["ngrok", 400, { error_code: "ERR_NGROK_1" }, "unreachable unexpected"],
  ["virustotal", 200, { data: { id: "somebody" } }, "valid"],
  ["virustotal", 401, { error: { code: "WrongCredentialsError" } }, "rejected invalid"],
  ["virustotal", 401, { error: { code: "AuthenticationRequiredError" } }, "unreachable unexpected"],
  ["securitytrails", 403, { message: "Invalid authentication credentials" }, "rejected invalid"],
  ["securitytrails", 403, "<html></html>", "unreachable unexpected"],
  ["urlscan", 200, { scope: "user", limits: {} }, "valid"],
  ["urlscan", 200, { scope: "anonymous", limits: {} }, "unreachable unexpected"],
  ["urlscan", 200, { limits: {} }, "unreachable unexpected"],
])("%s answers %i: %j", (id, status, body, expected) => {
  expect(verdictOn(id, status, body)).toBe(expected);
});

test("only a token of the Events API is sent, and a refusal counts only where its host was named", () => {
  const provider = findProvider("onepassword");
  if (provider === null) throw new Error("no onepassword");
  expect(checkFor(provider, `ops_eyJ${"a".repeat(300)}`)).toMatchObject({ kind: "none" });
  expect(checkFor(provider, `A3-${"A".repeat(6)}-${"B".repeat(6)}${"-ABCDE".repeat(4)}`)).toMatchObject({
    kind: "none",
  });
  expect(provider.fields).toMatchObject([{ id: "apiHost", required: false, regional: true }]);
});
