/** Accounts, cards and transfers. */
import {
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
} from "../build.ts";
import { clientCredentials } from "../oauth-client.ts";
import type { Placement, ProviderDefinition, RequestCheck } from "../provider.ts";
import { standardRules } from "../standard-rules.ts";

const severalTokens = overlapping(
  "Several tokens live side by side: make a new one, change over, delete the old one.",
);

const mercury = (place: Placement): RequestCheck =>
  get("https://api.mercury.com/api/v1/accounts", place, {
    rules: standardRules({ proof: "accounts", assumed: ["restricted"] }),
  });

/** Each of GoCardless's worlds has its own host, and its name begins the token. */
const goCardless = (host: "api.gocardless.com" | "api-sandbox.gocardless.com"): RequestCheck =>
  get(`https://${host}/creditors?limit=1`, bearer, {
    headers: { "GoCardless-Version": "2015-07-06" },
    rules: standardRules({ proof: "creditors", assumed: ["invalid", "restricted"] }),
    identity: { organisation: ["creditors.0.name"] },
  });

const itemToken = noCheck(
  "A token of one bank connection asks nothing without the client's id and secret, and would read that account.",
);

export const bankingServices: readonly ProviderDefinition[] = [
  define({
    id: "plaid",
    name: "Plaid",
    category: "payments-finance",
    hosts: ["production.plaid.com", "sandbox.plaid.com"],
    variables: ["PLAID_SECRET"],
    formats: [
      plainFormat("^[0-9a-f]{30}$"),
      ownFormat(
        "access-production-",
        "^access-production-[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$",
        { note: "token of one bank connection", check: itemToken },
      ),
      ownFormat(
        "access-sandbox-",
        "^access-sandbox-[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$",
        { note: "token of one bank connection, sandbox", check: itemToken },
      ),
    ],
    fields: [
      textField("clientId", "Client ID", { variables: ["PLAID_CLIENT_ID"] }),
      hostChoice(["production", "sandbox"], {
        id: "environment",
        label: "Environment",
        variables: ["PLAID_ENV"],
      }),
    ],
    check: post(
      "Plaid is asked by POST only; this reads the public list of banks, and nothing of any account.",
      "https://{environment}.plaid.com/institutions/get",
      jsonBody({ client_id: "{clientId}", secret: "{secret}", count: 1, offset: 0, country_codes: ["US"] }),
      {
        rules: [
          rule(
            { status: [400, 401], path: "error_code", equals: ["INVALID_API_KEYS"] },
            rejected(),
            "INVALID_API_KEYS: Plaid does not accept this client ID and secret (each environment has its own)",
          ),
          ...standardRules({ proof: "institutions", invalid: [], assumed: ["restricted"] }),
        ],
      },
    ),
    keyPage: "https://dashboard.plaid.com/developers/keys",
    rotation: overlapping("A new secret works beside the old one until you delete the old one."),
    sources: [
      "mongodb/kingfisher:crates/kingfisher-rules/data/rules/plaid.yml",
      "betterleaks/betterleaks:config/betterleaks.toml#plaid-api-token",
      "betterleaks/betterleaks:config/betterleaks.toml#plaid-client-id",
    ],
    confidence: "high",
  }),
  define({
    id: "wise",
    name: "Wise",
    category: "payments-finance",
    hosts: ["api.wise.com", "api.wise-sandbox.com"],
    variables: ["WISE_API_TOKEN", "TRANSFERWISE_API_TOKEN"],
    formats: [plainFormat("^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$")],
    fields: [hostChoice(["api.wise.com", "api.wise-sandbox.com"], { label: "Live or sandbox" })],
    check: get("https://{apiHost}/v1/profiles", bearer, {
      rules: standardRules({ proof: "0.id", assumed: ["invalid", "restricted"] }),
      identity: { accountId: ["0.id"] },
    }),
    keyPage: "https://wise.com/settings/api-tokens",
    rotation: severalTokens,
    sources: [
      "NangoHQ/nango:packages/providers/providers.yaml#wise-api-key",
      "trufflesecurity/trufflehog:pkg/detectors/transferwise",
    ],
    confidence: "medium",
  }),
  define({
    id: "mercury",
    name: "Mercury",
    category: "payments-finance",
    hosts: ["api.mercury.com"],
    variables: ["MERCURY_API_TOKEN", "MERCURY_API_KEY"],
    formats: [
      ownFormat(
        "secret-token:mercury_",
        "^secret-token:mercury_production_[a-z]{3,6}_[A-Za-z0-9]{40,50}_yrucrem$",
      ),
      ownFormat("mercury_production_", "^mercury_production_[a-z]{3,6}_[A-Za-z0-9]{40,50}_yrucrem$", {
        note: "without secret-token:, which belongs to the token and is added for the check",
        check: mercury(header("Authorization", "Bearer secret-token:{secret}")),
      }),
    ],
    check: mercury(bearer),
    keyPage: "https://app.mercury.com/settings/tokens",
    rotation: severalTokens,
    sources: [
      "mongodb/kingfisher:crates/kingfisher-rules/data/rules/mercury.yml",
      "betterleaks/betterleaks:config/betterleaks.toml#mercury-production-api-token",
      "NangoHQ/nango:packages/providers/providers.yaml#mercury",
    ],
    confidence: "medium",
  }),
  define({
    id: "ramp",
    name: "Ramp",
    category: "payments-finance",
    hosts: ["api.ramp.com"],
    variables: ["RAMP_CLIENT_SECRET"],
    formats: [
      ownFormat("ramp_sec_", "^ramp_sec_[A-Za-z0-9]{48}$"),
      ownFormat("ramp_id_", "^ramp_id_[A-Za-z0-9]{40}$", {
        note: "client id",
        check: noCheck(
          "This is the id of a client, which is no secret: save its secret, and this as its field.",
        ),
      }),
    ],
    fields: [textField("clientId", "Client ID", { variables: ["RAMP_CLIENT_ID"] })],
    check: clientCredentials("https://api.ramp.com/developer/v1/token", {
      in: "basic",
      form: { scope: "business:read" },
      rules: [
        rule(
          { status: [401], json: true, bodyContains: ["invalid_client"] },
          rejected(),
          "401 invalid_client: Ramp does not accept this client and secret",
        ),
        rule(
          { status: [401], path: "error_v2.error_code", contains: ["5001"] },
          rejected(),
          "401 with code 5001: Ramp does not accept this client and secret",
        ),
        rule(
          { status: [400, 401], json: true, bodyContains: ["invalid_scope", "unauthorized_client"] },
          limited("restricted"),
          "the client is genuine, without the scope or the grant that was asked for",
        ),
      ],
    }),
    keyPage: "https://app.ramp.com/settings/developer",
    sources: [
      "mongodb/kingfisher:crates/kingfisher-rules/data/rules/ramp.yml",
      "betterleaks/betterleaks:config/betterleaks.toml#ramp-client-secret",
      "trufflesecurity/trufflehog:pkg/detectors/ramp",
    ],
    confidence: "high",
  }),
  define({
    id: "gocardless",
    name: "GoCardless",
    category: "payments-finance",
    hosts: ["api.gocardless.com", "api-sandbox.gocardless.com"],
    variables: ["GOCARDLESS_ACCESS_TOKEN"],
    formats: [
      sharedFormat("live_", "^live_[A-Za-z0-9_-]{40}$", { note: "other providers use the prefix, too" }),
      sharedFormat("sandbox_", "^sandbox_[A-Za-z0-9_-]{40}$", {
        note: "sandbox",
        check: goCardless("api-sandbox.gocardless.com"),
      }),
    ],
    check: goCardless("api.gocardless.com"),
    keyPage: "https://manage.gocardless.com/developers/access-tokens",
    rotation: severalTokens,
    sources: [
      "SLS-Main/secret-sniffer:internal/detectors/verifiers.go",
      "mongodb/kingfisher:crates/kingfisher-rules/data/rules/gocardless.yml",
      "betterleaks/betterleaks:config/betterleaks.toml#gocardless-api-token",
    ],
    confidence: "medium",
  }),
  define({
    id: "duffel",
    name: "Duffel",
    category: "payments-finance",
    hosts: ["api.duffel.com"],
    variables: ["DUFFEL_ACCESS_TOKEN"],
    formats: [
      ownFormat("duffel_live_", "^duffel_live_[A-Za-z0-9_-]{43}$"),
      ownFormat("duffel_test_", "^duffel_test_[A-Za-z0-9_-]{43}$", { note: "test mode" }),
    ],
    check: get("https://api.duffel.com/airlines?limit=1", bearer, {
      headers: { "Duffel-Version": "v2" },
      rules: [
        rule(
          { status: [401], path: "errors.0.code", equals: ["expired_access_token"] },
          rejected("expired"),
          "401 expired_access_token: the token is past its date",
        ),
        ...standardRules({ proof: "data", assumed: ["invalid", "restricted"] }),
      ],
    }),
    keyPage: "https://app.duffel.com/tokens",
    rotation: severalTokens,
    sources: [
      "mongodb/kingfisher:crates/kingfisher-rules/data/rules/duffel.yml",
      "betterleaks/betterleaks:config/betterleaks.toml#duffel-api-token",
      "trufflesecurity/trufflehog:pkg/detectors/duffeltoken",
    ],
    confidence: "medium",
  }),
];
