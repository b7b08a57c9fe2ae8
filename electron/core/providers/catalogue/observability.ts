/** Logs, traces, errors and product analytics. */
import {
  baseUrlField,
  basic,
  bearer,
  define,
  get,
  header,
  hostChoice,
  jsonBody,
  limited,
  noCheck,
  overlapping,
  ownFormat,
  plainFormat,
  post,
  rejected,
  rule,
  sharedFormat,
  textField,
  valid,
} from "../build.ts";
import type { ProviderDefinition, RequestCheck } from "../provider.ts";
import { standardRules } from "../standard-rules.ts";

const onlyBySending = (what: string): ReturnType<typeof noCheck> =>
  noCheck(`The only way to try ${what} is to send something with it.`);

const sumoLogicHosts = [
  "api.sumologic.com",
  ...["us2", "au", "ca", "ch", "de", "eu", "fed", "in", "jp", "kr"].map(
    (name) => `api.${name}.sumologic.com`,
  ),
] as const;

const fullStory = (host: string): RequestCheck =>
  get(`https://${host}/me`, header("Authorization", "Basic {secret}"), {
    rules: standardRules({ proof: "orgId", assumed: ["invalid", "restricted"] }),
    identity: { account: ["email"], organisation: ["orgId"], scopes: ["role"] },
  });

export const observability: readonly ProviderDefinition[] = [
  define({
    id: "segment",
    name: "Segment (Public API)",
    category: "monitoring-analytics",
    hosts: ["api.segmentapis.com", "eu1.api.segmentapis.com"],
    variables: ["SEGMENT_PUBLIC_API_TOKEN", "SEGMENT_ACCESS_TOKEN", "SEGMENT_WRITE_KEY"],
    formats: [
      ownFormat("sgp_", "^sgp_[A-Za-z0-9]{64}$", { note: "64 characters; Sourcegraph's have 40" }),
      plainFormat("^[A-Za-z0-9]{32}$", {
        note: "write key of a source",
        check: onlyBySending("a write key"),
      }),
    ],
    fields: [hostChoice(["api.segmentapis.com", "eu1.api.segmentapis.com"])],
    check: get("https://{apiHost}/", bearer, {
      rules: standardRules({ proof: "data.workspace", invalidJson: [403], restricted: [] }),
      identity: { organisation: ["data.workspace.name"], accountId: ["data.workspace.id"] },
    }),
    keyPage: "https://app.segment.com/goto-my-workspace/settings/access-management",
    rotation: overlapping("A workspace may have several tokens at once."),
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
      ownFormat("glsa_", "^glsa_[A-Za-z0-9]{32}_[0-9a-f]{8}$", { checksum: "grafana" }),
      sharedFormat("eyJrIjoi", "^eyJrIjoi[A-Za-z0-9+/]{70,100}={0,2}$", { note: "older API key" }),
    ],
    fields: [baseUrlField("baseUrl", "Address of Grafana", { variables: ["GRAFANA_URL"] })],
    check: get("{baseUrl}/api/org", bearer, {
      rules: standardRules({ proof: "id", assumed: ["invalid", "restricted"] }),
      identity: { organisation: ["name"] },
      control: "daily",
    }),
    keyPage: null,
    rotation: overlapping("A service account may have several tokens at once."),
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
    hosts: ["api.axiom.co", "api.eu.axiom.co"],
    variables: ["AXIOM_TOKEN"],
    formats: [
      ownFormat("xaat-", "^xaat-[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$"),
      ownFormat("xapt-", "^xapt-[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$", {
        note: "of a person",
        check: get("https://{apiHost}/v2/user", bearer, {
          rules: standardRules({ proof: "id", assumed: ["invalid", "restricted"] }),
          identity: { account: ["email", "name"], accountId: ["id"] },
        }),
      }),
    ],
    fields: [hostChoice(["api.axiom.co", "api.eu.axiom.co"])],
    check: get("https://{apiHost}/v2/datasets", bearer, {
      rules: [
        rule(
          { status: [403], json: true },
          limited("restricted"),
          "403: the token is genuine but may only send (an ingest token)",
        ),
        ...standardRules({ restricted: [], assumed: ["invalid"] }),
      ],
    }),
    keyPage: "https://app.axiom.co/settings/api-tokens",
    rotation: overlapping("An organisation may have several tokens at once."),
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
    hosts: ["mixpanel.com", "eu.mixpanel.com", "in.mixpanel.com"],
    variables: ["MIXPANEL_SERVICE_ACCOUNT_SECRET"],
    formats: [plainFormat("^[A-Za-z0-9]{32}$", { note: "secret of a service account" })],
    fields: [
      textField("username", "Name of the service account (….mp-service-account)", {
        variables: ["MIXPANEL_SERVICE_ACCOUNT_USERNAME"],
      }),
      hostChoice(["mixpanel.com", "eu.mixpanel.com", "in.mixpanel.com"], { label: "Data residency" }),
    ],
    check: get("https://{apiHost}/api/app/me", basic("{username}"), {
      rules: standardRules({ proof: "results", assumed: ["invalid", "restricted"] }),
    }),
    keyPage: "https://mixpanel.com/settings/org#serviceaccounts",
    rotation: overlapping("An organisation may have several service accounts at once."),
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
    hosts: ["amplitude.com", "analytics.eu.amplitude.com"],
    variables: ["AMPLITUDE_SECRET_KEY"],
    formats: [plainFormat("^[0-9a-f]{32}$", { note: "secret key" })],
    fields: [
      textField("apiKey", "API key of the project", { variables: ["AMPLITUDE_API_KEY"] }),
      hostChoice(["amplitude.com", "analytics.eu.amplitude.com"], { label: "Data residency" }),
    ],
    // Never the event address that scanners use: that would write an event into the project.
    check: get("https://{apiHost}/api/2/taxonomy/category", basic("{apiKey}"), {
      rules: [
        rule(
          { status: [200], path: "success", equals: [true] },
          valid,
          '200 with "success": the keys were accepted',
        ),
        rule(
          { status: [403], json: true },
          limited("plan"),
          "403: the keys are genuine, the plan does not hold this request (taxonomy)",
        ),
        ...standardRules({ valid: [], restricted: [] }),
      ],
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
      rules: [
        rule(
          { status: [403], path: "message", contains: ["scope", "privileges"] },
          limited("restricted"),
          "403 that names a scope: the token is genuine, of a project and not of the account",
        ),
        rule(
          { status: [403], path: "message", contains: ["invalid access token", "not found"] },
          rejected(),
          "403 that calls the token unknown",
        ),
        ...standardRules({ proof: "result", restricted: [] }),
      ],
    }),
    keyPage: "https://rollbar.com/settings/accounts/",
    rotation: overlapping("An account and a project may have several tokens at once."),
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
        note: "token of a person",
      }),
      plainFormat("^[0-9a-f]{32}$", {
        note: "notifier key of a project (public)",
        check: onlyBySending("a notifier key"),
      }),
    ],
    check: get("https://api.bugsnag.com/user/organizations", header("Authorization", "token {secret}"), {
      rules: standardRules({ assumed: ["invalid", "restricted"] }),
      identity: { organisation: ["0.name"] },
    }),
    keyPage: "https://app.bugsnag.com/settings/my-account/auth-tokens",
    rotation: overlapping("A user may have several tokens at once."),
    sources: ["trufflesecurity/trufflehog:pkg/detectors/bugsnag"],
    confidence: "medium",
  }),
  define({
    id: "sumologic",
    name: "Sumo Logic",
    category: "monitoring-analytics",
    hosts: sumoLogicHosts,
    variables: ["SUMO_ACCESS_KEY", "SUMOLOGIC_ACCESSKEY"],
    formats: [plainFormat("^[A-Za-z0-9]{64}$", { note: "access key" })],
    fields: [
      textField("accessId", "Access ID", { variables: ["SUMO_ACCESS_ID", "SUMOLOGIC_ACCESSID"] }),
      // The first one sends other deployments' customers elsewhere; that is told, and never followed.
      hostChoice(sumoLogicHosts, { label: "Deployment" }),
    ],
    check: get("https://{apiHost}/api/v1/account/status", basic("{accessId}"), {
      rules: standardRules({ proof: "planType", assumed: ["invalid", "restricted"] }),
      identity: { plan: ["planType"] },
    }),
    keyPage: "https://service.sumologic.com/ui/#/preferences",
    rotation: overlapping("A user may have several access keys at once."),
    sources: [
      "mongodb/kingfisher:crates/kingfisher-rules/data/rules/sumologic.yml",
      "betterleaks/betterleaks:config/betterleaks.toml#sumologic-access-id",
      "betterleaks/betterleaks:config/betterleaks.toml#sumologic-access-token",
      "https://help.sumologic.com/docs/api/getting-started/",
    ],
    confidence: "low",
  }),
  define({
    id: "splunk",
    name: "Splunk (auth token)",
    category: "monitoring-analytics",
    hosts: [],
    variables: ["SPLUNK_TOKEN", "SPLUNK_HEC_TOKEN"],
    formats: [
      plainFormat("^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$", {
        note: "token of the event collector (HEC)",
        check: onlyBySending("a token of the event collector"),
      }),
      plainFormat("^eyJ[A-Za-z0-9_-]{10,400}\\.eyJ[A-Za-z0-9_-]{10,1000}\\.[A-Za-z0-9_-]{20,1000}$", {
        note: "auth token",
      }),
    ],
    fields: [baseUrlField("baseUrl", "Address of Splunk's management port (https://…:8089)")],
    check: get("{baseUrl}/services/authentication/current-context?output_mode=json", bearer, {
      rules: standardRules({ proof: "entry.0.content.username", assumed: ["invalid", "restricted"] }),
      identity: { account: ["entry.0.content.username"], scopes: ["entry.0.content.roles"] },
    }),
    keyPage: null,
    rotation: overlapping("A user may have several tokens at once."),
    sources: [
      "NangoHQ/nango:packages/providers/providers.yaml#splunk",
      "mongodb/kingfisher:crates/kingfisher-rules/data/rules/splunk.yml",
    ],
    confidence: "low",
  }),
  define({
    id: "dynatrace",
    name: "Dynatrace",
    category: "monitoring-analytics",
    hosts: [],
    variables: ["DT_API_TOKEN", "DYNATRACE_API_TOKEN"],
    formats: [
      ownFormat("dt0c01.", "^dt0c01\\.[A-Z0-9]{24}\\.[A-Z0-9]{64}$"),
      ownFormat("dt0s01.", "^dt0s01\\.[A-Z0-9]{8,24}\\.[A-Z0-9]{64}$", {
        note: "secret of an OAuth client",
        check: noCheck("The secret of an OAuth client works only with its id and the account's scopes."),
      }),
      ownFormat("dt0s16.", "^dt0s16\\.[A-Z0-9]{8,24}\\.[A-Z0-9]{64}$", {
        note: "platform token",
        check: noCheck("No harmless request is known that every platform token may make."),
      }),
    ],
    fields: [
      baseUrlField("baseUrl", "Address of the environment (https://….live.dynatrace.com)", {
        variables: ["DT_TENANT_URL"],
      }),
    ],
    check: post(
      "Dynatrace looks tokens up by POST, so that they stand in no address; nothing is changed.",
      "{baseUrl}/api/v2/apiTokens/lookup",
      [header("Authorization", "Api-Token {secret}"), jsonBody({ token: "{secret}" })],
      {
        rules: [
          rule(
            { status: [200], path: "enabled", equals: [false] },
            rejected("revoked"),
            "200 with enabled false: the token was switched off",
          ),
          rule(
            { status: [403], json: true },
            limited("restricted"),
            "403: the token is genuine but lacks the scope apiTokens.read",
          ),
          ...standardRules({ proof: "id", restricted: [], assumed: ["invalid"] }),
        ],
        identity: {
          account: ["name", "owner"],
          accountId: ["id"],
          scopes: ["scopes"],
          expiresOn: ["expirationDate"],
        },
      },
    ),
    keyPage: null,
    rotation: overlapping("An environment may have several tokens at once."),
    sources: [
      "mongodb/kingfisher:crates/kingfisher-rules/data/rules/dynatrace.yml",
      "betterleaks/betterleaks:config/betterleaks.toml#dynatrace-api-token",
      "NangoHQ/nango:packages/providers/providers.yaml#dynatrace",
    ],
    confidence: "low",
  }),
  define({
    id: "fullstory",
    name: "FullStory",
    category: "monitoring-analytics",
    hosts: ["api.fullstory.com", "api.eu1.fullstory.com"],
    variables: ["FULLSTORY_API_KEY", "FS_API_KEY"],
    formats: [
      ownFormat("na1.", "^na1\\.[A-Za-z0-9+/]{100}$", { note: "of the American region" }),
      ownFormat("eu1.", "^eu1\\.[A-Za-z0-9+/]{100}$", {
        note: "of the European region",
        check: fullStory("api.eu1.fullstory.com"),
      }),
    ],
    // The key stands after "Basic" as it is, not encoded.
    check: fullStory("api.fullstory.com"),
    keyPage: "https://app.fullstory.com/ui/settings/apikeys",
    rotation: overlapping("An account may have several keys at once."),
    sources: [
      "SLS-Main/secret-sniffer:internal/detectors/verifiers.go",
      "mongodb/kingfisher:crates/kingfisher-rules/data/rules/fullstory.yml",
      "betterleaks/betterleaks:config/betterleaks.toml#fullstory-api-key",
    ],
    confidence: "medium",
  }),
];
