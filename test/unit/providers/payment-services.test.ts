/** Payments and banking: what special answers prove, and that test keys go to the test world. */
import { expect, test } from "vitest";
import { findProvider } from "../../../electron/core/providers/index.ts";
import { requestOf, verdictOn } from "../../helpers/provider-verdict.ts";

const uuid = "01234567-89ab-4cde-8f01-23456789abcd";

test.each<readonly [string, number, unknown, string]>([
  ["square", 401, { errors: [{ code: "UNAUTHORIZED" }] }, "rejected invalid"],
  ["razorpay", 401, { error: { description: "The api key provided is invalid" } }, "rejected invalid"],
  ["razorpay", 401, { error: { description: "Access Denied" } }, "unreachable unexpected"],
  ["square", 401, { errors: [{ code: "ACCESS_TOKEN_EXPIRED" }] }, "rejected expired"],
  ["square", 401, { errors: [{ code: "ACCESS_TOKEN_REVOKED" }] }, "rejected revoked"],
  ["square", 403, { errors: [{ code: "INSUFFICIENT_SCOPES" }] }, "limited restricted"],
  ["square", 403, "<html></html>", "unreachable unexpected"],
  ["braintree", 200, { data: { ping: "pong" } }, "valid"],
  [
    "braintree",
    200,
    { data: null, errors: [{ extensions: { errorClass: "AUTHENTICATION" } }] },
    "rejected invalid",
  ],
  [
    "braintree",
    200,
    { data: null, errors: [{ extensions: { errorClass: "INTERNAL" } }] },
    "unreachable unexpected",
  ],
  ["paddle", 403, { error: { code: "authentication_malformed" } }, "rejected invalid"],
  ["paddle", 403, { error: { code: "invalid_token" } }, "rejected invalid"],
  ["paddle", 403, { error: { code: "forbidden" } }, "limited restricted"],
  ["paddle", 403, "<html></html>", "unreachable unexpected"],
  ["polar", 401, { error: "invalid_token" }, "rejected invalid"],
  ["polar", 401, "<html></html>", "unreachable unexpected"],
  ["plaid", 200, { institutions: [] }, "valid"],
  ["plaid", 400, { error_code: "INVALID_API_KEYS" }, "rejected invalid"],
  ["plaid", 400, { error_code: "INVALID_FIELD" }, "unreachable unexpected"],
  ["ramp", 200, { access_token: "t" }, "valid"],
  ["ramp", 401, { error: "invalid_client" }, "rejected invalid"],
  ["ramp", 401, { error_v2: { error_code: "DEVELOPER_5001" } }, "rejected invalid"],
  ["ramp", 400, { error: "invalid_scope" }, "limited restricted"],
  ["ramp", 400, { error: "invalid_request" }, "unreachable unexpected"],
  ["duffel", 401, { errors: [{ code: "expired_access_token" }] }, "rejected expired"],
])("%s answers %i: %j", (id, status, body, expected) => {
  expect(verdictOn(id, status, body)).toBe(expected);
});

test.each([
  ["paddle", `pdl_live_apikey_${"a".repeat(26)}_${"b".repeat(22)}_abc`, "api.paddle.com"],
  ["paddle", `pdl_sdbx_apikey_${"a".repeat(26)}_${"b".repeat(22)}_abc`, "sandbox-api.paddle.com"],
  ["checkout-com", `sk_${"a".repeat(27)}`, "api.checkout.com"],
  ["checkout-com", `sk_sbox_${"a".repeat(27)}`, "api.sandbox.checkout.com"],
  ["checkout-com", `sk_${uuid}`, "api.checkout.com"],
  ["checkout-com", `sk_test_${uuid}`, "api.sandbox.checkout.com"],
  ["gocardless", `live_${"a1".repeat(20)}`, "api.gocardless.com"],
  ["gocardless", `sandbox_${"a1".repeat(20)}`, "api-sandbox.gocardless.com"],
])("a key of %s goes to the world that it names (%s)", (id, key, host) => {
  expect(new URL(requestOf(id, key).url).hostname).toBe(host);
});

test("where a key does not name its world, the user is asked before it is called rejected", () => {
  for (const id of ["square", "braintree", "adyen", "polar", "plaid", "wise"]) {
    const choice = findProvider(id)?.fields.find(({ choices }) => choices !== undefined);
    expect(choice).toMatchObject({ regional: true, required: false });
  }
  expect(requestOf("plaid").url).toBe("https://{environment}.plaid.com/institutions/get");
  expect(findProvider("plaid")?.hosts).toEqual(["production.plaid.com", "sandbox.plaid.com"]);
});

test("keys of Checkout.com's previous generation are sent by themselves", () => {
  expect(requestOf("checkout-com", `sk_${uuid}`).placements).toEqual([
    { kind: "header", name: "Authorization", template: "{secret}" },
  ]);
  expect(requestOf("checkout-com", `sk_${"a".repeat(27)}`).placements).toEqual([{ kind: "bearer" }]);
});

test("the beginning of Mercury's tokens is never missing", () => {
  const token = `mercury_production_wma_${"a1".repeat(20)}_yrucrem`;
  expect(requestOf("mercury", token).placements).toMatchObject([
    { template: "Bearer secret-token:{secret}" },
  ]);
  expect(requestOf("mercury", `secret-token:${token}`).placements).toEqual([{ kind: "bearer" }]);
});

test("public keys, ids and tokens of one bank connection are sent nowhere", () => {
  for (const [id, key] of [
    ["razorpay", `rzp_live_${"a1".repeat(7)}`],
    ["ramp", `ramp_id_${"a1".repeat(20)}`],
    ["flutterwave", `FLWPUBK-${"a1".repeat(16)}-X`],
    ["plaid", `access-production-${uuid}`],
    ["square", `sq0csp-${"a".repeat(43)}`],
  ] as const) {
    expect(() => requestOf(id, key)).toThrow(/no check/);
  }
});
