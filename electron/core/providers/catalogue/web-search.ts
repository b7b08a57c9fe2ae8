/** Search engines and facts about people and companies. */
import { bearer, define, get, header, plainFormat, query } from "../build.ts";
import type { ProviderDefinition } from "../provider.ts";
import { standardRules } from "../standard-rules.ts";

export const webSearch: readonly ProviderDefinition[] = [
  define({
    id: "serpapi",
    name: "SerpApi",
    category: "search-scraping",
    hosts: ["serpapi.com"],
    variables: ["SERPAPI_API_KEY", "SERPAPI_KEY"],
    formats: [plainFormat("^[0-9a-f]{64}$", { note: "SHA-256 shaped" })],
    check: get("https://serpapi.com/account.json", query("api_key"), {
      rules: standardRules({ assumed: ["invalid", "restricted"] }),
    }),
    keyPage: "https://serpapi.com/manage-api-key",
    sources: [
      "langgenius/dify-official-plugins:tools/google",
      "mongodb/kingfisher:crates/kingfisher-rules/data/rules/serpapi.yml",
    ],
    confidence: "high",
  }),
  define({
    id: "searchapi",
    name: "SearchApi.io",
    category: "search-scraping",
    hosts: ["www.searchapi.io"],
    variables: ["SEARCHAPI_API_KEY"],
    formats: [plainFormat("^[A-Za-z0-9]{24}$")],
    check: get("https://www.searchapi.io/api/v1/me", bearer, {
      rules: standardRules({ assumed: ["invalid", "restricted"] }),
    }),
    keyPage: "https://www.searchapi.io/api_tokens",
    sources: ["langgenius/dify-official-plugins:tools/searchapi"],
    confidence: "low",
  }),
  define({
    id: "diffbot",
    name: "Diffbot",
    category: "search-scraping",
    hosts: ["api.diffbot.com"],
    variables: ["DIFFBOT_TOKEN"],
    formats: [plainFormat("^[a-z0-9]{32}$")],
    check: get("https://api.diffbot.com/v4/account", query("token"), {
      rules: standardRules({ assumed: ["invalid", "restricted"] }),
    }),
    keyPage: "https://app.diffbot.com/get-started",
    sources: [
      "mongodb/kingfisher:crates/kingfisher-rules/data/rules/diffbot.yml",
      "trufflesecurity/trufflehog:pkg/detectors/diffbot",
      "NangoHQ/nango:packages/providers/providers.yaml#diffbot",
    ],
    confidence: "high",
  }),
  define({
    id: "hunter",
    name: "Hunter.io",
    category: "search-scraping",
    hosts: ["api.hunter.io"],
    variables: ["HUNTER_API_KEY"],
    formats: [plainFormat("^[0-9a-f]{40}$", { note: "SHA-1 shaped" })],
    check: get("https://api.hunter.io/v2/account", query("api_key"), {
      rules: standardRules({ assumed: ["invalid", "restricted"] }),
    }),
    keyPage: "https://hunter.io/api-keys",
    sources: [
      "SLS-Main/secret-sniffer:internal/detectors/verifiers.go",
      "mongodb/kingfisher:crates/kingfisher-rules/data/rules/hunterio.yml",
      "trufflesecurity/trufflehog:pkg/detectors/hunter",
    ],
    confidence: "high",
  }),
  define({
    id: "peopledatalabs",
    name: "People Data Labs",
    category: "search-scraping",
    hosts: ["api.peopledatalabs.com"],
    variables: ["PDL_API_KEY"],
    formats: [plainFormat("^[0-9a-f]{64}$", { note: "SHA-256 shaped" })],
    check: get(
      "https://api.peopledatalabs.com/v5/autocomplete?field=company&text=a&size=1",
      header("X-Api-Key"),
      { rules: standardRules({ noCredit: [402], assumed: ["invalid", "restricted"] }) },
    ),
    keyPage: "https://dashboard.peopledatalabs.com/api-keys",
    sources: [
      "trufflesecurity/trufflehog:pkg/detectors/peopledatalabs",
      "NangoHQ/nango:packages/providers/providers.yaml#peopledatalabs",
    ],
    confidence: "low",
  }),
];
