/** Logs, traces, errors and product analytics. */
import {
  baseUrlField,
  basic,
  bearer,
  define,
  get,
  header,
  ownFormat,
  plainFormat,
  secretField,
  sharedFormat,
  textField,
} from "../build.ts";
import type { ProviderDefinition } from "../provider.ts";
import { standardRules } from "../standard-rules.ts";

export const observability: readonly ProviderDefinition[] = [
  define({
    id: "segment",
    name: "Segment (Public API)",
    category: "monitoring-analytics",
    hosts: ["api.segmentapis.com"],
    variables: ["SEGMENT_PUBLIC_API_TOKEN", "SEGMENT_ACCESS_TOKEN", "SEGMENT_WRITE_KEY"],
    formats: [ownFormat("sgp_", "^sgp_[A-Za-z0-9]{64}$", { note: "sgp_ is also Sourcegraph (40 hex)" })],
    check: get("https://api.segmentapis.com/", bearer, {
      rules: standardRules({ invalid: [401, 403], restricted: [] }),
    }),
    keyPage: "https://app.segment.com/goto-my-workspace/settings/access-management",
    sources: [
      "mongodb/kingfisher:crates/kingfisher-rules/data/rules/segment.yml",
      "betterleaks/betterleaks:config/betterleaks.toml#segment-public-api-token.1",
      "projectdiscovery/nuclei-templates:http/token-spray/api-segment.yaml",
    ],
    confidence: "medium",
  }),
  define({
    id: "grafana",
    name: "Grafana (service account token)",
    category: "monitoring-analytics",
    hosts: [],
    variables: ["GRAFANA_TOKEN", "GRAFANA_SERVICE_ACCOUNT_TOKEN"],
    formats: [
      ownFormat("glsa_", "^glsa_[A-Za-z0-9]{32}_[0-9a-f]{8}$"),
      sharedFormat("eyJrIjoi", "^eyJrIjoi[A-Za-z0-9+/]{70,100}$", { note: "legacy API key" }),
    ],
    fields: [baseUrlField("baseUrl", "Address of Grafana (service account token)")],
    check: get("{baseUrl}/api/org", bearer, { rules: standardRules({ assumed: ["invalid", "restricted"] }) }),
    keyPage: "https://{host}/org/serviceaccounts",
    sources: [
      "mongodb/kingfisher:crates/kingfisher-rules/data/rules/grafana.yml",
      "betterleaks/betterleaks:config/betterleaks.toml#grafana-api-key",
      "betterleaks/betterleaks:config/betterleaks.toml#grafana-cloud-api-token",
    ],
    confidence: "medium",
  }),
  define({
    id: "axiom",
    name: "Axiom",
    category: "monitoring-analytics",
    hosts: ["api.axiom.co"],
    variables: ["AXIOM_TOKEN"],
    formats: [
      ownFormat("xaat-", "^xaat-[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$"),
      ownFormat("xapt-", "^xapt-[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$", {
        note: "personal token: also needs X-AXIOM-ORG-ID (400 without = live); GET /v2/user works",
      }),
    ],
    check: get("https://api.axiom.co/v2/datasets", bearer, {
      rules: standardRules({ assumed: ["invalid", "restricted"] }),
    }),
    keyPage: "https://app.axiom.co/settings/api-tokens",
    sources: [
      "mongodb/kingfisher:crates/kingfisher-rules/data/rules/axiom.yml",
      "NangoHQ/nango:packages/providers/providers.yaml#axiom",
    ],
    confidence: "medium",
  }),
  define({
    id: "mixpanel",
    name: "Mixpanel (service account)",
    category: "monitoring-analytics",
    hosts: ["mixpanel.com"],
    variables: ["MIXPANEL_SERVICE_ACCOUNT_SECRET"],
    formats: [
      ownFormat("", "^[a-z0-9]{4,20}\\.[0-9a-f]{6}\\.mp-service-account$", { note: "username" }),
      plainFormat("^[A-Za-z0-9]{32}$", { note: "secret" }),
      plainFormat("^[0-9a-f]{32}$", { note: "project token (public) or API secret" }),
    ],
    fields: [textField("username", "Username", { variables: ["MIXPANEL_SERVICE_ACCOUNT_USERNAME"] })],
    check: get("https://mixpanel.com/api/app/me", basic("{username}", "{secret}"), {
      rules: standardRules({ assumed: ["invalid", "restricted"] }),
    }),
    keyPage: "https://mixpanel.com/settings/org#serviceaccounts",
    sources: [
      "mongodb/kingfisher:crates/kingfisher-rules/data/rules/mixpanel.yml",
      "trufflesecurity/trufflehog:pkg/detectors/mixpanel",
      "NangoHQ/nango:packages/providers/providers.yaml#mixpanel",
    ],
    confidence: "high",
  }),
  define({
    id: "amplitude",
    name: "Amplitude",
    category: "monitoring-analytics",
    hosts: ["amplitude.com"],
    variables: ["AMPLITUDE_SECRET_KEY"],
    formats: [plainFormat("^[0-9a-f]{32}$", { note: "both parts" })],
    fields: [secretField("apiKey", "Api key")],
    check: get("https://amplitude.com/api/2/taxonomy/category", basic("{secret}", "{secret}"), {
      rules: standardRules({ restricted: [] }),
    }),
    keyPage: "https://app.amplitude.com/analytics/settings/projects",
    sources: [
      "trufflesecurity/trufflehog:pkg/detectors/amplitudeapikey",
      "mongodb/kingfisher:crates/kingfisher-rules/data/rules/amplitude.yml",
      "betterleaks/betterleaks:config/betterleaks.toml#amplitude-secret-key",
    ],
    confidence: "medium",
  }),
  define({
    id: "rollbar",
    name: "Rollbar",
    category: "monitoring-analytics",
    hosts: ["api.rollbar.com"],
    variables: ["ROLLBAR_ACCESS_TOKEN", "ROLLBAR_POST_SERVER_ITEM_TOKEN"],
    formats: [plainFormat("^[0-9a-f]{32}$")],
    check: get("https://api.rollbar.com/api/1/projects", header("X-Rollbar-Access-Token"), {
      rules: standardRules({ invalid: [401, 403], restricted: [] }),
    }),
    keyPage: "https://rollbar.com/settings/accounts/",
    sources: ["mongodb/kingfisher:crates/kingfisher-rules/data/rules/rollbar.yml"],
    confidence: "medium",
  }),
  define({
    id: "bugsnag",
    name: "Insight Hub (Bugsnag)",
    category: "monitoring-analytics",
    hosts: ["api.bugsnag.com"],
    variables: ["BUGSNAG_AUTH_TOKEN", "BUGSNAG_API_KEY"],
    formats: [
      plainFormat("^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$", {
        note: "personal auth token",
      }),
      plainFormat("^[0-9a-f]{32}$", { note: "notifier key (public)" }),
    ],
    check: get("https://api.bugsnag.com/user/organizations", header("Authorization", "token {secret}"), {
      rules: standardRules({ assumed: ["invalid", "restricted"] }),
    }),
    keyPage: "https://app.bugsnag.com/settings/my-account/auth-tokens",
    sources: ["trufflesecurity/trufflehog:pkg/detectors/bugsnag"],
    confidence: "medium",
  }),
  define({
    id: "splunk",
    name: "Splunk (auth token)",
    category: "monitoring-analytics",
    hosts: [],
    variables: ["SPLUNK_TOKEN", "SPLUNK_HEC_TOKEN"],
    formats: [
      plainFormat("^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$", {
        note: "HEC token: only testable by sending",
      }),
    ],
    fields: [baseUrlField("baseUrl", "Address of Splunk (auth token)")],
    check: get("{baseUrl}/services/authentication/current-context?output_mode=json", bearer, {
      rules: standardRules({ assumed: ["invalid", "restricted"] }),
    }),
    keyPage: null,
    sources: [
      "NangoHQ/nango:packages/providers/providers.yaml#splunk",
      "mongodb/kingfisher:crates/kingfisher-rules/data/rules/splunk.yml",
    ],
    confidence: "low",
  }),
  define({
    id: "fullstory",
    name: "FullStory",
    category: "monitoring-analytics",
    hosts: ["api.fullstory.com"],
    variables: ["FULLSTORY_API_KEY", "FS_API_KEY"],
    formats: [
      ownFormat("na1.", "^na1\\.[A-Za-z0-9+/]{100}$", { note: "region prefix" }),
      ownFormat("eu1.", "^eu1\\.[A-Za-z0-9+/]{100}$", { note: "EU" }),
    ],
    check: get("https://api.fullstory.com/me", header("Authorization", "Basic {secret}"), {
      rules: standardRules({ assumed: ["invalid", "restricted"] }),
    }),
    keyPage: "https://app.fullstory.com/ui/settings/apikeys",
    sources: [
      "SLS-Main/secret-sniffer:internal/detectors/verifiers.go",
      "mongodb/kingfisher:crates/kingfisher-rules/data/rules/fullstory.yml",
      "betterleaks/betterleaks:config/betterleaks.toml#fullstory-api-key",
    ],
    confidence: "medium",
  }),
];
