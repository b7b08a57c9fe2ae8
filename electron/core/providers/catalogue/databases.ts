/** Databases as a service. */
import {
  baseUrlField,
  basic,
  bearer,
  define,
  get,
  header,
  noCheck,
  ownFormat,
  plainFormat,
  textField,
} from "../build.ts";
import type { ProviderDefinition } from "../provider.ts";
import { standardRules } from "../standard-rules.ts";

export const databases: readonly ProviderDefinition[] = [
  define({
    id: "supabase",
    name: "Supabase (access token)",
    category: "database",
    hosts: ["api.supabase.com"],
    variables: ["SUPABASE_ACCESS_TOKEN"],
    formats: [
      ownFormat("sbp_", "^sbp_[0-9a-f]{40}$"),
      ownFormat("sbp_oauth_", "^sbp_oauth_[0-9a-f]{40}$", { note: "token of an OAuth app" }),
    ],
    check: get("https://api.supabase.com/v1/organizations", bearer, {
      rules: standardRules({ assumed: ["invalid", "restricted"] }),
      identity: { organisation: ["0.name"], accountId: ["0.id"] },
    }),
    keyPage: "https://supabase.com/dashboard/account/tokens",
    sources: [
      "mongodb/kingfisher:crates/kingfisher-rules/data/rules/supabase.yml",
      "betterleaks/betterleaks:config/betterleaks.toml#supabase-management-token",
      "betterleaks/betterleaks:config/betterleaks.toml#supabase-project-api-key",
    ],
    confidence: "high",
  }),
  define({
    id: "supabase-project",
    name: "Supabase (project API key)",
    category: "database",
    hosts: [],
    variables: [
      "SUPABASE_SERVICE_ROLE_KEY",
      "SUPABASE_KEY",
      "SUPABASE_ANON_KEY",
      "SUPABASE_SECRET_KEY",
      "SUPABASE_PUBLISHABLE_KEY",
    ],
    formats: [
      ownFormat("sb_secret_", "^sb_secret_[A-Za-z0-9_-]{31}$"),
      ownFormat("sb_publishable_", "^sb_publishable_[A-Za-z0-9_-]{31}$", { note: "public by design" }),
      plainFormat("^eyJ[A-Za-z0-9_-]{10,600}\\.eyJ[A-Za-z0-9_-]{10,1200}\\.[A-Za-z0-9_-]{20,700}$", {
        note: "older anon and service_role keys: a JSON web token",
      }),
    ],
    fields: [
      baseUrlField("baseUrl", "Address of the project (https://….supabase.co)", {
        variables: ["SUPABASE_URL"],
      }),
    ],
    // The sign-in settings are open to every key of the project, whatever it may read of the data.
    check: get("{baseUrl}/auth/v1/settings", header("apikey"), {
      rules: standardRules({ proof: "external", assumed: ["invalid", "restricted"] }),
      control: "daily",
    }),
    keyPage: "https://supabase.com/dashboard/project/_/settings/api-keys",
    sources: [
      "mongodb/kingfisher:crates/kingfisher-rules/data/rules/supabase.yml",
      "betterleaks/betterleaks:config/betterleaks.toml#supabase-project-api-key",
      "betterleaks/betterleaks:config/betterleaks.toml#supabase-management-token",
    ],
    confidence: "medium",
  }),
  define({
    id: "neon",
    name: "Neon",
    category: "database",
    hosts: ["console.neon.tech"],
    variables: ["NEON_API_KEY"],
    formats: [ownFormat("napi_", "^napi_[a-z0-9]{64}$"), plainFormat("^[a-z0-9]{64}$", { note: "legacy" })],
    check: get("https://console.neon.tech/api/v2/auth", bearer, {
      rules: standardRules({ proof: "account_id", assumed: ["invalid", "restricted"] }),
      identity: { accountId: ["account_id"] },
    }),
    keyPage: "https://console.neon.tech/app/settings/api-keys",
    sources: [
      "SLS-Main/secret-sniffer:internal/detectors/verifiers.go",
      "mongodb/kingfisher:crates/kingfisher-rules/data/rules/neon.yml",
      "betterleaks/betterleaks:config/betterleaks.toml#neon-api-key",
    ],
    confidence: "high",
  }),
  define({
    id: "upstash",
    name: "Upstash (management API)",
    category: "database",
    hosts: ["api.upstash.com"],
    variables: ["UPSTASH_API_KEY"],
    formats: [plainFormat("^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$")],
    fields: [textField("email", "E-mail address of the account", { variables: ["UPSTASH_EMAIL"] })],
    check: get("https://api.upstash.com/v2/redis/databases", basic("{email}"), {
      rules: standardRules({ assumed: ["invalid", "restricted"] }),
    }),
    keyPage: "https://console.upstash.com/account/api",
    sources: ["mongodb/kingfisher:crates/kingfisher-rules/data/rules/upstash.yml"],
    confidence: "medium",
  }),
  define({
    id: "planetscale",
    name: "PlanetScale",
    category: "database",
    hosts: ["api.planetscale.com"],
    variables: ["PLANETSCALE_SERVICE_TOKEN"],
    formats: [
      ownFormat("pscale_tkn_", "^pscale_tkn_[A-Za-z0-9_-]{43}$"),
      ownFormat("pscale_oauth_", "^pscale_oauth_[A-Za-z0-9_-]{43}$", {
        note: "OAuth token",
        check: get("https://api.planetscale.com/v1/organizations", bearer, {
          rules: standardRules({ proof: "data", assumed: ["invalid", "restricted"] }),
          identity: { organisation: ["data.0.name"] },
        }),
      }),
      ownFormat("pscale_pw_", "^pscale_pw_[A-Za-z0-9_-]{43}$", {
        note: "password of a database",
        check: noCheck("A database password works for the database only."),
      }),
    ],
    fields: [
      textField("tokenId", "Id of the service token", { variables: ["PLANETSCALE_SERVICE_TOKEN_ID"] }),
    ],
    check: get(
      "https://api.planetscale.com/v1/organizations",
      header("Authorization", "{tokenId}:{secret}"),
      {
        rules: standardRules({ proof: "data", assumed: ["invalid", "restricted"] }),
        identity: { organisation: ["data.0.name"] },
      },
    ),
    keyPage: "https://app.planetscale.com/~/settings/service-tokens",
    sources: [
      "betterleaks/betterleaks:config/betterleaks.toml#planetscale-api-token",
      "trufflesecurity/trufflehog:pkg/detectors/planetscale",
      "mongodb/kingfisher:crates/kingfisher-rules/data/rules/planetscale.yml",
    ],
    confidence: "high",
  }),
];
