/** Places, addresses and weather. */
import { apilayerRefusals } from "../apilayer-rules.ts";
import {
  basic,
  bearer,
  define,
  get,
  limited,
  noCheck,
  ownFormat,
  overlapping,
  plainFormat,
  query,
  rejected,
  rule,
  textField,
  valid,
} from "../build.ts";
import type { ProviderDefinition } from "../provider.ts";
import { standardRules } from "../standard-rules.ts";

export const geographicServices: readonly ProviderDefinition[] = [
  define({
    id: "ipstack",
    name: "ipstack (APILayer)",
    category: "maps-weather-geo",
    hosts: ["api.ipstack.com"],
    variables: ["IPSTACK_API_KEY"],
    formats: [plainFormat("^[0-9a-f]{32}$")],
    check: get("https://api.ipstack.com/1.1.1.1", query("access_key"), {
      rules: [
        ...apilayerRefusals,
        rule({ status: [200], path: "ip" }, valid, '200 with "ip": the key was accepted'),
      ],
    }),
    keyPage: "https://ipstack.com/dashboard",
    sources: [
      "mongodb/kingfisher:crates/kingfisher-rules/data/rules/ipstack.yml",
      "trufflesecurity/trufflehog:pkg/detectors/ipstack",
      "projectdiscovery/nuclei-templates:http/token-spray/api-ipstack.yaml",
    ],
    confidence: "high",
  }),
  define({
    id: "ipgeolocation",
    name: "ipgeolocation.io",
    category: "maps-weather-geo",
    hosts: ["api.ipgeolocation.io"],
    variables: ["IPGEOLOCATION_API_KEY"],
    formats: [plainFormat("^[0-9a-f]{32}$")],
    check: get("https://api.ipgeolocation.io/ipgeo?ip=1.1.1.1&fields=geo", query("apiKey"), {
      rules: [
        // 401 is also said to genuine keys: of another product, of a locked account.
        rule(
          { status: [401], path: "message", contains: ["api key is not valid"] },
          rejected(),
          "401 that says the key is not valid",
        ),
        ...standardRules({ proof: "ip", invalid: [], assumed: ["restricted"] }),
      ],
    }),
    keyPage: "https://app.ipgeolocation.io/dashboard",
    sources: ["trufflesecurity/trufflehog:pkg/detectors/ipgeolocation"],
    confidence: "medium",
  }),
  define({
    id: "maxmind",
    name: "MaxMind",
    category: "maps-weather-geo",
    hosts: ["geolite.info"],
    variables: ["MAXMIND_LICENSE_KEY"],
    formats: [
      ownFormat("", "^[A-Za-z0-9]{6}_[A-Za-z0-9]{29}_mmk$", { note: "ends in _mmk" }),
      plainFormat("^[A-Za-z0-9]{16}$", { note: "older" }),
    ],
    fields: [textField("accountId", "Account ID", { variables: ["MAXMIND_ACCOUNT_ID"] })],
    // The free web service: the paid one takes a credit for every request.
    check: get("https://geolite.info/geoip/v2.1/country/1.1.1.1", basic("{accountId}"), {
      rules: [
        rule(
          { status: [401], path: "code", equals: ["AUTHORIZATION_INVALID"] },
          rejected(),
          "401 AUTHORIZATION_INVALID: MaxMind does not accept this account ID and license key",
        ),
        rule(
          { status: [403], path: "code", equals: ["PERMISSION_REQUIRED"] },
          limited("restricted"),
          "403 PERMISSION_REQUIRED: the key is genuine, without the right to use this service",
        ),
        rule(
          { status: [402], json: true },
          limited("no-credit"),
          "402: the key is genuine, its requests are used up",
        ),
        ...standardRules({ proof: "traits", invalid: [], restricted: [] }),
      ],
    }),
    keyPage: "https://www.maxmind.com/en/accounts/current/license-key",
    rotation: overlapping("Several keys live side by side: make a new one, change over, delete the old one."),
    sources: [
      "mongodb/kingfisher:crates/kingfisher-rules/data/rules/maxmind.yml",
      "betterleaks/betterleaks:config/betterleaks.toml#maxmind-license-key",
      "trufflesecurity/trufflehog:pkg/detectors/maxmindlicense/v1",
    ],
    confidence: "low",
  }),
  define({
    id: "here",
    name: "HERE",
    category: "maps-weather-geo",
    hosts: [],
    variables: ["HERE_API_KEY"],
    formats: [plainFormat("^[A-Za-z0-9_-]{43}$")],
    check: noCheck("HERE counts every request as a transaction that may be billed, and has no free one."),
    keyPage: "https://platform.here.com/admin/apps",
    rotation: overlapping("An app may hold two keys: make a new one, change over, delete the old one."),
    sources: [
      "mongodb/kingfisher:crates/kingfisher-rules/data/rules/hereapi.yml",
      "trufflesecurity/trufflehog:pkg/detectors/hereapi",
    ],
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
      control: "daily",
      rules: [
        // 403 also means a limit, a referrer or another product, so only its words count.
        rule(
          { status: [403], bodyContains: ["developer inactive"] },
          rejected(),
          "403 Developer Inactive: TomTom does not know this key, or has switched it off",
        ),
        rule(
          { status: [403], bodyContains: ["developer over"] },
          limited("rate-limited"),
          "403 Developer Over Rate: too many requests just now",
        ),
        ...standardRules({ invalid: [], restricted: [] }),
      ],
    }),
    keyPage: "https://developer.tomtom.com/user/me/apps",
    rotation: overlapping("Several keys live side by side: make a new one, change over, delete the old one."),
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
      rules: [
        rule(
          { status: [403], json: true },
          limited("restricted"),
          "403 with JSON: the key is genuine, but not open to this service or from this place",
        ),
        ...standardRules({ proof: "balance", restricted: [] }),
      ],
      identity: { credit: ["balance.day"] },
    }),
    keyPage: "https://my.locationiq.com/dashboard/tokens",
    rotation: overlapping(
      "Several tokens live side by side: make a new one, change over, delete the old one.",
    ),
    sources: [
      "SLS-Main/secret-sniffer:internal/detectors/verifiers.go",
      "trufflesecurity/trufflehog:pkg/detectors/locationiq",
      "https://docs.locationiq.com/docs/errors",
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
      {
        rules: [
          rule(
            { status: [403], path: "status.message", contains: ["disabled", "blocked", "suspended"] },
            limited("restricted"),
            "403: the key is genuine; it, or its account, is blocked at present",
          ),
          rule(
            { status: [403], path: "status.message", contains: ["ip address"] },
            limited("restricted"),
            "403: the key is genuine, but not from this address",
          ),
          rule(
            { status: [402], json: true },
            limited("no-credit"),
            "402: the key is genuine, its requests of the day are used up",
          ),
          rule(
            { status: [200], path: "status.code", equals: [200] },
            valid,
            '200 with "status": the key was accepted',
          ),
          ...standardRules({ valid: [], restricted: [], assumed: ["invalid"] }),
        ],
        identity: { limits: ["rate.limit"], credit: ["rate.remaining"] },
      },
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
      rules: standardRules({ proof: "ip", assumed: ["invalid", "restricted"] }),
    }),
    keyPage: "https://myprojects.geoapify.com/",
    rotation: overlapping(
      "A project may hold several keys: make a new one, change over, delete the old one.",
    ),
    sources: [
      "mongodb/kingfisher:crates/kingfisher-rules/data/rules/geoapify.yml",
      "trufflesecurity/trufflehog:pkg/detectors/geoapify",
    ],
    confidence: "medium",
  }),
  define({
    id: "weatherapi",
    name: "WeatherAPI.com",
    category: "maps-weather-geo",
    hosts: ["api.weatherapi.com"],
    variables: ["WEATHERAPI_KEY", "WEATHER_API_KEY"],
    formats: [plainFormat("^[0-9a-f]{31,32}$")],
    check: get("https://api.weatherapi.com/v1/timezone.json?q=London", query("key"), {
      rules: [
        rule(
          { status: [401, 403], path: "error.code", equals: [2006] },
          rejected(),
          "error 2006: WeatherAPI does not know this key",
        ),
        rule(
          { status: [403], path: "error.code", equals: [2008] },
          rejected("revoked"),
          "403 with error 2008: the key was switched off",
        ),
        rule(
          { status: [403], path: "error.code", equals: [2007] },
          limited("no-credit"),
          "403 with error 2007: the key is genuine, its requests of the month are used up",
        ),
        rule(
          { status: [403], path: "error.code", equals: [2009] },
          limited("plan"),
          "403 with error 2009: the key is genuine, its plan does not hold this",
        ),
        ...standardRules({ proof: "location", invalid: [], restricted: [] }),
      ],
    }),
    keyPage: "https://www.weatherapi.com/my/",
    sources: ["mongodb/kingfisher:crates/kingfisher-rules/data/rules/weatherapi.yml"],
    confidence: "medium",
  }),
  define({
    id: "weatherstack",
    name: "weatherstack (APILayer)",
    category: "maps-weather-geo",
    hosts: ["api.weatherstack.com"],
    variables: ["WEATHERSTACK_API_KEY"],
    formats: [plainFormat("^[0-9a-f]{32}$")],
    check: get("https://api.weatherstack.com/current?query=London", query("access_key"), {
      rules: [
        ...apilayerRefusals,
        rule({ status: [200], path: "location" }, valid, '200 with "location": the key was accepted'),
      ],
    }),
    keyPage: "https://weatherstack.com/dashboard",
    sources: [
      "betterleaks/betterleaks:config/betterleaks.toml#weatherstack-api-key.1",
      "trufflesecurity/trufflehog:pkg/detectors/weatherstack",
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
      rules: standardRules({ proof: "data", assumed: ["invalid", "restricted"] }),
    }),
    keyPage: "https://app.tomorrow.io/development/keys",
    sources: ["trufflesecurity/trufflehog:pkg/detectors/tomorrowio"],
    confidence: "medium",
  }),
  define({
    id: "yelp",
    name: "Yelp Fusion",
    category: "maps-weather-geo",
    hosts: ["api.yelp.com"],
    variables: ["YELP_API_KEY"],
    formats: [plainFormat("^[A-Za-z0-9_-]{128}$")],
    // One category: the list of all would be an answer too long to read.
    check: get("https://api.yelp.com/v3/categories/pizza?locale=en_US", bearer, {
      rules: [
        rule(
          { status: [401], path: "error.code", equals: ["TOKEN_INVALID"] },
          rejected(),
          "401 TOKEN_INVALID: Yelp does not accept this key",
        ),
        rule(
          {
            status: [400],
            path: "error.code",
            equals: ["VALIDATION_ERROR"],
            bodyContains: ["authorization"],
          },
          rejected(),
          "400 VALIDATION_ERROR about the Authorization header: this has not the form of a key",
        ),
        ...standardRules({ proof: "category", invalid: [], assumed: ["restricted"] }),
      ],
    }),
    keyPage: "https://www.yelp.com/developers/v3/manage_app",
    sources: [
      "mongodb/kingfisher:crates/kingfisher-rules/data/rules/yelp.yml",
      "trufflesecurity/trufflehog:pkg/detectors/yelp",
    ],
    confidence: "low",
  }),
  define({
    id: "foursquare",
    name: "Foursquare Places",
    category: "maps-weather-geo",
    hosts: [],
    variables: ["FOURSQUARE_API_KEY", "FSQ_API_KEY"],
    formats: [
      ownFormat("fsq3", "^fsq3[A-Za-z0-9+/]{44}=$", { note: "key of the older API, which has ended" }),
      plainFormat("^[A-Z0-9]{48}$", { note: "service key" }),
    ],
    check: noCheck("Foursquare counts every request for places as a call that may be billed."),
    keyPage: "https://foursquare.com/developers/home",
    rotation: overlapping("Several keys live side by side: make a new one, change over, delete the old one."),
    sources: [
      "mongodb/kingfisher:crates/kingfisher-rules/data/rules/foursquare.yml",
      "trufflesecurity/trufflehog:pkg/detectors/foursquare",
    ],
    confidence: "low",
  }),
];
