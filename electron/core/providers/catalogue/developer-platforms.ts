/** Flags, secrets, infrastructure and documents. */
import {
  baseUrlField,
  basic,
  bearer,
  define,
  get,
  header,
  inPath,
  instantly,
  jsonBody,
  limited,
  noCheck,
  overlapping,
  ownFormat,
  plainFormat,
  post,
  rejected,
  rule,
  sharedFormat,
  textField,
  unproven,
  valid,
} from "../build.ts";
import type { ProviderDefinition, RequestCheck } from "../provider.ts";
import { standardRules } from "../standard-rules.ts";

/** The key is part of the address, piece by piece: its strokes are the path's. A wrong one is 404. */
const configuration = (names: readonly string[]): RequestCheck =>
  get(
    `https://cdn-global.configcat.com/configuration-files/${names.map((name) => `{secret.${name}}`).join("/")}/config_v6.json`,
    inPath,
    {
      parts: { kind: "split", separator: "/", names },
      rules: standardRules({ proof: "p", invalid: [404], restricted: [] }),
    },
  );

export const developerPlatforms: readonly ProviderDefinition[] = [
  define({
    id: "postman",
    name: "Postman",
    category: "dev-tools",
    hosts: ["api.getpostman.com"],
    variables: ["POSTMAN_API_KEY"],
    formats: [ownFormat("PMAK-", "^PMAK-[0-9a-f]{24}-[0-9a-f]{34}$")],
    check: get("https://api.getpostman.com/me", header("x-api-key"), {
      rules: standardRules({ proof: "user.id", assumed: ["invalid", "restricted"] }),
      identity: {
        account: ["user.username", "user.email"],
        accountId: ["user.id"],
        organisation: ["user.teamDomain"],
      },
    }),
    keyPage: "https://go.postman.co/settings/me/api-keys",
    rotation: overlapping("A user may have several keys at once."),
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
      rules: standardRules({ proof: "data.name", assumed: ["invalid", "restricted"] }),
      identity: { organisation: ["data.name"], accountId: ["data.subdomain"] },
    }),
    keyPage: "https://dash.readme.com/",
    rotation: overlapping("A project may have several keys at once."),
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
        note: "server secret",
        check: noCheck("A server secret only asks for gates, and every answer is counted as an exposure."),
      }),
      ownFormat("client-", "^client-[A-Za-z0-9]{40,48}$", {
        note: "client key",
        check: noCheck("A client key is public: it stands in every page that uses Statsig."),
      }),
    ],
    check: get("https://statsigapi.net/console/v1/gates?limit=1&page=1", header("STATSIG-API-KEY"), {
      rules: standardRules({ proof: "data", assumed: ["invalid", "restricted"] }),
    }),
    keyPage: "https://console.statsig.com/api_keys",
    rotation: overlapping("A project may have several keys of each kind at once."),
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
      plainFormat("^[A-Za-z0-9_-]{22}/[A-Za-z0-9_-]{22}$", {
        note: "older",
        check: configuration(["product", "environment"]),
      }),
    ],
    // Data that must stay in the EU is answered here, too: with the address of the EU's servers.
    check: configuration(["version", "product", "environment"]),
    keyPage: "https://app.configcat.com/sdkkey",
    rotation: overlapping("An environment may have two SDK keys while one is replaced."),
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
      plainFormat("^[A-Za-z0-9]{8}\\.[A-Za-z0-9]{32}$", { note: "key of an organisation" }),
      ownFormat("ser.", "^ser\\.[A-Za-z0-9]{22}$", {
        note: "server-side key of an environment",
        check: noCheck("A server-side key only reads flags, and every reading counts as use of the plan."),
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
    hosts: ["app.infisical.com", "eu.infisical.com"],
    variables: ["INFISICAL_TOKEN", "INFISICAL_CLIENT_SECRET"],
    formats: [
      ownFormat("st.", "^st\\.[A-Za-z0-9_-]{3,48}\\.[A-Za-z0-9_-]{3,48}\\.[0-9a-f]{8,64}$", {
        note: "service token",
      }),
      plainFormat("^[0-9a-f]{64}$", {
        note: "client secret of a machine identity",
        check: noCheck("Signing in with a client secret counts as one of its uses, which may be limited."),
      }),
    ],
    fields: [
      baseUrlField("baseUrl", "Address of Infisical", {
        defaultValue: "https://app.infisical.com",
        required: false,
        regional: true,
      }),
      textField("clientId", "Client ID (of a machine identity)", {
        required: false,
        variables: ["INFISICAL_CLIENT_ID"],
      }),
    ],
    check: get("{baseUrl}/api/v2/service-token", bearer, {
      rules: standardRules({ assumed: ["invalid", "restricted"] }),
      identity: { account: ["name"], organisation: ["workspace"], expiresOn: ["expiresAt"] },
    }),
    keyPage: "https://app.infisical.com",
    rotation: overlapping("A project may have several service tokens at once."),
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
      ownFormat("hvb.", "^hvb\\.[A-Za-z0-9_-]{138,300}$", { note: "batch token" }),
      sharedFormat("s.", "^s\\.[A-Za-z0-9]{24}$", { note: "before version 1.10" }),
    ],
    fields: [
      baseUrlField("baseUrl", "Address of Vault", { variables: ["VAULT_ADDR"] }),
      textField("namespace", "Namespace", { required: false, variables: ["VAULT_NAMESPACE"] }),
    ],
    check: get("{baseUrl}/v1/auth/token/lookup-self", header("X-Vault-Token"), {
      headers: { "X-Vault-Namespace": "{namespace}" },
      rules: [
        rule(
          { status: [403], path: "errors", contains: ["invalid token", "bad token"] },
          rejected(),
          "403 that calls the token invalid: Vault does not know it, or not any more",
        ),
        rule(
          { status: [403] },
          unproven,
          "403: the token is wrong, belongs to another namespace, or its policy denies asking about itself",
        ),
        ...standardRules({ proof: "data.policies", invalid: [], restricted: [] }),
      ],
      identity: {
        account: ["data.display_name"],
        scopes: ["data.policies"],
        expiresOn: ["data.expire_time"],
      },
    }),
    keyPage: null,
    sources: [
      "trufflesecurity/trufflehog:pkg/detectors/hashicorpvault",
      "mongodb/kingfisher:crates/kingfisher-rules/data/rules/hashicorp.yml",
      "betterleaks/betterleaks:config/betterleaks.toml#hashicorp-tf-api-token",
      "https://developer.hashicorp.com/vault/api-docs/auth/token#lookup-a-token-self",
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
      rules: standardRules({ proof: "githubLogin", assumed: ["invalid", "restricted"] }),
      identity: {
        account: ["githubLogin", "name", "email"],
        organisation: ["organizations.0.githubLogin"],
      },
    }),
    keyPage: "https://app.pulumi.com/account/tokens",
    rotation: overlapping("A user may have several access tokens at once."),
    sources: [
      "SLS-Main/secret-sniffer:internal/detectors/verifiers.go",
      "mongodb/kingfisher:crates/kingfisher-rules/data/rules/pulumi.yml",
      "trufflesecurity/trufflehog:pkg/detectors/pulumi",
    ],
    confidence: "high",
  }),
  define({
    id: "infracost",
    name: "Infracost",
    category: "dev-tools",
    hosts: ["pricing.api.infracost.io"],
    variables: ["INFRACOST_API_KEY"],
    formats: [ownFormat("ico-", "^ico-[A-Za-z0-9]{32}$")],
    check: post(
      "GraphQL is asked by POST; this query asks for the name of a type and for no price.",
      "https://pricing.api.infracost.io/graphql",
      [header("X-Api-Key"), jsonBody({ query: "{ __typename }" })],
      {
        rules: standardRules({ proof: "data.__typename", invalidJson: [403], restricted: [] }),
        control: "daily",
      },
    ),
    keyPage: "https://dashboard.infracost.io",
    sources: [
      "mongodb/kingfisher:crates/kingfisher-rules/data/rules/infracost.yml",
      "betterleaks/betterleaks:config/betterleaks.toml#infracost-api-token",
    ],
    confidence: "medium",
  }),
  define({
    id: "wakatime",
    name: "WakaTime",
    category: "dev-tools",
    hosts: ["api.wakatime.com"],
    variables: ["WAKATIME_API_KEY"],
    formats: [
      ownFormat("waka_", "^waka_[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$"),
      plainFormat("^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$", { note: "older" }),
    ],
    check: get("https://api.wakatime.com/api/v1/users/current", basic("{secret}", ""), {
      rules: standardRules({ proof: "data.id", assumed: ["invalid", "restricted"] }),
      identity: { account: ["data.username", "data.email"], accountId: ["data.id"], plan: ["data.plan"] },
    }),
    keyPage: "https://wakatime.com/settings/api-key",
    rotation: instantly("An account has one key: a new one ends the old one."),
    sources: [
      "mongodb/kingfisher:crates/kingfisher-rules/data/rules/wakatime.yml",
      "betterleaks/betterleaks:config/betterleaks.toml#wakatime-api-key.1",
      "betterleaks/betterleaks:config/betterleaks.toml#wakatime-api-key.2",
    ],
    confidence: "medium",
  }),
  define({
    id: "unkey",
    name: "Unkey (root key)",
    category: "dev-tools",
    hosts: ["api.unkey.com"],
    variables: ["UNKEY_ROOT_KEY"],
    formats: [ownFormat("unkey_", "^unkey_[A-Za-z0-9]{20,32}$")],
    check: post(
      "Unkey asks for everything by POST; this asks for an API that does not exist, and changes and costs nothing.",
      "https://api.unkey.com/v2/apis.getApi",
      [bearer, jsonBody({ apiId: "api_0000000000000000" })],
      {
        rules: [
          rule(
            { status: [404], path: "error.type", contains: ["api_not_found"] },
            valid,
            "404 api_not_found: the root key was accepted, and there is no such API, as intended",
          ),
          rule(
            { status: [403], path: "error.type", contains: ["insufficient_permissions"] },
            limited("restricted"),
            "403 insufficient_permissions: the root key is genuine but may not read APIs",
          ),
          rule(
            { status: [401, 403], path: "error.type", contains: ["key_disabled"] },
            rejected("revoked"),
            "key_disabled: the root key was switched off",
          ),
          ...standardRules({ valid: [], invalid: [], invalidJson: [401], restricted: [] }),
        ],
        control: "daily",
      },
    ),
    keyPage: "https://app.unkey.com/settings/root-keys",
    rotation: overlapping("A workspace may have several root keys at once."),
    sources: [
      "mongodb/kingfisher:crates/kingfisher-rules/data/rules/unkey.yml",
      "betterleaks/betterleaks:config/betterleaks.toml#unkey-root-key.1",
      "https://www.unkey.com/docs/api-reference/v2/overview",
    ],
    confidence: "medium",
  }),
];
