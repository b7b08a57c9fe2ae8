/** More services that send and receive e-mail. */
import { basic, bearer, define, get, header, ownFormat, plainFormat, secretField } from "../build.ts";
import type { ProviderDefinition } from "../provider.ts";
import { standardRules } from "../standard-rules.ts";

export const emailDelivery: readonly ProviderDefinition[] = [
  define({
    id: "mailersend",
    name: "MailerSend",
    category: "email",
    hosts: ["api.mailersend.com"],
    variables: ["MAILERSEND_API_KEY", "MAILERSEND_API_TOKEN"],
    formats: [ownFormat("mlsn.", "^mlsn\\.[0-9a-f]{64}$", { note: "kingfisher 30-100" })],
    check: get("https://api.mailersend.com/v1/api-quota", bearer, {
      rules: standardRules({ assumed: ["invalid", "restricted"] }),
    }),
    keyPage: "https://app.mailersend.com/api-tokens",
    sources: [
      "mongodb/kingfisher:crates/kingfisher-rules/data/rules/mailersend.yml",
      "betterleaks/betterleaks:config/betterleaks.toml#mailersend-api-token",
    ],
    confidence: "medium",
  }),
  define({
    id: "mailjet",
    name: "Mailjet",
    category: "email",
    hosts: ["api.mailjet.com"],
    variables: ["MJ_APIKEY_PRIVATE", "MAILJET_SECRET_KEY"],
    formats: [plainFormat("^[0-9a-f]{32}$", { note: "both parts" })],
    fields: [secretField("apiKey", "Api key")],
    check: get("https://api.mailjet.com/v3/REST/myprofile", basic("{secret}", "{secret}"), {
      rules: standardRules({ assumed: ["invalid", "restricted"] }),
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
    hosts: ["api.sparkpost.com"],
    variables: ["SPARKPOST_API_KEY"],
    formats: [plainFormat("^[0-9a-f]{40}$", { note: "SHA-1 shaped" })],
    check: get("https://api.sparkpost.com/api/v1/account", header("Authorization"), {
      rules: standardRules({ assumed: ["invalid", "restricted"] }),
    }),
    keyPage: "https://app.sparkpost.com/account/api-keys",
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
      rules: standardRules({ assumed: ["restricted"] }),
    }),
    keyPage: "https://app.elasticemail.com/marketing/settings/new/manage-api",
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
      rules: standardRules({ assumed: ["invalid", "restricted"] }),
    }),
    keyPage: "https://app.loops.so/settings?page=api",
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
    hosts: ["api.us.nylas.com"],
    variables: ["NYLAS_API_KEY", "NYLAS_API_URI"],
    formats: [ownFormat("nyk_v0_", "^nyk_v0_[A-Za-z0-9]{64}$")],
    check: get("https://api.us.nylas.com/v3/grants?limit=1", bearer, {
      rules: standardRules({ assumed: ["invalid", "restricted"] }),
    }),
    keyPage: "https://dashboard-v3.nylas.com/applications",
    sources: [
      "SLS-Main/secret-sniffer:internal/detectors/verifiers.go",
      "mongodb/kingfisher:crates/kingfisher-rules/data/rules/nylas.yml",
      "trufflesecurity/trufflehog:pkg/detectors/nylas",
    ],
    confidence: "medium",
  }),
];
