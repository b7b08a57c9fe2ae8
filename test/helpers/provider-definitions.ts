/** Small provider definitions for tests of the checks: one shape at a time, no catalogue needed. */
import type { Placement, ProviderDefinition, RequestCheck } from "../../electron/core/providers/index.ts";

export const testHost = "api.example.com";

/** Rules as most providers have them. */
export const usualRules: RequestCheck["rules"] = [
  {
    when: { status: [200], json: true },
    then: { status: "valid", reason: null },
    because: "200 with a JSON body",
  },
  {
    when: { status: [401] },
    then: { status: "rejected", reason: "invalid" },
    because: "401: the key is wrong",
  },
  {
    when: { status: [402] },
    then: { status: "limited", reason: "no-credit" },
    because: "402: no credit left",
  },
  {
    when: { status: [403] },
    then: { status: "limited", reason: "restricted" },
    because: "403: not permitted",
  },
  {
    when: { status: [429] },
    then: { status: "limited", reason: "rate-limited" },
    because: "429: too many requests",
  },
];

/** As `usualRules`, of a provider that proves a key by an account: it is believed whatever else it repeats. */
export const provingRules: RequestCheck["rules"] = usualRules.map((rule, index) =>
  index === 0 ? { ...rule, when: { ...rule.when, path: "account" } } : rule,
);

/** A request check of `testHost` with the given parts in place of the usual ones. */
export function requestCheck(more: Partial<RequestCheck> = {}): RequestCheck {
  return {
    kind: "request",
    method: "GET",
    url: `https://${testHost}/v1/account`,
    placements: [{ kind: "bearer" }],
    headers: {},
    rules: usualRules,
    identity: {},
    ...more,
  };
}

/** A provider whose keys go to `testHost` only. */
export function provider(
  check: ProviderDefinition["check"],
  more: Partial<ProviderDefinition> = {},
): ProviderDefinition {
  return {
    id: "example",
    name: "Example",
    category: "test",
    hosts: [testHost],
    variables: ["EXAMPLE_API_KEY"],
    formats: [],
    fields: [],
    check,
    keyPage: null,
    rotation: { days: null, style: "unknown", note: "" },
    sources: ["test"],
    confidence: "high",
    ...more,
  };
}

/** A provider with one placement and nothing else. */
export const placing = (placement: Placement, more: Partial<RequestCheck> = {}): ProviderDefinition =>
  provider(requestCheck({ placements: [placement], ...more }));

/** A provider that its users run themselves: the address is the key's own base URL. */
export function selfHosted(more: Partial<RequestCheck> = {}): ProviderDefinition {
  return provider(
    requestCheck({
      url: "{baseUrl}/api/v1/users/whoami",
      placements: [{ kind: "header", name: "x-api-key", template: "{secret}" }],
      ...more,
    }),
    {
      id: "self-hosted",
      hosts: [],
      fields: [{ id: "baseUrl", label: "Base URL", required: true, secret: false, kind: "base-url" }],
    },
  );
}
