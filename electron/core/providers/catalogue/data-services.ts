/** Markets, currencies, documents and devices. */
import { basic, bearer, define, get, header, ownFormat, plainFormat } from "../build.ts";
import type { ProviderDefinition } from "../provider.ts";
import { standardRules } from "../standard-rules.ts";

export const dataServices: readonly ProviderDefinition[] = [
  define({
    id: "polygon",
    name: "Massive (Polygon.io)",
    category: "data-apis",
    hosts: ["api.polygon.io"],
    variables: ["POLYGON_API_KEY", "MASSIVE_API_KEY"],
    formats: [plainFormat("^[A-Za-z0-9_-]{32}$")],
    check: get("https://api.polygon.io/v3/reference/exchanges?asset_class=stocks&limit=1", bearer, {
      rules: standardRules({ assumed: ["invalid", "restricted"] }),
    }),
    keyPage: "https://polygon.io/dashboard/keys",
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
      rules: standardRules({ assumed: ["invalid", "restricted"] }),
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
    id: "wit-ai",
    name: "Wit.ai",
    category: "data-apis",
    hosts: ["api.wit.ai"],
    variables: ["WIT_AI_TOKEN", "WIT_ACCESS_TOKEN"],
    formats: [plainFormat("^[A-Z0-9]{32}$")],
    check: get("https://api.wit.ai/apps?offset=0&limit=1", bearer, {
      rules: standardRules({ assumed: ["restricted"] }),
    }),
    keyPage: "https://wit.ai/apps",
    sources: [
      "SLS-Main/secret-sniffer:internal/detectors/verifiers.go",
      "trufflesecurity/trufflehog:pkg/detectors/wit",
    ],
    confidence: "medium",
  }),
  define({
    id: "adafruit-io",
    name: "Adafruit IO",
    category: "data-apis",
    hosts: ["io.adafruit.com"],
    variables: ["ADAFRUIT_IO_KEY"],
    formats: [ownFormat("aio_", "^aio_[A-Za-z0-9]{28}$")],
    check: get("https://io.adafruit.com/api/v2/user", header("X-AIO-Key"), {
      rules: standardRules({ assumed: ["invalid", "restricted"] }),
    }),
    keyPage: "https://io.adafruit.com/",
    sources: [
      "SLS-Main/secret-sniffer:internal/detectors/verifiers.go",
      "projectdiscovery/nuclei-templates:http/token-spray/api-adafruit-io.yaml",
      "mongodb/kingfisher:crates/kingfisher-rules/data/rules/adafruitio.yml",
    ],
    confidence: "high",
  }),
  define({
    id: "particle",
    name: "Particle",
    category: "data-apis",
    hosts: ["api.particle.io"],
    variables: ["PARTICLE_ACCESS_TOKEN"],
    formats: [plainFormat("^[0-9a-f]{40}$", { note: "SHA-1 shaped" })],
    check: get("https://api.particle.io/v1/user", bearer, {
      rules: standardRules({ assumed: ["invalid", "restricted"] }),
    }),
    keyPage: "https://console.particle.io/",
    sources: [
      "mongodb/kingfisher:crates/kingfisher-rules/data/rules/particle.io.yml",
      "projectdiscovery/nuclei-templates:http/token-spray/api-particle.yaml",
    ],
    confidence: "medium",
  }),
  define({
    id: "convertapi",
    name: "ConvertAPI",
    category: "data-apis",
    hosts: ["v2.convertapi.com"],
    variables: ["CONVERTAPI_SECRET", "CONVERT_API_SECRET"],
    formats: [ownFormat("secret_", "^secret_[A-Za-z0-9]{16}$", { note: "secret_ is also Notion (43)" })],
    check: get("https://v2.convertapi.com/user", bearer, {
      rules: standardRules({ assumed: ["invalid", "restricted"] }),
    }),
    keyPage: "https://www.convertapi.com/a/api-tokens",
    sources: ["trufflesecurity/trufflehog:pkg/detectors/convertapi"],
    confidence: "medium",
  }),
  define({
    id: "pdfshift",
    name: "PDFShift",
    category: "data-apis",
    hosts: ["api.pdfshift.io"],
    variables: ["PDFSHIFT_API_KEY"],
    formats: [
      ownFormat("sk_", "^sk_[0-9a-f]{40}$", { note: "newer; collides with sk_ family" }),
      plainFormat("^[0-9a-f]{32}$", { note: "older" }),
    ],
    check: get("https://api.pdfshift.io/v3/credits/usage", basic("api", "{secret}"), {
      rules: standardRules({ assumed: ["invalid", "restricted"] }),
    }),
    keyPage: "https://app.pdfshift.io/dashboard/api-keys",
    sources: [
      "SLS-Main/secret-sniffer:internal/detectors/verifiers.go",
      "trufflesecurity/trufflehog:pkg/detectors/pdfshift",
    ],
    confidence: "high",
  }),
];
