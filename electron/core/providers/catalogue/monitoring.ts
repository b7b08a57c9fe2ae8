/** Errors, metrics and alerts. */
import {
  baseUrlField,
  bearer,
  define,
  get,
  header,
  hostChoice,
  jsonBody,
  noCheck,
  ownFormat,
  plainFormat,
  post,
  rejected,
  rule,
  unproven,
  valid,
} from "../build.ts";
import type { ProviderDefinition } from "../provider.ts";
import { standardRules } from "../standard-rules.ts";

export const monitoring: readonly ProviderDefinition[] = [
  define({
    id: "sentry",
    name: "Sentry",
    category: "monitoring-analytics",
    hosts: ["sentry.io", "de.sentry.io", "us.sentry.io"],
    variables: ["SENTRY_AUTH_TOKEN"],
    formats: [
      ownFormat("sntryu_", "^sntryu_[0-9a-f]{64}$", { note: "token of a user" }),
      ownFormat("sntrys_eyJ", "^sntrys_eyJ[A-Za-z0-9+/]{100,250}=[A-Za-z0-9+/]{43}$", {
        note: "token of an organisation",
      }),
      ownFormat("sntrys_", "^sntrys_[A-Za-z0-9+/]{200,300}_[A-Za-z0-9+/]{43}$", {
        note: "token of an organisation",
      }),
      plainFormat("^[0-9a-f]{64}$", { note: "legacy" }),
    ],
    fields: [
      baseUrlField("baseUrl", "Address of Sentry", {
        required: false,
        defaultValue: "https://sentry.io",
        variables: ["SENTRY_URL"],
        // Tokens of the EU region and of one's own server are unknown to sentry.io.
        regional: true,
      }),
    ],
    // Not /auth/validate/: its answer to a genuine token has no body, so that nothing in it could be read.
    // This one tells strangers apart: their "auth" is null, and a wrong token is refused.
    check: get("{baseUrl}/api/0/", bearer, {
      rules: [
        ...standardRules({ proof: "auth.scopes", invalidJson: [403], restricted: [] }),
        rule(
          { status: [200], path: "version" },
          unproven,
          "200 as to a stranger, which says nothing about the token",
        ),
      ],
      identity: { account: ["user.username", "user.email"], scopes: ["auth.scopes"] },
    }),
    keyPage: "https://sentry.io/settings/account/api/auth-tokens/",
    sources: [
      "trufflesecurity/trufflehog:pkg/detectors/sentryorgtoken",
      "trufflesecurity/trufflehog:pkg/detectors/sentrytoken/v1",
      "mongodb/kingfisher:crates/kingfisher-rules/data/rules/sentry.yml",
      "getsentry/sentry:src/sentry/api/endpoints/index.py",
      "getsentry/sentry:src/sentry/api/endpoints/auth_validate.py",
    ],
    confidence: "high",
  }),
  define({
    id: "datadog",
    name: "Datadog",
    category: "monitoring-analytics",
    hosts: [
      "api.datadoghq.com",
      "api.us3.datadoghq.com",
      "api.us5.datadoghq.com",
      "api.datadoghq.eu",
      "api.ap1.datadoghq.com",
      "api.ap2.datadoghq.com",
      "api.uk1.datadoghq.com",
      "api.ddog-gov.com",
    ],
    variables: ["DD_API_KEY", "DATADOG_API_KEY"],
    formats: [plainFormat("^[0-9a-f]{32}$", { note: "API key" })],
    fields: [
      hostChoice(
        [
          "datadoghq.com",
          "us3.datadoghq.com",
          "us5.datadoghq.com",
          "datadoghq.eu",
          "ap1.datadoghq.com",
          "ap2.datadoghq.com",
          "uk1.datadoghq.com",
          "ddog-gov.com",
        ],
        { id: "site", label: "Datadog site", variables: ["DD_SITE"] },
      ),
    ],
    check: get("https://api.{site}/api/v1/validate", header("DD-API-KEY"), {
      rules: [
        rule(
          { status: [200], path: "valid", equals: [true] },
          valid,
          '200 with "valid": true: the key was accepted',
        ),
        rule(
          { status: [403], json: true },
          rejected(),
          "403: Datadog does not know this key on this site (a key of another site is refused, too)",
        ),
        ...standardRules({ valid: [], invalid: [], restricted: [] }),
      ],
    }),
    keyPage: "https://app.datadoghq.com/organization-settings/api-keys",
    sources: [
      "SLS-Main/secret-sniffer:internal/detectors/verifiers.go",
      "mongodb/kingfisher:crates/kingfisher-rules/data/rules/datadog.yml",
      "betterleaks/betterleaks:config/betterleaks.toml#datadog-api-key",
    ],
    confidence: "high",
  }),
  define({
    id: "newrelic",
    name: "New Relic (user key)",
    category: "monitoring-analytics",
    hosts: ["api.newrelic.com", "api.eu.newrelic.com", "api.jp.newrelic.com"],
    variables: ["NEW_RELIC_API_KEY", "NEW_RELIC_USER_KEY", "NEW_RELIC_LICENSE_KEY"],
    formats: [
      ownFormat("NRAK-", "^NRAK-[A-Z0-9]{27}$"),
      ownFormat("", "^[0-9a-f]{32}FFFFNRAL$", {
        note: "license key",
        check: noCheck("A license or insert key may only send data; sending some is the only test."),
      }),
      ownFormat("eu01xx", "^eu01xx[0-9a-f]{26}FFFFNRAL$", {
        note: "license key of the EU region",
        check: noCheck("A license or insert key may only send data; sending some is the only test."),
      }),
      ownFormat("NRII-", "^NRII-[A-Za-z0-9_-]{32}$", {
        note: "insert key",
        check: noCheck("A license or insert key may only send data; sending some is the only test."),
      }),
      ownFormat("NRRA-", "^NRRA-[0-9a-f]{42}$", {
        note: "REST key (older)",
        check: noCheck("No harmless request is known for older REST keys."),
      }),
    ],
    fields: [hostChoice(["api.newrelic.com", "api.eu.newrelic.com", "api.jp.newrelic.com"])],
    check: post(
      "GraphQL is asked by POST; this query only reads the user and the accounts.",
      "https://{apiHost}/graphql",
      [
        header("API-Key"),
        jsonBody({ query: "{ requestContext { userId } actor { user { email } accounts { id name } } }" }),
      ],
      {
        rules: [
          rule(
            { status: [200], path: "data.actor.user.email" },
            valid,
            "200 with the user's address: the key was accepted",
          ),
          ...standardRules({ valid: [], invalidJson: [403], restricted: [] }),
        ],
        identity: { account: ["data.actor.user.email"], organisation: ["data.actor.accounts.0.name"] },
      },
    ),
    keyPage: "https://one.newrelic.com/api-keys",
    sources: [
      "SLS-Main/secret-sniffer:internal/detectors/verifiers.go",
      "trufflesecurity/trufflehog:pkg/detectors/newrelicuserkey",
      "projectdiscovery/nuclei-templates:http/token-spray/api-nerdgraph.yaml",
    ],
    confidence: "high",
  }),
  define({
    id: "pagerduty",
    name: "PagerDuty",
    category: "monitoring-analytics",
    hosts: ["api.pagerduty.com", "api.eu.pagerduty.com"],
    variables: ["PAGERDUTY_TOKEN", "PAGERDUTY_API_KEY"],
    formats: [
      ownFormat("u+", "^u\\+[A-Za-z0-9_-]{18}$", { note: "user token" }),
      plainFormat("^[A-Za-z0-9_-]{20}$", { note: "account token; often y_ or e+ start" }),
    ],
    fields: [hostChoice(["api.pagerduty.com", "api.eu.pagerduty.com"])],
    check: get("https://{apiHost}/users?limit=1", header("Authorization", "Token token={secret}"), {
      headers: { Accept: "application/vnd.pagerduty+json;version=2" },
      rules: standardRules({ proof: "users", assumed: ["invalid", "restricted"] }),
    }),
    keyPage: "https://support.pagerduty.com/docs/api-access-keys",
    sources: [
      "SLS-Main/secret-sniffer:internal/detectors/verifiers.go",
      "mongodb/kingfisher:crates/kingfisher-rules/data/rules/pagerdutyapikey.yml",
      "trufflesecurity/trufflehog:pkg/detectors/pagerdutyapikey",
    ],
    confidence: "high",
  }),
];
