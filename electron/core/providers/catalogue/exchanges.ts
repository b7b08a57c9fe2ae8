/** Exchanges of crypto-currencies: their keys sign, because they can move money. */
import {
  define,
  get,
  header,
  hostChoice,
  limited,
  overlapping,
  plainFormat,
  rejected,
  rule,
  secretField,
  textField,
  unproven,
} from "../build.ts";
import type { ProviderDefinition } from "../provider.ts";
import { clockIsWrong } from "../signing-words.ts";
import { standardRules } from "../standard-rules.ts";

/** Older keys are ECDSA keys in PEM, newer ones Ed25519 in base64; both sign a token for this one request. */
const coinbaseCheck = (algorithm: "ES256" | "EdDSA", keyEncoding: "pem" | "base64") =>
  get("https://api.coinbase.com/v2/user", header("Authorization", "Bearer {signedToken}"), {
    signing: {
      kind: "jwt",
      algorithm,
      key: "{secret}",
      keyEncoding,
      header: { kid: "{keyName}", nonce: "{nonce}" },
      claims: {
        iss: "cdp",
        sub: "{keyName}",
        nbf: "{issuedAt}",
        uri: "GET api.coinbase.com/v2/user",
      },
      lifetimeSeconds: 120,
    },
    rules: standardRules({ proof: "data.id", assumed: ["invalid", "restricted"] }),
    identity: { account: ["data.name"], accountId: ["data.id"] },
  });

export const exchanges: readonly ProviderDefinition[] = [
  define({
    id: "coinbase-cdp",
    name: "Coinbase (CDP key)",
    category: "crypto-web3",
    hosts: ["api.coinbase.com"],
    variables: ["CDP_API_KEY_SECRET"],
    formats: [
      plainFormat("^[A-Za-z0-9+/]{86}==$", { note: "Ed25519 key", check: coinbaseCheck("EdDSA", "base64") }),
    ],
    fields: [
      textField("keyName", "Key id, or name (organizations/…/apiKeys/…)", {
        variables: ["CDP_API_KEY_ID", "CDP_API_KEY_NAME"],
      }),
    ],
    check: coinbaseCheck("ES256", "pem"),
    keyPage: "https://portal.cdp.coinbase.com/access/api",
    rotation: overlapping("Several keys may live at once."),
    sources: [
      "docs.cdp.coinbase.com/api-reference/v2/authentication",
      "mongodb/kingfisher:crates/kingfisher-rules/data/rules/coinbase.yml",
      "trufflesecurity/trufflehog:pkg/detectors/coinbase",
    ],
    confidence: "medium",
  }),
  define({
    id: "binance",
    name: "Binance",
    category: "crypto-web3",
    hosts: ["api.binance.com", "api.binance.us"],
    variables: ["BINANCE_API_SECRET", "BINANCE_SECRET_KEY"],
    formats: [plainFormat("^[A-Za-z0-9]{64}$", { note: "API key and secret alike" })],
    fields: [
      hostChoice(["api.binance.com", "api.binance.us"]),
      secretField("apiKey", "API key", { variables: ["BINANCE_API_KEY"] }),
    ],
    check: get("https://{apiHost}/api/v3/account?omitZeroBalances=true", header("X-MBX-APIKEY", "{apiKey}"), {
      signing: { kind: "scheme", scheme: "binance", secret: "{secret}", texts: {} },
      rules: [
        rule({ status: [400, 401], path: "code", equals: [-1021] }, unproven, `-1021: ${clockIsWrong}`),
        rule(
          { status: [400, 401], path: "code", equals: [-1022] },
          rejected(),
          "-1022: Binance knows the API key, and the secret is not its own",
          { knownHere: true },
        ),
        rule(
          { status: [400, 401], path: "code", equals: [-2014] },
          rejected(),
          "-2014: this has not the form of an API key",
          { knownHere: true },
        ),
        rule(
          { status: [400, 401], path: "code", equals: [-2015] },
          unproven,
          "-2015: the key is unknown, or not open to this address or request; Binance does not say which",
        ),
        rule({ status: [451] }, unproven, "451: Binance does not answer from this country"),
        rule({ status: [418, 429] }, limited("rate-limited"), "418 or 429: too many requests just now"),
        ...standardRules({ proof: "accountType", invalid: [], restricted: [], rateLimited: [] }),
      ],
      identity: { accountId: ["uid"], plan: ["accountType"], scopes: ["permissions"] },
    }),
    keyPage: "https://www.binance.com/en/my/settings/api-management",
    rotation: overlapping("Several keys may live at once."),
    sources: [
      "developers.binance.com/docs/binance-spot-api-docs/rest-api",
      "projectdiscovery/nuclei-templates:http/token-spray/api-binance.yaml",
    ],
    confidence: "medium",
  }),
];
