/** Customer relations, support and campaigns. */
import { basic, bearer, define, get, header, hostLabelField, ownFormat, plainFormat } from "../build.ts";
import type { ProviderDefinition } from "../provider.ts";
import { standardRules } from "../standard-rules.ts";

export const customerServices: readonly ProviderDefinition[] = [
  define({
    id: "convertkit",
    name: "Kit (ConvertKit)",
    category: "crm-marketing",
    hosts: ["api.kit.com"],
    variables: ["KIT_API_KEY", "CONVERTKIT_API_KEY"],
    formats: [ownFormat("kit_", "^kit_[0-9a-f]{32}$", { note: "v4 key" })],
    check: get("https://api.kit.com/v4/account", header("X-Kit-Api-Key"), {
      rules: standardRules({ assumed: ["invalid", "restricted"] }),
    }),
    keyPage: "https://app.kit.com/account_settings/developer_settings",
    sources: ["trufflesecurity/trufflehog:pkg/detectors/convertkit"],
    confidence: "low",
  }),
  define({
    id: "klaviyo",
    name: "Klaviyo",
    category: "crm-marketing",
    hosts: ["a.klaviyo.com"],
    variables: ["KLAVIYO_API_KEY", "KLAVIYO_PRIVATE_KEY"],
    formats: [
      ownFormat("pk_", "^pk_[0-9a-f]{34}$", {
        note: "pk_ normally means a public key elsewhere: here it is SECRET",
      }),
      ownFormat("pk_", "^pk_[A-Za-z0-9]{6}_[0-9a-f]{34}$", { note: "newer" }),
    ],
    check: get("https://a.klaviyo.com/api/accounts/", header("Authorization", "Klaviyo-API-Key {secret}"), {
      headers: { revision: "2024-07-15" },
      rules: standardRules({ assumed: ["invalid", "restricted"] }),
    }),
    keyPage: "https://www.klaviyo.com/settings/account/api-keys",
    sources: [
      "mongodb/kingfisher:crates/kingfisher-rules/data/rules/klaviyo.yml",
      "betterleaks/betterleaks:config/betterleaks.toml#klaviyo-api-key",
      "NangoHQ/nango:packages/providers/providers.yaml#klaviyo",
    ],
    confidence: "high",
  }),
  define({
    id: "customerio",
    name: "Customer.io (App API)",
    category: "crm-marketing",
    hosts: ["api.customer.io"],
    variables: ["CUSTOMERIO_APP_API_KEY", "CUSTOMERIO_API_KEY"],
    formats: [
      plainFormat("^[0-9a-f]{32}$", { note: "App API" }),
      plainFormat("^[0-9a-f]{20}$", { note: "Track site id / key" }),
    ],
    check: get("https://api.customer.io/v1/workspaces", bearer, {
      rules: standardRules({ assumed: ["invalid", "restricted"] }),
    }),
    keyPage: "https://fly.customer.io/settings/api_credentials",
    sources: [
      "mongodb/kingfisher:crates/kingfisher-rules/data/rules/customerio.yml",
      "trufflesecurity/trufflehog:pkg/detectors/customerio",
    ],
    confidence: "medium",
  }),
  define({
    id: "intercom",
    name: "Intercom",
    category: "crm-marketing",
    hosts: ["api.intercom.io"],
    variables: ["INTERCOM_ACCESS_TOKEN"],
    formats: [plainFormat("^[A-Za-z0-9+/]{59}=$", { note: "base64 of tok:...: starts with dG9rO" })],
    check: get("https://api.intercom.io/me", bearer, {
      headers: { "Intercom-Version": "2.11" },
      rules: standardRules({ assumed: ["invalid", "restricted"] }),
    }),
    keyPage: "https://app.intercom.com/a/developer-signup",
    sources: [
      "mongodb/kingfisher:crates/kingfisher-rules/data/rules/intercom.yml",
      "betterleaks/betterleaks:config/betterleaks.toml#intercom-api-key",
      "trufflesecurity/trufflehog:pkg/detectors/intercom",
    ],
    confidence: "medium",
  }),
  define({
    id: "pipedrive",
    name: "Pipedrive",
    category: "crm-marketing",
    hosts: ["api.pipedrive.com"],
    variables: ["PIPEDRIVE_API_TOKEN"],
    formats: [plainFormat("^[0-9a-f]{40}$", { note: "SHA-1 shaped" })],
    check: get("https://api.pipedrive.com/v1/users/me", header("x-api-token"), {
      rules: standardRules({ assumed: ["invalid", "restricted"] }),
    }),
    keyPage: "https://app.pipedrive.com/settings/api",
    sources: [
      "SLS-Main/secret-sniffer:internal/detectors/verifiers.go",
      "mongodb/kingfisher:crates/kingfisher-rules/data/rules/pipedrive.yml",
      "trufflesecurity/trufflehog:pkg/detectors/pipedrive",
    ],
    confidence: "high",
  }),
  define({
    id: "close",
    name: "Close CRM",
    category: "crm-marketing",
    hosts: ["api.close.com"],
    variables: ["CLOSE_API_KEY"],
    formats: [ownFormat("api_", "^api_[A-Za-z0-9]{22}\\.[A-Za-z0-9]{22}$")],
    check: get("https://api.close.com/api/v1/me/", basic("{secret}", ""), {
      rules: standardRules({ restricted: [402, 403], assumed: ["invalid"] }),
    }),
    keyPage: "https://app.close.com/settings/developer/api-keys/",
    sources: [
      "SLS-Main/secret-sniffer:internal/detectors/verifiers.go",
      "mongodb/kingfisher:crates/kingfisher-rules/data/rules/closecrm.yml",
      "trufflesecurity/trufflehog:pkg/detectors/closecrm",
    ],
    confidence: "high",
  }),
  define({
    id: "freshdesk",
    name: "Freshdesk",
    category: "crm-marketing",
    hosts: ["{domain}.freshdesk.com"],
    variables: ["FRESHDESK_API_KEY"],
    formats: [plainFormat("^[A-Za-z0-9]{20}$")],
    fields: [hostLabelField("domain", "Domain")],
    check: get("https://{domain}.freshdesk.com/api/v2/agents/me", basic("{secret}", "X"), {
      rules: standardRules({ assumed: ["invalid", "restricted"] }),
    }),
    keyPage: "https://{domain}.freshdesk.com/a/profiles/me/edit",
    sources: [
      "mongodb/kingfisher:crates/kingfisher-rules/data/rules/freshdesk.yml",
      "trufflesecurity/trufflehog:pkg/detectors/freshdesk",
      "NangoHQ/nango:packages/providers/providers.yaml#freshdesk",
    ],
    confidence: "medium",
  }),
  define({
    id: "helpscout",
    name: "Help Scout (Docs API)",
    category: "crm-marketing",
    hosts: ["docsapi.helpscout.net"],
    variables: ["HELPSCOUT_API_KEY", "HELPSCOUT_APP_SECRET"],
    formats: [plainFormat("^[0-9a-f]{40}$")],
    check: get("https://docsapi.helpscout.net/v1/collections", basic("{secret}", "X"), {
      rules: standardRules({ assumed: ["invalid", "restricted"] }),
    }),
    keyPage: "https://secure.helpscout.net/authentication/authorizations/api-keys",
    sources: [
      "SLS-Main/secret-sniffer:internal/detectors/verifiers.go",
      "trufflesecurity/trufflehog:pkg/detectors/helpscout",
      "mongodb/kingfisher:crates/kingfisher-rules/data/rules/helpscout.yml",
    ],
    confidence: "high",
  }),
];
