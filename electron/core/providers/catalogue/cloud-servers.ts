/** Servers, apps and delivery networks. */
import {
  basic,
  bearer,
  define,
  get,
  header,
  ownFormat,
  plainFormat,
  secretField,
  textField,
} from "../build.ts";
import type { ProviderDefinition } from "../provider.ts";
import { standardRules } from "../standard-rules.ts";

export const cloudServers: readonly ProviderDefinition[] = [
  define({
    id: "upcloud",
    name: "UpCloud",
    category: "hosting-cloud",
    hosts: ["api.upcloud.com"],
    variables: ["UPCLOUD_TOKEN", "UPCLOUD_PASSWORD"],
    formats: [ownFormat("ucat_", "^ucat_[A-Z0-9]{26}$")],
    check: get("https://api.upcloud.com/1.3/account", bearer, {
      rules: standardRules({ assumed: ["invalid", "restricted"] }),
    }),
    keyPage: "https://hub.upcloud.com/account/api-tokens",
    sources: [
      "mongodb/kingfisher:crates/kingfisher-rules/data/rules/upcloud.yml",
      "betterleaks/betterleaks:config/betterleaks.toml#upcloud-api-token",
    ],
    confidence: "medium",
  }),
  define({
    id: "civo",
    name: "Civo",
    category: "hosting-cloud",
    hosts: ["api.civo.com"],
    variables: ["CIVO_TOKEN", "CIVO_API_KEY"],
    formats: [plainFormat("^[A-Za-z0-9]{50}$")],
    check: get("https://api.civo.com/v2/quota", bearer, {
      rules: standardRules({ assumed: ["invalid", "restricted"] }),
    }),
    keyPage: "https://dashboard.civo.com/security",
    sources: ["betterleaks/betterleaks:config/betterleaks.toml#civo-api-key"],
    confidence: "medium",
  }),
  define({
    id: "koyeb",
    name: "Koyeb",
    category: "hosting-cloud",
    hosts: ["app.koyeb.com"],
    variables: ["KOYEB_TOKEN", "KOYEB_API_KEY"],
    formats: [plainFormat("^[a-z0-9]{64}$")],
    check: get("https://app.koyeb.com/v1/account/profile", bearer, {
      rules: standardRules({ assumed: ["invalid", "restricted"] }),
    }),
    keyPage: "https://app.koyeb.com/settings/api",
    sources: ["SLS-Main/secret-sniffer:internal/detectors/verifiers.go"],
    confidence: "medium",
  }),
  define({
    id: "deno-deploy",
    name: "Deno Deploy",
    category: "hosting-cloud",
    hosts: ["api.deno.com"],
    variables: ["DENO_DEPLOY_TOKEN"],
    formats: [
      ownFormat("ddp_", "^ddp_[A-Za-z0-9]{36}$"),
      ownFormat("ddw_", "^ddw_[A-Za-z0-9]{36}$", { note: "organisation token" }),
    ],
    check: get("https://api.deno.com/v1/organizations", bearer, {
      rules: standardRules({ assumed: ["invalid", "restricted"] }),
    }),
    keyPage: "https://dash.deno.com/account#access-tokens",
    sources: [
      "SLS-Main/secret-sniffer:internal/detectors/verifiers.go",
      "mongodb/kingfisher:crates/kingfisher-rules/data/rules/deno.yml",
      "betterleaks/betterleaks:config/betterleaks.toml#deno-account-token",
    ],
    confidence: "medium",
  }),
  define({
    id: "scalingo",
    name: "Scalingo",
    category: "hosting-cloud",
    hosts: ["api.scalingo.com"],
    variables: ["SCALINGO_API_TOKEN"],
    formats: [ownFormat("tk-us-", "^tk-us-[A-Za-z0-9_-]{48}$")],
    check: get("https://api.scalingo.com/v1/users/self", bearer, {
      rules: standardRules({ assumed: ["invalid", "restricted"] }),
    }),
    keyPage: "https://dashboard.scalingo.com/account/tokens",
    sources: [
      "mongodb/kingfisher:crates/kingfisher-rules/data/rules/scalingo.yml",
      "betterleaks/betterleaks:config/betterleaks.toml#scalingo-api-token",
    ],
    confidence: "low",
  }),
  define({
    id: "fastly",
    name: "Fastly",
    category: "hosting-cloud",
    hosts: ["api.fastly.com"],
    variables: ["FASTLY_API_TOKEN", "FASTLY_API_KEY", "FASTLY_KEY"],
    formats: [plainFormat("^[A-Za-z0-9_-]{32}$")],
    check: get("https://api.fastly.com/tokens/self", header("Fastly-Key"), {
      rules: standardRules({ assumed: ["invalid", "restricted"] }),
    }),
    keyPage: "https://manage.fastly.com/account/personal/tokens",
    sources: [
      "SLS-Main/secret-sniffer:internal/detectors/verifiers.go",
      "trufflesecurity/trufflehog:pkg/detectors/fastlypersonaltoken",
      "mongodb/kingfisher:crates/kingfisher-rules/data/rules/fastly.yml",
    ],
    confidence: "high",
  }),
  define({
    id: "bunny",
    name: "bunny.net",
    category: "hosting-cloud",
    hosts: ["api.bunny.net"],
    variables: ["BUNNY_API_KEY", "BUNNYNET_API_KEY"],
    formats: [
      ownFormat(
        "",
        "^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{20}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$",
        { note: "72 chars: two glued UUIDs" },
      ),
    ],
    check: get("https://api.bunny.net/pullzone?page=1&perPage=5", header("AccessKey"), {
      rules: standardRules({ assumed: ["invalid", "restricted"] }),
    }),
    keyPage: "https://dash.bunny.net/account/api-key",
    sources: ["mongodb/kingfisher:crates/kingfisher-rules/data/rules/bunnynet.yml"],
    confidence: "medium",
  }),
  define({
    id: "cloudinary",
    name: "Cloudinary",
    category: "hosting-cloud",
    hosts: ["api.cloudinary.com"],
    variables: ["CLOUDINARY_API_SECRET"],
    formats: [
      plainFormat("^[0-9]{15}$", { note: "API key" }),
      plainFormat("^[A-Za-z0-9_-]{27}$", { note: "API secret" }),
      ownFormat("cloudinary://", "^cloudinary://[0-9]{15}:[A-Za-z0-9_-]{27}@[a-z0-9]{3,32}$", {
        note: "URL form carries all three parts",
      }),
    ],
    fields: [
      textField("cloudName", "Cloud name", { variables: ["CLOUDINARY_CLOUD_NAME"] }),
      secretField("apiKey", "Api key"),
    ],
    check: get("https://api.cloudinary.com/v1_1/{cloudName}/usage", basic("{secret}", "{secret}"), {
      rules: standardRules({ assumed: ["invalid", "restricted"] }),
    }),
    keyPage: "https://console.cloudinary.com/settings/api-keys",
    sources: [
      "mongodb/kingfisher:crates/kingfisher-rules/data/rules/cloudinary.yml",
      "betterleaks/betterleaks:config/betterleaks.toml#cloudinary-api-secret",
      "betterleaks/betterleaks:config/betterleaks.toml#cloudinary-api-key",
    ],
    confidence: "high",
  }),
  define({
    id: "imagekit",
    name: "ImageKit",
    category: "hosting-cloud",
    hosts: ["api.imagekit.io"],
    variables: ["IMAGEKIT_PRIVATE_KEY", "IMAGEKIT_PUBLIC_KEY"],
    formats: [
      ownFormat("private_", "^private_[A-Za-z0-9_-]{20,64}$"),
      ownFormat("public_", "^public_[A-Za-z0-9_-]{20,64}$", { note: "public key" }),
    ],
    check: get("https://api.imagekit.io/v1/files?limit=1", basic("{secret}", ""), {
      rules: standardRules({ invalid: [401, 403], restricted: [] }),
    }),
    keyPage: "https://imagekit.io/dashboard/developer/api-keys",
    sources: [
      "SLS-Main/secret-sniffer:internal/detectors/verifiers.go",
      "trufflesecurity/trufflehog:pkg/detectors/imagekit",
      "mongodb/kingfisher:crates/kingfisher-rules/data/rules/imagekit.yml",
    ],
    confidence: "high",
  }),
  define({
    id: "mux",
    name: "Mux",
    category: "hosting-cloud",
    hosts: ["api.mux.com"],
    variables: ["MUX_TOKEN_SECRET"],
    formats: [
      plainFormat("^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$", { note: "token id" }),
      plainFormat("^[A-Za-z0-9+/]{75}$", { note: "secret" }),
    ],
    fields: [secretField("tokenId", "Token id")],
    check: get("https://api.mux.com/video/v1/assets?limit=1", basic("{tokenId}", "{secret}"), {
      rules: standardRules({ assumed: ["invalid", "restricted"] }),
    }),
    keyPage: "https://dashboard.mux.com/settings/access-tokens",
    sources: [
      "mongodb/kingfisher:crates/kingfisher-rules/data/rules/mux.yml",
      "trufflesecurity/trufflehog:pkg/detectors/mux",
    ],
    confidence: "high",
  }),
];
