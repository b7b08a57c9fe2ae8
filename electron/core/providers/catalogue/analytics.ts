/** Analytics and traces. */
import {
  bearer,
  define,
  get,
  header,
  hostChoice,
  limited,
  noCheck,
  ownFormat,
  plainFormat,
  rejected,
  rule,
  textField,
} from "../build.ts";
import type { ProviderDefinition } from "../provider.ts";
import { standardRules } from "../standard-rules.ts";

export const analytics: readonly ProviderDefinition[] = [
  define({
    id: "posthog",
    name: "PostHog",
    category: "monitoring-analytics",
    hosts: ["us.posthog.com", "eu.posthog.com"],
    variables: ["POSTHOG_PERSONAL_API_KEY", "POSTHOG_API_KEY"],
    formats: [
      ownFormat("phx_", "^phx_[A-Za-z0-9_-]{41,49}$", { note: "personal key" }),
      ownFormat("phc_", "^phc_[A-Za-z0-9]{43}$", {
        note: "project key",
        check: noCheck("A project key is public by design and may not ask who it is."),
      }),
      ownFormat("phs_", "^phs_[A-Za-z0-9]{43}$", {
        note: "secure key for feature flags",
        check: noCheck("A feature flags key may not ask who it is."),
      }),
      ownFormat("pha_", "^pha_[A-Za-z0-9]{43}$", { note: "OAuth token" }),
    ],
    fields: [hostChoice(["us.posthog.com", "eu.posthog.com"])],
    check: get("https://{apiHost}/api/users/@me/", bearer, {
      rules: [
        rule(
          { status: [403], json: true },
          limited("restricted"),
          "403: a key with narrower scopes than user:read",
        ),
        ...standardRules({ proof: "email", restricted: [], assumed: ["invalid"] }),
      ],
      identity: { account: ["email"], organisation: ["organization.name"] },
    }),
    keyPage: "https://us.posthog.com/settings/user-api-keys",
    sources: [
      "SLS-Main/secret-sniffer:internal/detectors/verifiers.go",
      "betterleaks/betterleaks:config/betterleaks.toml#posthog-personal-api-key",
      "mongodb/kingfisher:crates/kingfisher-rules/data/rules/posthog.yml",
    ],
    confidence: "high",
  }),
  define({
    id: "honeycomb",
    name: "Honeycomb",
    category: "monitoring-analytics",
    hosts: ["api.honeycomb.io", "api.eu1.honeycomb.io"],
    variables: ["HONEYCOMB_API_KEY", "HONEYCOMB_WRITEKEY"],
    formats: [
      plainFormat("^[A-Za-z0-9]{22}$", { note: "environment key" }),
      plainFormat("^[0-9a-f]{32}$", { note: "classic" }),
      ownFormat("hcaik_", "^hcaik_[a-z0-9]{58}$", { note: "ingest key" }),
      ownFormat("hcamk_", "^hcamk_[a-z0-9]{58}$", {
        note: "management key",
        check: noCheck("Management keys are a pair of id and secret, asked about by another request."),
      }),
    ],
    fields: [hostChoice(["api.honeycomb.io", "api.eu1.honeycomb.io"])],
    check: get("https://{apiHost}/1/auth", header("X-Honeycomb-Team"), {
      rules: standardRules({ proof: "team", assumed: ["invalid", "restricted"] }),
      identity: { organisation: ["team.name"], account: ["environment.name"] },
    }),
    keyPage: "https://ui.honeycomb.io/account",
    sources: [
      "mongodb/kingfisher:crates/kingfisher-rules/data/rules/honeycomb.yml",
      "betterleaks/betterleaks:config/betterleaks.toml#honeycomb-api-key",
      "trufflesecurity/trufflehog:pkg/detectors/honeycomb",
    ],
    confidence: "high",
  }),
  define({
    id: "grafana-cloud",
    name: "Grafana Cloud (access policy token)",
    category: "monitoring-analytics",
    hosts: ["grafana.com"],
    variables: ["GRAFANA_CLOUD_API_KEY", "GRAFANA_CLOUD_TOKEN"],
    formats: [
      ownFormat("glc_eyJ", "^glc_eyJ[A-Za-z0-9+/]{60,160}=$", {
        note: "base64 JSON {o,n,k,m:{r:region}}: region readable offline",
      }),
    ],
    fields: [textField("region", "Region of the access policy (us, eu, …)")],
    check: get("https://grafana.com/api/v1/tokens?region={region}&pageSize=1", bearer, {
      rules: [
        rule(
          { status: [401], bodyContains: ["invalidcredentials"] },
          rejected(),
          "401 InvalidCredentials: Grafana does not know this token",
        ),
        rule(
          { status: [403], bodyContains: ["scope", "permission"] },
          limited("restricted"),
          "403 that names a scope or permission: the token is genuine but may not do this",
        ),
        ...standardRules({ proof: "items", invalid: [], restricted: [] }),
      ],
    }),
    keyPage: "https://grafana.com/orgs/-/access-policies",
    sources: [
      "SLS-Main/secret-sniffer:internal/detectors/verifiers.go",
      "trufflesecurity/trufflehog:pkg/detectors/grafana",
      "mongodb/kingfisher:crates/kingfisher-rules/data/rules/grafana.yml",
    ],
    confidence: "high",
  }),
];
