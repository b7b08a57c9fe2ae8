/** Platforms for cards and shops: Square, Braintree, Adyen, Checkout.com. */
import {
  basic,
  bearer,
  define,
  get,
  header,
  hostChoice,
  jsonBody,
  limited,
  noCheck,
  ownFormat,
  overlapping,
  plainFormat,
  post,
  rejected,
  rule,
  sharedFormat,
  textField,
  valid,
} from "../build.ts";
import type { Placement, ProviderDefinition, RequestCheck } from "../provider.ts";
import { standardRules } from "../standard-rules.ts";

const severalKeys = overlapping(
  "Several keys live side by side: make a new one, change over, delete the old one.",
);

/** `place`: the older public and private pair as HTTP basic, or an access token. */
const braintree = (host: string, place: Placement): RequestCheck =>
  post(
    "GraphQL is asked by POST; ping reads nothing and changes nothing.",
    `https://${host}/graphql`,
    [place, jsonBody({ query: "query { ping }" })],
    {
      headers: { "Braintree-Version": "2019-01-01" },
      rules: [
        rule(
          { status: [200], path: "data.ping", equals: ["pong"] },
          valid,
          "200 with pong: the key was accepted",
        ),
        rule(
          { status: [200, 401], path: "errors.0.extensions.errorClass", equals: ["AUTHENTICATION"] },
          rejected(),
          "AUTHENTICATION: Braintree does not accept this key",
        ),
        rule(
          { status: [200, 403], path: "errors.0.extensions.errorClass", equals: ["AUTHORIZATION"] },
          limited("restricted"),
          "AUTHORIZATION: the key is genuine, without the right to ask this",
        ),
        ...standardRules({ valid: [], invalid: [], restricted: [] }),
      ],
    },
  );

const checkout = (host: "api.checkout.com" | "api.sandbox.checkout.com"): RequestCheck =>
  get(`https://${host}/workflows`, bearer, {
    rules: standardRules({ proof: "data", assumed: ["invalid", "restricted"] }),
  });

/** Keys of the previous generation stand in the header by themselves, and know no workflows. */
const checkoutBefore = (host: "api.checkout.com" | "api.sandbox.checkout.com"): RequestCheck =>
  get(`https://${host}/event-types`, header("Authorization"), {
    control: "daily",
    rules: standardRules({ assumed: ["invalid", "restricted"] }),
  });

export const paymentPlatforms: readonly ProviderDefinition[] = [
  define({
    id: "square",
    name: "Square",
    category: "payments-finance",
    hosts: ["connect.squareup.com", "connect.squareupsandbox.com"],
    variables: ["SQUARE_ACCESS_TOKEN"],
    formats: [
      ownFormat("EAAA", "^EAAA[A-Za-z0-9_-]{60}$", { note: "production and sandbox look alike" }),
      ownFormat("sq0atp-", "^sq0atp-[A-Za-z0-9_-]{22}$", { note: "older" }),
      ownFormat("sq0csp-", "^sq0csp-[A-Za-z0-9_-]{43}$", {
        note: "secret of an OAuth application",
        check: noCheck(
          "An application's secret asks nothing by itself; it only exchanges and revokes tokens.",
        ),
      }),
      ownFormat("sandbox-sq0csb-", "^sandbox-sq0csb-[A-Za-z0-9_-]{43}$", {
        note: "secret of an OAuth application, sandbox",
        check: noCheck(
          "An application's secret asks nothing by itself; it only exchanges and revokes tokens.",
        ),
      }),
    ],
    fields: [
      hostChoice(["connect.squareup.com", "connect.squareupsandbox.com"], { label: "Production or sandbox" }),
    ],
    check: get("https://{apiHost}/v2/merchants/me", bearer, {
      headers: { "Square-Version": "2025-01-23" },
      rules: [
        rule(
          { status: [401], path: "errors.0.code", equals: ["ACCESS_TOKEN_EXPIRED"] },
          rejected("expired"),
          "401 ACCESS_TOKEN_EXPIRED: the token is past its date",
        ),
        rule(
          { status: [401], path: "errors.0.code", equals: ["ACCESS_TOKEN_REVOKED"] },
          rejected("revoked"),
          "401 ACCESS_TOKEN_REVOKED: the token was revoked",
        ),
        rule(
          { status: [403], path: "errors.0.code", equals: ["INSUFFICIENT_SCOPES"] },
          limited("restricted"),
          "403 INSUFFICIENT_SCOPES: the token is genuine, without the right to ask this",
        ),
        ...standardRules({ proof: "merchant", restricted: [], assumed: ["invalid"] }),
      ],
      identity: { accountId: ["merchant.id"], organisation: ["merchant.business_name"] },
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
    id: "braintree",
    name: "Braintree",
    category: "payments-finance",
    hosts: ["payments.braintree-api.com", "payments.sandbox.braintree-api.com"],
    variables: ["BRAINTREE_PRIVATE_KEY"],
    formats: [
      plainFormat("^[0-9a-f]{32}$", { note: "private key" }),
      ownFormat("production_", "^production_[a-z0-9]{8}_[a-z0-9]{16}$", {
        note: "tokenization key",
        check: noCheck("A tokenization key is public by design and may not ask anything."),
      }),
      ownFormat("access_token$production$", "^access_token\\$production\\$[a-z0-9]{16}\\$[0-9a-f]{32}$", {
        note: "access token",
        check: braintree("payments.braintree-api.com", bearer),
      }),
    ],
    fields: [
      textField("publicKey", "Public key", { variables: ["BRAINTREE_PUBLIC_KEY"] }),
      hostChoice(["payments.braintree-api.com", "payments.sandbox.braintree-api.com"], {
        label: "Production or sandbox",
      }),
    ],
    check: braintree("{apiHost}", basic("{publicKey}")),
    keyPage: "https://www.braintreegateway.com/",
    rotation: severalKeys,
    sources: [
      "SLS-Main/secret-sniffer:internal/detectors/verifiers.go",
      "trufflesecurity/trufflehog:pkg/detectors/braintreepayments",
      "mongodb/kingfisher:crates/kingfisher-rules/data/rules/braintree.yml",
    ],
    confidence: "high",
  }),
  define({
    id: "adyen",
    name: "Adyen",
    category: "payments-finance",
    hosts: ["management-live.adyen.com", "management-test.adyen.com"],
    variables: ["ADYEN_API_KEY"],
    // No pattern: after some base64, Adyen's keys end in signs of every kind.
    formats: [{ prefix: "AQE", pattern: null, distinctive: false, note: "live and test look alike" }],
    fields: [
      hostChoice(["management-live.adyen.com", "management-test.adyen.com"], { label: "Live or test" }),
    ],
    check: get("https://{apiHost}/v3/me", header("X-API-Key"), {
      rules: standardRules({ proof: "username", assumed: ["invalid", "restricted"] }),
      identity: {
        account: ["username"],
        accountId: ["id"],
        organisation: ["companyName"],
        scopes: ["roles"],
      },
    }),
    keyPage: "https://ca-live.adyen.com/",
    rotation: overlapping("After a new key is made, the old one keeps working for 24 hours."),
    sources: ["NangoHQ/nango:packages/providers/providers.yaml#adyen"],
    confidence: "low",
  }),
  define({
    id: "checkout-com",
    name: "Checkout.com",
    category: "payments-finance",
    hosts: ["api.checkout.com", "api.sandbox.checkout.com"],
    variables: ["CKO_SECRET_KEY", "CHECKOUT_SECRET_KEY"],
    formats: [
      ownFormat("sk_", "^sk_[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$", {
        note: "previous generation",
        check: checkoutBefore("api.checkout.com"),
      }),
      ownFormat("sk_test_", "^sk_test_[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$", {
        note: "previous generation, sandbox",
        check: checkoutBefore("api.sandbox.checkout.com"),
      }),
      sharedFormat("sk_", "^sk_[a-z2-7]{26}[a-z2-7*#$=]{0,1}$", { note: "many providers use the prefix" }),
      ownFormat("sk_sbox_", "^sk_sbox_[a-z2-7]{26}[a-z2-7*#$=]{0,1}$", {
        note: "sandbox",
        check: checkout("api.sandbox.checkout.com"),
      }),
    ],
    check: checkout("api.checkout.com"),
    keyPage: "https://dashboard.checkout.com/developers/keys",
    rotation: severalKeys,
    sources: [
      "mongodb/kingfisher:crates/kingfisher-rules/data/rules/checkout.yml",
      "betterleaks/betterleaks:config/betterleaks.toml#checkout-secret-key",
      "trufflesecurity/trufflehog:pkg/detectors/checkout",
    ],
    confidence: "medium",
  }),
];
