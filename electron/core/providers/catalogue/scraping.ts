/** Browsers and proxies that read the web. */
import { bearer, define, get, header, overlapping, ownFormat, plainFormat, query } from "../build.ts";
import type { ProviderDefinition } from "../provider.ts";
import { forbiddenMeansUnknown, standardRules } from "../standard-rules.ts";

export const scrapingServices: readonly ProviderDefinition[] = [
  define({
    id: "apify",
    name: "Apify",
    category: "search-scraping",
    hosts: ["api.apify.com"],
    variables: ["APIFY_TOKEN", "APIFY_API_TOKEN"],
    formats: [ownFormat("apify_api_", "^apify_api_[A-Za-z0-9]{36}$")],
    check: get("https://api.apify.com/v2/users/me", bearer, {
      rules: standardRules({ proof: "data.username", assumed: ["invalid", "restricted"] }),
      identity: { account: ["data.email", "data.username"], plan: ["data.plan.id"] },
    }),
    keyPage: "https://console.apify.com/settings/integrations",
    rotation: overlapping("Apify keeps several tokens side by side."),
    sources: [
      "SLS-Main/secret-sniffer:internal/detectors/verifiers.go",
      "mongodb/kingfisher:crates/kingfisher-rules/data/rules/apify.yml",
      "betterleaks/betterleaks:config/betterleaks.toml#apify-api-token",
    ],
    confidence: "high",
  }),
  define({
    id: "browserbase",
    name: "Browserbase",
    category: "search-scraping",
    hosts: ["api.browserbase.com"],
    variables: ["BROWSERBASE_API_KEY"],
    formats: [ownFormat("bb_live_", "^bb_live_[A-Za-z0-9_-]{20,40}$", { note: "length unconfirmed" })],
    check: get("https://api.browserbase.com/v1/projects", header("X-BB-API-Key"), {
      rules: standardRules({ proof: "0.name", assumed: ["invalid", "restricted"] }),
      identity: { organisation: ["0.name"] },
    }),
    keyPage: "https://www.browserbase.com/settings",
    sources: ["api-evangelist/browserbase:openapi"],
    confidence: "medium",
  }),
  define({
    id: "browser-use",
    name: "Browser Use",
    category: "search-scraping",
    hosts: ["api.browser-use.com"],
    variables: ["BROWSER_USE_API_KEY"],
    formats: [ownFormat("bu_", "^bu_[A-Za-z0-9_-]{42,46}$")],
    check: get("https://api.browser-use.com/api/v3/sessions?page_size=1", header("X-Browser-Use-API-Key"), {
      rules: standardRules({ assumed: ["invalid", "restricted"] }),
    }),
    keyPage: "https://cloud.browser-use.com/settings",
    sources: ["mongodb/kingfisher:crates/kingfisher-rules/data/rules/browseruse.yml"],
    confidence: "medium",
  }),
  define({
    id: "scrapingbee",
    name: "ScrapingBee",
    category: "search-scraping",
    hosts: ["app.scrapingbee.com"],
    variables: ["SCRAPINGBEE_API_KEY"],
    formats: [plainFormat("^[A-Z0-9]{80}$")],
    check: get("https://app.scrapingbee.com/api/v1/usage", query("api_key"), {
      rules: standardRules({ proof: "max_api_credit", assumed: ["invalid", "restricted"] }),
      identity: { limits: ["max_api_credit"] },
    }),
    keyPage: "https://app.scrapingbee.com/account/manage/api_key",
    sources: [
      "SLS-Main/secret-sniffer:internal/detectors/verifiers.go",
      "trufflesecurity/trufflehog:pkg/detectors/scrapingbee",
    ],
    confidence: "medium",
  }),
  define({
    id: "scraperapi",
    name: "ScraperAPI",
    category: "search-scraping",
    hosts: ["api.scraperapi.com"],
    variables: ["SCRAPERAPI_KEY"],
    formats: [plainFormat("^[0-9a-f]{32}$")],
    check: get("https://api.scraperapi.com/account", query("api_key"), {
      rules: [
        forbiddenMeansUnknown("ScraperAPI"),
        ...standardRules({ proof: "requestLimit", restricted: [] }),
      ],
      identity: { limits: ["requestLimit"] },
    }),
    keyPage: "https://dashboard.scraperapi.com/",
    sources: [
      "projectdiscovery/nuclei-templates:http/token-spray/api-scraperapi.yaml",
      "mongodb/kingfisher:crates/kingfisher-rules/data/rules/scraperapi.yml",
      "trufflesecurity/trufflehog:pkg/detectors/scraperapi",
    ],
    confidence: "medium",
  }),
  define({
    id: "zenrows",
    name: "ZenRows",
    category: "search-scraping",
    hosts: ["api.zenrows.com"],
    variables: ["ZENROWS_API_KEY"],
    formats: [plainFormat("^[0-9a-f]{40}$")],
    check: get("https://api.zenrows.com/v1/subscriptions/self/details", header("X-API-Key"), {
      rules: standardRules({ noCredit: [402], assumed: ["invalid", "restricted"] }),
    }),
    keyPage: "https://app.zenrows.com/overview",
    sources: [
      "trufflesecurity/trufflehog:pkg/detectors/zenrows",
      "projectdiscovery/nuclei-templates:http/token-spray/api-zenrows.yaml",
    ],
    confidence: "low",
  }),
];
