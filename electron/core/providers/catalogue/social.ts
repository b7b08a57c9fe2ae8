/** Social networks, media and links. */
import { bearer, define, get, header, ownFormat, plainFormat, query, sharedFormat } from "../build.ts";
import type { ProviderDefinition } from "../provider.ts";
import { standardRules } from "../standard-rules.ts";

export const socialServices: readonly ProviderDefinition[] = [
  define({
    id: "twitch",
    name: "Twitch",
    category: "content-cms-social",
    hosts: ["id.twitch.tv"],
    variables: ["TWITCH_ACCESS_TOKEN", "TWITCH_CLIENT_SECRET"],
    formats: [plainFormat("^[a-z0-9]{30}$", { note: "tokens, client ids and secrets look alike" })],
    check: get("https://id.twitch.tv/oauth2/validate", header("Authorization", "OAuth {secret}"), {
      rules: standardRules({ assumed: ["invalid", "restricted"] }),
    }),
    keyPage: "https://dev.twitch.tv/console/apps",
    sources: [
      "SLS-Main/secret-sniffer:internal/detectors/verifiers.go",
      "mongodb/kingfisher:crates/kingfisher-rules/data/rules/twitch.yml",
      "trufflesecurity/trufflehog:pkg/detectors/twitchaccesstoken",
    ],
    confidence: "high",
  }),
  define({
    id: "linkedin",
    name: "LinkedIn (access token)",
    category: "content-cms-social",
    hosts: ["api.linkedin.com"],
    variables: ["LINKEDIN_ACCESS_TOKEN", "LINKEDIN_CLIENT_SECRET"],
    formats: [sharedFormat("AQ", "^AQ[A-Za-z0-9_-]{150,400}$")],
    check: get("https://api.linkedin.com/v2/userinfo", bearer, {
      rules: standardRules({ restricted: [], assumed: ["invalid"] }),
    }),
    keyPage: "https://www.linkedin.com/developers/apps",
    sources: [
      "mongodb/kingfisher:crates/kingfisher-rules/data/rules/linkedin.yml",
      "betterleaks/betterleaks:config/betterleaks.toml#linkedin-client-id",
      "betterleaks/betterleaks:config/betterleaks.toml#linkedin-client-secret",
    ],
    confidence: "low",
  }),
  define({
    id: "unsplash",
    name: "Unsplash",
    category: "content-cms-social",
    hosts: ["api.unsplash.com"],
    variables: ["UNSPLASH_ACCESS_KEY"],
    formats: [plainFormat("^[A-Za-z0-9_-]{43}$")],
    check: get("https://api.unsplash.com/stats/total", header("Authorization", "Client-ID {secret}"), {
      rules: standardRules({ restricted: [], assumed: ["invalid"] }),
    }),
    keyPage: "https://unsplash.com/oauth/applications",
    sources: [
      "mongodb/kingfisher:crates/kingfisher-rules/data/rules/unsplash.yml",
      "trufflesecurity/trufflehog:pkg/detectors/unsplash",
    ],
    confidence: "medium",
  }),
  define({
    id: "giphy",
    name: "GIPHY",
    category: "content-cms-social",
    hosts: ["api.giphy.com"],
    variables: ["GIPHY_API_KEY"],
    formats: [plainFormat("^[A-Za-z0-9]{32}$")],
    check: get("https://api.giphy.com/v1/randomid", query("api_key"), {
      rules: standardRules({ invalid: [401, 403], restricted: [] }),
    }),
    keyPage: "https://developers.giphy.com/dashboard/",
    sources: ["projectdiscovery/nuclei-templates:http/token-spray/api-giphy.yaml"],
    confidence: "low",
  }),
  define({
    id: "bitly",
    name: "Bitly",
    category: "content-cms-social",
    hosts: ["api-ssl.bitly.com"],
    variables: ["BITLY_ACCESS_TOKEN", "BITLY_TOKEN"],
    formats: [plainFormat("^[0-9a-f]{40}$", { note: "SHA-1 shaped" })],
    check: get("https://api-ssl.bitly.com/v4/user", bearer, {
      rules: standardRules({ invalid: [401, 403], restricted: [] }),
    }),
    keyPage: "https://app.bitly.com/settings/api/",
    sources: [
      "SLS-Main/secret-sniffer:internal/detectors/verifiers.go",
      "mongodb/kingfisher:crates/kingfisher-rules/data/rules/bitly.yml",
      "betterleaks/betterleaks:config/betterleaks.toml#bitly-access-token",
    ],
    confidence: "high",
  }),
  define({
    id: "dub",
    name: "Dub",
    category: "content-cms-social",
    hosts: ["api.dub.co"],
    variables: ["DUB_API_KEY"],
    formats: [ownFormat("dub_", "^dub_[A-Za-z0-9]{24}$")],
    check: get("https://api.dub.co/links?page=1&pageSize=1", bearer, {
      rules: standardRules({ assumed: ["invalid", "restricted"] }),
    }),
    keyPage: "https://app.dub.co/settings/tokens",
    sources: ["mongodb/kingfisher:crates/kingfisher-rules/data/rules/dub.yml"],
    confidence: "medium",
  }),
  define({
    id: "eventbrite",
    name: "Eventbrite",
    category: "content-cms-social",
    hosts: ["www.eventbriteapi.com"],
    variables: ["EVENTBRITE_API_KEY", "EVENTBRITE_TOKEN"],
    formats: [plainFormat("^[A-Z0-9]{20}$")],
    check: get("https://www.eventbriteapi.com/v3/users/me/", bearer, {
      rules: standardRules({ assumed: ["invalid", "restricted"] }),
    }),
    keyPage: "https://www.eventbrite.com/platform/api-keys",
    sources: [
      "SLS-Main/secret-sniffer:internal/detectors/verifiers.go",
      "mongodb/kingfisher:crates/kingfisher-rules/data/rules/eventbrite.yml",
      "trufflesecurity/trufflehog:pkg/detectors/eventbrite",
    ],
    confidence: "high",
  }),
  define({
    id: "strava",
    name: "Strava (access token)",
    category: "content-cms-social",
    hosts: ["www.strava.com"],
    variables: ["STRAVA_ACCESS_TOKEN", "STRAVA_CLIENT_SECRET", "STRAVA_REFRESH_TOKEN"],
    formats: [plainFormat("^[0-9a-f]{40}$", { note: "expires after 6 h" })],
    check: get("https://www.strava.com/api/v3/athlete", bearer, {
      rules: standardRules({ assumed: ["invalid", "restricted"] }),
    }),
    keyPage: "https://www.strava.com/settings/api",
    sources: [
      "mongodb/kingfisher:crates/kingfisher-rules/data/rules/strava.yml",
      "projectdiscovery/nuclei-templates:http/token-spray/api-strava.yaml",
      "trufflesecurity/trufflehog:pkg/detectors/strava",
    ],
    confidence: "high",
  }),
];
