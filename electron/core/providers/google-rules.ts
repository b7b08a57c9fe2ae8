/** What all services of Google share: one form of key, one way to refuse it. */
import { limited, rejected, rule, sharedFormat, valid } from "./build.ts";
import type { VerdictRule } from "./provider.ts";
import { standardRules } from "./standard-rules.ts";

/** The same for Gemini, Maps, YouTube, Firebase and every other service: the key does not tell which. */
export const googleKeyFormat = sharedFormat("AIza", "^AIza[A-Za-z0-9_-]{35}$", {
  note: "any service of Google Cloud; the key does not tell which",
});

const refusals: readonly VerdictRule[] = [
  rule(
    { status: [400], bodyContains: ["api key expired", "api_key_expired"] },
    rejected("expired"),
    "400 that says the key expired",
  ),
  rule(
    { status: [400], bodyContains: ["api_key_invalid", "api key not valid"] },
    rejected(),
    "400 API_KEY_INVALID: Google does not know this key",
  ),
  rule(
    {
      status: [403],
      bodyContains: [
        "api_key_http_referrer_blocked",
        "api_key_ip_address_blocked",
        "api_key_android_app_blocked",
        "api_key_ios_app_blocked",
      ],
    },
    limited("restricted"),
    "403: the key is genuine, but not from this place or program",
  ),
];

/** An unknown key is 400, not 401; 403 names what a genuine key may not do (google/api/error_reason.proto). */
export const googleRules: readonly VerdictRule[] = [
  ...refusals,
  rule(
    { status: [403], bodyContains: ["api_key_service_blocked", "service_disabled"] },
    limited("restricted"),
    "403: the key is genuine, but not open to this API",
  ),
];

/** For keys of any service: the request is not open to most of them, which proves that they are known. */
export const googleProjectRules: readonly VerdictRule[] = [
  ...refusals,
  rule(
    { status: [403], bodyContains: ["api_key_service_blocked", "service_disabled", "accessnotconfigured"] },
    valid,
    "403: Google knows the key (an unknown one is 400); only this one request is not open to it",
  ),
  ...standardRules({ invalid: [], restricted: [] }),
];
