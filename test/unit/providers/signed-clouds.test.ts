/** What the answers of clouds prove whose keys sign, or are exchanged for a token. */
import { describe, expect, test } from "vitest";
import { checkFor, findProvider, type ProviderDefinition } from "../../../electron/core/providers/index.ts";
import { createScriptedHttp } from "../../fakes/scripted-http.ts";
import { stillClock } from "../../helpers/check-subjects.ts";
import { check as checkOne } from "../../helpers/exploit-network.ts";
import { sampleSecret } from "../../helpers/sample-secret.ts";
import { valueOf } from "../../helpers/vault-values.ts";

function known(id: string): ProviderDefinition {
  const provider = findProvider(id);
  if (provider === null) throw new Error(`no provider ${id}`);
  return provider;
}

/** The whole way: a key of `id` with all its fields, one request, one answer. */
async function asked(
  id: string,
  status: number,
  body: unknown,
  fields: Readonly<Record<string, string>> = {},
  secretFields: Readonly<Record<string, string>> = {},
) {
  const provider = known(id);
  const { check } = provider;
  if (check.kind === "none") throw new Error(`no check for ${id}`);
  // A made-up key, which comes second where one is needed, is nobody's.
  const http = createScriptedHttp((_request, index) =>
    index === 0
      ? { status, body: typeof body === "string" ? body : JSON.stringify(body) }
      : { status: 401, body: '{"error":"invalid_client"}' },
  );
  const plain = provider.fields.filter((field) => !field.secret && field.choices === undefined);
  const secret = provider.fields.filter((field) => field.secret && field.required);
  const result = await checkOne(provider, http, {
    value: sampleSecret(check, "a1b2c3d4".repeat(5)),
    fields: { ...Object.fromEntries(plain.map((field) => [field.id, "sample"])), ...fields },
    secretFields: {
      ...Object.fromEntries(secret.map((field) => [field.id, "0".repeat(20)])),
      ...secretFields,
    },
  });
  const { record } = valueOf(result);
  const { verdict } = record;
  const words = verdict.reason === null ? verdict.status : `${verdict.status} ${verdict.reason}`;
  return { words, record, sent: http.requests[0] };
}

const us = { stsHost: "sts.us-east-1.amazonaws.com" };
const awsError = (code: string, message = ""): object => ({ Error: { Code: code, Message: message } });

describe("AWS", () => {
  const identity = { Arn: "arn:aws:iam::123456789012:user/alice", Account: "123456789012", UserId: "A" };
  const whose = { GetCallerIdentityResponse: { GetCallerIdentityResult: identity } };

  test("says whose key it is, without having seen the secret", async () => {
    const { record, words, sent } = await asked("aws", 200, whose);
    expect(words).toBe("valid");
    expect(record.identity).toEqual({ account: identity.Arn, accountId: "123456789012" });
    expect(sent?.url.href).toBe(
      "https://sts.us-east-1.amazonaws.com/?Action=GetCallerIdentity&Version=2011-06-15",
    );
    expect(sent?.headers["Authorization"]).toContain("/us-east-1/sts/aws4_request");
    expect(sent?.headers).not.toHaveProperty("x-amz-security-token");
    expect(JSON.stringify([sent?.headers, sent?.url])).not.toContain("a1b2c3d4");
  });

  test("the region is the one of the host, and a session token goes along", async () => {
    const china = { stsHost: "sts.cn-north-1.amazonaws.com.cn" };
    const { sent } = await asked("aws", 200, whose, china, { sessionToken: "a-session-token" });
    expect(sent?.url.host).toBe("sts.cn-north-1.amazonaws.com.cn");
    expect(sent?.headers["Authorization"]).toContain("/cn-north-1/sts/aws4_request");
    expect(sent?.headers["x-amz-security-token"]).toBe("a-session-token");
  });

  test.each([
    [200, "<GetCallerIdentityResponse><GetCallerIdentityResult>…", "valid"],
    [200, "<html>sign in to this network</html>", "unreachable unexpected"],
    [403, awsError("InvalidClientTokenId"), "rejected invalid"],
    [403, awsError("SignatureDoesNotMatch", "The request signature"), "rejected invalid"],
    [403, awsError("SignatureDoesNotMatch", "Signature expired: 2026…"), "unreachable unexpected"],
    [403, "<Error><Code>InvalidClientTokenId</Code></Error>", "rejected invalid"],
    [403, awsError("ExpiredToken"), "rejected expired"],
    [400, awsError("RequestExpired"), "unreachable unexpected"],
    [403, awsError("AccessDenied"), "limited restricted"],
    [400, awsError("Throttling"), "limited rate-limited"],
    [403, "<html>blocked by your company</html>", "unreachable unexpected"],
  ])("%i %j: %s", async (status, body, verdict) => {
    expect((await asked("aws", status, body, us)).words).toBe(verdict);
  });

  test("an unknown id may be GovCloud's or China's until the user says no; a wrong secret may not", async () => {
    expect((await asked("aws", 403, awsError("InvalidClientTokenId"))).words).toContain("uncheckable");
    expect((await asked("aws", 403, awsError("SignatureDoesNotMatch"))).words).toBe("rejected invalid");
  });

  test("the id in place of the secret is told to be one, and never sent", () => {
    for (const id of ["AKIA", "ASIA"]) {
      expect(checkFor(known("aws"), id + "A".repeat(16))).toMatchObject({ kind: "none" });
    }
  });
});

describe("Google's service accounts", () => {
  test("send an assertion that only this account could sign", async () => {
    const { sent, words } = await asked("gcp-service-account", 200, { access_token: "x".repeat(30) });
    expect(words).toBe("valid");
    const form = new URLSearchParams(sent?.body ?? "");
    expect(form.get("grant_type")).toBe("urn:ietf:params:oauth:grant-type:jwt-bearer");
    const claims = Buffer.from(form.get("assertion")?.split(".")[1] ?? "", "base64url").toString();
    const now = stillClock.now() / 1000;
    expect(JSON.parse(claims)).toMatchObject({ scope: "openid email", iat: now, exp: now + 300 });
  });

  test("a text that is no such file is told, and nothing is sent", async () => {
    const http = createScriptedHttp(() => ({ status: 200, body: "{}" }));
    const value = '{"type": "authorized_user"}';
    const { record } = valueOf(await checkOne(known("gcp-service-account"), http, { value }));
    expect(http.requests).toHaveLength(0);
    expect(record.verdict).toEqual({
      status: "uncheckable",
      reason:
        "the key cannot be sent: it is not the JSON text that this provider gives out: it has no client_email",
    });
  });
});

test.each<readonly [string, number, unknown, string]>([
  ["gcp-service-account", 400, { error: "invalid_grant" }, "rejected invalid"],
  [
    "gcp-service-account",
    400,
    { error: "invalid_grant", error_description: "… short-lived token and in a reasonable timeframe." },
    "unreachable unexpected",
  ],
  ["google-oauth-client", 400, { error: "invalid_grant" }, "valid"],
  ["google-oauth-client", 400, { error: "redirect_uri_mismatch" }, "unreachable unexpected"],
  ["google-oauth-client", 401, { error: "invalid_client" }, "rejected invalid"],
  ["google-oauth-client", 401, { error: "deleted_client" }, "rejected revoked"],
  ["azure-entra", 200, { access_token: "x" }, "valid"],
  ["azure-entra", 401, entra("invalid_client", 7000215), "rejected invalid"],
  ["azure-entra", 401, entra("invalid_client", 7000222), "rejected expired"],
  ["azure-entra", 400, entra("unauthorized_client", 700016), "rejected invalid"],
  ["azure-entra", 400, entra("invalid_request", 90002), "unreachable unexpected"],
  ["azure-entra", 400, entra("access_denied", 53003), "limited restricted"],
  ["ibm-cloud", 200, { access_token: "x" }, "valid"],
  ["ibm-cloud", 400, { errorCode: "BXNIM0415E" }, "rejected invalid"],
  ["ibm-cloud", 400, { errorCode: "BXNIM0109E" }, "unreachable unexpected"],
  ["ibm-cloud", 403, { message: "Forbidden" }, "unreachable unexpected"],
  ["scaleway", 401, { type: "denied_authentication", reason: "expired" }, "rejected expired"],
  ["scaleway", 200, { access_key: "SCW" }, "valid"],
  ["scaleway", 403, { type: "permissions_denied" }, "limited restricted"],
  ["scaleway", 403, { message: "Forbidden" }, "unreachable unexpected"],
  ["cloudflare-global", 403, { errors: [{ code: 9103 }] }, "rejected invalid"],
  ["cloudflare-global", 403, { errors: [{ code: 1 }] }, "unreachable unexpected"],
  ["cloudflare-ca", 200, { success: true }, "valid"],
  ["cloudflare-ca", 400, { errors: [{ code: 1001 }] }, "unreachable unexpected"],
  ["azure-storage", 200, "<?xml?><EnumerationResults/>", "valid"],
  ["azure-storage", 403, "<Code>AuthenticationFailed</Code>", "rejected invalid"],
  [
    "azure-storage",
    403,
    "<Code>AuthenticationFailed</Code> Request date header too old",
    "unreachable unexpected",
  ],
  ["azure-storage", 403, "<Code>AuthorizationFailure</Code>", "unreachable unexpected"],
  ["alibaba-cloud", 200, { Arn: "acs:ram::1:user/a" }, "valid"],
  ["alibaba-cloud", 404, { Code: "InvalidAccessKeyId.NotFound" }, "rejected invalid"],
  ["alibaba-cloud", 404, "<html>not found</html>", "unreachable unexpected"],
  ["alibaba-cloud", 400, { Code: "InvalidTimeStamp.Expired" }, "unreachable unexpected"],
  ["tencent-cloud", 200, { Response: { Arn: "qcs::cam" } }, "valid"],
  ["tencent-cloud", 200, tencent("AuthFailure.SecretIdNotFound"), "rejected invalid"],
  ["tencent-cloud", 200, tencent("AuthFailure.SignatureExpire"), "unreachable unexpected"],
  ["tencent-cloud", 200, tencent("InternalError"), "unreachable unexpected"],
  ["oracle-oci", 404, { code: "NotAuthorizedOrNotFound" }, "limited restricted"],
  ["oracle-oci", 401, { code: "NotAuthenticated" }, "rejected invalid"],
  ["oracle-oci", 401, { code: "NotAuthenticated", message: "allowed clock skew" }, "unreachable unexpected"],
  ["akamai", 401, { detail: "Invalid timestamp" }, "unreachable unexpected"],
  ["akamai", 401, { detail: "The signature does not match" }, "rejected invalid"],
  ["akamai", 403, { detail: "no grant" }, "unreachable unexpected"],
  ["ovh", 200, { status: "validated" }, "valid"],
  ["ovh", 200, { status: "expired" }, "rejected expired"],
  ["ovh", 400, { message: "Invalid signature" }, "rejected invalid"],
  ["ovh", 403, { errorCode: "NOT_GRANTED_CALL" }, "limited restricted"],
  ["exoscale", 403, { message: "Forbidden" }, "unreachable unexpected"],
])("%s %i %j: %s", async (id, status, body, verdict) => {
  expect((await asked(id, status, body)).words).toBe(verdict);
});

function entra(error: string, code: number): object {
  return { error, error_description: `AADSTS${code}: some words`, error_codes: [code] };
}

function tencent(code: string): object {
  return { Response: { Error: { Code: code } } };
}
