/** Money. */
import {
  bearer,
  define,
  get,
  hostChoice,
  limited,
  noCheck,
  ownFormat,
  rejected,
  rule,
  sharedFormat,
  textField,
} from "../build.ts";
import { clientCredentials } from "../oauth-client.ts";
import type { ProviderDefinition } from "../provider.ts";
import { standardRules } from "../standard-rules.ts";

export const payments: readonly ProviderDefinition[] = [
  define({
    id: "stripe",
    name: "Stripe",
    category: "payments-finance",
    hosts: ["api.stripe.com"],
    variables: ["STRIPE_SECRET_KEY", "STRIPE_API_KEY"],
    formats: [
      sharedFormat("sk_live_", "^sk_live_[A-Za-z0-9]{16,247}$", {
        note: "Stripe documents no length; other providers use the prefix, too",
      }),
      ownFormat("sk_test_", "^sk_test_[A-Za-z0-9]{24}$", { note: "test mode" }),
      ownFormat("sk_test_51", "^sk_test_51[A-Za-z0-9]{49,245}$", { note: "test mode" }),
      sharedFormat("sk_test_", "^sk_test_[A-Za-z0-9]{16,247}$", { note: "test mode" }),
      ownFormat("rk_live_", "^rk_live_[A-Za-z0-9]{16,247}$", { note: "restricted key" }),
      ownFormat("rk_test_", "^rk_test_[A-Za-z0-9]{16,247}$", { note: "restricted key, test mode" }),
      sharedFormat("pk_live_", "^pk_live_[A-Za-z0-9]{16,247}$", {
        note: "publishable key",
        check: noCheck("A publishable key is public by design and may not ask anything."),
      }),
      sharedFormat("pk_test_", "^pk_test_[A-Za-z0-9]{16,247}$", {
        note: "publishable key, test mode",
        check: noCheck("A publishable key is public by design and may not ask anything."),
      }),
      sharedFormat("whsec_", "^whsec_[A-Za-z0-9+/]{32}$", {
        note: "signing secret of a webhook",
        check: noCheck("A signing secret is never sent: it proves what Stripe sends to you."),
      }),
    ],
    check: get("https://api.stripe.com/v1/balance", bearer, {
      rules: [
        rule(
          { status: [401], path: "error.code", equals: ["api_key_expired"] },
          rejected("expired"),
          "401 api_key_expired: the key is past its date",
        ),
        rule({ status: [403] }, limited("restricted"), "403: a restricted key without this permission"),
        ...standardRules({ proof: "livemode", restricted: [], assumed: ["invalid"] }),
      ],
    }),
    keyPage: "https://dashboard.stripe.com/apikeys",
    sources: [
      "SLS-Main/secret-sniffer:internal/detectors/verifiers.go",
      "mongodb/kingfisher:crates/kingfisher-rules/data/rules/stripe.yml",
      "betterleaks/betterleaks:config/betterleaks.toml#stripe-access-token",
    ],
    confidence: "high",
  }),
  define({
    id: "paypal",
    name: "PayPal",
    category: "payments-finance",
    hosts: ["api-m.paypal.com", "api-m.sandbox.paypal.com"],
    variables: ["PAYPAL_CLIENT_SECRET"],
    formats: [sharedFormat("E", "^E[A-Za-z0-9_-]{79}$", { note: "client secret" })],
    fields: [
      textField("clientId", "Client ID", { variables: ["PAYPAL_CLIENT_ID"] }),
      hostChoice(["api-m.paypal.com", "api-m.sandbox.paypal.com"], { label: "Live or sandbox" }),
    ],
    check: clientCredentials("https://{apiHost}/v1/oauth2/token", {
      in: "basic",
      identity: { account: ["app_id"], scopes: ["scope"] },
    }),
    keyPage: "https://developer.paypal.com/dashboard/applications/live",
    sources: [
      "mongodb/kingfisher:crates/kingfisher-rules/data/rules/paypal.yml",
      "NangoHQ/nango:packages/providers/providers.yaml#paypal",
      "trufflesecurity/trufflehog:pkg/detectors/paypaloauth",
    ],
    confidence: "high",
  }),
  define({
    id: "paystack",
    name: "Paystack",
    category: "payments-finance",
    hosts: ["api.paystack.co"],
    variables: ["PAYSTACK_SECRET_KEY"],
    formats: [
      sharedFormat("sk_live_", "^sk_live_[0-9a-f]{40}$", {
        note: "exactly 40 hex after sk_live_; Stripe keys are longer/mixed",
      }),
      sharedFormat("sk_test_", "^sk_test_[0-9a-f]{40}$", { note: "test" }),
    ],
    check: get("https://api.paystack.co/balance", bearer, {
      rules: standardRules({ proof: "data", assumed: ["invalid", "restricted"] }),
    }),
    keyPage: "https://dashboard.paystack.com/#/settings/developers",
    sources: [
      "SLS-Main/secret-sniffer:internal/detectors/verifiers.go",
      "mongodb/kingfisher:crates/kingfisher-rules/data/rules/paystack.yml",
      "trufflesecurity/trufflehog:pkg/detectors/paystack",
    ],
    confidence: "high",
  }),
];
