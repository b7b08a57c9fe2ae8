/** Tunnels, secrets and knowledge about attackers. */
import {
  basic,
  bearer,
  define,
  get,
  header,
  hostChoice,
  inPath,
  limited,
  noCheck,
  overlapping,
  ownFormat,
  plainFormat,
  rejected,
  rule,
  textField,
  unproven,
  valid,
} from "../build.ts";
import type { ProviderDefinition } from "../provider.ts";
import { forbiddenMeansUnknown, standardRules } from "../standard-rules.ts";

export const threatIntelligence: readonly ProviderDefinition[] = [
  define({
    id: "onepassword",
    name: "1Password",
    category: "auth-identity-security",
    hosts: ["events.1password.com", "events.ent.1password.com", "events.1password.ca", "events.1password.eu"],
    variables: ["OP_SERVICE_ACCOUNT_TOKEN"],
    formats: [
      ownFormat("ops_eyJ", "^ops_eyJ[A-Za-z0-9_-]{250,900}$", {
        note: "service account",
        check: noCheck(
          "A service account opens vaults by an encrypted exchange that only 1Password's own tools can do.",
        ),
      }),
      ownFormat("A3-", "^A3-[A-Z0-9]{6}-[A-Z0-9]{6}-[A-Z0-9]{5}-[A-Z0-9]{5}-[A-Z0-9]{5}-[A-Z0-9]{5}$", {
        note: "Secret Key of an account",
        check: noCheck("A Secret Key never leaves your devices, not even towards 1Password."),
      }),
      plainFormat("^eyJ[A-Za-z0-9_-]{10,600}\\.eyJ[A-Za-z0-9_-]{10,1200}\\.[A-Za-z0-9_-]{20,700}$", {
        note: "token of the Events API",
      }),
    ],
    fields: [
      hostChoice(
        ["events.1password.com", "events.ent.1password.com", "events.1password.ca", "events.1password.eu"],
        { label: "Host of the Events API" },
      ),
    ],
    check: get("https://{apiHost}/api/v2/auth/introspect", bearer, {
      rules: standardRules({ proof: "features", assumed: ["invalid", "restricted"] }),
      identity: { accountId: ["account_uuid"], scopes: ["features"] },
    }),
    keyPage: "https://my.1password.com/developer-tools",
    sources: [
      "mongodb/kingfisher:crates/kingfisher-rules/data/rules/onepassword.yml",
      "betterleaks/betterleaks:config/betterleaks.toml#1password-service-account-token",
      "NangoHQ/nango:packages/providers/providers.yaml#1password-events",
    ],
    confidence: "low",
  }),
  define({
    id: "ngrok",
    name: "ngrok",
    category: "auth-identity-security",
    hosts: ["api.ngrok.com"],
    variables: ["NGROK_API_KEY", "NGROK_AUTHTOKEN"],
    formats: [
      ownFormat("", "^[23][A-Za-z0-9]{26}_[0-9][A-Za-z0-9]{20}$", {
        note: "API keys and authtokens of agents look the same",
      }),
      ownFormat("ak_", "^ak_[A-Za-z0-9]{25,30}$", { note: "API key" }),
    ],
    check: get("https://api.ngrok.com/endpoints?limit=1", bearer, {
      headers: { "Ngrok-Version": "2" },
      rules: [
        rule(
          { status: [400, 401, 403], bodyContains: ["err_ngrok_206"] },
          limited("restricted"),
          "ERR_NGROK_206: the authtoken of an agent, which is genuine but may not call the API",
        ),
        ...standardRules({ proof: "endpoints", restricted: [], assumed: ["invalid"] }),
      ],
    }),
    keyPage: "https://dashboard.ngrok.com/api-keys",
    rotation: overlapping("ngrok keeps several keys side by side."),
    sources: [
      "mongodb/kingfisher:crates/kingfisher-rules/data/rules/ngrok.yml",
      "trufflesecurity/trufflehog:pkg/detectors/ngrok",
    ],
    confidence: "medium",
  }),
  define({
    id: "virustotal",
    name: "VirusTotal",
    category: "auth-identity-security",
    hosts: ["www.virustotal.com"],
    variables: ["VIRUSTOTAL_API_KEY", "VT_API_KEY", "VT_APIKEY"],
    formats: [plainFormat("^[0-9a-f]{64}$")],
    check: get("https://www.virustotal.com/api/v3/users/{secret}", [header("x-apikey"), inPath], {
      rules: [
        rule(
          { status: [401], path: "error.code", equals: ["WrongCredentialsError"] },
          rejected(),
          "401 WrongCredentialsError: VirusTotal does not know this key",
        ),
        ...standardRules({ proof: "data.id", invalid: [], assumed: ["restricted"] }),
      ],
      identity: { account: ["data.id"] },
    }),
    keyPage: "https://www.virustotal.com/gui/my-apikey",
    sources: [
      "mongodb/kingfisher:crates/kingfisher-rules/data/rules/virustotal.yml",
      "trufflesecurity/trufflehog:pkg/detectors/virustotal",
      "projectdiscovery/nuclei-templates:http/token-spray/api-virustotal.yaml",
    ],
    confidence: "medium",
  }),
  define({
    id: "abuseipdb",
    name: "AbuseIPDB",
    category: "auth-identity-security",
    hosts: ["api.abuseipdb.com"],
    variables: ["ABUSEIPDB_API_KEY"],
    formats: [plainFormat("^[0-9a-f]{80}$")],
    check: get("https://api.abuseipdb.com/api/v2/check?ipAddress=127.0.0.1", header("Key"), {
      rules: standardRules({ proof: "data.ipAddress", assumed: ["invalid", "restricted"] }),
      identity: { limits: ["header:x-ratelimit-limit"] },
    }),
    keyPage: "https://www.abuseipdb.com/account/api",
    rotation: overlapping("AbuseIPDB keeps several keys side by side."),
    sources: [
      "mongodb/kingfisher:crates/kingfisher-rules/data/rules/abuseipdb.yml",
      "trufflesecurity/trufflehog:pkg/detectors/abuseipdb",
      "projectdiscovery/nuclei-templates:http/token-spray/api-abuseipdb.yaml",
    ],
    confidence: "high",
  }),
  define({
    id: "censys",
    name: "Censys",
    category: "auth-identity-security",
    hosts: ["search.censys.io"],
    variables: ["CENSYS_API_SECRET"],
    formats: [plainFormat("^[A-Za-z0-9]{32}$")],
    fields: [textField("apiId", "API ID", { variables: ["CENSYS_API_ID"] })],
    check: get("https://search.censys.io/api/v1/account", basic("{apiId}"), {
      rules: standardRules({ proof: "email", assumed: ["invalid", "restricted"] }),
      identity: { account: ["email"], limits: ["quota.allowance"] },
    }),
    keyPage: "https://search.censys.io/account/api",
    sources: [
      "SLS-Main/secret-sniffer:internal/detectors/verifiers.go",
      "mongodb/kingfisher:crates/kingfisher-rules/data/rules/censys.yml",
      "trufflesecurity/trufflehog:pkg/detectors/censys",
    ],
    confidence: "high",
  }),
  define({
    id: "securitytrails",
    name: "SecurityTrails",
    category: "auth-identity-security",
    hosts: ["api.securitytrails.com"],
    variables: ["SECURITYTRAILS_API_KEY"],
    formats: [plainFormat("^[A-Za-z0-9]{32}$")],
    check: get("https://api.securitytrails.com/v1/account/usage", header("APIKEY"), {
      rules: [
        forbiddenMeansUnknown("SecurityTrails"),
        ...standardRules({ proof: "allowed_monthly_usage", restricted: [] }),
      ],
      identity: { limits: ["allowed_monthly_usage"] },
    }),
    keyPage: "https://securitytrails.com/app/account/credentials",
    sources: [
      "trufflesecurity/trufflehog:pkg/detectors/securitytrails",
      "projectdiscovery/nuclei-templates:http/token-spray/api-securitytrails.yaml",
    ],
    confidence: "medium",
  }),
  define({
    id: "urlscan",
    name: "urlscan.io",
    category: "auth-identity-security",
    hosts: ["urlscan.io"],
    variables: ["URLSCAN_API_KEY"],
    formats: [plainFormat("^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$")],
    check: get("https://urlscan.io/user/quotas/", header("API-Key"), {
      control: "daily",
      rules: [
        rule(
          { status: [200], path: "scope", equals: ["user", "team"] },
          valid,
          "200 with the quotas of a user or a team: the key was accepted",
        ),
        rule(
          { status: [200] },
          unproven,
          "200 with the quotas of a stranger: this says nothing about the key",
        ),
        ...standardRules({ valid: [], assumed: ["invalid", "restricted"] }),
      ],
    }),
    keyPage: "https://urlscan.io/user/profile/",
    rotation: overlapping("urlscan.io keeps several keys side by side."),
    sources: [
      "SLS-Main/secret-sniffer:internal/detectors/verifiers.go",
      "mongodb/kingfisher:crates/kingfisher-rules/data/rules/urlscan.yml",
      "trufflesecurity/trufflehog:pkg/detectors/urlscan",
    ],
    confidence: "high",
  }),
];
