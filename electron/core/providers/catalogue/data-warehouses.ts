/** Analytics, time series, search and caches as a service. */
import {
  baseUrlField,
  basic,
  bearer,
  define,
  get,
  header,
  hostLabelField,
  instantly,
  limited,
  overlapping,
  ownFormat,
  plainFormat,
  rejected,
  rule,
  secretField,
  textField,
  unproven,
  valid,
} from "../build.ts";
import type { ProviderDefinition } from "../provider.ts";
import { standardRules } from "../standard-rules.ts";

export const dataWarehouses: readonly ProviderDefinition[] = [
  define({
    id: "upstash-redis",
    name: "Upstash Redis REST",
    category: "database",
    hosts: [],
    variables: ["UPSTASH_REDIS_REST_TOKEN", "KV_REST_API_TOKEN"],
    formats: [
      plainFormat("^A[A-Za-z0-9]{3}AAIncDE[A-Za-z0-9+/]{32,80}$", { note: "usual beginning" }),
      plainFormat("^[A-Za-z0-9][A-Za-z0-9+/_-]{31,199}={0,2}$", { note: "any other token" }),
    ],
    fields: [
      baseUrlField("baseUrl", "REST address of the database (https://….upstash.io)", {
        variables: ["UPSTASH_REDIS_REST_URL", "KV_REST_API_URL"],
      }),
    ],
    check: get("{baseUrl}/ping", bearer, {
      rules: [
        rule(
          { status: [200], path: "result", equals: ["PONG"] },
          valid,
          "200 with PONG: the token was accepted",
        ),
        ...standardRules({ valid: [], assumed: ["invalid", "restricted"] }),
      ],
    }),
    keyPage: "https://console.upstash.com/redis",
    rotation: instantly("Resetting a database's credentials ends the old token at once."),
    sources: ["mongodb/kingfisher:crates/kingfisher-rules/data/rules/upstash.yml"],
    confidence: "low",
  }),
  define({
    id: "clickhouse-cloud",
    name: "ClickHouse Cloud",
    category: "database",
    hosts: ["api.clickhouse.cloud"],
    variables: ["CLICKHOUSE_CLOUD_API_SECRET"],
    formats: [ownFormat("4b1d", "^4b1d[A-Za-z0-9]{38}$", { note: "key secret" })],
    fields: [textField("keyId", "Key ID", { variables: ["CLICKHOUSE_CLOUD_API_KEY"] })],
    check: get("https://api.clickhouse.cloud/v1/organizations", basic("{keyId}"), {
      rules: standardRules({ proof: "result", assumed: ["invalid", "restricted"] }),
      identity: { organisation: ["result.0.name"] },
    }),
    keyPage: "https://console.clickhouse.cloud",
    rotation: overlapping("An organisation may have several API keys at once."),
    sources: [
      "mongodb/kingfisher:crates/kingfisher-rules/data/rules/clickhouse.yml",
      "betterleaks/betterleaks:config/betterleaks.toml#clickhouse-cloud-api-secret-key",
      "NangoHQ/nango:packages/providers/providers.yaml#clickhouse",
    ],
    confidence: "high",
  }),
  define({
    id: "singlestore",
    name: "SingleStore Helios",
    category: "database",
    hosts: ["api.singlestore.com"],
    variables: ["SINGLESTORE_API_KEY", "SINGLESTOREDB_MANAGEMENT_TOKEN"],
    formats: [plainFormat("^[0-9a-f]{64}$", { note: "SHA-256 shaped" })],
    check: get("https://api.singlestore.com/v1/organizations/current", bearer, {
      rules: standardRules({ proof: "orgID", assumed: ["invalid", "restricted"] }),
      identity: { organisation: ["name"] },
    }),
    keyPage: "https://portal.singlestore.com/organizations/org-id/api-keys",
    sources: [
      "SLS-Main/secret-sniffer:internal/detectors/verifiers.go",
      "https://docs.singlestore.com/cloud/reference/management-api/",
    ],
    confidence: "medium",
  }),
  define({
    id: "elastic-cloud",
    name: "Elastic Cloud",
    category: "database",
    hosts: ["api.elastic-cloud.com"],
    variables: ["EC_API_KEY", "ELASTIC_CLOUD_API_KEY"],
    formats: [
      ownFormat("essu_", "^essu_[A-Za-z0-9+/_-]{60,200}={0,2}$", { note: "the padding's length varies" }),
    ],
    check: get(
      "https://api.elastic-cloud.com/api/v1/deployments",
      header("Authorization", "ApiKey {secret}"),
      { rules: standardRules({ proof: "deployments", assumed: ["invalid", "restricted"] }) },
    ),
    keyPage: "https://cloud.elastic.co/account/keys",
    rotation: overlapping("An account may have several API keys at once."),
    sources: [
      "betterleaks/betterleaks:config/betterleaks.toml#elastic-cloud-api-key",
      "mongodb/kingfisher:crates/kingfisher-rules/data/rules/elastic.yml",
    ],
    confidence: "medium",
  }),
  define({
    id: "influxdb-cloud",
    name: "InfluxDB Cloud",
    category: "database",
    hosts: [
      "us-east-1-1.aws.cloud2.influxdata.com",
      "us-west-2-1.aws.cloud2.influxdata.com",
      "us-west-2-2.aws.cloud2.influxdata.com",
      "eu-central-1-1.aws.cloud2.influxdata.com",
      "us-central1-1.gcp.cloud2.influxdata.com",
      "eastus-1.azure.cloud2.influxdata.com",
      "westeurope-1.azure.cloud2.influxdata.com",
    ],
    variables: ["INFLUX_TOKEN", "INFLUXDB_TOKEN"],
    formats: [plainFormat("^[A-Za-z0-9_-]{86}==$")],
    fields: [
      baseUrlField("baseUrl", "Address of the region (https://….cloud2.influxdata.com)", {
        defaultValue: "https://us-east-1-1.aws.cloud2.influxdata.com",
        variables: ["INFLUX_HOST", "INFLUX_URL"],
        required: false,
        regional: true,
      }),
    ],
    check: get("{baseUrl}/api/v2/orgs", header("Authorization", "Token {secret}"), {
      rules: standardRules({ proof: "orgs", assumed: ["invalid", "restricted"] }),
      identity: { organisation: ["orgs.0.name"] },
    }),
    keyPage: "https://cloud2.influxdata.com",
    rotation: overlapping("An organisation may have several tokens at once."),
    sources: [
      "mongodb/kingfisher:crates/kingfisher-rules/data/rules/influxdb.yml",
      "betterleaks/betterleaks:config/betterleaks.toml#influxdb-api-token",
    ],
    confidence: "medium",
  }),
  define({
    id: "tinybird",
    name: "Tinybird",
    category: "database",
    hosts: [
      "api.tinybird.co",
      "api.us-east.tinybird.co",
      "api.us-east.aws.tinybird.co",
      "api.us-west-2.aws.tinybird.co",
      "api.eu-central-1.aws.tinybird.co",
      "api.eu-west-1.aws.tinybird.co",
    ],
    variables: ["TINYBIRD_TOKEN", "TB_TOKEN"],
    formats: [
      ownFormat("p.eyJ", "^p\\.eyJ[A-Za-z0-9_-]{80,260}\\.[A-Za-z0-9_-]{43}$", {
        note: "names its region inside",
      }),
    ],
    fields: [
      baseUrlField("baseUrl", "Address of the workspace's region", {
        defaultValue: "https://api.tinybird.co",
        variables: ["TB_HOST"],
        required: false,
        regional: true,
      }),
    ],
    check: get("{baseUrl}/v0/pipes/", bearer, {
      longList: true,
      rules: [
        rule(
          { status: [403], path: "error", contains: ["invalid authentication token", "invalid token"] },
          rejected(),
          "403 that calls the token invalid: this region does not know it",
        ),
        ...standardRules({ proof: "pipes", assumed: ["invalid"] }),
      ],
    }),
    keyPage: "https://cloud.tinybird.co/tokens",
    rotation: instantly(
      "Refreshing a token makes a new one and ends the old one; a second token avoids the gap.",
    ),
    sources: [
      "mongodb/kingfisher:crates/kingfisher-rules/data/rules/tinybird.yml",
      "https://www.tinybird.co/docs/api-reference",
    ],
    confidence: "medium",
  }),
  define({
    id: "redis-cloud",
    name: "Redis Cloud",
    category: "database",
    hosts: ["api.redislabs.com"],
    variables: ["REDISCLOUD_SECRET_KEY"],
    formats: [plainFormat("^S[a-z0-9]{50}$", { note: "secret key" })],
    fields: [secretField("accessKey", "API account key", { variables: ["REDISCLOUD_ACCESS_KEY"] })],
    check: get(
      "https://api.redislabs.com/v1/",
      [header("x-api-key", "{accessKey}"), header("x-api-secret-key")],
      {
        rules: [
          rule(
            { status: [403] },
            unproven,
            "403: one of the two keys is wrong, or keys are not open to this address",
          ),
          ...standardRules({ proof: "account", restricted: [] }),
        ],
        identity: { organisation: ["account.name"], accountId: ["account.id"] },
      },
    ),
    keyPage: "https://cloud.redis.io/#/access-management/api-keys",
    rotation: overlapping("An account may have several secret keys at once."),
    sources: ["1Password/shell-plugins:plugins/rediscloud"],
    confidence: "low",
  }),
  define({
    id: "snowflake",
    name: "Snowflake (programmatic access token)",
    category: "database",
    hosts: ["{account}.snowflakecomputing.com"],
    variables: ["SNOWFLAKE_TOKEN", "SNOWFLAKE_PASSWORD"],
    formats: [
      plainFormat("^[A-Za-z0-9_-]{100,500}$"),
      plainFormat("^eyJ[A-Za-z0-9_-]{10,400}\\.eyJ[A-Za-z0-9_-]{10,1000}\\.[A-Za-z0-9_-]{20,1000}$"),
    ],
    fields: [
      hostLabelField("account", "Account identifier (organisation-account)", {
        variables: ["SNOWFLAKE_ACCOUNT"],
      }),
    ],
    // Listing databases is a SHOW: it needs no warehouse, so none is woken and charged.
    check: get("https://{account}.snowflakecomputing.com/api/v2/databases?showLimit=1", bearer, {
      headers: { "X-Snowflake-Authorization-Token-Type": "PROGRAMMATIC_ACCESS_TOKEN" },
      rules: [
        rule(
          { status: [400, 401, 403], bodyContains: ["network policy", "is not allowed to access snowflake"] },
          limited("restricted"),
          "a network policy of the account does not let this address or this token in",
        ),
        rule(
          { status: [401], json: true, bodyContains: ["expired"] },
          rejected("expired"),
          "401 that says the token expired",
        ),
        ...standardRules({ invalid: [], invalidJson: [401], restricted: [] }),
      ],
    }),
    keyPage: null,
    rotation: overlapping("A user may have several tokens at once; ROTATE keeps the old one for some hours."),
    sources: [
      "mongodb/kingfisher:crates/kingfisher-rules/data/rules/snowflake.yml",
      "betterleaks/betterleaks:config/betterleaks.toml#snowflake-programmatic-access-token.1",
      "NangoHQ/nango:packages/providers/providers.yaml#snowflake-jwt",
      "https://docs.snowflake.com/en/user-guide/programmatic-access-tokens",
    ],
    confidence: "medium",
  }),
];
