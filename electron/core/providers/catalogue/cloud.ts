/** Clouds and servers. */
import {
  bearer,
  define,
  get,
  limited,
  noCheck,
  ownFormat,
  plainFormat,
  query,
  rejected,
  rule,
  textField,
  valid,
} from "../build.ts";
import { googleKeyFormat, googleProjectRules } from "../google-rules.ts";
import type { ProviderDefinition } from "../provider.ts";
import { standardRules } from "../standard-rules.ts";

const cloudflareRules = [
  rule(
    { status: [200], path: "result.status", equals: ["active"] },
    valid,
    "200 with status active: Cloudflare accepts this token",
  ),
  rule(
    { status: [200], path: "result.status", equals: ["disabled"] },
    rejected("revoked"),
    "200 with status disabled: the token was switched off",
  ),
  rule(
    { status: [200], path: "result.status", equals: ["expired"] },
    rejected("expired"),
    "200 with status expired: the token is past its date",
  ),
  // Code 9109 stands for two things: a token that is kept to other addresses, and one that is unknown.
  rule(
    { status: [403], path: "errors.0.message", contains: ["from location"] },
    limited("restricted"),
    "403 that names this computer's address: the token is genuine, this address is not on its list",
  ),
  rule(
    { status: [400], path: "errors.0.code", equals: [6003, 6111] },
    rejected(),
    "400 code 6003 or 6111: Cloudflare does not see this as a token",
  ),
  ...standardRules({ valid: [], invalid: [401, 403], restricted: [] }),
];

/** Tokens that belong to an account are unknown to the user's own request. */
const accountTokenCheck = get(
  "https://api.cloudflare.com/client/v4/accounts/{accountId}/tokens/verify",
  bearer,
  {
    rules: cloudflareRules,
    identity: { accountId: ["result.id"], expiresOn: ["result.expires_on"] },
  },
);

export const cloudPlatforms: readonly ProviderDefinition[] = [
  define({
    id: "cloudflare",
    name: "Cloudflare (API token)",
    category: "hosting-cloud",
    hosts: ["api.cloudflare.com"],
    variables: ["CLOUDFLARE_API_TOKEN", "CF_API_TOKEN"],
    formats: [
      ownFormat("cfut_", "^cfut_[A-Za-z0-9]{40}[0-9a-f]{8}$", { note: "token of a user" }),
      ownFormat("cfat_", "^cfat_[A-Za-z0-9]{40}[0-9a-f]{8}$", {
        note: "token of an account",
        check: accountTokenCheck,
      }),
      plainFormat("^[A-Za-z0-9_-]{40}$", { note: "legacy, no prefix" }),
    ],
    fields: [
      textField("accountId", "Account id (for tokens that belong to an account)", {
        required: false,
        variables: ["CLOUDFLARE_ACCOUNT_ID", "CF_ACCOUNT_ID"],
      }),
    ],
    check: get("https://api.cloudflare.com/client/v4/user/tokens/verify", bearer, {
      rules: cloudflareRules,
      identity: { accountId: ["result.id"], expiresOn: ["result.expires_on"] },
    }),
    keyPage: "https://dash.cloudflare.com/profile/api-tokens",
    sources: [
      "cloudflare/api-schemas:openapi.yaml",
      "SLS-Main/secret-sniffer:internal/detectors/verifiers.go",
      "mongodb/kingfisher:crates/kingfisher-rules/data/rules/cloudflare.yml",
    ],
    confidence: "high",
  }),
  define({
    id: "digitalocean",
    name: "DigitalOcean",
    category: "hosting-cloud",
    hosts: ["api.digitalocean.com"],
    variables: ["DIGITALOCEAN_ACCESS_TOKEN", "DIGITALOCEAN_TOKEN", "DO_API_TOKEN"],
    formats: [
      ownFormat("dop_v1_", "^dop_v1_[0-9a-f]{64}$"),
      ownFormat("doo_v1_", "^doo_v1_[0-9a-f]{64}$", { note: "OAuth token" }),
      ownFormat("dor_v1_", "^dor_v1_[0-9a-f]{64}$", {
        note: "refresh token",
        check: noCheck("Checking a refresh token would use it up: DigitalOcean replaces it each time."),
      }),
    ],
    check: get("https://api.digitalocean.com/v2/account", bearer, {
      rules: [
        rule(
          { status: [403], json: true },
          limited("restricted"),
          "403: a token with custom scopes and without account:read",
        ),
        ...standardRules({ proof: "account", restricted: [], assumed: ["invalid"] }),
      ],
      identity: { account: ["account.email"], organisation: ["account.team.name"] },
    }),
    keyPage: "https://cloud.digitalocean.com/account/api/tokens",
    sources: [
      "SLS-Main/secret-sniffer:internal/detectors/verifiers.go",
      "trufflesecurity/trufflehog:pkg/detectors/digitaloceantoken",
      "trufflesecurity/trufflehog:pkg/detectors/digitaloceanv2",
    ],
    confidence: "high",
  }),
  define({
    id: "hetzner",
    name: "Hetzner Cloud",
    category: "hosting-cloud",
    hosts: ["api.hetzner.cloud"],
    variables: ["HCLOUD_TOKEN", "HETZNER_API_TOKEN"],
    formats: [plainFormat("^[A-Za-z0-9]{64}$")],
    check: get("https://api.hetzner.cloud/v1/servers?per_page=1", bearer, {
      rules: standardRules({ proof: "servers", assumed: ["invalid", "restricted"] }),
    }),
    keyPage: "https://console.hetzner.cloud/projects",
    sources: ["mongodb/kingfisher:crates/kingfisher-rules/data/rules/hetzner.yml"],
    confidence: "medium",
  }),
  define({
    id: "linode",
    name: "Akamai Cloud (Linode)",
    category: "hosting-cloud",
    hosts: ["api.linode.com"],
    variables: ["LINODE_TOKEN", "LINODE_CLI_TOKEN", "LINODE_API_TOKEN"],
    formats: [plainFormat("^[0-9a-f]{64}$", { note: "SHA-256 shaped" })],
    check: get("https://api.linode.com/v4/profile", bearer, {
      rules: standardRules({ proof: "username", assumed: ["invalid", "restricted"] }),
      identity: { account: ["username"], scopes: ["header:x-oauth-scopes"] },
    }),
    keyPage: "https://cloud.linode.com/profile/tokens",
    sources: ["mongodb/kingfisher:crates/kingfisher-rules/data/rules/linode.yml"],
    confidence: "medium",
  }),
  define({
    id: "vultr",
    name: "Vultr",
    category: "hosting-cloud",
    hosts: ["api.vultr.com"],
    variables: ["VULTR_API_KEY"],
    formats: [plainFormat("^[A-Z0-9]{36}$", { note: "kingfisher says lower hex: sources disagree" })],
    check: get("https://api.vultr.com/v2/account", bearer, {
      rules: [
        rule(
          { status: [401], bodyContains: ["unauthorized ip"] },
          limited("restricted"),
          '401 "Unauthorized IP address": the key is genuine, this address is not on its list',
        ),
        ...standardRules({ proof: "account", restricted: [] }),
      ],
      identity: { account: ["account.name"], credit: ["account.balance"] },
    }),
    keyPage: "https://my.vultr.com/settings/#settingsapi",
    sources: [
      "SLS-Main/secret-sniffer:internal/detectors/verifiers.go",
      "trufflesecurity/trufflehog:pkg/detectors/vultrapikey",
      "mongodb/kingfisher:crates/kingfisher-rules/data/rules/vultr.yml",
    ],
    confidence: "high",
  }),
  define({
    id: "google-api-key",
    name: "Google Cloud API key (generic)",
    category: "hosting-cloud",
    hosts: ["www.googleapis.com"],
    variables: ["GOOGLE_API_KEY", "GOOGLE_CLOUD_API_KEY"],
    formats: [googleKeyFormat],
    check: get("https://www.googleapis.com/identitytoolkit/v3/relyingparty/getProjectConfig", query("key"), {
      rules: googleProjectRules,
    }),
    keyPage: "https://console.cloud.google.com/apis/credentials",
    sources: [
      "betterleaks/betterleaks:config/betterleaks.toml#gcp-api-key",
      "betterleaks/betterleaks:config/betterleaks.toml#gcp-gemini-api",
      "mongodb/kingfisher:crates/kingfisher-rules/data/rules/google.yml",
    ],
    confidence: "medium",
  }),
];
