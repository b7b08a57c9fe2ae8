/** Hosted databases and their consoles. */
import {
  bearer,
  define,
  get,
  header,
  limited,
  noCheck,
  overlapping,
  ownFormat,
  plainFormat,
  rejected,
  rule,
  textField,
} from "../build.ts";
import { clientCredentials } from "../oauth-client.ts";
import type { ProviderDefinition } from "../provider.ts";
import { standardRules } from "../standard-rules.ts";

const connectionString = noCheck(
  "A connection string opens the database in MongoDB's own protocol; a check here only speaks HTTPS.",
);
const deployKey = noCheck(
  "A deploy key works for its own deployment; Convex's management API does not know it.",
);

export const databaseClouds: readonly ProviderDefinition[] = [
  define({
    id: "mongodb-atlas",
    name: "MongoDB Atlas (API key)",
    category: "database",
    hosts: ["cloud.mongodb.com"],
    variables: ["MONGODB_ATLAS_PRIVATE_KEY", "MONGODB_ATLAS_PRIVATE_API_KEY"],
    formats: [
      plainFormat("^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$", { note: "private key" }),
    ],
    fields: [
      textField("publicKey", "Public key", {
        required: false,
        variables: ["MONGODB_ATLAS_PUBLIC_KEY", "MONGODB_ATLAS_PUBLIC_API_KEY"],
      }),
    ],
    check: noCheck(
      "Atlas wants HTTP digest for these keys: two requests, the second made of the first one's answer. " +
        "A check sends one. Service accounts (mdb_sa_sk_…) can be checked.",
    ),
    keyPage: "https://cloud.mongodb.com/v2#/preferences/publicApi",
    rotation: overlapping("A project or an organisation may have several API keys at once."),
    sources: [
      "mongodb/kingfisher:crates/kingfisher-rules/data/rules/mongodb.yml",
      "betterleaks/betterleaks:config/betterleaks.toml#mongodb-atlas-service-account-id",
      "betterleaks/betterleaks:config/betterleaks.toml#mongodb-atlas-service-account-secret",
    ],
    confidence: "medium",
  }),
  define({
    id: "mongodb-atlas-sa",
    name: "MongoDB Atlas (service account)",
    category: "database",
    hosts: ["cloud.mongodb.com"],
    variables: ["MONGODB_ATLAS_CLIENT_SECRET"],
    formats: [ownFormat("mdb_sa_sk_", "^mdb_sa_sk_[A-Za-z0-9_-]{40}$")],
    fields: [textField("clientId", "Client ID", { variables: ["MONGODB_ATLAS_CLIENT_ID"] })],
    check: clientCredentials("https://cloud.mongodb.com/api/oauth/token", {
      in: "basic",
      rules: [
        rule(
          { status: [401, 403], bodyContains: ["ip_address_not_on_access_list"] },
          limited("restricted"),
          "IP_ADDRESS_NOT_ON_ACCESS_LIST: the account is genuine, this address is not on its list",
        ),
      ],
    }),
    keyPage: "https://cloud.mongodb.com/",
    rotation: overlapping("A service account may have two secrets at once."),
    sources: [
      "betterleaks/betterleaks:config/betterleaks.toml#mongodb-atlas-service-account-secret",
      "mongodb/kingfisher:crates/kingfisher-rules/data/rules/mongodb.yml",
      "https://www.mongodb.com/docs/atlas/api/service-accounts-overview/",
    ],
    confidence: "medium",
  }),
  define({
    id: "mongodb-uri",
    name: "MongoDB connection string",
    category: "database",
    hosts: [],
    variables: ["MONGODB_URI", "MONGO_URL"],
    formats: [
      ownFormat(
        "mongodb+srv://",
        "^mongodb\\+srv://[A-Za-z0-9_%-]{1,40}:[A-Za-z0-9._~%!$&()+,;=-]{1,80}@[A-Za-z0-9._-]{4,100}$",
      ),
      ownFormat(
        "mongodb+srv://",
        "^mongodb\\+srv://[A-Za-z0-9_%-]{1,40}:[A-Za-z0-9._~%!$&()+,;=-]{1,80}@[A-Za-z0-9._-]{4,100}/[A-Za-z0-9_%?&=-]{0,250}$",
        { note: "with a database or options" },
      ),
      ownFormat(
        "mongodb://",
        "^mongodb://[A-Za-z0-9_%-]{1,40}:[A-Za-z0-9._~%!$&()+,;=-]{1,80}@[A-Za-z0-9._:,-]{4,250}$",
      ),
      ownFormat(
        "mongodb://",
        "^mongodb://[A-Za-z0-9_%-]{1,40}:[A-Za-z0-9._~%!$&()+,;=-]{1,80}@[A-Za-z0-9._:,-]{4,250}/[A-Za-z0-9_%?&=-]{0,250}$",
        { note: "with a database or options" },
      ),
    ],
    check: connectionString,
    keyPage: null,
    sources: [
      "mongodb/kingfisher:crates/kingfisher-rules/data/rules/mongodb.yml",
      "https://www.mongodb.com/docs/manual/reference/connection-string/",
    ],
    confidence: "low",
  }),
  define({
    id: "turso",
    name: "Turso",
    category: "database",
    hosts: ["api.turso.tech"],
    variables: ["TURSO_API_TOKEN", "TURSO_AUTH_TOKEN"],
    formats: [
      plainFormat(
        "^eyJhbGciOiJFZERTQSI[A-Za-z0-9_-]{5,60}\\.eyJ[A-Za-z0-9_-]{10,1000}\\.[A-Za-z0-9_-]{40,200}$",
        {
          note: "token of a database",
          check: noCheck("A database's token opens that database only (libsql://); Turso's API refuses it."),
        },
      ),
      plainFormat(
        "^eyJ0eXAiOiJKV1QiLCJhbGciOiJFZERTQSJ9\\.eyJ[A-Za-z0-9_-]{10,1000}\\.[A-Za-z0-9_-]{40,200}$",
        {
          note: "token of a database",
          check: noCheck("A database's token opens that database only (libsql://); Turso's API refuses it."),
        },
      ),
      plainFormat("^eyJ[A-Za-z0-9_-]{10,500}\\.eyJ[A-Za-z0-9_-]{10,1500}\\.[A-Za-z0-9_-]{20,1000}$", {
        note: "API token",
      }),
    ],
    check: get("https://api.turso.tech/v1/auth/validate", bearer, {
      rules: standardRules({ proof: "exp", assumed: ["invalid", "restricted"] }),
      identity: { expiresOn: ["exp"] },
    }),
    keyPage: "https://app.turso.tech/",
    sources: [
      "SLS-Main/secret-sniffer:internal/detectors/verifiers.go",
      "https://docs.turso.tech/api-reference/authentication",
    ],
    confidence: "medium",
  }),
  define({
    id: "cockroachdb",
    name: "CockroachDB Cloud",
    category: "database",
    hosts: ["cockroachlabs.cloud"],
    variables: ["COCKROACH_API_KEY", "CC_API_KEY"],
    formats: [ownFormat("CCDB1_", "^CCDB1_[A-Za-z0-9]{22}_[A-Za-z0-9]{40}$")],
    check: get("https://cockroachlabs.cloud/api/v1/clusters?pagination.limit=1", bearer, {
      rules: standardRules({ proof: "clusters", assumed: ["invalid", "restricted"] }),
    }),
    keyPage: "https://cockroachlabs.cloud/access",
    rotation: overlapping("A service account may have several API keys at once."),
    sources: [
      "SLS-Main/secret-sniffer:internal/detectors/verifiers.go",
      "mongodb/kingfisher:crates/kingfisher-rules/data/rules/cockroachlabs.yml",
      "betterleaks/betterleaks:config/betterleaks.toml#cockroachlabs-cloud-api-key",
    ],
    confidence: "high",
  }),
  define({
    id: "datastax-astra",
    name: "DataStax Astra",
    category: "database",
    hosts: ["api.astra.datastax.com"],
    variables: ["ASTRA_DB_APPLICATION_TOKEN"],
    formats: [ownFormat("AstraCS:", "^AstraCS:[A-Za-z0-9]{24}:[0-9a-f]{64}$", { note: "97 characters" })],
    check: get("https://api.astra.datastax.com/v2/databases", bearer, {
      rules: standardRules({ assumed: ["invalid"] }),
    }),
    keyPage: "https://astra.datastax.com/settings/tokens",
    sources: [
      "mongodb/kingfisher:crates/kingfisher-rules/data/rules/datastax.yml",
      "betterleaks/betterleaks:config/betterleaks.toml#datastax-astra-application-token",
    ],
    confidence: "medium",
  }),
  define({
    id: "couchbase-capella",
    name: "Couchbase Capella",
    category: "database",
    hosts: ["cloudapi.cloud.couchbase.com"],
    variables: ["CAPELLA_API_KEY", "COUCHBASE_API_KEY"],
    formats: [plainFormat("^[A-Za-z0-9+/]{60,120}$")],
    check: get("https://cloudapi.cloud.couchbase.com/v4/organizations", bearer, {
      rules: standardRules({ proof: "data", assumed: ["invalid", "restricted"] }),
      identity: { organisation: ["data.0.name"] },
    }),
    keyPage: "https://cloud.couchbase.com",
    sources: [
      "mongodb/kingfisher:crates/kingfisher-rules/data/rules/couchbase.yml",
      "betterleaks/betterleaks:config/betterleaks.toml#couchbase-capella-api-key",
      "trufflesecurity/trufflehog:pkg/detectors/couchbase",
    ],
    confidence: "medium",
  }),
  define({
    id: "xata",
    name: "Xata",
    category: "database",
    hosts: ["api.xata.tech"],
    variables: ["XATA_API_KEY"],
    formats: [ownFormat("xau_", "^xau_[A-Za-z0-9]{33}$")],
    check: get("https://api.xata.tech/organizations", bearer, {
      rules: standardRules({ assumed: ["invalid", "restricted"] }),
    }),
    keyPage: "https://console.xata.io",
    sources: [
      "SLS-Main/secret-sniffer:internal/detectors/verifiers.go",
      "mongodb/kingfisher:crates/kingfisher-rules/data/rules/xata.yml",
    ],
    confidence: "medium",
  }),
  define({
    id: "aiven",
    name: "Aiven",
    category: "database",
    hosts: ["api.aiven.io"],
    variables: ["AIVEN_TOKEN", "AIVEN_AUTH_TOKEN"],
    formats: [
      plainFormat("^[A-Za-z0-9+/]{372}$", { note: "long, older" }),
      plainFormat("^[A-Za-z0-9][A-Za-z0-9+/_-]{299,399}={0,2}$"),
    ],
    check: get("https://api.aiven.io/v1/me", header("Authorization", "aivenv1 {secret}"), {
      rules: standardRules({ proof: "user", assumed: ["invalid", "restricted"] }),
      identity: { account: ["user.user", "user.real_name"] },
    }),
    keyPage: "https://console.aiven.io/profile/tokens",
    rotation: overlapping("A user may have several tokens at once."),
    sources: [
      "SLS-Main/secret-sniffer:internal/detectors/verifiers.go",
      "mongodb/kingfisher:crates/kingfisher-rules/data/rules/aiven.yml",
      "betterleaks/betterleaks:config/betterleaks.toml#aiven-auth-token",
    ],
    confidence: "high",
  }),
  define({
    id: "convex",
    name: "Convex (team/PAT)",
    category: "database",
    hosts: ["api.convex.dev"],
    variables: ["CONVEX_TEAM_ACCESS_TOKEN", "CONVEX_DEPLOY_KEY"],
    formats: [
      ownFormat("eyJ2MiI6I", "^eyJ2MiI6I[A-Za-z0-9+/]{46}=$", { note: "management token" }),
      ownFormat("prod:", "^prod:[a-z]{3,20}-[a-z]{3,20}-[0-9]{1,4}\\|eyJ[A-Za-z0-9+/=]{30,100}$", {
        note: "deploy key",
        check: deployKey,
      }),
      ownFormat("dev:", "^dev:[a-z]{3,20}-[a-z]{3,20}-[0-9]{1,4}\\|eyJ[A-Za-z0-9+/=]{30,100}$", {
        note: "deploy key of a development deployment",
        check: deployKey,
      }),
      ownFormat("preview:", "^preview:[a-z0-9-]{1,60}:[a-z0-9-]{1,60}\\|eyJ[A-Za-z0-9+/=]{30,100}$", {
        note: "deploy key of previews",
        check: deployKey,
      }),
      ownFormat("project:", "^project:[a-z0-9-]{1,60}:[a-z0-9-]{1,60}\\|eyJ[A-Za-z0-9+/=]{30,100}$", {
        note: "key of a project",
        check: deployKey,
      }),
    ],
    check: get("https://api.convex.dev/v1/token_details", bearer, {
      rules: [
        rule(
          { status: [401], path: "code", equals: ["AuthenticationFailed", "AccessTokenInvalid"] },
          rejected(),
          "401 AuthenticationFailed or AccessTokenInvalid: Convex does not know this token",
        ),
        ...standardRules({ invalid: [], assumed: ["restricted"] }),
      ],
    }),
    keyPage: "https://dashboard.convex.dev/team/settings/access-tokens",
    sources: ["mongodb/kingfisher:crates/kingfisher-rules/data/rules/convex.yml"],
    confidence: "medium",
  }),
];
