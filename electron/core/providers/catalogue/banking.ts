/** Accounts, cards and transfers. */
import { bearer, define, get, ownFormat, plainFormat } from "../build.ts";
import type { ProviderDefinition } from "../provider.ts";
import { standardRules } from "../standard-rules.ts";

export const bankingServices: readonly ProviderDefinition[] = [
  define({
    id: "wise",
    name: "Wise",
    category: "payments-finance",
    hosts: ["api.wise.com"],
    variables: ["WISE_API_TOKEN", "TRANSFERWISE_API_TOKEN"],
    formats: [plainFormat("^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$")],
    check: get("https://api.wise.com/v1/profiles", bearer, {
      rules: standardRules({ assumed: ["invalid", "restricted"] }),
    }),
    keyPage: "https://wise.com/settings/api-tokens",
    sources: [
      "NangoHQ/nango:packages/providers/providers.yaml#wise-api-key",
      "trufflesecurity/trufflehog:pkg/detectors/transferwise",
    ],
    confidence: "medium",
  }),
  define({
    id: "gocardless",
    name: "GoCardless",
    category: "payments-finance",
    hosts: ["api.gocardless.com"],
    variables: ["GOCARDLESS_ACCESS_TOKEN"],
    formats: [
      ownFormat("live_", "^live_[A-Za-z0-9_-]{40}$"),
      ownFormat("sandbox_", "^sandbox_[A-Za-z0-9_-]{40}$", { note: "api-sandbox.gocardless.com" }),
    ],
    check: get("https://api.gocardless.com/creditors?limit=1", bearer, {
      headers: { "GoCardless-Version": "2015-07-06" },
      rules: standardRules({ assumed: ["invalid", "restricted"] }),
    }),
    keyPage: "https://manage.gocardless.com/developers/access-tokens",
    sources: [
      "SLS-Main/secret-sniffer:internal/detectors/verifiers.go",
      "mongodb/kingfisher:crates/kingfisher-rules/data/rules/gocardless.yml",
      "betterleaks/betterleaks:config/betterleaks.toml#gocardless-api-token",
    ],
    confidence: "medium",
  }),
  define({
    id: "duffel",
    name: "Duffel",
    category: "payments-finance",
    hosts: ["api.duffel.com"],
    variables: ["DUFFEL_ACCESS_TOKEN"],
    formats: [
      ownFormat("duffel_live_", "^duffel_live_[A-Za-z0-9_-]{43}$"),
      ownFormat("duffel_test_", "^duffel_test_[A-Za-z0-9_-]{43}$"),
    ],
    check: get("https://api.duffel.com/airlines?limit=1", bearer, {
      headers: { "Duffel-Version": "v2" },
      rules: standardRules({ assumed: ["invalid", "restricted"] }),
    }),
    keyPage: "https://app.duffel.com/tokens",
    sources: [
      "mongodb/kingfisher:crates/kingfisher-rules/data/rules/duffel.yml",
      "betterleaks/betterleaks:config/betterleaks.toml#duffel-api-token",
      "trufflesecurity/trufflehog:pkg/detectors/duffeltoken",
    ],
    confidence: "medium",
  }),
];
