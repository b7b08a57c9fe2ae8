/** Nodes, prices and storage around blockchains. */
import { bearer, define, get, header, hostLabelField, ownFormat, plainFormat, textField } from "../build.ts";
import type { ProviderDefinition } from "../provider.ts";
import { standardRules } from "../standard-rules.ts";

export const blockchainServices: readonly ProviderDefinition[] = [
  define({
    id: "coinbase-cdp",
    name: "Coinbase (CDP key)",
    category: "crypto-web3",
    hosts: ["api.coinbase.com"],
    variables: ["CDP_API_KEY_ID", "CDP_API_KEY_SECRET", "COINBASE_API_KEY"],
    formats: [
      ownFormat(
        "organizations/",
        "^organizations/[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/apiKeys/[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$",
        { note: "key name" },
      ),
    ],
    fields: [textField("keyName", "Key name")],
    check: get("https://api.coinbase.com/v2/user", bearer, {
      rules: standardRules({ assumed: ["invalid", "restricted"] }),
    }),
    keyPage: "https://portal.cdp.coinbase.com/access/api",
    sources: [
      "mongodb/kingfisher:crates/kingfisher-rules/data/rules/coinbase.yml",
      "trufflesecurity/trufflehog:pkg/detectors/coinbase",
      "betterleaks/betterleaks:config/betterleaks.toml#coinbase-access-token",
    ],
    confidence: "medium",
  }),
  define({
    id: "coinapi",
    name: "CoinAPI",
    category: "crypto-web3",
    hosts: ["rest.coinapi.io"],
    variables: ["COINAPI_KEY"],
    formats: [plainFormat("^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$")],
    check: get("https://rest.coinapi.io/v1/exchanges", header("X-CoinAPI-Key"), {
      rules: standardRules({ assumed: ["invalid", "restricted"] }),
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
    hosts: ["cardano-{network}.blockfrost.io"],
    variables: ["BLOCKFROST_API_KEY"],
    formats: [
      ownFormat("mainnet", "^mainnet[A-Za-z0-9]{32}$", { note: "network is the prefix" }),
      ownFormat("preprod", "^preprod[A-Za-z0-9]{32}$"),
      ownFormat("preview", "^preview[A-Za-z0-9]{32}$"),
    ],
    fields: [hostLabelField("network", "Network")],
    check: get("https://cardano-{network}.blockfrost.io/api/v0/metrics/", header("project_id"), {
      rules: standardRules({ invalid: [403], restricted: [] }),
    }),
    keyPage: "https://blockfrost.io/dashboard",
    sources: ["projectdiscovery/nuclei-templates:http/token-spray/api-blockfrost.yaml"],
    confidence: "low",
  }),
];
