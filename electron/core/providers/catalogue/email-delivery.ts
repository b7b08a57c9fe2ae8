/** More services that send and receive e-mail. */
import {
  basic,
  bearer,
  define,
  get,
  header,
  hostChoice,
  jsonBody,
  overlapping,
  ownFormat,
  plainFormat,
  post,
  rejected,
  rule,
  textField,
  unproven,
} from "../build.ts";
import type { ProviderDefinition } from "../provider.ts";
import { standardRules } from "../standard-rules.ts";

/** Classic accounts live on an older API, whose keys look different and whose refusals are numbered. */
const mailerLiteClassicCheck = get(
  "https://api.mailerlite.com/api/v2/groups?limit=1",
  header("X-MailerLite-ApiKey"),
  {
    rules: [
      rule(
        { status: [400, 401, 403], path: "error.code", equals: [1, 302] },
        rejected(),
        "error code 1 or 302: MailerLite Classic does not know this key",
      ),
      rule({ status: [200], path: "error" }, unproven, "200 with an error, which says nothing about the key"),
      ...standardRules({ invalid: [], assumed: ["restricted"] }),
    ],
  },
);

export const emailDelivery: readonly ProviderDefinition[] = [
  define({
    id: "mandrill",
    name: "Mailchimp Transactional (Mandrill)",
    category: "email",
    hosts: ["mandrillapp.com"],
    variables: ["MANDRILL_API_KEY", "MAILCHIMP_TRANSACTIONAL_API_KEY"],
    formats: [
      ownFormat("md-", "^md-[A-Za-z0-9_-]{22}$"),
      plainFormat("^[A-Za-z0-9_-]{22}$", { note: "older form" }),
    ],
    check: post(
      "Mandrill takes every request by POST; a ping changes and costs nothing.",
      "https://mandrillapp.com/api/1.0/users/ping2.json",
      jsonBody({ key: "{secret}" }),
      {
        rules: [
          rule(
            { status: [401, 500], path: "name", equals: ["Invalid_Key"] },
            rejected(),
            "Invalid_Key: Mandrill does not know this key",
          ),
          ...standardRules({ proof: "PING", invalid: [], assumed: ["restricted"] }),
        ],
      },
    ),
    keyPage: "https://mandrillapp.com/settings",
    rotation: overlapping("Mandrill keeps several keys side by side."),
    sources: [
      "mongodb/kingfisher:crates/kingfisher-rules/data/rules/mandrill.yml",
      "trufflesecurity/trufflehog:pkg/detectors/mandrill",
      "NangoHQ/nango:packages/providers/providers.yaml#mandrill",
    ],
    confidence: "high",
  }),
  define({
    id: "mailersend",
    name: "MailerSend",
    category: "email",
    hosts: ["api.mailersend.com"],
    variables: ["MAILERSEND_API_KEY", "MAILERSEND_API_TOKEN"],
    formats: [ownFormat("mlsn.", "^mlsn\\.[0-9a-f]{30,100}$")],
    check: get("https://api.mailersend.com/v1/api-quota", bearer, {
      rules: standardRules({ proof: "quota", assumed: ["invalid", "restricted"] }),
      identity: { limits: ["quota"], credit: ["remaining"] },
    }),
    keyPage: "https://app.mailersend.com/api-tokens",
    rotation: overlapping("MailerSend keeps several tokens side by side."),
    sources: [
      "mongodb/kingfisher:crates/kingfisher-rules/data/rules/mailersend.yml",
      "betterleaks/betterleaks:config/betterleaks.toml#mailersend-api-token",
    ],
    confidence: "medium",
  }),
  define({
    id: "mailerlite",
    name: "MailerLite",
    category: "email",
    hosts: ["connect.mailerlite.com", "api.mailerlite.com"],
    variables: ["MAILERLITE_API_KEY"],
    formats: [
      plainFormat("^eyJ[A-Za-z0-9_-]{10,600}\\.eyJ[A-Za-z0-9_-]{10,1200}\\.[A-Za-z0-9_-]{20,700}$"),
      plainFormat("^[0-9a-f]{32}$", { note: "MailerLite Classic", check: mailerLiteClassicCheck }),
    ],
    check: get("https://connect.mailerlite.com/api/timezones", bearer, {
      control: "daily",
      rules: standardRules({ proof: "data", assumed: ["invalid", "restricted"] }),
    }),
    keyPage: "https://dashboard.mailerlite.com/integrations/api",
    rotation: overlapping("MailerLite keeps several tokens side by side."),
    sources: [
      "SLS-Main/secret-sniffer:internal/detectors/verifiers.go",
      "trufflesecurity/trufflehog:pkg/detectors/mailerlite",
    ],
    confidence: "medium",
  }),
  define({
    id: "mailjet",
    name: "Mailjet",
    category: "email",
    hosts: ["api.mailjet.com"],
    variables: ["MJ_APIKEY_PRIVATE", "MAILJET_SECRET_KEY"],
    formats: [plainFormat("^[0-9a-f]{32}$")],
    fields: [
      textField("apiKey", "API key (the public part)", {
        variables: ["MJ_APIKEY_PUBLIC", "MAILJET_API_KEY"],
      }),
    ],
    check: get("https://api.mailjet.com/v3/REST/myprofile", basic("{apiKey}"), {
      rules: standardRules({ proof: "Data", assumed: ["invalid", "restricted"] }),
      identity: { organisation: ["Data.0.CompanyName"] },
    }),
    keyPage: "https://app.mailjet.com/account/apikeys",
    sources: [
      "NangoHQ/nango:packages/providers/providers.yaml#mailjet",
      "mongodb/kingfisher:crates/kingfisher-rules/data/rules/mailjet.yml",
      "trufflesecurity/trufflehog:pkg/detectors/mailjetbasicauth",
    ],
    confidence: "medium",
  }),
  define({
    id: "sparkpost",
    name: "SparkPost",
    category: "email",
    hosts: ["api.sparkpost.com", "api.eu.sparkpost.com"],
    variables: ["SPARKPOST_API_KEY"],
    formats: [plainFormat("^[0-9a-f]{40}$")],
    fields: [hostChoice(["api.sparkpost.com", "api.eu.sparkpost.com"])],
    check: get("https://{apiHost}/api/v1/account", header("Authorization"), {
      rules: standardRules({ proof: "results", assumed: ["invalid", "restricted"] }),
      identity: { organisation: ["results.company_name"], plan: ["results.subscription.name"] },
    }),
    keyPage: "https://app.sparkpost.com/account/api-keys",
    rotation: overlapping("SparkPost keeps several keys side by side."),
    sources: [
      "SLS-Main/secret-sniffer:internal/detectors/verifiers.go",
      "mongodb/kingfisher:crates/kingfisher-rules/data/rules/sparkpost.yml",
      "trufflesecurity/trufflehog:pkg/detectors/sparkpost",
    ],
    confidence: "high",
  }),
  define({
    id: "elastic-email",
    name: "Elastic Email",
    category: "email",
    hosts: ["api.elasticemail.com"],
    variables: ["ELASTICEMAIL_API_KEY"],
    formats: [plainFormat("^[0-9A-F]{96}$")],
    check: get("https://api.elasticemail.com/v4/security/apikeys", header("X-ElasticEmail-ApiKey"), {
      rules: [
        rule(
          { status: [400], bodyContains: ["apikey expired", "apikey invalid", "invalid apikey"] },
          rejected(),
          "400 APIKey Expired or invalid: Elastic Email does not accept this key",
        ),
        ...standardRules({ assumed: ["restricted"] }),
      ],
    }),
    keyPage: "https://app.elasticemail.com/marketing/settings/new/manage-api",
    rotation: overlapping("Elastic Email keeps several keys side by side."),
    sources: [
      "SLS-Main/secret-sniffer:internal/detectors/verifiers.go",
      "mongodb/kingfisher:crates/kingfisher-rules/data/rules/elasticemail.yml",
      "trufflesecurity/trufflehog:pkg/detectors/elasticemail",
    ],
    confidence: "medium",
  }),
  define({
    id: "loops",
    name: "Loops",
    category: "email",
    hosts: ["app.loops.so"],
    variables: ["LOOPS_API_KEY"],
    formats: [plainFormat("^[0-9a-f]{32}$")],
    check: get("https://app.loops.so/api/v1/api-key", bearer, {
      rules: standardRules({ proof: "teamName", assumed: ["invalid", "restricted"] }),
      identity: { organisation: ["teamName"] },
    }),
    keyPage: "https://app.loops.so/settings?page=api",
    rotation: overlapping("Loops keeps several keys side by side."),
    sources: [
      "mongodb/kingfisher:crates/kingfisher-rules/data/rules/loops.yml",
      "NangoHQ/nango:packages/providers/providers.yaml#loops-so",
    ],
    confidence: "high",
  }),
  define({
    id: "nylas",
    name: "Nylas",
    category: "email",
    hosts: ["api.us.nylas.com", "api.eu.nylas.com"],
    variables: ["NYLAS_API_KEY"],
    formats: [ownFormat("nyk_v0_", "^nyk_v0_[A-Za-z0-9]{64}$")],
    fields: [
      hostChoice(["api.us.nylas.com", "api.eu.nylas.com"], { label: "API host of the application's region" }),
    ],
    check: get("https://{apiHost}/v3/grants?limit=1", bearer, {
      rules: standardRules({ proof: "data", assumed: ["invalid", "restricted"] }),
    }),
    keyPage: "https://dashboard-v3.nylas.com/applications",
    rotation: overlapping("An application of Nylas may have several keys."),
    sources: [
      "SLS-Main/secret-sniffer:internal/detectors/verifiers.go",
      "mongodb/kingfisher:crates/kingfisher-rules/data/rules/nylas.yml",
      "trufflesecurity/trufflehog:pkg/detectors/nylas",
    ],
    confidence: "medium",
  }),
];
