/** Alerts, on-call and status pages. */
import {
  bearer,
  define,
  formBody,
  get,
  header,
  hostChoice,
  instantly,
  limited,
  overlapping,
  ownFormat,
  plainFormat,
  post,
  rejected,
  rule,
  valid,
} from "../build.ts";
import type { IdentityRule, ProviderDefinition, RequestCheck } from "../provider.ts";
import { standardRules } from "../standard-rules.ts";

/** UptimeRobot answers everybody with 200; the body tells. A monitor's key may ask for its monitor only. */
const uptimeRobot = (address: string, identity: IdentityRule): RequestCheck =>
  post(
    "UptimeRobot's second version asks for everything by POST; this only reads.",
    address,
    formBody({ api_key: "{secret}", format: "json" }),
    {
      rules: [
        rule(
          { status: [200], path: "stat", equals: ["ok"] },
          valid,
          "200 with stat ok: the key was accepted",
        ),
        rule(
          { status: [200], path: "error.parameter_name", equals: ["api_key"] },
          rejected(),
          "200 with stat fail because of api_key: UptimeRobot does not know this key",
        ),
        ...standardRules({ valid: [], invalid: [], restricted: [] }),
      ],
      identity,
    },
  );

export const incidentServices: readonly ProviderDefinition[] = [
  define({
    id: "opsgenie",
    name: "Opsgenie",
    category: "monitoring-analytics",
    hosts: ["api.opsgenie.com", "api.eu.opsgenie.com"],
    variables: ["OPSGENIE_API_KEY"],
    formats: [plainFormat("^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$")],
    fields: [hostChoice(["api.opsgenie.com", "api.eu.opsgenie.com"])],
    check: get("https://{apiHost}/v2/account", header("Authorization", "GenieKey {secret}"), {
      rules: [
        rule(
          { status: [422], path: "message", contains: ["key format is not valid"] },
          rejected(),
          '422 "Key format is not valid": this is no key of Opsgenie',
        ),
        rule(
          { status: [403], json: true },
          limited("restricted"),
          "403: the key is genuine but may not read the account (a key of an integration)",
        ),
        ...standardRules({ proof: "data", restricted: [] }),
      ],
      identity: { organisation: ["data.name"], plan: ["data.plan.name"] },
    }),
    keyPage: "https://app.opsgenie.com/settings/api-key-management",
    rotation: overlapping("An account may have several keys at once."),
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
      rules: standardRules({ proof: "identity", assumed: ["invalid", "restricted"] }),
      identity: { account: ["identity.name"], scopes: ["identity.roles"] },
    }),
    keyPage: "https://app.incident.io/settings/api-keys",
    rotation: overlapping("An organisation may have several keys at once."),
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
      rules: [
        rule(
          { status: [404], path: "errors" },
          valid,
          "404 in Rootly's own words: the key was accepted, and belongs to a team, not to a user",
        ),
        ...standardRules({ proof: "data", assumed: ["invalid", "restricted"] }),
      ],
      identity: { account: ["data.attributes.email", "data.attributes.name"], accountId: ["data.id"] },
      control: "daily",
    }),
    keyPage: "https://rootly.com/account/api_keys",
    rotation: overlapping("A user and a team may have several keys at once."),
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
      rules: [
        rule(
          { status: [422], json: true, bodyContains: ["team"] },
          valid,
          "422 that asks for a team: the token was accepted, and is good for all teams",
        ),
        ...standardRules({ proof: "data", assumed: ["invalid", "restricted"] }),
      ],
      control: "daily",
    }),
    keyPage: "https://betterstack.com/settings/api-tokens",
    rotation: overlapping("A team may have several tokens at once."),
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
      identity: { organisation: ["0.name"] },
    }),
    keyPage: "https://manage.statuspage.io/login",
    rotation: overlapping("A user may have several keys at once."),
    sources: [
      "SLS-Main/secret-sniffer:internal/detectors/verifiers.go",
      "mongodb/kingfisher:crates/kingfisher-rules/data/rules/statuspage.yml",
      "trufflesecurity/trufflehog:pkg/detectors/statuspage",
    ],
    confidence: "high",
  }),
  define({
    id: "uptimerobot",
    name: "UptimeRobot",
    category: "monitoring-analytics",
    hosts: ["api.uptimerobot.com"],
    variables: ["UPTIMEROBOT_API_KEY"],
    formats: [
      ownFormat("u", "^u[0-9]{6,8}-[0-9a-f]{24}$", { note: "of an account" }),
      ownFormat("ur", "^ur[0-9]{6,8}-[0-9a-f]{24}$", { note: "of an account, reading only" }),
      ownFormat("m", "^m[0-9]{8,9}-[0-9a-f]{24}$", {
        note: "of one monitor",
        check: uptimeRobot("https://api.uptimerobot.com/v2/getMonitors", {
          account: ["monitors.0.friendly_name"],
        }),
      }),
    ],
    check: uptimeRobot("https://api.uptimerobot.com/v2/getAccountDetails", {
      account: ["account.email"],
      limits: ["account.monitor_limit"],
    }),
    keyPage: "https://dashboard.uptimerobot.com/integrations",
    rotation: instantly("An account has one key of each kind: a new one ends the old one."),
    sources: [
      "mongodb/kingfisher:crates/kingfisher-rules/data/rules/uptimerobot.yml",
      "trufflesecurity/trufflehog:pkg/detectors/uptimerobot",
    ],
    confidence: "medium",
  }),
  define({
    id: "pingdom",
    name: "Pingdom",
    category: "monitoring-analytics",
    hosts: ["api.pingdom.com"],
    variables: ["PINGDOM_API_TOKEN"],
    formats: [plainFormat("^[A-Za-z0-9_-]{64}$")],
    check: get("https://api.pingdom.com/api/3.1/checks?limit=1", bearer, {
      rules: standardRules({ proof: "checks", assumed: ["invalid", "restricted"] }),
    }),
    keyPage: "https://my.pingdom.com/app/api-tokens",
    rotation: overlapping("An account may have several tokens at once."),
    sources: ["mongodb/kingfisher:crates/kingfisher-rules/data/rules/pingdom.yml"],
    confidence: "medium",
  }),
  define({
    id: "checkly",
    name: "Checkly",
    category: "monitoring-analytics",
    hosts: ["api.checklyhq.com"],
    variables: ["CHECKLY_API_KEY"],
    formats: [ownFormat("cu_", "^cu_[0-9a-f]{32}$", { note: "of a user" })],
    // The list of accounts, not one of them: it needs no account id.
    check: get("https://api.checklyhq.com/v1/accounts", bearer, {
      rules: standardRules({ assumed: ["invalid", "restricted"] }),
      identity: { organisation: ["0.name"], accountId: ["0.id"] },
    }),
    keyPage: "https://app.checklyhq.com/settings/user/api-keys",
    rotation: overlapping("A user may have several keys at once."),
    sources: [
      "trufflesecurity/trufflehog:pkg/detectors/checklyhq",
      "SLS-Main/secret-sniffer:internal/detectors/verifiers.go",
    ],
    confidence: "medium",
  }),
];
