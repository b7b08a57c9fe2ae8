/** Flags, secrets and infrastructure: special answers, and keys that are taken apart or sent nowhere. */
import { expect, test } from "vitest";
import { checkFor, findProvider } from "../../../electron/core/providers/index.ts";
import { createScriptedHttp } from "../../fakes/scripted-http.ts";
import { check } from "../../helpers/exploit-network.ts";
import { requestOf, verdictOn } from "../../helpers/provider-verdict.ts";

const letters = (count: number): string => "a".repeat(count);
const unkeyError = (type: string): object => ({ error: { type: `https://unkey.com/docs/errors/${type}` } });

test.each<readonly [string, number, unknown, string]>([
  ["postman", 200, { user: { id: 1, username: "me" } }, "valid"],
  ["configcat", 200, { p: { u: "https://cdn-eu.configcat.com", r: 2 } }, "valid"],
  ["configcat", 404, "", "rejected invalid"],
  ["hashicorp-vault", 200, { data: { policies: ["default"] } }, "valid"],
  [
    "hashicorp-vault",
    403,
    { errors: ["2 errors occurred:\n\t* permission denied\n\t* invalid token\n\n"] },
    "rejected invalid",
  ],
  ["hashicorp-vault", 403, { errors: ["permission denied"] }, "unreachable unexpected"],
  ["infracost", 200, { data: { __typename: "Query" } }, "valid"],
  ["infracost", 403, { error: "Invalid API key" }, "rejected invalid"],
  ["infracost", 403, "<html>", "unreachable unexpected"],
  ["unkey", 404, unkeyError("unkey/data/api_not_found"), "valid"],
  ["unkey", 404, { error: "Not Found" }, "unreachable unexpected"],
  ["unkey", 401, unkeyError("unkey/authentication/key_not_found"), "rejected invalid"],
  ["unkey", 403, unkeyError("unkey/authorization/insufficient_permissions"), "limited restricted"],
  ["unkey", 403, unkeyError("unkey/authorization/key_disabled"), "rejected revoked"],
  ["unkey", 200, { data: {} }, "unreachable unexpected"],
])("%s answers %i: %j", (id, status, body, expected) => {
  expect(verdictOn(id, status, body)).toBe(expected);
});

test.each([
  [`configcat-sdk-1/${letters(22)}/${"b".repeat(22)}`, `/configcat-sdk-1/${letters(22)}/${"b".repeat(22)}/`],
  [`${letters(22)}/${"b".repeat(22)}`, `/${letters(22)}/${"b".repeat(22)}/`],
])("the strokes of a ConfigCat key are the address's, and none of it is shown", async (value, path) => {
  const provider = findProvider("configcat");
  if (provider === null) throw new Error("no configcat");
  const http = createScriptedHttp(() => ({ status: 404, body: "" }));
  const result = await check(provider, http, { value });
  expect(http.requests[0]?.url.href).toBe(
    `https://cdn-global.configcat.com/configuration-files${path}config_v6.json`,
  );
  const evidence = result.ok ? result.value.record.evidence.url : "";
  expect(evidence).not.toContain(letters(22));
  expect(evidence).not.toContain("b".repeat(22));
});

test("keys whose use is counted, or that are public, are sent nowhere", () => {
  const keys: readonly (readonly [string, string])[] = [
    ["statsig", `secret-${letters(43)}`],
    ["statsig", `client-${letters(43)}`],
    ["flagsmith", `ser.${letters(22)}`],
    ["infisical", letters(64)],
  ];
  for (const [id, key] of keys) {
    const provider = findProvider(id);
    expect(provider === null ? null : checkFor(provider, key).kind).toBe("none");
  }
});

test("Vault is told the namespace, when there is one", () => {
  expect(requestOf("hashicorp-vault").headers).toEqual({ "X-Vault-Namespace": "{namespace}" });
  expect(findProvider("hashicorp-vault")?.fields).toMatchObject([
    { id: "baseUrl" },
    { id: "namespace", required: false },
  ]);
});
