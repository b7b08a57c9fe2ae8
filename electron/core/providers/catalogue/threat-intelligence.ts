/** Tunnels, secrets and knowledge about attackers. */
import { basic, bearer, define, get, header, ownFormat, plainFormat, textField } from "../build.ts";
import type { ProviderDefinition } from "../provider.ts";
import { standardRules } from "../standard-rules.ts";

export const threatIntelligence: readonly ProviderDefinition[] = [
  define({
    id: "ngrok",
    name: "ngrok",
    category: "auth-identity-security",
    hosts: ["api.ngrok.com"],
    variables: ["NGROK_API_KEY", "NGROK_AUTHTOKEN"],
    formats: [
      ownFormat("2", "^2[A-Za-z0-9]{26}_[0-9]{1}[A-Za-z0-9]{20}$", {
        note: "API keys and agent authtokens look the same",
      }),
      ownFormat("ak_", "^ak_[A-Za-z0-9]{25,30}$", { note: "API key" }),
    ],
    check: get("https://api.ngrok.com/endpoints?limit=1", bearer, {
      headers: { "Ngrok-Version": "2" },
      rules: standardRules({ restricted: [], assumed: ["invalid"] }),
    }),
    keyPage: "https://dashboard.ngrok.com/api-keys",
    sources: [
      "mongodb/kingfisher:crates/kingfisher-rules/data/rules/ngrok.yml",
      "trufflesecurity/trufflehog:pkg/detectors/ngrok",
    ],
    confidence: "medium",
  }),
  define({
    id: "abuseipdb",
    name: "AbuseIPDB",
    category: "auth-identity-security",
    hosts: ["api.abuseipdb.com"],
    variables: ["ABUSEIPDB_API_KEY"],
    formats: [ownFormat("", "^[0-9a-f]{80}$", { note: "80 hex is distinctive" })],
    check: get("https://api.abuseipdb.com/api/v2/check?ipAddress=127.0.0.1", header("Key"), {
      rules: standardRules({ assumed: ["invalid", "restricted"] }),
    }),
    keyPage: "https://www.abuseipdb.com/account/api",
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
    formats: [
      plainFormat("^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$", { note: "id" }),
      plainFormat("^[A-Za-z0-9]{32}$", { note: "secret" }),
    ],
    fields: [textField("apiId", "Api id", { variables: ["CENSYS_API_ID"] })],
    check: get("https://search.censys.io/api/v1/account", basic("{apiId}", "{secret}"), {
      rules: standardRules({ assumed: ["invalid", "restricted"] }),
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
      rules: standardRules({ invalid: [401, 403], restricted: [] }),
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
      rules: standardRules({ assumed: ["invalid", "restricted"] }),
    }),
    keyPage: "https://urlscan.io/user/profile/",
    sources: [
      "SLS-Main/secret-sniffer:internal/detectors/verifiers.go",
      "mongodb/kingfisher:crates/kingfisher-rules/data/rules/urlscan.yml",
      "trufflesecurity/trufflehog:pkg/detectors/urlscan",
    ],
    confidence: "high",
  }),
];
