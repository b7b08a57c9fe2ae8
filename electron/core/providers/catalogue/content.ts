/** Content, search and media. */
import {
  bearer,
  define,
  get,
  header,
  hostChoice,
  inPath,
  limited,
  noCheck,
  ownFormat,
  plainFormat,
  query,
  rejected,
  rule,
  textField,
} from "../build.ts";
import { googleKeyFormat, googleRules } from "../google-rules.ts";
import type { ProviderDefinition } from "../provider.ts";
import { standardRules } from "../standard-rules.ts";

export const contentServices: readonly ProviderDefinition[] = [
  define({
    id: "contentful",
    name: "Contentful (management token)",
    category: "content-cms-social",
    hosts: ["api.contentful.com", "api.eu.contentful.com"],
    variables: ["CONTENTFUL_MANAGEMENT_TOKEN", "CONTENTFUL_ACCESS_TOKEN"],
    formats: [
      ownFormat("CFPAT-", "^CFPAT-[A-Za-z0-9_-]{43}$", { note: "management token" }),
      plainFormat("^[A-Za-z0-9_-]{43}$", {
        note: "delivery or preview token",
        check: noCheck(
          "Delivery and preview tokens need the id of their space, and may not ask who they are.",
        ),
      }),
    ],
    fields: [hostChoice(["api.contentful.com", "api.eu.contentful.com"])],
    check: get("https://{apiHost}/users/me", bearer, {
      rules: [
        rule(
          { status: [401], bodyContains: ["accesstokeninvalid"] },
          rejected(),
          "401 AccessTokenInvalid: Contentful does not know this token",
        ),
        ...standardRules({ proof: "email", invalid: [], assumed: ["restricted"] }),
      ],
      identity: { account: ["email"] },
    }),
    keyPage: "https://app.contentful.com/account/profile/cma_tokens",
    sources: [
      "mongodb/kingfisher:crates/kingfisher-rules/data/rules/contentful.yml",
      "betterleaks/betterleaks:config/betterleaks.toml#contentful-delivery-api-token",
      "trufflesecurity/trufflehog:pkg/detectors/contentfulpersonalaccesstoken",
    ],
    confidence: "medium",
  }),
  define({
    id: "algolia",
    name: "Algolia",
    category: "content-cms-social",
    hosts: ["{appId}.algolia.net"],
    variables: ["ALGOLIA_API_KEY", "ALGOLIA_ADMIN_KEY", "ALGOLIA_SEARCH_KEY"],
    formats: [plainFormat("^[0-9a-f]{32}$")],
    fields: [textField("appId", "Application id", { kind: "host-label", variables: ["ALGOLIA_APP_ID"] })],
    check: get("https://{appId}.algolia.net/1/keys/{secret}", [inPath, header("X-Algolia-API-Key")], {
      headers: { "X-Algolia-Application-Id": "{appId}" },
      rules: [
        rule(
          { status: [403], bodyContains: ["method not allowed with this api key"] },
          limited("restricted"),
          '403 "Method not allowed with this API key": the key is genuine',
        ),
        rule(
          { status: [403], bodyContains: ["invalid application-id or api key"] },
          rejected(),
          '403 "Invalid Application-ID or API key": Algolia does not know the pair',
        ),
        ...standardRules({ proof: "acl", invalid: [], restricted: [] }),
      ],
      identity: { account: ["description"], scopes: ["acl"] },
    }),
    keyPage: "https://dashboard.algolia.com/account/api-keys",
    sources: [
      "mongodb/kingfisher:crates/kingfisher-rules/data/rules/algolia.yml",
      "trufflesecurity/trufflehog:pkg/detectors/algoliaadminkey",
      "NangoHQ/nango:packages/providers/providers.yaml#algolia",
    ],
    confidence: "high",
  }),
  define({
    id: "youtube",
    name: "YouTube Data API",
    category: "content-cms-social",
    hosts: ["www.googleapis.com"],
    variables: ["YOUTUBE_API_KEY"],
    formats: [googleKeyFormat],
    check: get("https://www.googleapis.com/youtube/v3/i18nLanguages?part=id", query("key"), {
      rules: [
        rule(
          { status: [403], bodyContains: ["quotaexceeded"] },
          limited("rate-limited"),
          "403 quotaExceeded: the key is genuine, the quota of the day is used up",
        ),
        rule(
          { status: [403], bodyContains: ["accessnotconfigured", "iprefererblocked"] },
          limited("restricted"),
          "403: the key is genuine, but not open to this API or this place",
        ),
        ...googleRules,
        ...standardRules({ proof: "items", invalid: [], restricted: [] }),
      ],
    }),
    keyPage: "https://console.cloud.google.com/apis/credentials",
    sources: [
      "mongodb/kingfisher:crates/kingfisher-rules/data/rules/youtube.yml",
      "projectdiscovery/nuclei-templates:http/token-spray/api-youtube.yaml",
      "NangoHQ/nango:packages/providers/providers.yaml#youtube",
    ],
    confidence: "medium",
  }),
];
