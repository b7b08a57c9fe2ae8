/** Maps, weather and addresses. */
import { bearer, define, get, ownFormat, plainFormat, query, rejected, rule, valid } from "../build.ts";
import { googleKeyFormat, googleProjectRules } from "../google-rules.ts";
import type { ProviderDefinition } from "../provider.ts";
import { standardRules } from "../standard-rules.ts";

export const mapServices: readonly ProviderDefinition[] = [
  define({
    id: "mapbox",
    name: "Mapbox",
    category: "maps-weather-geo",
    hosts: ["api.mapbox.com"],
    variables: ["MAPBOX_ACCESS_TOKEN", "MAPBOX_TOKEN"],
    formats: [
      ownFormat("sk.eyJ1I", "^sk\\.eyJ1I[A-Za-z0-9_-]{60,120}\\.[A-Za-z0-9_-]{22}$", {
        note: "secret; payload names the user",
      }),
      ownFormat("pk.eyJ1I", "^pk\\.eyJ1I[A-Za-z0-9_-]{60,120}\\.[A-Za-z0-9_-]{22}$", {
        note: "public by design",
      }),
      ownFormat("tk.eyJ1I", "^tk\\.eyJ1I[A-Za-z0-9_-]{60,120}\\.[A-Za-z0-9_-]{22}$", { note: "temporary" }),
    ],
    check: get("https://api.mapbox.com/tokens/v2", query("access_token"), {
      rules: [
        rule(
          { status: [200], path: "code", equals: ["TokenValid"] },
          valid,
          "200 TokenValid: Mapbox knows this token",
        ),
        rule(
          { status: [200], path: "code", equals: ["TokenExpired"] },
          rejected("expired"),
          "200 TokenExpired: the token is past its date",
        ),
        rule(
          { status: [200], path: "code", equals: ["TokenRevoked"] },
          rejected("revoked"),
          "200 TokenRevoked: the token was taken back",
        ),
        rule(
          { status: [200], path: "code", equals: ["TokenMalformed", "TokenInvalid"] },
          rejected(),
          "200 TokenMalformed or TokenInvalid: Mapbox does not know this token",
        ),
        ...standardRules({ valid: [], invalid: [], restricted: [] }),
      ],
      identity: { account: ["token.user"] },
    }),
    keyPage: "https://account.mapbox.com/access-tokens/",
    sources: [
      "SLS-Main/secret-sniffer:internal/detectors/verifiers.go",
      "mongodb/kingfisher:crates/kingfisher-rules/data/rules/mapbox.yml",
      "trufflesecurity/trufflehog:pkg/detectors/mapbox",
    ],
    confidence: "high",
  }),
  define({
    id: "google-maps",
    name: "Google Maps Platform",
    category: "maps-weather-geo",
    hosts: ["www.googleapis.com"],
    variables: ["GOOGLE_MAPS_API_KEY", "NEXT_PUBLIC_GOOGLE_MAPS_API_KEY", "VITE_GOOGLE_MAPS_API_KEY"],
    formats: [googleKeyFormat],
    check: get("https://www.googleapis.com/identitytoolkit/v3/relyingparty/getProjectConfig", query("key"), {
      rules: googleProjectRules,
    }),
    keyPage: "https://console.cloud.google.com/google/maps-apis/credentials",
    sources: [
      "betterleaks/betterleaks:config/betterleaks.toml#gcp-api-key",
      "betterleaks/betterleaks:config/betterleaks.toml#gcp-gemini-api",
      "mongodb/kingfisher:crates/kingfisher-rules/data/rules/google.yml",
    ],
    confidence: "medium",
  }),
  define({
    id: "ipinfo",
    name: "IPinfo",
    category: "maps-weather-geo",
    hosts: ["ipinfo.io"],
    variables: ["IPINFO_TOKEN", "IPINFO_API_KEY"],
    formats: [plainFormat("^[0-9a-f]{14}$")],
    check: get("https://ipinfo.io/me", bearer, {
      rules: [
        rule(
          { status: [403], bodyContains: ["unknown token"] },
          rejected(),
          '403 "Unknown token": IPinfo does not know this token',
        ),
        ...standardRules({ proof: "requests", invalid: [], restricted: [] }),
      ],
      identity: { limits: ["requests.limit"] },
    }),
    keyPage: "https://ipinfo.io/account/token",
    sources: [
      "trufflesecurity/trufflehog:pkg/detectors/ipinfo",
      "projectdiscovery/nuclei-templates:http/token-spray/api-ipinfo.yaml",
    ],
    confidence: "medium",
  }),
  define({
    id: "openweather",
    name: "OpenWeather",
    category: "maps-weather-geo",
    hosts: ["api.openweathermap.org"],
    variables: ["OPENWEATHER_API_KEY", "OPENWEATHERMAP_API_KEY", "OWM_API_KEY"],
    formats: [plainFormat("^[0-9a-f]{32}$")],
    check: get("https://api.openweathermap.org/data/2.5/weather?lat=0&lon=0", query("appid"), {
      rules: [
        rule(
          { status: [401] },
          rejected(),
          "401: wrong, or not active yet (a new key takes up to two hours)",
        ),
        ...standardRules({ proof: "coord", invalid: [], assumed: ["restricted"] }),
      ],
    }),
    keyPage: "https://home.openweathermap.org/api_keys",
    sources: [
      "trufflesecurity/trufflehog:pkg/detectors/openweather",
      "projectdiscovery/nuclei-templates:http/token-spray/api-openweather.yaml",
      "mongodb/kingfisher:crates/kingfisher-rules/data/rules/openweathermap.yml",
    ],
    confidence: "high",
  }),
];
