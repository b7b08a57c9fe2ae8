/** More ways to be paid. */
import {
  basic,
  bearer,
  define,
  get,
  hostChoice,
  hostLabelField,
  limited,
  noCheck,
  ownFormat,
  overlapping,
  plainFormat,
  rejected,
  rule,
  sharedFormat,
  textField,
  unproven,
} from "../build.ts";
import type { ProviderDefinition, RequestCheck } from "../provider.ts";
import { standardRules } from "../standard-rules.ts";

const severalKeys = overlapping(
  "Several keys live side by side: make a new one, change over, delete the old one.",
);

/** Each of Paddle's worlds has its own host, and its name stands in the key. */
const paddle = (host: "api.paddle.com" | "sandbox-api.paddle.com"): RequestCheck =>
  get(`https://${host}/event-types`, bearer, {
    rules: [
      rule(
        {
          status: [401, 403],
          path: "error.code",
          equals: ["authentication_malformed", "authentication_invalid", "invalid_token"],
        },
        rejected(),
        "Paddle does not accept this key: it is wrong or revoked",
      ),
      rule(
        { status: [403], path: "error.code", equals: ["forbidden"] },
        limited("restricted"),
        "403 forbidden: the key is genuine, without this permission",
      ),
      ...standardRules({ proof: "data", restricted: [] }),
    ],
  });

export const paymentServices: readonly ProviderDefinition[] = [
  define({
    id: "paddle",
    name: "Paddle Billing",
    category: "payments-finance",
    hosts: ["api.paddle.com", "sandbox-api.paddle.com"],
    variables: ["PADDLE_API_KEY"],
    formats: [
      ownFormat("pdl_live_apikey_", "^pdl_live_apikey_[a-z0-9]{26}_[A-Za-z0-9]{22}_[A-Za-z0-9]{3}$"),
      ownFormat("pdl_sdbx_apikey_", "^pdl_sdbx_apikey_[a-z0-9]{26}_[A-Za-z0-9]{22}_[A-Za-z0-9]{3}$", {
        note: "sandbox",
        check: paddle("sandbox-api.paddle.com"),
      }),
    ],
    check: paddle("api.paddle.com"),
    keyPage: "https://vendors.paddle.com/authentication-v2",
    rotation: severalKeys,
    sources: [
      "mongodb/kingfisher:crates/kingfisher-rules/data/rules/paddle.yml",
      "betterleaks/betterleaks:config/betterleaks.toml#paddle-live-api-key",
      "https://developer.paddle.com/errors/shared/invalid_token/",
    ],
    confidence: "medium",
  }),
  define({
    id: "lemonsqueezy",
    name: "Lemon Squeezy",
    category: "payments-finance",
    hosts: ["api.lemonsqueezy.com"],
    variables: ["LEMONSQUEEZY_API_KEY", "LEMON_SQUEEZY_API_KEY"],
    formats: [
      plainFormat(
        "^eyJ0eXAiOiJKV1QiLCJhbGciOiJSUzI1NiJ9\\.[A-Za-z0-9_-]{300,360}\\.[A-Za-z0-9_-]{600,700}$",
        {
          note: "a JSON web token",
        },
      ),
    ],
    check: get("https://api.lemonsqueezy.com/v1/users/me", bearer, {
      headers: { Accept: "application/vnd.api+json" },
      rules: standardRules({ proof: "data.attributes", assumed: ["invalid", "restricted"] }),
      identity: { account: ["data.attributes.email", "data.attributes.name"] },
    }),
    keyPage: "https://app.lemonsqueezy.com/settings/api",
    rotation: severalKeys,
    sources: [
      "SLS-Main/secret-sniffer:internal/detectors/verifiers.go",
      "mongodb/kingfisher:crates/kingfisher-rules/data/rules/lemonsqueezy.yml",
      "trufflesecurity/trufflehog:pkg/detectors/lemonsqueezy",
    ],
    confidence: "high",
  }),
  define({
    id: "polar",
    name: "Polar",
    category: "payments-finance",
    hosts: ["api.polar.sh", "sandbox-api.polar.sh"],
    variables: ["POLAR_ACCESS_TOKEN"],
    formats: [
      ownFormat("polar_oat_", "^polar_oat_[A-Za-z0-9_-]{20,100}$", { note: "token of an organisation" }),
      ownFormat("polar_pat_", "^polar_pat_[A-Za-z0-9_-]{20,100}$", { note: "token of a person" }),
      ownFormat("polar_at_", "^polar_at_[A-Za-z0-9_-]{20,100}$", {
        note: "OAuth access token",
        check: get("https://{apiHost}/v1/oauth2/userinfo", bearer, {
          rules: standardRules({ proof: "sub", assumed: ["invalid", "restricted"] }),
          identity: { account: ["email", "name"] },
        }),
      }),
    ],
    fields: [hostChoice(["api.polar.sh", "sandbox-api.polar.sh"], { label: "Production or sandbox" })],
    check: get("https://{apiHost}/v1/organizations/?limit=1", bearer, {
      rules: [
        rule(
          { status: [401], path: "error", equals: ["invalid_token"] },
          rejected(),
          "401 invalid_token: Polar does not accept this token",
        ),
        ...standardRules({ proof: "items", invalid: [], assumed: ["restricted"] }),
      ],
      identity: { organisation: ["items.0.name"] },
    }),
    keyPage: "https://polar.sh/settings",
    rotation: severalKeys,
    sources: [
      "SLS-Main/secret-sniffer:internal/detectors/verifiers.go",
      "betterleaks/betterleaks:config/betterleaks.toml#polar-organization-access-token",
      "mongodb/kingfisher:crates/kingfisher-rules/data/rules/polar.yml",
    ],
    confidence: "high",
  }),
  define({
    id: "razorpay",
    name: "Razorpay",
    category: "payments-finance",
    hosts: ["api.razorpay.com"],
    variables: ["RAZORPAY_KEY_SECRET"],
    formats: [
      plainFormat("^[A-Za-z0-9]{24}$", { note: "key secret" }),
      ownFormat("rzp_live_", "^rzp_live_[A-Za-z0-9]{14}$", {
        note: "key id",
        check: noCheck(
          "This is the id of a key, which is no secret: save the key secret, and this as its field.",
        ),
      }),
      ownFormat("rzp_test_", "^rzp_test_[A-Za-z0-9]{14}$", {
        note: "key id, test mode",
        check: noCheck(
          "This is the id of a key, which is no secret: save the key secret, and this as its field.",
        ),
      }),
    ],
    fields: [textField("keyId", "Key id", { variables: ["RAZORPAY_KEY_ID"] })],
    check: get("https://api.razorpay.com/v1/items?count=1", basic("{keyId}"), {
      rules: [
        rule(
          { status: [401, 403], path: "error.description", contains: ["access denied"] },
          unproven,
          "\"Access Denied\": this computer's address is not on the account's list, which says nothing about the key",
        ),
        ...standardRules({ proof: "items", assumed: ["invalid", "restricted"] }),
      ],
    }),
    keyPage: "https://dashboard.razorpay.com/app/keys",
    rotation: overlapping(
      "A new key can leave the old one working for 24 hours; choose that when making it.",
    ),
    sources: [
      "trufflesecurity/trufflehog:pkg/detectors/razorpay",
      "mongodb/kingfisher:crates/kingfisher-rules/data/rules/razorpay.yml",
      "NangoHQ/nango:packages/providers/providers.yaml#razorpay",
      "https://razorpay.com/docs/errors/common",
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
      ownFormat("FLWSECK_TEST-", "^FLWSECK_TEST-[a-z0-9]{32}-X$", { note: "test mode" }),
      ownFormat("FLWPUBK-", "^FLWPUBK-[a-z0-9]{32}-X$", {
        note: "public key",
        check: noCheck("A public key may not ask anything."),
      }),
    ],
    check: get("https://api.flutterwave.com/v3/balances", bearer, {
      rules: standardRules({ proof: "data", assumed: ["invalid", "restricted"] }),
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
      sharedFormat("live_", "^live_[A-Za-z0-9]{30}$", { note: "other providers use the prefix, too" }),
      sharedFormat("test_", "^test_[A-Za-z0-9]{30}$", { note: "test mode" }),
      sharedFormat("access_", "^access_[A-Za-z0-9]{40}$", {
        note: "token of an organisation",
        // Payment methods belong to a profile, which such a token does not name.
        check: get("https://api.mollie.com/v2/organizations/me", bearer, {
          rules: standardRules({ proof: "id", assumed: ["invalid", "restricted"] }),
          identity: { account: ["email"], accountId: ["id"], organisation: ["name"] },
        }),
      }),
    ],
    check: get("https://api.mollie.com/v2/methods", bearer, {
      rules: standardRules({ proof: "count", assumed: ["invalid", "restricted"] }),
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
      ownFormat("TEST-", "^TEST-[0-9]{16}-[0-9]{6}-[0-9a-f]{32}-[0-9]{6,10}$", { note: "test mode" }),
    ],
    check: get("https://api.mercadolibre.com/users/me", bearer, {
      rules: standardRules({ proof: "nickname", assumed: ["invalid", "restricted"] }),
      identity: { account: ["nickname"], accountId: ["id"] },
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
      ownFormat("xnd_development_", "^xnd_development_[A-Za-z0-9]{56,72}$", { note: "test mode" }),
    ],
    check: get("https://api.xendit.co/balance", basic("{secret}", ""), {
      rules: standardRules({ proof: "balance", assumed: ["invalid", "restricted"] }),
    }),
    keyPage: "https://dashboard.xendit.co/settings/developers#api-keys",
    rotation: severalKeys,
    sources: ["mongodb/kingfisher:crates/kingfisher-rules/data/rules/xendit.yml"],
    confidence: "medium",
  }),
  define({
    id: "chargebee",
    name: "Chargebee",
    category: "payments-finance",
    hosts: ["{site}.chargebee.com"],
    variables: ["CHARGEBEE_API_KEY"],
    formats: [
      sharedFormat("live_", "^live_[A-Za-z0-9_-]{30,50}$", { note: "other providers use the prefix, too" }),
      sharedFormat("test_", "^test_[A-Za-z0-9_-]{30,50}$", { note: "key of a test site" }),
    ],
    fields: [
      hostLabelField("site", "Site (the name before .chargebee.com)", { variables: ["CHARGEBEE_SITE"] }),
    ],
    check: get("https://{site}.chargebee.com/api/v2/business_entities?limit=1", basic("{secret}", ""), {
      rules: standardRules({ proof: "list", assumed: ["invalid", "restricted"] }),
    }),
    keyPage: "https://app.chargebee.com/login",
    rotation: severalKeys,
    sources: ["NangoHQ/nango:packages/providers/providers.yaml#chargebee"],
    confidence: "medium",
  }),
];
