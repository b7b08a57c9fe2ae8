/** Nodes, prices and storage around blockchains. */
import {
  bearer,
  define,
  get,
  header,
  inPath,
  jsonBody,
  limited,
  ownFormat,
  overlapping,
  plainFormat,
  post,
  query,
  rejected,
  rule,
  textField,
  valid,
} from "../build.ts";
import type { ProviderDefinition, RequestCheck } from "../provider.ts";
import { standardRules } from "../standard-rules.ts";

const nodeReason =
  "Nodes are asked by POST; eth_chainId only reads which network this is, and costs nothing.";
const chainId = jsonBody({ jsonrpc: "2.0", id: 1, method: "eth_chainId", params: [] });

/** Each network of Cardano has its own host, and its name begins the key. */
const blockfrost = (network: "mainnet" | "preprod" | "preview"): RequestCheck =>
  get(`https://cardano-${network}.blockfrost.io/api/v0/metrics/`, header("project_id"), {
    rules: [
      rule(
        { status: [403], path: "message", contains: ["invalid project token"] },
        rejected(),
        "403 Invalid project token: Blockfrost does not know this key",
      ),
      rule(
        { status: [402], json: true },
        limited("plan"),
        "402: the key is genuine, the plan's requests of the day are used up",
      ),
      ...standardRules({ invalid: [], restricted: [] }),
    ],
  });

const pinataRules: RequestCheck["rules"] = [
  rule(
    { status: [401], bodyContains: ["invalid_credentials"] },
    rejected(),
    "401 INVALID_CREDENTIALS: Pinata does not accept this key",
  ),
  rule(
    { status: [403], bodyContains: ["no_scopes_found"] },
    limited("restricted"),
    "403 NO_SCOPES_FOUND: the key is genuine, without the right to ask this",
  ),
  ...standardRules({ proof: "message", invalid: [], restricted: [] }),
];

export const blockchainServices: readonly ProviderDefinition[] = [
  define({
    id: "alchemy",
    name: "Alchemy",
    category: "crypto-web3",
    hosts: ["eth-mainnet.g.alchemy.com"],
    variables: ["ALCHEMY_API_KEY", "ALCHEMY_ID"],
    formats: [
      plainFormat("^[A-Za-z0-9_-]{32}$"),
      ownFormat("alcht_", "^alcht_[A-Za-z0-9]{30}$", { note: "older" }),
    ],
    check: post(nodeReason, "https://eth-mainnet.g.alchemy.com/v2/{secret}", [inPath, chainId], {
      rules: [
        rule(
          { status: [403], bodyContains: ["is not enabled for this app", "not on whitelist"] },
          limited("restricted"),
          "403: the key is genuine, but not open to this network or from this place",
        ),
        rule(
          { status: [429], bodyContains: ["monthly capacity"] },
          limited("plan"),
          "429: the key is genuine, the plan's capacity of the month is used up",
        ),
        ...standardRules({ proof: "result", restricted: [], assumed: ["invalid"] }),
      ],
    }),
    keyPage: "https://dashboard.alchemy.com/apps",
    rotation: overlapping("Every app has its own key: make another app, change over, delete the old one."),
    sources: [
      "mongodb/kingfisher:crates/kingfisher-rules/data/rules/alchemy.yml",
      "trufflesecurity/trufflehog:pkg/detectors/alchemy",
      "projectdiscovery/nuclei-templates:http/token-spray/api-alchemy.yaml",
    ],
    confidence: "medium",
  }),
  define({
    id: "infura",
    name: "Infura",
    category: "crypto-web3",
    hosts: ["mainnet.infura.io"],
    variables: ["INFURA_API_KEY", "INFURA_PROJECT_ID"],
    formats: [plainFormat("^[0-9a-f]{32}$")],
    check: post(nodeReason, "https://mainnet.infura.io/v3/{secret}", [inPath, chainId], {
      rules: [
        rule(
          { status: [401, 403], bodyContains: ["rejected due to project id settings", "private key only"] },
          limited("restricted"),
          "the key is genuine; its settings ask for its secret or for another origin",
        ),
        rule(
          { status: [401], bodyContains: ["invalid project id"] },
          rejected(),
          "401 invalid project id: Infura does not know this key",
        ),
        ...standardRules({ proof: "result", invalid: [], restricted: [] }),
      ],
    }),
    keyPage: "https://developer.metamask.io/",
    rotation: overlapping("Several keys live side by side: make a new one, change over, delete the old one."),
    sources: [
      "mongodb/kingfisher:crates/kingfisher-rules/data/rules/infura.yml",
      "trufflesecurity/trufflehog:pkg/detectors/infura",
      "streaak/keyhacks:README.md#InfuraAPIkey",
    ],
    confidence: "medium",
  }),
  define({
    id: "etherscan",
    name: "Etherscan (v2)",
    category: "crypto-web3",
    hosts: ["api.etherscan.io"],
    variables: ["ETHERSCAN_API_KEY"],
    formats: [plainFormat("^[A-Z0-9]{34}$")],
    check: get(
      "https://api.etherscan.io/v2/api?chainid=1&module=account&action=balance&address=0x0000000000000000000000000000000000000000&tag=latest",
      query("apikey"),
      {
        rules: [
          rule(
            { status: [200], json: true, bodyContains: ["invalid api key"] },
            rejected(),
            "200 with Invalid API Key: Etherscan does not know this key",
          ),
          rule(
            { status: [200], path: "result", contains: ["rate limit reached"] },
            limited("rate-limited"),
            "200 with a rate limit: too many requests just now",
          ),
          rule(
            { status: [200], path: "status", equals: ["1"] },
            valid,
            '200 with "status": "1": the key was accepted',
          ),
          ...standardRules({ valid: [], invalid: [], restricted: [] }),
        ],
      },
    ),
    keyPage: "https://etherscan.io/myapikey",
    rotation: overlapping(
      "An account may hold several keys: make a new one, change over, delete the old one.",
    ),
    sources: [
      "SLS-Main/secret-sniffer:internal/detectors/verifiers.go",
      "trufflesecurity/trufflehog:pkg/detectors/etherscan",
      "projectdiscovery/nuclei-templates:http/token-spray/api-etherscan.yaml",
    ],
    confidence: "medium",
  }),
  define({
    id: "moralis",
    name: "Moralis",
    category: "crypto-web3",
    hosts: ["deep-index.moralis.io"],
    variables: ["MORALIS_API_KEY"],
    formats: [
      plainFormat("^[A-Za-z0-9]{64}$", { note: "older" }),
      plainFormat("^eyJ[A-Za-z0-9_-]{10,200}\\.eyJ[A-Za-z0-9_-]{10,1200}\\.[A-Za-z0-9_-]{20,200}$", {
        note: "current, a JSON web token",
      }),
    ],
    check: get("https://deep-index.moralis.io/api/v2.2/web3/version", header("X-API-Key"), {
      control: "daily",
      rules: [
        rule(
          { status: [401, 403, 429], bodyContains: ["usage has been consumed"] },
          limited("plan"),
          "the key is genuine, the plan's usage is consumed",
        ),
        ...standardRules({ proof: "version", assumed: ["invalid", "restricted"] }),
      ],
    }),
    keyPage: "https://admin.moralis.com/api-keys",
    sources: [
      "mongodb/kingfisher:crates/kingfisher-rules/data/rules/moralis.yml",
      "trufflesecurity/trufflehog:pkg/detectors/moralis",
    ],
    confidence: "medium",
  }),
  define({
    id: "coinmarketcap",
    name: "CoinMarketCap",
    category: "crypto-web3",
    hosts: ["pro-api.coinmarketcap.com"],
    variables: ["COINMARKETCAP_API_KEY", "CMC_API_KEY"],
    formats: [plainFormat("^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$")],
    check: get("https://pro-api.coinmarketcap.com/v1/key/info", header("X-CMC_PRO_API_KEY"), {
      rules: [
        rule(
          { status: [401], path: "status.error_code", equals: [1001] },
          rejected(),
          "401 with code 1001: CoinMarketCap does not know this key",
        ),
        rule(
          { status: [403], path: "status.error_code", equals: [1007] },
          rejected("revoked"),
          "403 with code 1007: the key was switched off",
        ),
        rule(
          { status: [403], path: "status.error_code", equals: [1006] },
          limited("plan"),
          "403 with code 1006: the key is genuine, the plan does not hold this request",
        ),
        rule(
          { status: [429], path: "status.error_code", equals: [1009, 1010] },
          limited("no-credit"),
          "429 with code 1009 or 1010: the credits of the day or the month are used up",
        ),
        rule(
          { status: [402], json: true },
          limited("plan"),
          "402: the key is genuine, its plan waits for a payment",
        ),
        ...standardRules({ proof: "data.plan", invalid: [], restricted: [] }),
      ],
      identity: {
        limits: ["data.plan.credit_limit_monthly"],
        credit: ["data.usage.current_month.credits_left"],
      },
    }),
    keyPage: "https://pro.coinmarketcap.com/account",
    sources: ["projectdiscovery/nuclei-templates:http/token-spray/api-coinmarketcap.yaml"],
    confidence: "low",
  }),
  define({
    id: "coinapi",
    name: "CoinAPI",
    category: "crypto-web3",
    hosts: ["rest.coinapi.io"],
    variables: ["COINAPI_KEY"],
    formats: [plainFormat("^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$")],
    // One exchange by its name: the whole list would be an answer too long to read.
    check: get("https://rest.coinapi.io/v1/exchanges?filter_exchange_id=BITSTAMP", header("X-CoinAPI-Key"), {
      rules: standardRules({ proof: "0.exchange_id", assumed: ["invalid", "restricted"] }),
    }),
    keyPage: "https://console.coinapi.io/",
    sources: [
      "trufflesecurity/trufflehog:pkg/detectors/coinapi",
      "projectdiscovery/nuclei-templates:http/token-spray/api-coinapi.yaml",
    ],
    confidence: "medium",
  }),
  define({
    id: "blockfrost",
    name: "Blockfrost",
    category: "crypto-web3",
    hosts: [
      "cardano-mainnet.blockfrost.io",
      "cardano-preprod.blockfrost.io",
      "cardano-preview.blockfrost.io",
    ],
    variables: ["BLOCKFROST_PROJECT_ID", "BLOCKFROST_API_KEY"],
    formats: [
      ownFormat("mainnet", "^mainnet[A-Za-z0-9]{32}$", { note: "the network is the prefix" }),
      ownFormat("preprod", "^preprod[A-Za-z0-9]{32}$", { check: blockfrost("preprod") }),
      ownFormat("preview", "^preview[A-Za-z0-9]{32}$", { check: blockfrost("preview") }),
    ],
    check: blockfrost("mainnet"),
    keyPage: "https://blockfrost.io/dashboard",
    rotation: overlapping(
      "Every project has its own key: make another project, change over, delete the old one.",
    ),
    sources: ["projectdiscovery/nuclei-templates:http/token-spray/api-blockfrost.yaml"],
    confidence: "low",
  }),
  define({
    id: "pinata",
    name: "Pinata",
    category: "crypto-web3",
    hosts: ["api.pinata.cloud"],
    variables: ["PINATA_JWT", "PINATA_SECRET_API_KEY"],
    formats: [
      plainFormat("^eyJ[A-Za-z0-9_-]{10,200}\\.eyJ[A-Za-z0-9_-]{10,1200}\\.[A-Za-z0-9_-]{20,200}$"),
      plainFormat("^[0-9a-f]{64}$", {
        note: "API secret (older), together with its API key",
        check: get(
          "https://api.pinata.cloud/data/testAuthentication",
          [header("pinata_api_key", "{apiKey}"), header("pinata_secret_api_key")],
          { rules: pinataRules },
        ),
      }),
    ],
    fields: [
      textField("apiKey", "API key (only for an API secret)", {
        required: false,
        variables: ["PINATA_API_KEY"],
      }),
    ],
    check: get("https://api.pinata.cloud/data/testAuthentication", bearer, { rules: pinataRules }),
    keyPage: "https://app.pinata.cloud/developers/api-keys",
    rotation: overlapping("Several keys live side by side: make a new one, change over, revoke the old one."),
    sources: [
      "SLS-Main/secret-sniffer:internal/detectors/verifiers.go",
      "mongodb/kingfisher:crates/kingfisher-rules/data/rules/pinata.yml",
      "trufflesecurity/trufflehog:pkg/detectors/pinata",
    ],
    confidence: "high",
  }),
];
