/** Places, addresses and weather. */
import { define, get, ownFormat, plainFormat, query } from "../build.ts";
import type { ProviderDefinition } from "../provider.ts";
import { standardRules } from "../standard-rules.ts";

export const geographicServices: readonly ProviderDefinition[] = [
  define({
    id: "ipgeolocation",
    name: "ipgeolocation.io",
    category: "maps-weather-geo",
    hosts: ["api.ipgeolocation.io"],
    variables: ["IPGEOLOCATION_API_KEY"],
    formats: [plainFormat("^[0-9a-f]{32}$")],
    check: get("https://api.ipgeolocation.io/ipgeo?ip=1.1.1.1&fields=geo", query("apiKey"), {
      rules: standardRules({ assumed: ["invalid", "restricted"] }),
    }),
    keyPage: "https://app.ipgeolocation.io/dashboard",
    sources: ["trufflesecurity/trufflehog:pkg/detectors/ipgeolocation"],
    confidence: "medium",
  }),
  define({
    id: "tomtom",
    name: "TomTom",
    category: "maps-weather-geo",
    hosts: ["api.tomtom.com"],
    variables: ["TOMTOM_API_KEY"],
    formats: [plainFormat("^[A-Za-z0-9]{32}$")],
    check: get("https://api.tomtom.com/map/1/copyrights/caption.json", query("key"), {
      rules: standardRules({ invalid: [403], restricted: [] }),
    }),
    keyPage: "https://developer.tomtom.com/user/me/apps",
    sources: ["trufflesecurity/trufflehog:pkg/detectors/tomtom"],
    confidence: "low",
  }),
  define({
    id: "locationiq",
    name: "LocationIQ",
    category: "maps-weather-geo",
    hosts: ["us1.locationiq.com"],
    variables: ["LOCATIONIQ_API_KEY"],
    formats: [ownFormat("pk.", "^pk\\.[0-9a-f]{32}$")],
    check: get("https://us1.locationiq.com/v1/balance?format=json", query("key"), {
      rules: standardRules({ assumed: ["invalid", "restricted"] }),
    }),
    keyPage: "https://my.locationiq.com/dashboard/tokens",
    sources: [
      "SLS-Main/secret-sniffer:internal/detectors/verifiers.go",
      "trufflesecurity/trufflehog:pkg/detectors/locationiq",
    ],
    confidence: "medium",
  }),
  define({
    id: "opencage",
    name: "OpenCage",
    category: "maps-weather-geo",
    hosts: ["api.opencagedata.com"],
    variables: ["OPENCAGE_API_KEY"],
    formats: [plainFormat("^[0-9a-f]{32}$")],
    check: get(
      "https://api.opencagedata.com/geocode/v1/json?q=0%2C0&no_annotations=1&limit=1",
      query("key"),
      { rules: standardRules({ restricted: [], noCredit: [402], assumed: ["invalid"] }) },
    ),
    keyPage: "https://opencagedata.com/dashboard#geocoding",
    sources: [
      "SLS-Main/secret-sniffer:internal/detectors/verifiers.go",
      "trufflesecurity/trufflehog:pkg/detectors/opencagedata",
    ],
    confidence: "medium",
  }),
  define({
    id: "geoapify",
    name: "Geoapify",
    category: "maps-weather-geo",
    hosts: ["api.geoapify.com"],
    variables: ["GEOAPIFY_API_KEY"],
    formats: [plainFormat("^[0-9a-f]{32}$")],
    check: get("https://api.geoapify.com/v1/ipinfo?ip=1.1.1.1", query("apiKey"), {
      rules: standardRules({ assumed: ["invalid", "restricted"] }),
    }),
    keyPage: "https://myprojects.geoapify.com/",
    sources: [
      "mongodb/kingfisher:crates/kingfisher-rules/data/rules/geoapify.yml",
      "trufflesecurity/trufflehog:pkg/detectors/geoapify",
    ],
    confidence: "medium",
  }),
  define({
    id: "tomorrow-io",
    name: "Tomorrow.io",
    category: "maps-weather-geo",
    hosts: ["api.tomorrow.io"],
    variables: ["TOMORROW_API_KEY"],
    formats: [plainFormat("^[A-Za-z0-9]{32}$")],
    check: get("https://api.tomorrow.io/v4/alerts", query("apikey"), {
      rules: standardRules({ assumed: ["invalid", "restricted"] }),
    }),
    keyPage: "https://app.tomorrow.io/development/keys",
    sources: ["trufflesecurity/trufflehog:pkg/detectors/tomorrowio"],
    confidence: "medium",
  }),
];
