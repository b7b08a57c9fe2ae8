/** Content systems and their search. */
import {
  baseUrlField,
  bearer,
  define,
  get,
  header,
  ownFormat,
  plainFormat,
  query,
  sharedFormat,
} from "../build.ts";
import type { ProviderDefinition } from "../provider.ts";
import { standardRules } from "../standard-rules.ts";

export const publishingServices: readonly ProviderDefinition[] = [
  define({
    id: "sanity",
    name: "Sanity",
    category: "content-cms-social",
    hosts: ["api.sanity.io"],
    variables: ["SANITY_API_TOKEN", "SANITY_AUTH_TOKEN"],
    formats: [
      sharedFormat("sk", "^sk[A-Za-z0-9]{78,178}$", { note: "bare sk followed by letters: no separator" }),
    ],
    check: get("https://api.sanity.io/v2021-10-21/users/me", bearer, {
      rules: standardRules({ assumed: ["invalid", "restricted"] }),
    }),
    keyPage: "https://www.sanity.io/manage",
    sources: [
      "SLS-Main/secret-sniffer:internal/detectors/verifiers.go",
      "mongodb/kingfisher:crates/kingfisher-rules/data/rules/sanity.yml",
      "trufflesecurity/trufflehog:pkg/detectors/sanity",
    ],
    confidence: "medium",
  }),
  define({
    id: "storyblok",
    name: "Storyblok",
    category: "content-cms-social",
    hosts: ["api.storyblok.com"],
    variables: ["STORYBLOK_TOKEN", "STORYBLOK_ACCESS_TOKEN", "STORYBLOK_MANAGEMENT_TOKEN"],
    formats: [
      ownFormat("", "^[A-Za-z0-9]{22}tt$"),
      ownFormat("", "^[A-Za-z0-9]{22}tt-[0-9]{5,8}-[A-Za-z0-9_-]{20}$", {
        note: "personal token: mapi.storyblok.com, raw Authorization",
      }),
    ],
    check: get("https://api.storyblok.com/v2/cdn/spaces/me", query("token"), {
      rules: standardRules({ assumed: ["invalid", "restricted"] }),
    }),
    keyPage: "https://app.storyblok.com/",
    sources: [
      "SLS-Main/secret-sniffer:internal/detectors/verifiers.go",
      "mongodb/kingfisher:crates/kingfisher-rules/data/rules/storyblok.yml",
      "trufflesecurity/trufflehog:pkg/detectors/storyblokpersonalaccesstoken",
    ],
    confidence: "medium",
  }),
  define({
    id: "buttercms",
    name: "ButterCMS",
    category: "content-cms-social",
    hosts: ["api.buttercms.com"],
    variables: ["BUTTERCMS_API_KEY", "BUTTER_CMS_API_KEY"],
    formats: [plainFormat("^[0-9a-f]{40}$", { note: "SHA-1 shaped" })],
    check: get("https://api.buttercms.com/v2/authors/", query("auth_token"), {
      rules: standardRules({ assumed: ["invalid", "restricted"] }),
    }),
    keyPage: "https://buttercms.com/settings/",
    sources: [
      "mongodb/kingfisher:crates/kingfisher-rules/data/rules/buttercms.yml",
      "trufflesecurity/trufflehog:pkg/detectors/buttercms",
      "projectdiscovery/nuclei-templates:http/token-spray/api-buttercms.yaml",
    ],
    confidence: "medium",
  }),
  define({
    id: "ghost",
    name: "Ghost Admin API",
    category: "content-cms-social",
    hosts: [],
    variables: ["GHOST_ADMIN_API_KEY", "GHOST_CONTENT_API_KEY"],
    formats: [
      ownFormat("", "^[0-9a-f]{24}:[0-9a-f]{64}$", {
        note: "admin key id:secret; client signs an HS256 JWT",
      }),
      plainFormat("^[0-9a-f]{26}$", { note: "content key (?key=)" }),
    ],
    fields: [baseUrlField("baseUrl", "Address of Ghost Admin API")],
    check: get("{baseUrl}/ghost/api/admin/site/", header("Authorization", "Ghost {secret}"), {
      rules: standardRules({ assumed: ["invalid", "restricted"] }),
    }),
    keyPage: null,
    sources: [
      "mongodb/kingfisher:crates/kingfisher-rules/data/rules/ghost.yml",
      "NangoHQ/nango:packages/providers/providers.yaml#ghost-admin",
      "NangoHQ/nango:packages/providers/providers.yaml#ghost-content",
    ],
    confidence: "low",
  }),
];
