/** Shops and shipping. */
import { basic, define, get, header, hostLabelField, ownFormat, plainFormat } from "../build.ts";
import type { ProviderDefinition } from "../provider.ts";
import { standardRules } from "../standard-rules.ts";

export const commerceServices: readonly ProviderDefinition[] = [
  define({
    id: "shopify",
    name: "Shopify Admin",
    category: "content-cms-social",
    hosts: ["{shop}.myshopify.com"],
    variables: ["SHOPIFY_ACCESS_TOKEN", "SHOPIFY_API_KEY", "SHOPIFY_API_SECRET"],
    formats: [
      ownFormat("shpat_", "^shpat_[0-9a-f]{32}$"),
      ownFormat("shpca_", "^shpca_[0-9a-f]{32}$", { note: "custom app" }),
      ownFormat("shppa_", "^shppa_[0-9a-f]{32}$", { note: "private app (legacy)" }),
      ownFormat("shpss_", "^shpss_[0-9a-f]{32}$", { note: "app shared secret: not an access token" }),
    ],
    fields: [hostLabelField("shop", "Shop")],
    check: get("https://{shop}.myshopify.com/admin/api/2024-10/shop.json", header("X-Shopify-Access-Token"), {
      rules: standardRules({ noCredit: [402], assumed: ["invalid", "restricted"] }),
    }),
    keyPage: "https://admin.shopify.com/settings/apps/development",
    sources: [
      "mongodb/kingfisher:crates/kingfisher-rules/data/rules/shopify.yml",
      "betterleaks/betterleaks:config/betterleaks.toml#shopify-access-token",
      "betterleaks/betterleaks:config/betterleaks.toml#shopify-custom-access-token",
    ],
    confidence: "high",
  }),
  define({
    id: "etsy",
    name: "Etsy",
    category: "content-cms-social",
    hosts: ["api.etsy.com"],
    variables: ["ETSY_API_KEY", "ETSY_KEYSTRING"],
    formats: [plainFormat("^[a-z0-9]{24}$", { note: "keystring; newer calls want keystring:shared_secret" })],
    check: get("https://api.etsy.com/v3/application/openapi-ping", header("x-api-key"), {
      rules: standardRules({ invalid: [401, 403], restricted: [] }),
    }),
    keyPage: "https://www.etsy.com/developers/your-apps",
    sources: [
      "mongodb/kingfisher:crates/kingfisher-rules/data/rules/etsy.yml",
      "betterleaks/betterleaks:config/betterleaks.toml#etsy-open-api-key",
      "NangoHQ/nango:packages/providers/providers.yaml#etsy",
    ],
    confidence: "medium",
  }),
  define({
    id: "easypost",
    name: "EasyPost",
    category: "content-cms-social",
    hosts: ["api.easypost.com"],
    variables: ["EASYPOST_API_KEY"],
    formats: [
      ownFormat("EZAK", "^EZAK[A-Za-z0-9]{54}$", { note: "production" }),
      ownFormat("EZTK", "^EZTK[A-Za-z0-9]{54}$", { note: "test" }),
    ],
    check: get(
      "https://api.easypost.com/v2/metadata/carriers?carriers=usps&types=service_levels",
      basic("{secret}", ""),
      { rules: standardRules({ assumed: ["invalid", "restricted"] }) },
    ),
    keyPage: "https://www.easypost.com/account/api-keys",
    sources: [
      "SLS-Main/secret-sniffer:internal/detectors/verifiers.go",
      "mongodb/kingfisher:crates/kingfisher-rules/data/rules/easypost.yml",
      "betterleaks/betterleaks:config/betterleaks.toml#easypost-api-token",
    ],
    confidence: "medium",
  }),
  define({
    id: "shippo",
    name: "Shippo",
    category: "content-cms-social",
    hosts: ["api.goshippo.com"],
    variables: ["SHIPPO_API_KEY", "SHIPPO_API_TOKEN"],
    formats: [
      ownFormat("shippo_live_", "^shippo_live_[0-9a-f]{40}$"),
      ownFormat("shippo_test_", "^shippo_test_[0-9a-f]{40}$"),
    ],
    check: get(
      "https://api.goshippo.com/addresses/?results=1",
      header("Authorization", "ShippoToken {secret}"),
      {
        headers: { "Shippo-API-Version": "2018-02-08" },
        rules: standardRules({ assumed: ["invalid", "restricted"] }),
      },
    ),
    keyPage: "https://apps.goshippo.com/settings/api",
    sources: [
      "SLS-Main/secret-sniffer:internal/detectors/verifiers.go",
      "mongodb/kingfisher:crates/kingfisher-rules/data/rules/shippo.yml",
      "betterleaks/betterleaks:config/betterleaks.toml#shippo-api-token",
    ],
    confidence: "medium",
  }),
  define({
    id: "lob",
    name: "Lob",
    category: "content-cms-social",
    hosts: ["api.lob.com"],
    variables: ["LOB_API_KEY", "LOB_SECRET_KEY"],
    formats: [
      ownFormat("live_", "^live_[0-9a-f]{35}$"),
      ownFormat("test_", "^test_[0-9a-f]{35}$"),
      ownFormat("live_pub_", "^live_pub_[0-9a-f]{31}$", { note: "publishable" }),
    ],
    check: get("https://api.lob.com/v1/addresses?limit=1", basic("{secret}", ""), {
      rules: standardRules({ assumed: ["invalid", "restricted"] }),
    }),
    keyPage: "https://dashboard.lob.com/settings/api-keys",
    sources: [
      "SLS-Main/secret-sniffer:internal/detectors/verifiers.go",
      "mongodb/kingfisher:crates/kingfisher-rules/data/rules/lob.yml",
      "projectdiscovery/nuclei-templates:http/token-spray/api-lob.yaml",
    ],
    confidence: "high",
  }),
];
