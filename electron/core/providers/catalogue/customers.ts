/** Customer relations, support and campaigns. */
import {
  baseUrlField,
  basic,
  bearer,
  define,
  get,
  header,
  hostChoice,
  hostLabelField,
  instantly,
  limited,
  overlapping,
  ownFormat,
  plainFormat,
  rejected,
  rule,
  textField,
  valid,
} from "../build.ts";
import type { ProviderDefinition } from "../provider.ts";
import { standardRules } from "../standard-rules.ts";

/** Keys that only take in events belong to another service; where an account lives is all it tells. */
const customerIoTrackCheck = get("https://track.customer.io/api/v1/accounts/region", basic("{siteId}"), {
  rules: standardRules({ proof: "data_center", assumed: ["invalid", "restricted"] }),
});

export const customerServices: readonly ProviderDefinition[] = [
  define({
    id: "convertkit",
    name: "Kit (ConvertKit)",
    category: "crm-marketing",
    hosts: ["api.kit.com"],
    variables: ["KIT_API_KEY", "CONVERTKIT_API_KEY"],
    formats: [ownFormat("kit_", "^kit_[0-9a-f]{32}$", { note: "v4 key" })],
    check: get("https://api.kit.com/v4/account", header("X-Kit-Api-Key"), {
      rules: standardRules({ proof: "account", assumed: ["invalid", "restricted"] }),
      identity: { account: ["user.email"], organisation: ["account.name"] },
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
      ownFormat("pk_", "^pk_[0-9a-f]{34}$", { note: "secret, though pk_ is public elsewhere" }),
      ownFormat("pk_", "^pk_[A-Za-z0-9]{6}_[0-9a-f]{34}$", { note: "newer form" }),
    ],
    check: get("https://a.klaviyo.com/api/accounts/", header("Authorization", "Klaviyo-API-Key {secret}"), {
      headers: { revision: "2024-07-15" },
      rules: [
        rule(
          { status: [403], json: true },
          limited("restricted"),
          "403: the key is genuine but may not read the account (accounts:read)",
        ),
        ...standardRules({ proof: "data", restricted: [], assumed: ["invalid"] }),
      ],
      identity: {
        organisation: ["data.0.attributes.contact_information.organization_name"],
        accountId: ["data.0.id"],
      },
    }),
    keyPage: "https://www.klaviyo.com/settings/account/api-keys",
    rotation: overlapping("Klaviyo keeps several private keys side by side."),
    sources: [
      "mongodb/kingfisher:crates/kingfisher-rules/data/rules/klaviyo.yml",
      "betterleaks/betterleaks:config/betterleaks.toml#klaviyo-api-key",
      "NangoHQ/nango:packages/providers/providers.yaml#klaviyo",
    ],
    confidence: "high",
  }),
  define({
    id: "customerio",
    name: "Customer.io",
    category: "crm-marketing",
    hosts: ["api.customer.io", "api-eu.customer.io", "track.customer.io"],
    variables: ["CUSTOMERIO_APP_API_KEY", "CUSTOMERIO_API_KEY"],
    formats: [
      plainFormat("^[0-9a-f]{32}$", { note: "App API" }),
      plainFormat("^[0-9a-f]{20}$", { note: "Track API", check: customerIoTrackCheck }),
    ],
    fields: [
      hostChoice(["api.customer.io", "api-eu.customer.io"]),
      textField("siteId", "Site ID (for keys of the Track API)", {
        required: false,
        variables: ["CUSTOMERIO_SITE_ID"],
      }),
    ],
    check: get("https://{apiHost}/v1/workspaces", bearer, {
      rules: standardRules({ proof: "workspaces", assumed: ["invalid", "restricted"] }),
    }),
    keyPage: "https://fly.customer.io/settings/api_credentials",
    rotation: overlapping("Customer.io keeps several keys side by side."),
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
    hosts: ["api.intercom.io", "api.eu.intercom.io", "api.au.intercom.io"],
    variables: ["INTERCOM_ACCESS_TOKEN"],
    formats: [ownFormat("dG9rO", "^dG9rO[A-Za-z0-9+/]{54}=$")],
    fields: [hostChoice(["api.intercom.io", "api.eu.intercom.io", "api.au.intercom.io"])],
    check: get("https://{apiHost}/me", bearer, {
      headers: { "Intercom-Version": "2.11" },
      rules: standardRules({ proof: "id", assumed: ["invalid", "restricted"] }),
      identity: { account: ["email", "name"], organisation: ["app.name"], accountId: ["app.id_code"] },
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
    formats: [plainFormat("^[0-9a-f]{40}$")],
    check: get("https://api.pipedrive.com/v1/users/me", header("x-api-token"), {
      rules: standardRules({ proof: "data.id", assumed: ["invalid", "restricted"] }),
      identity: { account: ["data.email"], organisation: ["data.company_name"], accountId: ["data.id"] },
    }),
    keyPage: "https://app.pipedrive.com/settings/api",
    rotation: instantly("A user has one token; making a new one ends the old one."),
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
      rules: [
        rule(
          { status: [402] },
          limited("plan"),
          "402: the key is genuine, the organisation's subscription has ended",
        ),
        ...standardRules({ proof: "id", assumed: ["invalid"] }),
      ],
      identity: { account: ["email"], organisation: ["organizations.0.name"], accountId: ["id"] },
    }),
    keyPage: "https://app.close.com/settings/developer/api-keys/",
    rotation: overlapping("Close keeps several keys side by side."),
    sources: [
      "SLS-Main/secret-sniffer:internal/detectors/verifiers.go",
      "mongodb/kingfisher:crates/kingfisher-rules/data/rules/closecrm.yml",
      "trufflesecurity/trufflehog:pkg/detectors/closecrm",
    ],
    confidence: "high",
  }),
  define({
    id: "salesforce",
    name: "Salesforce (access token)",
    category: "crm-marketing",
    hosts: [],
    variables: ["SALESFORCE_ACCESS_TOKEN", "SF_ACCESS_TOKEN"],
    formats: [
      ownFormat("00D", "^00D[A-Za-z0-9]{12}[!][A-Za-z0-9._]{80,120}$", {
        note: "begins with the id of the organisation",
      }),
    ],
    fields: [
      baseUrlField("baseUrl", "Address of the organisation (https://NAME.my.salesforce.com)", {
        variables: ["SALESFORCE_INSTANCE_URL"],
      }),
    ],
    check: get("{baseUrl}/services/oauth2/userinfo", bearer, {
      rules: [
        rule(
          { status: [403], bodyContains: ["bad_oauth_token"] },
          rejected(),
          "403 Bad_OAuth_Token: Salesforce does not accept this token",
        ),
        rule(
          { status: [403], bodyContains: ["request_limit_exceeded"] },
          limited("rate-limited"),
          "403 REQUEST_LIMIT_EXCEEDED: the token is genuine, the requests of the day are used up",
        ),
        ...standardRules({ proof: "user_id", restricted: [] }),
      ],
      identity: {
        account: ["preferred_username"],
        organisation: ["organization_id"],
        accountId: ["user_id"],
      },
    }),
    keyPage: "https://login.salesforce.com",
    sources: [
      "SLS-Main/secret-sniffer:internal/detectors/verifiers.go",
      "mongodb/kingfisher:crates/kingfisher-rules/data/rules/salesforce.yml",
      "betterleaks/betterleaks:config/betterleaks.toml#salesforce-access-token.1",
    ],
    confidence: "medium",
  }),
  define({
    id: "zendesk",
    name: "Zendesk",
    category: "crm-marketing",
    hosts: ["{subdomain}.zendesk.com"],
    variables: ["ZENDESK_API_TOKEN"],
    formats: [plainFormat("^[A-Za-z0-9]{40}$")],
    fields: [
      hostLabelField("subdomain", "Subdomain (the name before .zendesk.com)", {
        variables: ["ZENDESK_SUBDOMAIN"],
      }),
      textField("email", "E-mail address of the agent", { variables: ["ZENDESK_EMAIL"] }),
    ],
    check: get("https://{subdomain}.zendesk.com/api/v2/users/me.json", basic("{email}/token"), {
      rules: [
        rule(
          { status: [200], path: "user.id", contains: ["null"] },
          rejected(),
          "200 with an anonymous user: Zendesk does not accept this address and token",
        ),
        ...standardRules({ proof: "user.id", assumed: ["restricted"] }),
      ],
      identity: { account: ["user.email"], accountId: ["user.id"] },
    }),
    keyPage: null,
    rotation: overlapping("Zendesk keeps several tokens side by side."),
    sources: [
      "mongodb/kingfisher:crates/kingfisher-rules/data/rules/zendesk.yml",
      "betterleaks/betterleaks:config/betterleaks.toml#zendesk-secret-key",
      "trufflesecurity/trufflehog:pkg/detectors/zendeskapi",
    ],
    confidence: "medium",
  }),
  define({
    id: "freshdesk",
    name: "Freshdesk",
    category: "crm-marketing",
    hosts: ["{domain}.freshdesk.com"],
    variables: ["FRESHDESK_API_KEY"],
    formats: [plainFormat("^[A-Za-z0-9]{20}$")],
    fields: [
      hostLabelField("domain", "Subdomain (the name before .freshdesk.com)", {
        variables: ["FRESHDESK_DOMAIN"],
      }),
    ],
    check: get("https://{domain}.freshdesk.com/api/v2/agents/me", basic("{secret}", "X"), {
      rules: standardRules({ proof: "contact", assumed: ["invalid", "restricted"] }),
      identity: { account: ["contact.email"] },
    }),
    keyPage: null,
    rotation: instantly("An agent has one key; making a new one ends the old one."),
    sources: [
      "mongodb/kingfisher:crates/kingfisher-rules/data/rules/freshdesk.yml",
      "trufflesecurity/trufflehog:pkg/detectors/freshdesk",
      "NangoHQ/nango:packages/providers/providers.yaml#freshdesk",
    ],
    confidence: "medium",
  }),
  define({
    id: "front",
    name: "Front",
    category: "crm-marketing",
    hosts: ["api2.frontapp.com"],
    variables: ["FRONT_API_TOKEN"],
    formats: [plainFormat("^eyJ[A-Za-z0-9_-]{10,600}\\.eyJ[A-Za-z0-9_-]{10,1200}\\.[A-Za-z0-9_-]{20,700}$")],
    check: get("https://api2.frontapp.com/me", bearer, {
      rules: standardRules({ proof: "id", assumed: ["invalid", "restricted"] }),
      identity: { organisation: ["name"], accountId: ["id"] },
    }),
    keyPage: "https://app.frontapp.com/settings/developers/tokens",
    rotation: overlapping("Front keeps several tokens side by side."),
    sources: [
      "SLS-Main/secret-sniffer:internal/detectors/verifiers.go",
      "trufflesecurity/trufflehog:pkg/detectors/front",
      "projectdiscovery/nuclei-templates:http/token-spray/api-front.yaml",
    ],
    confidence: "medium",
  }),
  define({
    id: "helpscout",
    name: "Help Scout (Docs API)",
    category: "crm-marketing",
    hosts: ["docsapi.helpscout.net"],
    variables: ["HELPSCOUT_API_KEY"],
    formats: [plainFormat("^[0-9a-f]{40}$")],
    check: get("https://docsapi.helpscout.net/v1/collections", basic("{secret}", "X"), {
      rules: standardRules({ proof: "collections", assumed: ["invalid", "restricted"] }),
    }),
    keyPage: "https://secure.helpscout.net/authentication/authorizations/api-keys",
    sources: [
      "SLS-Main/secret-sniffer:internal/detectors/verifiers.go",
      "trufflesecurity/trufflehog:pkg/detectors/helpscout",
      "mongodb/kingfisher:crates/kingfisher-rules/data/rules/helpscout.yml",
    ],
    confidence: "high",
  }),
  define({
    id: "attio",
    name: "Attio",
    category: "crm-marketing",
    hosts: ["api.attio.com"],
    variables: ["ATTIO_API_KEY"],
    formats: [plainFormat("^[0-9a-f]{64}$")],
    check: get("https://api.attio.com/v2/self", bearer, {
      rules: [
        rule(
          { status: [200], path: "active", equals: [true] },
          valid,
          '200 with "active": true: the key was accepted',
        ),
        rule(
          { status: [200], path: "active", equals: [false] },
          rejected(),
          '200 with "active": false: Attio does not accept this key',
        ),
        ...standardRules({ valid: [], assumed: ["restricted"] }),
      ],
      identity: {
        organisation: ["workspace_name"],
        account: ["workspace_slug"],
        scopes: ["scope"],
        expiresOn: ["exp"],
      },
    }),
    keyPage: "https://app.attio.com/settings/developers",
    rotation: overlapping("A workspace of Attio may have several keys."),
    sources: [
      "SLS-Main/secret-sniffer:internal/detectors/verifiers.go",
      "NangoHQ/nango:packages/providers/providers.yaml#attio",
      "NangoHQ/nango:packages/providers/providers.yaml#attio-mcp",
    ],
    confidence: "medium",
  }),
];
