/** Assistants and gateways: what their special answers prove. */
import { expect, test } from "vitest";
import { requestOf, verdictOn } from "../../helpers/provider-verdict.ts";

test.each<readonly [string, number, unknown, string]>([
  ["coderabbit", 200, { prepaid: { state: "unavailable" }, legacyCli: {} }, "valid"],
  ["coderabbit", 401, { error: { code: "unauthenticated" } }, "rejected invalid"],
  [
    "coderabbit",
    401,
    { error: { code: "UNAUTHORIZED", message: "Invalid or inactive API key" } },
    "rejected invalid",
  ],
  ["coderabbit", 403, { error: { code: "NO_ACTIVE_SUBSCRIPTION" } }, "limited plan"],
  ["coderabbit", 403, { error: { code: "LEGACY_API_KEY" } }, "limited restricted"],
  ["coderabbit", 400, { error: { code: "SOMETHING_NEW" } }, "unreachable unexpected"],
  ["deepl", 200, { character_count: 0, character_limit: 500_000 }, "valid"],
  ["deepl", 403, { message: "Forbidden" }, "rejected invalid"],
  ["deepl", 403, "", "rejected invalid"],
  ["deepl", 403, { message: "Wrong endpoint. Use https://api-free.deepl.com" }, "unreachable unexpected"],
  ["deepl", 403, "<html><body>Blocked</body></html>", "unreachable unexpected"],
  ["deepl", 456, {}, "limited no-credit"],
  ["venice", 200, { data: { accessPermitted: true } }, "valid"],
  ["venice", 200, { data: { accessPermitted: false } }, "limited restricted"],
  ["venice", 401, { error: "Authentication failed - Pro subscription is inactive." }, "limited plan"],
  ["venice", 401, { error: "Authentication failed" }, "rejected invalid"],
  ["venice", 402, { error: "Insufficient balance" }, "limited no-credit"],
])("%s answers %i: %j", (id, status, body, expected) => {
  expect(verdictOn(id, status, body)).toBe(expected);
});

test("DeepL's free keys go to the free host, all others to the other", () => {
  const uuid = "01234567-89ab-cdef-0123-456789abcdef";
  expect(requestOf("deepl", `${uuid}:fx`).url).toBe("https://api-free.deepl.com/v2/usage");
  expect(requestOf("deepl", uuid).url).toBe("https://api.deepl.com/v2/usage");
});

test("Devin's service users are asked by a request of their own", () => {
  const key = `cog_${"abcdefgh234567".repeat(4).slice(0, 52)}`;
  expect(requestOf("devin", key).url).toBe("https://api.devin.ai/v3/self");
  expect(requestOf("devin").url).toBe("https://api.devin.ai/v1/sessions?limit=1");
  expect(verdictOn("devin", 200, { principal_type: "service_user" }, { key })).toBe("valid");
});
