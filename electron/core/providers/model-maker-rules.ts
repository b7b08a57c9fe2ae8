/**
 * Refusals that the makers of models have in common with nobody: which of them are about the key, and
 * which are about the place that the request comes from.
 */
import { limited, rejected, rule, unproven } from "./build.ts";
import type { VerdictRule } from "./provider.ts";

/**
 * OpenAI names its reason (platform.openai.com/docs/guides/error-codes): 401 is also a list of allowed
 * addresses, and 403 a country in which no key at all is looked at.
 */
export const openAiRefusals: readonly VerdictRule[] = [
  rule(
    { status: [401], path: "error.code", equals: ["incorrect_hostname"] },
    limited("restricted"),
    "401 incorrect_hostname: the key is genuine, but belongs to a project of another region's host",
  ),
  rule(
    { status: [401], bodyContains: ["invalid_api_key", "incorrect api key"] },
    rejected(),
    "401 invalid_api_key: OpenAI does not know this key",
  ),
  rule(
    { status: [401], path: "error.code", equals: ["account_deactivated"] },
    rejected("revoked"),
    "401 account_deactivated: the key's account was closed",
  ),
  rule(
    { status: [401], path: "error.code" },
    unproven,
    "401 for another reason than the key, such as a list of allowed addresses",
  ),
  rule(
    { status: [403], path: "error.code", equals: ["unsupported_country_region_territory"] },
    unproven,
    "403 unsupported_country_region_territory: OpenAI does not answer from this country, whatever the key",
  ),
];

/** Anthropic turns away whole regions before it looks at a key; what a key may not do is permission_error. */
export const anthropicRegion: VerdictRule = rule(
  { status: [403], path: "error.type", equals: ["forbidden"] },
  unproven,
  '403 "Request not allowed": Anthropic does not answer from this place, whatever the key',
);
