/** Flags, secrets, infrastructure and documents. */
import {
  baseUrlField,
  basic,
  bearer,
  define,
  get,
  header,
  inPath,
  ownFormat,
  plainFormat,
  sharedFormat,
  textField,
} from "../build.ts";
import type { ProviderDefinition } from "../provider.ts";
import { standardRules } from "../standard-rules.ts";

export const developerPlatforms: readonly ProviderDefinition[] = [
  define({
    id: "postman",
    name: "Postman",
    category: "dev-tools",
    hosts: ["api.getpostman.com"],
    variables: ["POSTMAN_API_KEY"],
    formats: [ownFormat("PMAK-", "^PMAK-[0-9a-f]{24}-[0-9a-f]{34}$")],
    check: get("https://api.getpostman.com/me", header("x-api-key"), {
      rules: standardRules({ assumed: ["invalid", "restricted"] }),
    }),
    keyPage: "https://go.postman.co/settings/me/api-keys",
    sources: [
      "mongodb/kingfisher:crates/kingfisher-rules/data/rules/postman.yml",
      "betterleaks/betterleaks:config/betterleaks.toml#postman-api-token",
      "trufflesecurity/trufflehog:pkg/detectors/postman",
    ],
    confidence: "medium",
  }),
  define({
    id: "readme",
    name: "ReadMe",
    category: "dev-tools",
    hosts: ["api.readme.com"],
    variables: ["RDME_API_KEY", "README_API_KEY"],
    formats: [ownFormat("rdme_", "^rdme_[a-z0-9]{70}$")],
    check: get("https://api.readme.com/v2/projects/me", bearer, {
      rules: standardRules({ assumed: ["invalid", "restricted"] }),
    }),
    keyPage: "https://dash.readme.com/",
    sources: [
      "SLS-Main/secret-sniffer:internal/detectors/verifiers.go",
      "mongodb/kingfisher:crates/kingfisher-rules/data/rules/readme.yml",
      "betterleaks/betterleaks:config/betterleaks.toml#readme-api-token",
    ],
    confidence: "high",
  }),
  define({
    id: "statsig",
    name: "Statsig",
    category: "dev-tools",
    hosts: ["statsigapi.net"],
    variables: ["STATSIG_CONSOLE_API_KEY", "STATSIG_SERVER_SECRET"],
    formats: [
      ownFormat("console-", "^console-[A-Za-z0-9]{40,50}$", { note: "console key" }),
      ownFormat("secret-", "^secret-[A-Za-z0-9]{40,48}$", {
        note: "server secret: only evaluates gates (POST /v1/check_gate, logs an exposure)",
      }),
      ownFormat("client-", "^client-[A-Za-z0-9]{40,48}$", { note: "public" }),
    ],
    check: get("https://statsigapi.net/console/v1/gates?limit=1&page=1", header("STATSIG-API-KEY"), {
      rules: standardRules({ assumed: ["invalid", "restricted"] }),
    }),
    keyPage: "https://console.statsig.com/api_keys",
    sources: [
      "mongodb/kingfisher:crates/kingfisher-rules/data/rules/statsig.yml",
      "NangoHQ/nango:packages/providers/providers.yaml#statsig",
    ],
    confidence: "medium",
  }),
  define({
    id: "configcat",
    name: "ConfigCat (SDK key)",
    category: "dev-tools",
    hosts: ["cdn-global.configcat.com"],
    variables: ["CONFIGCAT_SDK_KEY"],
    formats: [
      ownFormat("configcat-sdk-1/", "^configcat-sdk-1/[A-Za-z0-9_-]{22}/[A-Za-z0-9_-]{22}$"),
      plainFormat("^[A-Za-z0-9_-]{22}/[A-Za-z0-9_-]{22}$", { note: "legacy" }),
    ],
    check: get("https://cdn-global.configcat.com/configuration-files/{secret}/config_v6.json", inPath, {
      rules: standardRules({ invalid: [404], restricted: [] }),
    }),
    keyPage: "https://app.configcat.com/sdkkey",
    sources: [
      "SLS-Main/secret-sniffer:internal/detectors/verifiers.go",
      "mongodb/kingfisher:crates/kingfisher-rules/data/rules/configcat.yml",
      "betterleaks/betterleaks:config/betterleaks.toml#configcat-sdk-key",
    ],
    confidence: "high",
  }),
  define({
    id: "flagsmith",
    name: "Flagsmith",
    category: "dev-tools",
    hosts: ["api.flagsmith.com"],
    variables: ["FLAGSMITH_API_KEY", "FLAGSMITH_ENVIRONMENT_KEY"],
    formats: [
      plainFormat("^[A-Za-z0-9]{8}\\.[A-Za-z0-9]{32}$", { note: "organisation key" }),
      ownFormat("ser.", "^ser\\.[A-Za-z0-9]{22}$", {
        note: "server-side environment key (header X-Environment-Key)",
      }),
    ],
    check: get("https://api.flagsmith.com/api/v1/projects/", header("Authorization", "Api-Key {secret}"), {
      rules: standardRules({ assumed: ["invalid", "restricted"] }),
    }),
    keyPage: "https://app.flagsmith.com/",
    sources: ["mongodb/kingfisher:crates/kingfisher-rules/data/rules/flagsmith.yml"],
    confidence: "medium",
  }),
  define({
    id: "infisical",
    name: "Infisical",
    category: "dev-tools",
    hosts: [],
    variables: ["INFISICAL_TOKEN", "INFISICAL_CLIENT_SECRET"],
    formats: [ownFormat("st.", "^st\\.[A-Za-z0-9_-]{3,48}\\.[A-Za-z0-9_-]{3,48}\\.[0-9a-f]{8,64}$")],
    fields: [baseUrlField("baseUrl", "Address of Infisical")],
    check: get("{baseUrl}/api/v2/service-token", bearer, {
      rules: standardRules({ assumed: ["invalid", "restricted"] }),
    }),
    keyPage: "https://app.infisical.com",
    sources: ["mongodb/kingfisher:crates/kingfisher-rules/data/rules/infisical.yml"],
    confidence: "low",
  }),
  define({
    id: "hashicorp-vault",
    name: "HashiCorp Vault",
    category: "dev-tools",
    hosts: [],
    variables: ["VAULT_TOKEN"],
    formats: [
      ownFormat("hvs.", "^hvs\\.[A-Za-z0-9_-]{90,120}$"),
      ownFormat("hvs.", "^hvs\\.[A-Za-z0-9_-]{24}$", { note: "short" }),
      ownFormat("hvb.", "^hvb\\.[A-Za-z0-9_-]{138,300}$", { note: "batch" }),
      sharedFormat("s.", "^s\\.[A-Za-z0-9]{24}$", { note: "before 1.10" }),
    ],
    fields: [
      baseUrlField("baseUrl", "Address of HashiCorp Vault"),
      textField("namespace", "Namespace", { variables: ["VAULT_NAMESPACE"] }),
    ],
    check: get("{baseUrl}/v1/auth/token/lookup-self", header("X-Vault-Token"), {
      rules: standardRules({ invalid: [403], restricted: [] }),
    }),
    keyPage: null,
    sources: [
      "trufflesecurity/trufflehog:pkg/detectors/hashicorpvault",
      "mongodb/kingfisher:crates/kingfisher-rules/data/rules/hashicorp.yml",
      "betterleaks/betterleaks:config/betterleaks.toml#hashicorp-tf-api-token",
    ],
    confidence: "medium",
  }),
  define({
    id: "pulumi",
    name: "Pulumi Cloud",
    category: "dev-tools",
    hosts: ["api.pulumi.com"],
    variables: ["PULUMI_ACCESS_TOKEN"],
    formats: [ownFormat("pul-", "^pul-[0-9a-f]{40}$")],
    check: get("https://api.pulumi.com/api/user", header("Authorization", "token {secret}"), {
      headers: { Accept: "application/vnd.pulumi+8" },
      rules: standardRules({ assumed: ["invalid", "restricted"] }),
    }),
    keyPage: "https://app.pulumi.com/account/tokens",
    sources: [
      "SLS-Main/secret-sniffer:internal/detectors/verifiers.go",
      "mongodb/kingfisher:crates/kingfisher-rules/data/rules/pulumi.yml",
      "trufflesecurity/trufflehog:pkg/detectors/pulumi",
    ],
    confidence: "high",
  }),
  define({
    id: "wakatime",
    name: "WakaTime",
    category: "dev-tools",
    hosts: ["api.wakatime.com"],
    variables: ["WAKATIME_API_KEY"],
    formats: [
      ownFormat("waka_", "^waka_[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$"),
      plainFormat("^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$", { note: "legacy" }),
    ],
    check: get("https://api.wakatime.com/api/v1/users/current", basic("{secret}", ""), {
      rules: standardRules({ assumed: ["invalid", "restricted"] }),
    }),
    keyPage: "https://wakatime.com/settings/api-key",
    sources: [
      "mongodb/kingfisher:crates/kingfisher-rules/data/rules/wakatime.yml",
      "betterleaks/betterleaks:config/betterleaks.toml#wakatime-api-key.1",
      "betterleaks/betterleaks:config/betterleaks.toml#wakatime-api-key.2",
    ],
    confidence: "medium",
  }),
];
