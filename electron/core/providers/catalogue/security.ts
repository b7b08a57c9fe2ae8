/** Identity, networks and security. */
import {
  bearer,
  define,
  get,
  noCheck,
  ownFormat,
  plainFormat,
  query,
  rejected,
  rule,
  sharedFormat,
} from "../build.ts";
import type { ProviderDefinition } from "../provider.ts";
import { standardRules } from "../standard-rules.ts";

export const securityServices: readonly ProviderDefinition[] = [
  define({
    id: "clerk",
    name: "Clerk",
    category: "auth-identity-security",
    hosts: ["api.clerk.com"],
    variables: ["CLERK_SECRET_KEY"],
    formats: [
      sharedFormat("sk_live_", "^sk_live_[A-Za-z0-9]{32,50}$", {
        note: "Stripe and others use the prefix, too",
      }),
      sharedFormat("sk_test_", "^sk_test_[A-Za-z0-9]{32,50}$", { note: "test mode" }),
      sharedFormat("pk_live_", "^pk_live_[A-Za-z0-9+/]{20,80}={0,2}$", {
        note: "publishable key",
        check: noCheck("A publishable key is public by design and may not ask anything."),
      }),
    ],
    check: get("https://api.clerk.com/v1/jwks", bearer, {
      rules: [
        rule(
          { status: [401], bodyContains: ["clerk_key_invalid"] },
          rejected(),
          "401 clerk_key_invalid: Clerk does not know this key",
        ),
        ...standardRules({ proof: "keys", invalid: [], assumed: ["restricted"] }),
      ],
      control: "daily",
    }),
    keyPage: "https://dashboard.clerk.com/last-active?path=api-keys",
    sources: [
      "NangoHQ/nango:packages/providers/providers.yaml#clerk",
      "mongodb/kingfisher:crates/kingfisher-rules/data/rules/clerk.yml",
      "betterleaks/betterleaks:config/betterleaks.toml#clerk-secret-key",
    ],
    confidence: "high",
  }),
  define({
    id: "tailscale",
    name: "Tailscale",
    category: "auth-identity-security",
    hosts: ["api.tailscale.com"],
    variables: ["TAILSCALE_API_KEY", "TS_API_KEY", "TS_AUTHKEY"],
    formats: [
      ownFormat("tskey-api-", "^tskey-api-[A-Za-z0-9]{12}CNTRL-[A-Za-z0-9]{32}$", { note: "API key" }),
      ownFormat("tskey-auth-", "^tskey-auth-[A-Za-z0-9]{12}CNTRL-[A-Za-z0-9]{32}$", {
        note: "auth key",
        check: noCheck("An auth key joins machines to the network and may not call the API."),
      }),
      ownFormat("tskey-client-", "^tskey-client-[A-Za-z0-9]{12}CNTRL-[A-Za-z0-9]{32}$", {
        note: "secret of an OAuth client",
        check: noCheck("The secret of an OAuth client only fetches access tokens, together with its id."),
      }),
    ],
    check: get("https://api.tailscale.com/api/v2/tailnet/-/keys", bearer, {
      rules: standardRules({ proof: "keys", assumed: ["invalid", "restricted"] }),
    }),
    keyPage: "https://login.tailscale.com/admin/settings/keys",
    sources: [
      "mongodb/kingfisher:crates/kingfisher-rules/data/rules/tailscale.yml",
      "betterleaks/betterleaks:config/betterleaks.toml#tailscale-api-key.1",
      "trufflesecurity/trufflehog:pkg/detectors/tailscale",
    ],
    confidence: "medium",
  }),
  define({
    id: "shodan",
    name: "Shodan",
    category: "auth-identity-security",
    hosts: ["api.shodan.io"],
    variables: ["SHODAN_API_KEY"],
    formats: [plainFormat("^[A-Za-z0-9]{32}$")],
    check: get("https://api.shodan.io/api-info", query("key"), {
      rules: standardRules({ proof: "plan", assumed: ["invalid", "restricted"] }),
      identity: { plan: ["plan"], credit: ["query_credits"] },
    }),
    keyPage: "https://account.shodan.io/",
    sources: [
      "SLS-Main/secret-sniffer:internal/detectors/verifiers.go",
      "mongodb/kingfisher:crates/kingfisher-rules/data/rules/shodan.yml",
      "trufflesecurity/trufflehog:pkg/detectors/shodankey",
    ],
    confidence: "high",
  }),
];
