/** Social networks, media and links. */
import {
  bearer,
  define,
  get,
  header,
  instantly,
  limited,
  noCheck,
  overlapping,
  ownFormat,
  plainFormat,
  query,
  rejected,
  rule,
  sharedFormat,
  textField,
} from "../build.ts";
import { clientCredentials } from "../oauth-client.ts";
import type { ProviderDefinition, VerdictRule } from "../provider.ts";
import { forbiddenMeansUnknown, standardRules } from "../standard-rules.ts";

/** How Meta says what is wrong with a token (developers.facebook.com/docs/graph-api/guides/error-handling). */
const metaRules: readonly VerdictRule[] = [
  rule(
    { status: [400, 401], path: "error.error_subcode", equals: [463] },
    rejected("expired"),
    "code 190, subcode 463: the token is past its date",
  ),
  rule(
    { status: [400, 401], path: "error.error_subcode", equals: [458, 460] },
    rejected("revoked"),
    "code 190, subcode 458 or 460: the person took the app's access back or changed the password",
  ),
  rule(
    { status: [400, 401], path: "error.code", equals: [190] },
    rejected(),
    "code 190: Meta does not accept this token",
  ),
  rule(
    { status: [400, 403], path: "error.code", equals: [4, 17, 32, 613] },
    limited("rate-limited"),
    "code 4, 17, 32 or 613: too many requests just now",
  ),
  rule(
    { status: [400, 403], path: "error.code", equals: [10, 200] },
    limited("restricted"),
    "code 10 or 200: the token is genuine but lacks a permission",
  ),
];

/** The token of an app speaks for nobody, so it is asked for its app. */
const metaAppCheck = get("https://graph.facebook.com/app?fields=id,name", bearer, {
  rules: [
    rule(
      { status: [400], path: "error.code", equals: [101] },
      rejected(),
      "400 code 101: Meta does not know this app and secret",
    ),
    ...metaRules,
    ...standardRules({ proof: "id", invalid: [], restricted: [] }),
  ],
  identity: { account: ["name"], accountId: ["id"] },
});

export const socialServices: readonly ProviderDefinition[] = [
  define({
    id: "spotify",
    name: "Spotify (client credentials)",
    category: "content-cms-social",
    hosts: ["accounts.spotify.com"],
    variables: ["SPOTIFY_CLIENT_SECRET", "SPOTIPY_CLIENT_SECRET"],
    formats: [plainFormat("^[0-9a-f]{32}$")],
    fields: [textField("clientId", "Client ID", { variables: ["SPOTIFY_CLIENT_ID", "SPOTIPY_CLIENT_ID"] })],
    check: clientCredentials("https://accounts.spotify.com/api/token", { in: "basic" }),
    keyPage: "https://developer.spotify.com/dashboard",
    rotation: instantly("Spotify makes a new secret in place of the old one."),
    sources: [
      "trufflesecurity/trufflehog:pkg/detectors/spotifykey",
      "NangoHQ/nango:packages/providers/providers.yaml#spotify",
      "NangoHQ/nango:packages/providers/providers.yaml#spotify-oauth2-cc",
    ],
    confidence: "medium",
  }),
  define({
    id: "twitch",
    name: "Twitch",
    category: "content-cms-social",
    hosts: ["id.twitch.tv"],
    variables: ["TWITCH_ACCESS_TOKEN"],
    formats: [plainFormat("^[a-z0-9]{30}$", { note: "access token; ids and secrets of clients look alike" })],
    check: get("https://id.twitch.tv/oauth2/validate", header("Authorization", "OAuth {secret}"), {
      rules: standardRules({ proof: "client_id", assumed: ["invalid", "restricted"] }),
      identity: { account: ["login"], accountId: ["user_id"], scopes: ["scopes"] },
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
    id: "x-twitter",
    name: "X (Twitter) bearer token",
    category: "content-cms-social",
    hosts: ["api.x.com"],
    variables: ["TWITTER_BEARER_TOKEN", "X_BEARER_TOKEN"],
    formats: [
      ownFormat("AAAAAAAAAAAAAAAAAAAAA", "^AAAAAAAAAAAAAAAAAAAAA[A-Za-z0-9%_-]{60,110}$", {
        note: "app-only token",
      }),
    ],
    // One family of limits: all of them would be an answer too long to read.
    check: get("https://api.x.com/1.1/application/rate_limit_status.json?resources=application", bearer, {
      rules: [
        rule(
          { status: [403], bodyContains: ["client-not-enrolled"] },
          limited("plan"),
          "403 client-not-enrolled: the token is genuine, its app belongs to no project with access",
        ),
        rule(
          { status: [403], path: "errors.0.code", equals: [453] },
          limited("plan"),
          "403 code 453: the token is genuine, its plan does not open this request",
        ),
        ...standardRules({
          proof: "rate_limit_context",
          restricted: [],
          noCredit: [402],
          assumed: ["invalid"],
        }),
      ],
    }),
    keyPage: "https://developer.x.com/en/portal/dashboard",
    sources: [
      "mongodb/kingfisher:crates/kingfisher-rules/data/rules/twitter.yml",
      "betterleaks/betterleaks:config/betterleaks.toml#twitter-access-secret",
      "betterleaks/betterleaks:config/betterleaks.toml#twitter-access-token",
    ],
    confidence: "low",
  }),
  define({
    id: "facebook-graph",
    name: "Meta Graph API (access token)",
    category: "content-cms-social",
    hosts: ["graph.facebook.com"],
    variables: ["FACEBOOK_ACCESS_TOKEN", "META_ACCESS_TOKEN", "FB_ACCESS_TOKEN", "WHATSAPP_TOKEN"],
    formats: [
      ownFormat("EAA", "^EAA[A-Za-z0-9]{80,250}$", { note: "user, page, system user or WhatsApp" }),
      ownFormat("", "^[0-9]{15,16}\\|[A-Za-z0-9_-]{27}$", { note: "token of an app", check: metaAppCheck }),
    ],
    check: get("https://graph.facebook.com/me?fields=id,name", bearer, {
      rules: [...metaRules, ...standardRules({ proof: "id", invalid: [], restricted: [] })],
      identity: { account: ["name"], accountId: ["id"] },
    }),
    keyPage: "https://developers.facebook.com/tools/explorer/",
    sources: [
      "mongodb/kingfisher:crates/kingfisher-rules/data/rules/facebook.yml",
      "betterleaks/betterleaks:config/betterleaks.toml#facebook-access-token",
      "betterleaks/betterleaks:config/betterleaks.toml#facebook-page-access-token",
    ],
    confidence: "medium",
  }),
  define({
    id: "instagram",
    name: "Instagram Graph",
    category: "content-cms-social",
    hosts: ["graph.instagram.com"],
    variables: ["INSTAGRAM_ACCESS_TOKEN"],
    formats: [
      ownFormat("IGQVJ", "^IGQVJ[A-Za-z0-9_-]{50,256}$"),
      ownFormat("IGAA", "^IGAA[A-Za-z0-9]{100,250}$", { note: "newer" }),
    ],
    check: get("https://graph.instagram.com/me?fields=id,username", query("access_token"), {
      rules: [...metaRules, ...standardRules({ proof: "id", invalid: [], assumed: ["restricted"] })],
      identity: { account: ["username"], accountId: ["id"] },
    }),
    keyPage: "https://developers.facebook.com/apps/",
    sources: [
      "mongodb/kingfisher:crates/kingfisher-rules/data/rules/instagram.yml",
      "projectdiscovery/nuclei-templates:http/token-spray/api-instagram.yaml",
      "NangoHQ/nango:packages/providers/providers.yaml#instagram",
    ],
    confidence: "medium",
  }),
  define({
    id: "linkedin",
    name: "LinkedIn (access token)",
    category: "content-cms-social",
    hosts: ["api.linkedin.com"],
    variables: ["LINKEDIN_ACCESS_TOKEN"],
    formats: [sharedFormat("AQ", "^AQ[A-Za-z0-9_-]{150,400}$")],
    check: get("https://api.linkedin.com/v2/userinfo", bearer, {
      rules: [
        rule(
          { status: [401], bodyContains: ["expired_access_token"] },
          rejected("expired"),
          "401 EXPIRED_ACCESS_TOKEN: the token is past its date",
        ),
        rule(
          { status: [401], bodyContains: ["revoked_access_token"] },
          rejected("revoked"),
          "401 REVOKED_ACCESS_TOKEN: the token was taken back",
        ),
        rule(
          { status: [403], bodyContains: ["access_denied"] },
          limited("restricted"),
          "403 ACCESS_DENIED: the token is genuine but may not tell whose it is",
        ),
        ...standardRules({ proof: "sub", restricted: [], assumed: ["invalid"] }),
      ],
      identity: { account: ["email", "name"], accountId: ["sub"] },
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
    id: "pinterest",
    name: "Pinterest",
    category: "content-cms-social",
    hosts: ["api.pinterest.com"],
    variables: ["PINTEREST_ACCESS_TOKEN"],
    formats: [
      ownFormat("pina_", "^pina_[A-Za-z0-9_-]{20,200}$"),
      ownFormat("pinr_", "^pinr_[A-Za-z0-9_-]{20,500}$", {
        note: "refresh token",
        check: noCheck("Using a refresh token makes a new token."),
      }),
    ],
    check: get("https://api.pinterest.com/v5/user_account", bearer, {
      rules: [
        rule(
          { status: [401], path: "code", equals: [2] },
          rejected(),
          "401 code 2: Pinterest does not accept this token",
        ),
        ...standardRules({ proof: "username", invalid: [], assumed: ["restricted"] }),
      ],
      identity: { account: ["username"], plan: ["account_type"] },
    }),
    keyPage: "https://developers.pinterest.com/apps/",
    sources: [
      "mongodb/kingfisher:crates/kingfisher-rules/data/rules/pinterest.yml",
      "betterleaks/betterleaks:config/betterleaks.toml#pinterest-access-token",
      "NangoHQ/nango:packages/providers/providers.yaml#pinterest",
    ],
    confidence: "medium",
  }),
  define({
    id: "unsplash",
    name: "Unsplash",
    category: "content-cms-social",
    hosts: ["api.unsplash.com"],
    variables: ["UNSPLASH_ACCESS_KEY"],
    formats: [plainFormat("^[A-Za-z0-9_-]{43}$")],
    check: get("https://api.unsplash.com/stats/total", header("Authorization", "Client-ID {secret}"), {
      rules: [
        rule(
          { status: [403], bodyContains: ["rate limit exceeded"] },
          limited("rate-limited"),
          '403 "Rate Limit Exceeded": the key is genuine, the requests of this hour are used up',
        ),
        ...standardRules({ proof: "photos", restricted: [], assumed: ["invalid"] }),
      ],
    }),
    keyPage: "https://unsplash.com/oauth/applications",
    sources: [
      "mongodb/kingfisher:crates/kingfisher-rules/data/rules/unsplash.yml",
      "trufflesecurity/trufflehog:pkg/detectors/unsplash",
    ],
    confidence: "medium",
  }),
  define({
    id: "pixabay",
    name: "Pixabay",
    category: "content-cms-social",
    hosts: ["pixabay.com"],
    variables: ["PIXABAY_API_KEY"],
    formats: [ownFormat("", "^[0-9]{7,8}-[0-9a-f]{25}$", { note: "user id - 25 hex" })],
    check: get("https://pixabay.com/api/?q=flower&per_page=3", query("key"), {
      rules: [
        rule(
          { status: [400], bodyContains: ["invalid or missing api key"] },
          rejected(),
          '400 "Invalid or missing API key": Pixabay does not know this key',
        ),
        ...standardRules({ proof: "totalHits", invalid: [], assumed: ["restricted"] }),
      ],
    }),
    keyPage: "https://pixabay.com/api/docs/",
    sources: ["trufflesecurity/trufflehog:pkg/detectors/pixabay"],
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
      rules: [forbiddenMeansUnknown("GIPHY"), ...standardRules({ proof: "data.random_id", restricted: [] })],
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
    formats: [plainFormat("^[0-9a-f]{40}$")],
    check: get("https://api-ssl.bitly.com/v4/user", bearer, {
      rules: [forbiddenMeansUnknown("Bitly"), ...standardRules({ proof: "login", restricted: [] })],
      identity: { account: ["login", "name"] },
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
    rotation: overlapping("A workspace of Dub may have several keys."),
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
      rules: standardRules({ proof: "id", assumed: ["invalid", "restricted"] }),
      identity: { account: ["emails.0.email", "name"], accountId: ["id"] },
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
    variables: ["STRAVA_ACCESS_TOKEN"],
    formats: [plainFormat("^[0-9a-f]{40}$", { note: "ends after six hours" })],
    check: get("https://www.strava.com/api/v3/athlete", bearer, {
      rules: [
        rule(
          { status: [401], json: true },
          rejected(),
          "401: Strava does not accept this token (one that is older than six hours has ended)",
        ),
        ...standardRules({ proof: "id", assumed: ["invalid", "restricted"] }),
      ],
      identity: { account: ["username"], accountId: ["id"] },
    }),
    keyPage: "https://www.strava.com/settings/api",
    sources: [
      "mongodb/kingfisher:crates/kingfisher-rules/data/rules/strava.yml",
      "projectdiscovery/nuclei-templates:http/token-spray/api-strava.yaml",
      "trufflesecurity/trufflehog:pkg/detectors/strava",
    ],
    confidence: "high",
  }),
  define({
    id: "ticketmaster",
    name: "Ticketmaster Discovery",
    category: "content-cms-social",
    hosts: ["app.ticketmaster.com"],
    variables: ["TICKETMASTER_API_KEY"],
    formats: [plainFormat("^[A-Za-z0-9]{32}$")],
    check: get("https://app.ticketmaster.com/discovery/v2/events.json?size=1", query("apikey"), {
      rules: [
        rule(
          { status: [401], bodyContains: ["oauth.v2.invalidapikey"] },
          rejected(),
          "401 oauth.v2.InvalidApiKey: Ticketmaster does not know this key",
        ),
        ...standardRules({ proof: "page", invalid: [], assumed: ["restricted"] }),
      ],
    }),
    keyPage: "https://developer-acct.ticketmaster.com/",
    sources: [
      "SLS-Main/secret-sniffer:internal/detectors/verifiers.go",
      "trufflesecurity/trufflehog:pkg/detectors/ticketmaster",
      "projectdiscovery/nuclei-templates:http/token-spray/api-ticketmaster.yaml",
    ],
    confidence: "high",
  }),
];
