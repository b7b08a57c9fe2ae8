/** Search and scraping. */
import { bearer, define, get, header, limited, noCheck, ownFormat, plainFormat, rule } from "../build.ts";
import type { ProviderDefinition } from "../provider.ts";
import { standardRules } from "../standard-rules.ts";

export const searchServices: readonly ProviderDefinition[] = [
  define({
    id: "tavily",
    name: "Tavily",
    category: "search-scraping",
    hosts: ["api.tavily.com"],
    variables: ["TAVILY_API_KEY"],
    formats: [
      ownFormat("tvly-", "^tvly-[A-Za-z0-9]{32}$"),
      ownFormat("tvly-dev-", "^tvly-dev-[A-Za-z0-9_-]{32,60}$", { note: "development key" }),
    ],
    check: get("https://api.tavily.com/usage", bearer, {
      rules: [
        rule(
          { status: [432, 433] },
          limited("no-credit"),
          "432 or 433: the plan or the pay-as-you-go limit is used up",
        ),
        ...standardRules({ proof: "key", assumed: ["invalid", "restricted"] }),
      ],
      identity: { plan: ["account.current_plan"], limits: ["key.limit"] },
    }),
    keyPage: "https://app.tavily.com/home",
    sources: [
      "web: docs.tavily.com/documentation/api-reference/endpoint/usage",
      "mongodb/kingfisher:crates/kingfisher-rules/data/rules/tavily.yml",
    ],
    confidence: "high",
  }),
  define({
    id: "brave-search",
    name: "Brave Search",
    category: "search-scraping",
    hosts: ["api.search.brave.com"],
    variables: ["BRAVE_API_KEY", "BRAVE_SEARCH_API_KEY"],
    formats: [ownFormat("BSA", "^BSA[A-Za-z0-9_-]{24,40}$")],
    check: noCheck("Every request counts against the quota of the plan, and Brave has no account request."),
    keyPage: "https://api-dashboard.search.brave.com/app/keys",
    sources: ["mongodb/kingfisher:crates/kingfisher-rules/data/rules/brave.yml"],
    confidence: "high",
  }),
  define({
    id: "exa",
    name: "Exa",
    category: "search-scraping",
    hosts: ["api.exa.ai"],
    variables: ["EXA_API_KEY"],
    formats: [plainFormat("^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$")],
    check: get("https://api.exa.ai/websets/v0/websets?limit=1", header("x-api-key"), {
      rules: standardRules({ assumed: ["invalid", "restricted"] }),
    }),
    keyPage: "https://dashboard.exa.ai/api-keys",
    sources: [
      "exa-labs/openapi-spec:exa-websets-spec.yaml",
      "mongodb/kingfisher:crates/kingfisher-rules/data/rules/exaai.yml",
      "NangoHQ/nango:packages/providers/providers.yaml#exa",
    ],
    confidence: "medium",
  }),
  define({
    id: "firecrawl",
    name: "Firecrawl",
    category: "search-scraping",
    hosts: ["api.firecrawl.dev"],
    variables: ["FIRECRAWL_API_KEY"],
    formats: [ownFormat("fc-", "^fc-[0-9a-f]{32}$")],
    check: get("https://api.firecrawl.dev/v2/team/credit-usage", bearer, {
      rules: standardRules({ proof: "data", assumed: ["invalid", "restricted"] }),
      identity: { credit: ["data.remainingCredits"] },
    }),
    keyPage: "https://www.firecrawl.dev/app/api-keys",
    sources: [
      "firecrawl/firecrawl-docs:api-reference/v2-openapi.json",
      "mongodb/kingfisher:crates/kingfisher-rules/data/rules/firecrawl.yml",
    ],
    confidence: "high",
  }),
  define({
    id: "serper",
    name: "Serper",
    category: "search-scraping",
    hosts: ["google.serper.dev"],
    variables: ["SERPER_API_KEY"],
    formats: [plainFormat("^[0-9a-f]{40}$", { note: "SHA-1 shaped" })],
    check: get("https://google.serper.dev/account", header("X-API-KEY"), {
      rules: standardRules({ proof: "balance", invalidJson: [403], restricted: [] }),
      identity: { credit: ["balance"], limits: ["rateLimit"] },
    }),
    keyPage: "https://serper.dev/api-keys",
    sources: ["api-evangelist/serper:openapi"],
    confidence: "medium",
  }),
];
