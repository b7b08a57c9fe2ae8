/** Shops and shipping. */
import {
  basic,
  define,
  get,
  header,
  hostLabelField,
  noCheck,
  ownFormat,
  plainFormat,
  rule,
  unproven,
} from "../build.ts";
import type { ProviderDefinition } from "../provider.ts";
import { forbiddenMeansUnknown, standardRules } from "../standard-rules.ts";

export const commerceServices: readonly ProviderDefinition[] = [
  define({
    id: "shopify",
    name: "Shopify Admin",
    category: "content-cms-social",
    hosts: ["{shop}.myshopify.com"],
    variables: ["SHOPIFY_ACCESS_TOKEN", "SHOPIFY_API_SECRET"],
    formats: [
      ownFormat("shpat_", "^shpat_[0-9a-f]{32}$"),
      ownFormat("shpca_", "^shpca_[0-9a-f]{32}$", { note: "custom app" }),
      ownFormat("shppa_", "^shppa_[0-9a-f]{32}$", { note: "private app (older)" }),
      ownFormat("shpss_", "^shpss_[0-9a-f]{32}$", {
        note: "secret of an app",
        check: noCheck("The secret of an app is no access token; it proves what Shopify sends to you."),
      }),
    ],
    fields: [
      hostLabelField("shop", "Shop (the name before .myshopify.com)", { variables: ["SHOPIFY_SHOP"] }),
    ],
    check: get("https://{shop}.myshopify.com/admin/api/2024-10/shop.json", header("X-Shopify-Access-Token"), {
      rules: [
        rule(
          { status: [402, 423] },
          unproven,
          "402 or 423: the shop is frozen or locked, which says nothing about the token",
        ),
        rule({ status: [404] }, unproven, "404: there is no such shop, which says nothing about the token"),
        ...standardRules({ proof: "shop", assumed: ["invalid", "restricted"] }),
      ],
      identity: { account: ["shop.name"], accountId: ["shop.myshopify_domain"], plan: ["shop.plan_name"] },
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
    formats: [
      plainFormat("^[a-z0-9]{24}$", { note: "keystring" }),
      plainFormat("^[a-z0-9]{24}:[a-z0-9]{8,32}$", { note: "keystring and shared secret" }),
    ],
    check: get("https://api.etsy.com/v3/application/openapi-ping", header("x-api-key"), {
      rules: [
        rule(
          { status: [401, 403], bodyContains: ["shared secret"] },
          unproven,
          "Etsy asks for keystring:shared_secret, which says nothing about the keystring",
        ),
        forbiddenMeansUnknown("Etsy"),
        ...standardRules({ proof: "application_id", restricted: [] }),
      ],
      identity: { accountId: ["application_id"] },
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
      { rules: standardRules({ proof: "carriers", assumed: ["invalid", "restricted"] }) },
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
        rules: standardRules({ proof: "results", assumed: ["invalid", "restricted"] }),
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
      ownFormat("test_", "^test_[0-9a-f]{35}$", { note: "test" }),
      ownFormat("live_pub_", "^live_pub_[0-9a-f]{31}$", {
        note: "publishable key",
        check: noCheck("A publishable key is public by design and may not ask this."),
      }),
    ],
    check: get("https://api.lob.com/v1/addresses?limit=1", basic("{secret}", ""), {
      rules: standardRules({ proof: "data", assumed: ["invalid", "restricted"] }),
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
