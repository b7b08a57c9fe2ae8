/** Markets, currencies, news and science. */
import { apilayerRefusals } from "../apilayer-rules.ts";
import {
  bearer,
  define,
  get,
  header,
  hostLabelField,
  inPath,
  limited,
  noCheck,
  ownFormat,
  overlapping,
  plainFormat,
  query,
  rejected,
  rule,
  valid,
} from "../build.ts";
import type { ProviderDefinition } from "../provider.ts";
import { standardRules } from "../standard-rules.ts";

export const dataServices: readonly ProviderDefinition[] = [
  define({
    id: "twelvedata",
    name: "Twelve Data",
    category: "data-apis",
    hosts: ["api.twelvedata.com"],
    variables: ["TWELVEDATA_API_KEY", "TWELVE_DATA_API_KEY"],
    formats: [plainFormat("^[0-9a-f]{32}$")],
    check: get("https://api.twelvedata.com/api_usage", query("apikey"), {
      rules: [
        rule(
          { status: [200, 401], path: "code", equals: [401] },
          rejected(),
          '"code": 401: Twelve Data does not know this key',
        ),
        rule(
          { status: [200, 429], path: "code", equals: [429] },
          limited("rate-limited"),
          '"code": 429: too many requests just now',
        ),
        ...standardRules({ proof: "current_usage", invalid: [], assumed: ["restricted"] }),
      ],
      identity: { plan: ["plan_category"], limits: ["plan_limit"] },
    }),
    keyPage: "https://twelvedata.com/account/api-keys",
    sources: [
      "SLS-Main/secret-sniffer:internal/detectors/verifiers.go",
      "trufflesecurity/trufflehog:pkg/detectors/twelvedata",
    ],
    confidence: "medium",
  }),
  define({
    id: "polygon",
    name: "Massive (Polygon.io)",
    category: "data-apis",
    hosts: ["api.polygon.io"],
    variables: ["POLYGON_API_KEY", "MASSIVE_API_KEY"],
    formats: [plainFormat("^[A-Za-z0-9_-]{32}$")],
    check: get("https://api.polygon.io/v3/reference/exchanges?asset_class=stocks&limit=1", bearer, {
      rules: [
        rule(
          { status: [403], path: "status", equals: ["NOT_AUTHORIZED"] },
          limited("plan"),
          "403 NOT_AUTHORIZED: the key is genuine, its plan does not hold these data",
        ),
        ...standardRules({ proof: "results", assumed: ["invalid", "restricted"] }),
      ],
    }),
    keyPage: "https://polygon.io/dashboard/keys",
    rotation: overlapping("Several keys live side by side: make a new one, change over, delete the old one."),
    sources: ["trufflesecurity/trufflehog:pkg/detectors/polygon"],
    confidence: "low",
  }),
  define({
    id: "finnhub",
    name: "Finnhub",
    category: "data-apis",
    hosts: ["finnhub.io"],
    variables: ["FINNHUB_API_KEY"],
    formats: [plainFormat("^[a-z0-9]{20}$"), plainFormat("^[a-z0-9]{40}$", { note: "newer" })],
    check: get("https://finnhub.io/api/v1/stock/profile2?symbol=AAPL", header("X-Finnhub-Token"), {
      rules: standardRules({ proof: "ticker", assumed: ["invalid", "restricted"] }),
    }),
    keyPage: "https://finnhub.io/dashboard",
    sources: [
      "mongodb/kingfisher:crates/kingfisher-rules/data/rules/finnhub.yml",
      "betterleaks/betterleaks:config/betterleaks.toml#finnhub-access-token",
      "trufflesecurity/trufflehog:pkg/detectors/finnhub",
    ],
    confidence: "medium",
  }),
  define({
    id: "alphavantage",
    name: "Alpha Vantage",
    category: "data-apis",
    hosts: [],
    variables: ["ALPHAVANTAGE_API_KEY", "ALPHA_VANTAGE_API_KEY"],
    formats: [plainFormat("^[A-Z0-9]{16}$")],
    check: noCheck("Alpha Vantage answers any text as if it were a key, so no answer proves one."),
    keyPage: "https://www.alphavantage.co/support/#api-key",
    sources: ["langgenius/dify-official-plugins:tools/alphavantage"],
    confidence: "low",
  }),
  define({
    id: "newsapi",
    name: "NewsAPI.org",
    category: "data-apis",
    hosts: ["newsapi.org"],
    variables: ["NEWSAPI_KEY", "NEWS_API_KEY"],
    formats: [plainFormat("^[0-9a-f]{32}$")],
    check: get(
      "https://newsapi.org/v2/top-headlines/sources?category=science&language=en&country=us",
      header("X-Api-Key"),
      {
        rules: [
          rule(
            { status: [401], path: "code", equals: ["apiKeyInvalid"] },
            rejected(),
            "401 apiKeyInvalid: NewsAPI does not know this key",
          ),
          rule(
            { status: [401], path: "code", equals: ["apiKeyDisabled"] },
            rejected("revoked"),
            "401 apiKeyDisabled: the key was switched off",
          ),
          rule(
            { status: [401, 429], path: "code", equals: ["apiKeyExhausted"] },
            limited("no-credit"),
            "apiKeyExhausted: the key is genuine, its requests are used up",
          ),
          ...standardRules({ proof: "sources", invalid: [], restricted: [] }),
        ],
      },
    ),
    keyPage: "https://newsapi.org/account",
    sources: [
      "mongodb/kingfisher:crates/kingfisher-rules/data/rules/newsapi.yml",
      "trufflesecurity/trufflehog:pkg/detectors/newsapi",
    ],
    confidence: "medium",
  }),
  define({
    id: "exchangerate-api",
    name: "ExchangeRate-API",
    category: "data-apis",
    hosts: ["v6.exchangerate-api.com"],
    variables: ["EXCHANGERATE_API_KEY"],
    formats: [plainFormat("^[0-9a-f]{24}$")],
    check: get("https://v6.exchangerate-api.com/v6/{secret}/quota", inPath, {
      rules: [
        rule(
          { status: [200], path: "result", equals: ["success"] },
          valid,
          '200 with "result": "success": the key was accepted',
        ),
        rule(
          { status: [200, 403, 404], path: "error-type", equals: ["invalid-key"] },
          rejected(),
          "invalid-key: ExchangeRate-API does not know this key",
        ),
        rule(
          { status: [200, 403, 404], path: "error-type", equals: ["inactive-account"] },
          limited("restricted"),
          "inactive-account: the key is known, its account is not active",
        ),
        rule(
          { status: [200, 403, 404, 429], path: "error-type", equals: ["quota-reached"] },
          limited("no-credit"),
          "quota-reached: the key is genuine, its requests are used up",
        ),
        ...standardRules({ valid: [], invalid: [], restricted: [] }),
      ],
      identity: { limits: ["plan_quota"], credit: ["requests_remaining"] },
    }),
    keyPage: "https://app.exchangerate-api.com/keys",
    sources: [
      "SLS-Main/secret-sniffer:internal/detectors/verifiers.go",
      "trufflesecurity/trufflehog:pkg/detectors/exchangerateapi",
      "projectdiscovery/nuclei-templates:http/token-spray/api-exchangerateapi.yaml",
    ],
    confidence: "high",
  }),
  define({
    id: "fixer",
    name: "Fixer (APILayer)",
    category: "data-apis",
    hosts: ["data.fixer.io"],
    variables: ["FIXER_API_KEY"],
    formats: [plainFormat("^[0-9a-f]{32}$")],
    check: get("https://data.fixer.io/api/symbols", query("access_key"), {
      rules: [
        ...apilayerRefusals,
        rule(
          { status: [200], path: "success", equals: [true] },
          valid,
          '200 with "success": true: the key was accepted',
        ),
      ],
    }),
    keyPage: "https://fixer.io/dashboard",
    sources: [
      "mongodb/kingfisher:crates/kingfisher-rules/data/rules/fixer.yml",
      "trufflesecurity/trufflehog:pkg/detectors/fixerio",
    ],
    confidence: "medium",
  }),
  define({
    id: "currencylayer",
    name: "Currencylayer (APILayer)",
    category: "data-apis",
    hosts: ["api.currencylayer.com"],
    variables: ["CURRENCYLAYER_API_KEY"],
    formats: [plainFormat("^[0-9a-f]{32}$")],
    check: get("https://api.currencylayer.com/list", query("access_key"), {
      rules: [
        ...apilayerRefusals,
        rule(
          { status: [200], path: "success", equals: [true] },
          valid,
          '200 with "success": true: the key was accepted',
        ),
      ],
    }),
    keyPage: "https://currencylayer.com/dashboard",
    sources: [
      "mongodb/kingfisher:crates/kingfisher-rules/data/rules/currencylayer.yml",
      "trufflesecurity/trufflehog:pkg/detectors/currencylayer",
      "projectdiscovery/nuclei-templates:http/token-spray/api-currencylayer.yaml",
    ],
    confidence: "medium",
  }),
  define({
    id: "rapidapi",
    name: "RapidAPI",
    category: "data-apis",
    hosts: ["{api}.p.rapidapi.com"],
    variables: ["RAPIDAPI_KEY"],
    formats: [
      ownFormat("", "^[0-9a-f]{10}msh[0-9a-f]{15}p[0-9a-f]{6}jsn[0-9a-f]{12}$", {
        note: "50 characters with msh, p and jsn in between",
      }),
    ],
    fields: [hostLabelField("api", "Name of any API there (before .p.rapidapi.com)")],
    check: get("https://{api}.p.rapidapi.com/", header("x-rapidapi-key"), {
      headers: { "x-rapidapi-host": "{api}.p.rapidapi.com" },
      control: "daily",
      rules: [
        rule(
          { status: [401, 403], path: "message", contains: ["invalid api key"] },
          rejected(),
          "Invalid API key: RapidAPI does not know this key",
        ),
        rule(
          { status: [403], path: "message", contains: ["not subscribed"] },
          limited("restricted"),
          "403 not subscribed: the key is genuine, this one API is not open to it",
        ),
        rule(
          { status: [429], path: "message", contains: ["quota"] },
          limited("no-credit"),
          "429: the key is genuine, its requests of this API are used up",
        ),
        ...standardRules({ invalid: [], restricted: [] }),
      ],
    }),
    keyPage: "https://rapidapi.com/developer/apps",
    rotation: overlapping("Every app has its own key: make another app, change over, delete the old one."),
    sources: [
      "mongodb/kingfisher:crates/kingfisher-rules/data/rules/rapidapi.yml",
      "betterleaks/betterleaks:config/betterleaks.toml#rapidapi-access-token",
      "trufflesecurity/trufflehog:pkg/detectors/rapidapi",
    ],
    confidence: "low",
  }),
  define({
    id: "nasa",
    name: "NASA / api.data.gov",
    category: "data-apis",
    hosts: ["api.nasa.gov"],
    variables: ["NASA_API_KEY", "DATA_GOV_API_KEY"],
    formats: [plainFormat("^[A-Za-z0-9]{40}$")],
    check: get("https://api.nasa.gov/planetary/apod?date=1995-06-16", query("api_key"), {
      rules: [
        rule(
          { status: [403], path: "error.code", equals: ["API_KEY_INVALID"] },
          rejected(),
          "403 API_KEY_INVALID: api.data.gov does not know this key",
        ),
        rule(
          { status: [403], path: "error.code", equals: ["API_KEY_DISABLED"] },
          rejected("revoked"),
          "403 API_KEY_DISABLED: the key was switched off",
        ),
        rule(
          { status: [403], path: "error.code", equals: ["API_KEY_UNAUTHORIZED", "API_KEY_UNVERIFIED"] },
          limited("restricted"),
          "403: the key is genuine, but not open to this",
        ),
        ...standardRules({ proof: "date", invalid: [], restricted: [] }),
      ],
    }),
    keyPage: "https://api.nasa.gov/",
    sources: [
      "mongodb/kingfisher:crates/kingfisher-rules/data/rules/nasa.yml",
      "mongodb/kingfisher:crates/kingfisher-rules/data/rules/datagov.yml",
      "betterleaks/betterleaks:config/betterleaks.toml#datagov-api-key",
    ],
    confidence: "medium",
  }),
];
