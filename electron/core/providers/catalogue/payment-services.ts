/** More ways to be paid. */
import {
  basic,
  bearer,
  define,
  get,
  header,
  hostLabelField,
  ownFormat,
  plainFormat,
  sharedFormat,
  textField,
} from "../build.ts";
import type { ProviderDefinition } from "../provider.ts";
import { standardRules } from "../standard-rules.ts";

export const paymentServices: readonly ProviderDefinition[] = [
  define({
    id: "square",
    name: "Square",
    category: "payments-finance",
    hosts: ["connect.squareup.com"],
    variables: ["SQUARE_ACCESS_TOKEN"],
    formats: [
      ownFormat("EAAA", "^EAAA[A-Za-z0-9_-]{60}$", { note: "production and sandbox look alike" }),
      ownFormat("sq0atp-", "^sq0atp-[A-Za-z0-9_-]{22}$", { note: "legacy" }),
      ownFormat("sq0csp-", "^sq0csp-[A-Za-z0-9_-]{43}$", {
        note: "OAuth application secret: not a bearer token",
      }),
      ownFormat("sandbox-sq0csb-", "^sandbox-sq0csb-[A-Za-z0-9_-]{43}$", { note: "sandbox secret" }),
    ],
    check: get("https://connect.squareup.com/v2/merchants/me", bearer, {
      headers: { "Square-Version": "2025-01-23" },
      rules: standardRules({ restricted: [], assumed: ["invalid"] }),
    }),
    keyPage: "https://developer.squareup.com/apps",
    sources: [
      "mongodb/kingfisher:crates/kingfisher-rules/data/rules/square.yml",
      "betterleaks/betterleaks:config/betterleaks.toml#square-access-token",
      "trufflesecurity/trufflehog:pkg/detectors/square",
    ],
    confidence: "medium",
  }),
  define({
    id: "adyen",
    name: "Adyen",
    category: "payments-finance",
    hosts: ["management-test.adyen.com"],
    variables: ["ADYEN_API_KEY"],
    formats: [sharedFormat("AQE", "^AQE[A-Za-z0-9+/]{80,180}$", { note: "test keys start AQE" })],
    check: get("https://management-test.adyen.com/v3/me", header("X-API-Key"), {
      rules: standardRules({ assumed: ["invalid", "restricted"] }),
    }),
    keyPage: "https://ca-test.adyen.com/",
    sources: ["NangoHQ/nango:packages/providers/providers.yaml#adyen"],
    confidence: "low",
  }),
  define({
    id: "checkout-com",
    name: "Checkout.com",
    category: "payments-finance",
    hosts: ["api.checkout.com"],
    variables: ["CKO_SECRET_KEY", "CHECKOUT_SECRET_KEY"],
    formats: [
      ownFormat("sk_", "^sk_[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$", {
        note: "previous-generation live",
      }),
      ownFormat("sk_test_", "^sk_test_[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$", {
        note: "previous sandbox: api.sandbox.checkout.com",
      }),
      sharedFormat("sk_", "^sk_[a-z0-9]{26}$", { note: "current live" }),
      ownFormat("sk_sbox_", "^sk_sbox_[a-z0-9]{26}$", { note: "current sandbox" }),
    ],
    check: get("https://api.checkout.com/workflows", bearer, {
      rules: standardRules({ assumed: ["invalid", "restricted"] }),
    }),
    keyPage: "https://dashboard.checkout.com/developers/keys",
    sources: [
      "mongodb/kingfisher:crates/kingfisher-rules/data/rules/checkout.yml",
      "betterleaks/betterleaks:config/betterleaks.toml#checkout-secret-key",
      "trufflesecurity/trufflehog:pkg/detectors/checkout",
    ],
    confidence: "medium",
  }),
  define({
    id: "paddle",
    name: "Paddle Billing",
    category: "payments-finance",
    hosts: ["api.paddle.com"],
    variables: ["PADDLE_API_KEY"],
    formats: [
      ownFormat("pdl_live_apikey_", "^pdl_live_apikey_[a-z0-9]{26}_[A-Za-z0-9]{22}_[A-Za-z0-9]{3}$"),
      ownFormat("pdl_sdbx_apikey_", "^pdl_sdbx_apikey_[a-z0-9]{26}_[A-Za-z0-9]{22}_[A-Za-z0-9]{3}$", {
        note: "sandbox-api.paddle.com",
      }),
    ],
    check: get("https://api.paddle.com/event-types", bearer, { rules: standardRules({ restricted: [] }) }),
    keyPage: "https://vendors.paddle.com/authentication-v2",
    sources: [
      "mongodb/kingfisher:crates/kingfisher-rules/data/rules/paddle.yml",
      "betterleaks/betterleaks:config/betterleaks.toml#paddle-live-api-key",
      "NangoHQ/nango:packages/providers/providers.yaml#paddle",
    ],
    confidence: "medium",
  }),
  define({
    id: "razorpay",
    name: "Razorpay",
    category: "payments-finance",
    hosts: ["api.razorpay.com"],
    variables: ["RAZORPAY_KEY_SECRET"],
    formats: [
      ownFormat("rzp_live_", "^rzp_live_[A-Za-z0-9]{14}$", { note: "key id" }),
      ownFormat("rzp_test_", "^rzp_test_[A-Za-z0-9]{14}$", { note: "test key id" }),
      plainFormat("^[A-Za-z0-9]{24}$", { note: "secret" }),
    ],
    fields: [textField("keyId", "Key id")],
    check: get("https://api.razorpay.com/v1/items?count=1", basic("{keyId}", "{secret}"), {
      rules: standardRules({ assumed: ["invalid", "restricted"] }),
    }),
    keyPage: "https://dashboard.razorpay.com/app/keys",
    sources: [
      "trufflesecurity/trufflehog:pkg/detectors/razorpay",
      "mongodb/kingfisher:crates/kingfisher-rules/data/rules/razorpay.yml",
      "NangoHQ/nango:packages/providers/providers.yaml#razorpay",
    ],
    confidence: "high",
  }),
  define({
    id: "flutterwave",
    name: "Flutterwave",
    category: "payments-finance",
    hosts: ["api.flutterwave.com"],
    variables: ["FLW_SECRET_KEY", "FLUTTERWAVE_SECRET_KEY"],
    formats: [
      ownFormat("FLWSECK-", "^FLWSECK-[a-z0-9]{32}-X$"),
      ownFormat("FLWSECK_TEST-", "^FLWSECK_TEST-[a-z0-9]{32}-X$", { note: "test" }),
      ownFormat("FLWPUBK-", "^FLWPUBK-[a-z0-9]{32}-X$", { note: "public" }),
    ],
    check: get("https://api.flutterwave.com/v3/balances", bearer, {
      rules: standardRules({ assumed: ["invalid", "restricted"] }),
    }),
    keyPage: "https://app.flutterwave.com/dashboard/settings/apis/live",
    sources: [
      "SLS-Main/secret-sniffer:internal/detectors/verifiers.go",
      "mongodb/kingfisher:crates/kingfisher-rules/data/rules/flutterwave.yml",
      "betterleaks/betterleaks:config/betterleaks.toml#flutterwave-encryption-key",
    ],
    confidence: "medium",
  }),
  define({
    id: "mollie",
    name: "Mollie",
    category: "payments-finance",
    hosts: ["api.mollie.com"],
    variables: ["MOLLIE_API_KEY"],
    formats: [
      ownFormat("live_", "^live_[A-Za-z0-9]{30}$"),
      ownFormat("test_", "^test_[A-Za-z0-9]{30}$"),
      ownFormat("access_", "^access_[A-Za-z0-9]{40}$", { note: "organisation token" }),
    ],
    check: get("https://api.mollie.com/v2/methods", bearer, {
      rules: standardRules({ assumed: ["invalid", "restricted"] }),
    }),
    keyPage: "https://my.mollie.com/dashboard/developers/api-keys",
    sources: ["NangoHQ/nango:packages/providers/providers.yaml#mollie"],
    confidence: "low",
  }),
  define({
    id: "mercadopago",
    name: "Mercado Pago",
    category: "payments-finance",
    hosts: ["api.mercadolibre.com"],
    variables: ["MERCADOPAGO_ACCESS_TOKEN", "MP_ACCESS_TOKEN"],
    formats: [
      ownFormat("APP_USR-", "^APP_USR-[0-9]{16}-[0-9]{6}-[0-9a-f]{32}-[0-9]{6,10}$"),
      ownFormat("TEST-", "^TEST-[0-9]{16}-[0-9]{6}-[0-9a-f]{32}-[0-9]{6,10}$", { note: "test" }),
    ],
    check: get("https://api.mercadolibre.com/users/me", bearer, {
      rules: standardRules({ assumed: ["invalid", "restricted"] }),
    }),
    keyPage: "https://www.mercadopago.com/developers/panel/app",
    sources: ["mongodb/kingfisher:crates/kingfisher-rules/data/rules/mercadopago.yml"],
    confidence: "medium",
  }),
  define({
    id: "xendit",
    name: "Xendit",
    category: "payments-finance",
    hosts: ["api.xendit.co"],
    variables: ["XENDIT_SECRET_KEY"],
    formats: [
      ownFormat("xnd_production_", "^xnd_production_[A-Za-z0-9]{56,72}$"),
      ownFormat("xnd_development_", "^xnd_development_[A-Za-z0-9]{56,72}$"),
    ],
    check: get("https://api.xendit.co/balance", basic("{secret}", ""), {
      rules: standardRules({ assumed: ["invalid", "restricted"] }),
    }),
    keyPage: "https://dashboard.xendit.co/settings/developers#api-keys",
    sources: ["mongodb/kingfisher:crates/kingfisher-rules/data/rules/xendit.yml"],
    confidence: "medium",
  }),
  define({
    id: "chargebee",
    name: "Chargebee",
    category: "payments-finance",
    hosts: ["{site}.chargebee.com"],
    variables: ["CHARGEBEE_API_KEY"],
    formats: [sharedFormat("live_", "^live_[A-Za-z0-9_-]{30,50}$", { note: "test_ for test sites" })],
    fields: [hostLabelField("site", "Site")],
    check: get("https://{site}.chargebee.com/api/v2/business_entities?limit=1", basic("{secret}", ""), {
      rules: standardRules({ assumed: ["invalid", "restricted"] }),
    }),
    keyPage: "https://app.chargebee.com/login",
    sources: ["NangoHQ/nango:packages/providers/providers.yaml#chargebee"],
    confidence: "medium",
  }),
];
