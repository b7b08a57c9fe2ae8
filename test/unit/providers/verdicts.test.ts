/** What single answers of well-known providers prove. The bodies are what their documents describe. */
import { expect, test } from "vitest";
import { decide } from "../../../electron/core/checks/verdict.ts";
import { checkFor, findProvider } from "../../../electron/core/providers/index.ts";

const zeros = (count: number): string => "0".repeat(count);

const verdictOf = (id: string, status: number, body: unknown, key = ""): string => {
  const provider = findProvider(id);
  if (provider === null) throw new Error(`no provider ${id}`);
  const check = checkFor(provider, key);
  if (check.kind === "none") throw new Error(`no check for ${id}`);
  const { verdict } = decide(check, {
    kind: "response",
    status,
    headers: {},
    body: Buffer.from(JSON.stringify(body)),
    durationMs: 1,
    bytesSent: 1,
    bytesReceived: 1,
  });
  return verdict.reason === null ? verdict.status : `${verdict.status} ${verdict.reason}`;
};

test.each<readonly [string, number, unknown, string]>([
  ["openai", 200, { object: "list", data: [] }, "valid"],
  ["openai", 401, { error: { code: "invalid_api_key" } }, "rejected invalid"],
  ["openai", 401, { error: { code: "incorrect_hostname" } }, "limited restricted"],
  ["openai", 401, { error: { code: "account_deactivated" } }, "rejected revoked"],
  ["openai", 401, { error: { message: "Incorrect API key provided", code: null } }, "rejected invalid"],
  ["openai", 401, { error: { message: "Your IP is not authorized", code: "ip" } }, "unreachable unexpected"],
  ["openai", 403, { error: { message: "Missing scopes: api.model.read" } }, "limited restricted"],
  ["openai", 403, { error: { code: "unsupported_country_region_territory" } }, "unreachable unexpected"],
  ["openai-admin", 401, { error: { code: "invalid_api_key" } }, "rejected invalid"],
  [
    "openai-admin",
    403,
    { error: { code: "unsupported_country_region_territory" } },
    "unreachable unexpected",
  ],
  ["openai", 429, { error: { code: "insufficient_quota" } }, "limited no-credit"],
  ["openai", 429, { error: { code: "rate_limit_exceeded" } }, "limited rate-limited"],
  ["anthropic", 401, { error: { type: "authentication_error" } }, "rejected invalid"],
  ["anthropic", 403, { error: { type: "permission_error" } }, "limited restricted"],
  [
    "anthropic",
    403,
    { error: { type: "forbidden", message: "Request not allowed" } },
    "unreachable unexpected",
  ],
  ["anthropic-admin", 403, { error: { type: "forbidden" } }, "unreachable unexpected"],
  ["langsmith", 403, { error: "Forbidden" }, "rejected invalid"],
  ["langsmith", 403, { error: "org_scoped_key_requires_workspace" }, "limited restricted"],
  ["google-gemini", 400, { error: { details: [{ reason: "API_KEY_INVALID" }] } }, "rejected invalid"],
  ["google-gemini", 400, { error: { message: "API key expired. Please renew." } }, "rejected expired"],
  ["google-gemini", 400, { error: { message: "Bad request" } }, "unreachable unexpected"],
  [
    "google-gemini",
    403,
    { error: { details: [{ reason: "API_KEY_SERVICE_BLOCKED" }] } },
    "limited restricted",
  ],
  ["google-maps", 403, { error: { details: [{ reason: "API_KEY_SERVICE_BLOCKED" }] } }, "valid"],
  [
    "google-maps",
    403,
    { error: { details: [{ reason: "API_KEY_IP_ADDRESS_BLOCKED" }] } },
    "limited restricted",
  ],
  ["huggingface", 401, { error: "Token is expired" }, "rejected expired"],
  ["elevenlabs", 401, { detail: { status: "missing_permissions" } }, "limited restricted"],
  ["elevenlabs", 401, { detail: { status: "invalid_api_key" } }, "rejected invalid"],
  ["elevenlabs", 401, { detail: { status: "quota_exceeded" } }, "unreachable unexpected"],
  ["elevenlabs", 401, { detail: { status: "detected_unusual_activity" } }, "unreachable unexpected"],
  ["xai", 400, { code: "invalid-argument", error: "Incorrect API key provided" }, "rejected invalid"],
  ["xai", 400, { code: "invalid-argument", error: "Bad request" }, "unreachable unexpected"],
  ["xai", 200, { api_key_blocked: false, api_key_disabled: false, team_blocked: false }, "valid"],
  ["xai", 200, { api_key_blocked: true, api_key_disabled: false, team_blocked: false }, "rejected revoked"],
  ["xai", 200, { api_key_blocked: false, api_key_disabled: true, team_blocked: false }, "rejected revoked"],
  ["xai", 200, { api_key_blocked: false, api_key_disabled: false, team_blocked: true }, "limited restricted"],
  ["deepseek", 200, { is_available: true }, "valid"],
  ["deepseek", 200, { is_available: false }, "limited no-credit"],
  ["cohere", 498, { message: "invalid token" }, "rejected invalid"],
  ["fireworks", 412, {}, "limited no-credit"],
  ["fireworks", 200, { accounts: [{ name: "accounts/a", displayName: "A" }] }, "valid"],
  ["together", 200, { data: [] }, "valid"],
  ["together", 200, [], "unreachable unexpected"],
  ["wandb", 200, { data: { viewer: { id: "1" } } }, "valid"],
  ["wandb", 200, { data: { viewer: null } }, "rejected invalid"],
  ["github", 200, { login: "octocat" }, "valid"],
  ["github", 401, { message: "Bad credentials" }, "rejected invalid"],
  ["github", 403, { message: "API rate limit exceeded" }, "limited rate-limited"],
  ["github", 403, { message: "Resource not accessible by integration" }, "limited restricted"],
  ["github", 403, { message: "Sorry." }, "unreachable unexpected"],
  ["gitlab", 403, { error: "insufficient_scope" }, "limited restricted"],
  ["stripe", 401, { error: { code: "api_key_expired" } }, "rejected expired"],
  ["stripe", 403, { error: {} }, "limited restricted"],
  ["cloudflare", 200, { result: { status: "active" } }, "valid"],
  ["cloudflare", 200, { result: { status: "expired" } }, "rejected expired"],
  ["cloudflare", 200, { result: { status: "disabled" } }, "rejected revoked"],
  ["cloudflare", 400, { errors: [{ code: 6003 }] }, "rejected invalid"],
  [
    "cloudflare",
    403,
    { errors: [{ code: 9109, message: "Cannot use the access token from location: 192.0.2.1" }] },
    "limited restricted",
  ],
  ["cloudflare", 403, { errors: [{ code: 9109, message: "Invalid access token" }] }, "rejected invalid"],
  ["sentry", 200, { version: "0", auth: { scopes: ["org:ci"] }, user: null }, "valid"],
  ["sentry", 200, { version: "0", auth: null, user: null }, "unreachable unexpected"],
  ["sentry", 401, { detail: "Invalid token" }, "rejected invalid"],
  ["vercel", 403, { error: { code: "forbidden", invalidToken: true } }, "rejected invalid"],
  ["vercel", 403, { error: { code: "forbidden" } }, "limited restricted"],
  ["railway", 200, { data: { me: { email: "a@example.com" } } }, "valid"],
  ["railway", 200, { errors: [{ message: "Not Authorized" }] }, "unreachable unexpected"],
  [
    "sendgrid",
    401,
    { errors: [{ message: "The provided authorization grant is invalid" }] },
    "rejected invalid",
  ],
  [
    "sendgrid",
    401,
    { errors: [{ message: "The requestor's IP Address is not whitelisted" }] },
    "unreachable unexpected",
  ],
  ["resend", 401, { name: "restricted_api_key" }, "limited restricted"],
  ["resend", 400, { name: "validation_error", message: "API key is invalid" }, "rejected invalid"],
  ["resend", 400, { name: "validation_error", message: "Something else" }, "unreachable unexpected"],
  [
    "brevo",
    401,
    { message: "We have detected you are using an unrecognised IP address" },
    "limited restricted",
  ],
  ["slack", 200, { ok: true, team: "Example" }, "valid"],
  ["slack", 200, { ok: false, error: "invalid_auth" }, "rejected invalid"],
  ["slack", 200, { ok: false, error: "token_revoked" }, "rejected revoked"],
  ["slack", 200, { ok: false, error: "token_expired" }, "rejected expired"],
  ["slack", 200, { ok: false, error: "missing_scope" }, "limited restricted"],
  ["slack", 200, { ok: false, error: "fatal_error" }, "unreachable unexpected"],
  ["telegram", 404, { ok: false, error_code: 404 }, "rejected invalid"],
  ["telegram", 404, {}, "unreachable unexpected"],
  ["datadog", 403, { errors: ["Forbidden"] }, "rejected invalid"],
  ["datadog", 200, { valid: false }, "unreachable unexpected"],
  ["newrelic", 200, { data: { actor: { user: null } } }, "unreachable unexpected"],
  ["figma", 403, { err: "Invalid token" }, "rejected invalid"],
  ["figma", 403, { err: "Invalid scope(s)" }, "limited restricted"],
  ["linear", 400, { errors: [{ extensions: { code: "AUTHENTICATION_ERROR" } }] }, "rejected invalid"],
  ["hubspot", 401, { category: "EXPIRED_AUTHENTICATION" }, "rejected expired"],
  ["hubspot", 403, { category: "MISSING_SCOPES" }, "limited restricted"],
  ["mapbox", 200, { code: "TokenValid" }, "valid"],
  ["mapbox", 200, { code: "TokenRevoked" }, "rejected revoked"],
  ["mapbox", 200, { code: "SomethingNew" }, "unreachable unexpected"],
  ["algolia", 403, { message: "Invalid Application-ID or API key" }, "rejected invalid"],
  ["algolia", 403, { message: "Method not allowed with this API key" }, "limited restricted"],
  ["tavily", 432, {}, "limited no-credit"],
  ["tavily", 200, { key: { usage: 1 }, account: {} }, "valid"],
  ["heroku", 403, { id: "forbidden" }, "limited restricted"],
  ["heroku", 403, { id: "delinquent" }, "unreachable unexpected"],
  ["mailgun", 200, { items: [] }, "valid"],
  ["mailgun", 401, { message: "Invalid private key" }, "unreachable unexpected"],
  ["twilio", 200, { status: "active" }, "valid"],
  ["twilio", 200, { status: "suspended" }, "limited restricted"],
  ["supabase-project", 200, { external: {}, disable_signup: false }, "valid"],
  ["supabase-project", 401, { message: "Invalid API key" }, "rejected invalid"],
  ["paypal", 200, { access_token: "t", app_id: "APP-1" }, "valid"],
  ["paypal", 401, { error: "invalid_client" }, "rejected invalid"],
  ["terraform-cloud", 200, { data: [] }, "valid"],
])("%s answers %i: %j", (id, status, body, expected) => {
  expect(verdictOf(id, status, body)).toBe(expected);
});

test("an installation token of GitHub is asked by a request of its own", () => {
  const token = `ghs_${zeros(36)}`;
  expect(verdictOf("github", 200, { total_count: 0, repositories: [] }, token)).toBe("valid");
  expect(verdictOf("github", 200, { total_count: 0, repositories: [] })).toBe("unreachable unexpected");
});

test("the secret of a Twilio key is not asked to read the account, which it may not", () => {
  const provider = findProvider("twilio");
  if (provider === null) throw new Error("no twilio");
  const key = checkFor(provider, "aZ09".repeat(8));
  const token = checkFor(provider, zeros(32));
  expect(key).toMatchObject({ url: "https://verify.{region}/v2/Services?PageSize=1" });
  expect(token).toMatchObject({ url: "https://api.{region}/2010-04-01/Accounts/{accountSid}.json" });
});

test("tokens that may be of one's own server are not refused by the provider's alone", () => {
  for (const id of ["gitlab", "sentry"]) {
    const address = findProvider(id)?.fields.find(({ kind }) => kind === "base-url");
    expect(address).toMatchObject({ regional: true, required: false });
  }
});
