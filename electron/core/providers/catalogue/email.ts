/** Sending mail. */
import {
  basic,
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
  sharedFormat,
  textField,
  unproven,
} from "../build.ts";
import type { ProviderDefinition } from "../provider.ts";
import { standardRules } from "../standard-rules.ts";

export const emailServices: readonly ProviderDefinition[] = [
  define({
    id: "sendgrid",
    name: "SendGrid",
    category: "email",
    hosts: ["api.sendgrid.com", "api.eu.sendgrid.com"],
    variables: ["SENDGRID_API_KEY"],
    formats: [ownFormat("SG.", "^SG\\.[A-Za-z0-9_-]{22}\\.[A-Za-z0-9_-]{43}$")],
    fields: [hostChoice(["api.sendgrid.com", "api.eu.sendgrid.com"])],
    check: get("https://{apiHost}/v3/scopes", bearer, {
      rules: [
        rule(
          { status: [401], bodyContains: ["not whitelisted"] },
          unproven,
          "401 for this computer's address, which is not on the account's list; it says nothing about the key",
        ),
        ...standardRules({ proof: "scopes", assumed: ["invalid", "restricted"] }),
      ],
      identity: { scopes: ["scopes"] },
    }),
    keyPage: "https://app.sendgrid.com/settings/api_keys",
    sources: [
      "SLS-Main/secret-sniffer:internal/detectors/verifiers.go",
      "trufflesecurity/trufflehog:pkg/detectors/sendgrid",
      "projectdiscovery/nuclei-templates:http/token-spray/api-sendgrid.yaml",
    ],
    confidence: "high",
  }),
  define({
    id: "resend",
    name: "Resend",
    category: "email",
    hosts: ["api.resend.com"],
    variables: ["RESEND_API_KEY"],
    formats: [
      ownFormat("re_", "^re_[A-Za-z0-9]{8}_[A-Za-z0-9]{24}$", { note: "current form" }),
      sharedFormat("re_", "^re_[A-Za-z0-9_]{24,33}$", { note: "older form" }),
    ],
    check: get("https://api.resend.com/domains", bearer, {
      rules: [
        rule(
          { status: [401], path: "name", equals: ["restricted_api_key"] },
          limited("restricted"),
          "401 restricted_api_key: the key is genuine and may only send",
        ),
        rule(
          { status: [400], path: "name", equals: ["validation_error"], bodyContains: ["api key is invalid"] },
          rejected(),
          '400 "API key is invalid": Resend does not know this key',
        ),
        rule(
          { status: [401], path: "name", equals: ["missing_api_key"] },
          rejected(),
          "401 missing_api_key: Resend does not see this as a key",
        ),
        rule(
          { status: [403], path: "name", equals: ["invalid_api_key"] },
          rejected(),
          "403 invalid_api_key: Resend does not know this key",
        ),
        ...standardRules({ proof: "data", invalid: [], restricted: [] }),
      ],
    }),
    keyPage: "https://resend.com/api-keys",
    sources: [
      "resend/resend-openapi:resend.yaml",
      "mongodb/kingfisher:crates/kingfisher-rules/data/rules/resend.yml",
      "NangoHQ/nango:packages/providers/providers.yaml#resend",
    ],
    confidence: "high",
  }),
  define({
    id: "postmark",
    name: "Postmark (server token)",
    category: "email",
    hosts: ["api.postmarkapp.com"],
    variables: ["POSTMARK_SERVER_TOKEN", "POSTMARK_API_TOKEN"],
    formats: [plainFormat("^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$")],
    check: get("https://api.postmarkapp.com/server", header("X-Postmark-Server-Token"), {
      rules: [
        rule(
          { status: [401] },
          rejected(),
          "401: Postmark does not know this as the token of a server (an account's token is refused, too)",
        ),
        ...standardRules({ proof: "ID", invalid: [], assumed: ["restricted"] }),
      ],
      identity: { account: ["Name"], accountId: ["ID"] },
    }),
    keyPage: "https://account.postmarkapp.com/servers",
    sources: [
      "mongodb/kingfisher:crates/kingfisher-rules/data/rules/postmark.yml",
      "projectdiscovery/nuclei-templates:http/token-spray/api-postmark.yaml",
      "trufflesecurity/trufflehog:pkg/detectors/postmark",
    ],
    confidence: "high",
  }),
  define({
    id: "mailgun",
    name: "Mailgun",
    category: "email",
    hosts: ["api.mailgun.net", "api.eu.mailgun.net"],
    variables: ["MAILGUN_API_KEY"],
    formats: [
      ownFormat("key-", "^key-[0-9a-f]{32}$"),
      ownFormat("", "^[0-9a-f]{32}-[0-9a-f]{8}-[0-9a-f]{8}$", { note: "current form" }),
    ],
    fields: [hostChoice(["api.mailgun.net", "api.eu.mailgun.net"])],
    check: get("https://{apiHost}/v3/domains?limit=1", basic("api"), {
      rules: [
        rule(
          { status: [401] },
          unproven,
          "401: wrong, of the other region, or a sending key of a domain, which may not ask for anything",
        ),
        ...standardRules({ proof: "items", invalid: [], assumed: ["restricted"] }),
      ],
      identity: { account: ["items.0.name"] },
    }),
    keyPage: "https://app.mailgun.com/settings/api_security",
    sources: [
      "SLS-Main/secret-sniffer:internal/detectors/verifiers.go",
      "betterleaks/betterleaks:config/betterleaks.toml#mailgun-private-api-token",
      "trufflesecurity/trufflehog:pkg/detectors/mailgun",
    ],
    confidence: "high",
  }),
  define({
    id: "brevo",
    name: "Brevo (Sendinblue)",
    category: "email",
    hosts: ["api.brevo.com"],
    variables: ["BREVO_API_KEY", "SENDINBLUE_API_KEY"],
    formats: [
      ownFormat("xkeysib-", "^xkeysib-[0-9a-f]{64}-[A-Za-z0-9]{16}$", { note: "REST" }),
      ownFormat("xsmtpsib-", "^xsmtpsib-[0-9a-f]{64}-[A-Za-z0-9]{16}$", {
        note: "SMTP key",
        check: noCheck("An SMTP key works for sending by SMTP only."),
      }),
    ],
    check: get("https://api.brevo.com/v3/account", header("api-key"), {
      rules: [
        rule(
          { status: [401], bodyContains: ["unrecognised ip", "unrecognized ip"] },
          limited("restricted"),
          '401 "unrecognised IP address": the key is genuine, this address is not on its list',
        ),
        ...standardRules({ proof: "email", restricted: [] }),
      ],
      identity: { account: ["email"], organisation: ["companyName"], credit: ["plan.0.credits"] },
    }),
    keyPage: "https://app.brevo.com/settings/keys/api",
    sources: [
      "SLS-Main/secret-sniffer:internal/detectors/verifiers.go",
      "mongodb/kingfisher:crates/kingfisher-rules/data/rules/brevo.yml",
      "betterleaks/betterleaks:config/betterleaks.toml#sendinblue-api-token",
    ],
    confidence: "high",
  }),
  define({
    id: "mailchimp",
    name: "Mailchimp Marketing",
    category: "email",
    hosts: ["{dc}.api.mailchimp.com"],
    variables: ["MAILCHIMP_API_KEY"],
    formats: [ownFormat("", "^[0-9a-f]{32}-us[0-9]{1,2}$")],
    fields: [
      textField("dc", "Data centre (the part of the key after its dash)", {
        kind: "host-label",
        variables: ["MAILCHIMP_SERVER_PREFIX"],
      }),
    ],
    check: get("https://{dc}.api.mailchimp.com/3.0/", basic("keystow"), {
      rules: standardRules({ proof: "account_name", assumed: ["invalid", "restricted"] }),
      identity: { account: ["email"], organisation: ["account_name"] },
    }),
    keyPage: "https://admin.mailchimp.com/account/api/",
    sources: [
      "mongodb/kingfisher:crates/kingfisher-rules/data/rules/mailchimp.yml",
      "betterleaks/betterleaks:config/betterleaks.toml#mailchimp-api-key",
      "trufflesecurity/trufflehog:pkg/detectors/mailchimp",
    ],
    confidence: "high",
  }),
];
