/** Alerts, on-call and status pages. */
import { bearer, define, get, header, ownFormat, plainFormat, textField } from "../build.ts";
import type { ProviderDefinition } from "../provider.ts";
import { standardRules } from "../standard-rules.ts";

export const incidentServices: readonly ProviderDefinition[] = [
  define({
    id: "opsgenie",
    name: "Opsgenie",
    category: "monitoring-analytics",
    hosts: ["api.opsgenie.com"],
    variables: ["OPSGENIE_API_KEY"],
    formats: [plainFormat("^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$")],
    check: get("https://api.opsgenie.com/v2/account", header("Authorization", "GenieKey {secret}"), {
      rules: standardRules({ restricted: [] }),
    }),
    keyPage: "https://app.opsgenie.com/settings/api-key-management",
    sources: [
      "trufflesecurity/trufflehog:pkg/detectors/opsgenie",
      "mongodb/kingfisher:crates/kingfisher-rules/data/rules/opsgenie.yml",
      "projectdiscovery/nuclei-templates:http/token-spray/api-opsgenie.yaml",
    ],
    confidence: "high",
  }),
  define({
    id: "incident-io",
    name: "incident.io",
    category: "monitoring-analytics",
    hosts: ["api.incident.io"],
    variables: ["INCIDENT_API_KEY", "INCIDENT_IO_API_KEY"],
    formats: [ownFormat("inc_", "^inc_[0-9a-f]{64}$")],
    check: get("https://api.incident.io/v1/identity", bearer, {
      rules: standardRules({ assumed: ["invalid", "restricted"] }),
    }),
    keyPage: "https://app.incident.io/settings/api-keys",
    sources: [
      "SLS-Main/secret-sniffer:internal/detectors/verifiers.go",
      "NangoHQ/nango:packages/providers/providers.yaml#incident-io",
    ],
    confidence: "high",
  }),
  define({
    id: "rootly",
    name: "Rootly",
    category: "monitoring-analytics",
    hosts: ["api.rootly.com"],
    variables: ["ROOTLY_API_KEY", "ROOTLY_API_TOKEN"],
    formats: [ownFormat("rootly_", "^rootly_[0-9a-f]{64}$")],
    check: get("https://api.rootly.com/v1/users/me", bearer, {
      headers: { Accept: "application/vnd.api+json" },
      rules: standardRules({ valid: [200, 404], assumed: ["invalid", "restricted"] }),
    }),
    keyPage: "https://rootly.com/account/api_keys",
    sources: [
      "mongodb/kingfisher:crates/kingfisher-rules/data/rules/rootly.yml",
      "NangoHQ/nango:packages/providers/providers.yaml#rootly",
      "betterleaks/betterleaks:config/betterleaks.toml#rootly-api-key.1",
    ],
    confidence: "high",
  }),
  define({
    id: "better-stack",
    name: "Better Stack",
    category: "monitoring-analytics",
    hosts: ["uptime.betterstack.com"],
    variables: ["BETTERSTACK_API_TOKEN", "BETTER_STACK_TOKEN"],
    formats: [plainFormat("^[A-Za-z0-9]{24}$")],
    check: get("https://uptime.betterstack.com/api/v2/monitors?per_page=1", bearer, {
      rules: standardRules({ assumed: ["invalid", "restricted"] }),
    }),
    keyPage: "https://betterstack.com/settings/api-tokens",
    sources: [
      "mongodb/kingfisher:crates/kingfisher-rules/data/rules/betterstack.yml",
      "trufflesecurity/trufflehog:pkg/detectors/betterstack",
    ],
    confidence: "high",
  }),
  define({
    id: "statuspage",
    name: "Statuspage",
    category: "monitoring-analytics",
    hosts: ["api.statuspage.io"],
    variables: ["STATUSPAGE_API_KEY"],
    formats: [
      plainFormat("^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$"),
      plainFormat("^[0-9a-f]{64}$"),
    ],
    check: get("https://api.statuspage.io/v1/pages", header("Authorization", "OAuth {secret}"), {
      rules: standardRules({ assumed: ["invalid", "restricted"] }),
    }),
    keyPage: "https://manage.statuspage.io/login",
    sources: [
      "SLS-Main/secret-sniffer:internal/detectors/verifiers.go",
      "mongodb/kingfisher:crates/kingfisher-rules/data/rules/statuspage.yml",
      "trufflesecurity/trufflehog:pkg/detectors/statuspage",
    ],
    confidence: "high",
  }),
  define({
    id: "pingdom",
    name: "Pingdom",
    category: "monitoring-analytics",
    hosts: ["api.pingdom.com"],
    variables: ["PINGDOM_API_TOKEN"],
    formats: [plainFormat("^[A-Za-z0-9_-]{64}$")],
    check: get("https://api.pingdom.com/api/3.1/checks?limit=1", bearer, {
      rules: standardRules({ assumed: ["invalid", "restricted"] }),
    }),
    keyPage: "https://my.pingdom.com/app/api-tokens",
    sources: ["mongodb/kingfisher:crates/kingfisher-rules/data/rules/pingdom.yml"],
    confidence: "medium",
  }),
  define({
    id: "checkly",
    name: "Checkly",
    category: "monitoring-analytics",
    hosts: ["api.checklyhq.com"],
    variables: ["CHECKLY_API_KEY"],
    formats: [ownFormat("cu_", "^cu_[0-9a-f]{32}$", { note: "user key" })],
    fields: [textField("accountId", "Account id", { variables: ["CHECKLY_ACCOUNT_ID"] })],
    check: get("https://api.checklyhq.com/v1/accounts/me", bearer, {
      headers: { "X-Checkly-Account": "{accountId}" },
      rules: standardRules({ assumed: ["invalid", "restricted"] }),
    }),
    keyPage: "https://app.checklyhq.com/settings/user/api-keys",
    sources: ["trufflesecurity/trufflehog:pkg/detectors/checklyhq"],
    confidence: "medium",
  }),
];
