/** Content systems and their search. */
import {
  baseUrlField,
  bearer,
  define,
  get,
  header,
  hostChoice,
  jsonBody,
  limited,
  noCheck,
  overlapping,
  ownFormat,
  plainFormat,
  post,
  query,
  rejected,
  rule,
  sharedFormat,
  unproven,
  valid,
} from "../build.ts";
import type { ProviderDefinition } from "../provider.ts";
import { clockIsWrong } from "../signing-words.ts";
import { standardRules } from "../standard-rules.ts";

/** A person's token manages spaces and is unknown to the address that delivers content. */
const personalTokenCheck = get("https://{managementHost}/v1/spaces/", header("Authorization"), {
  rules: standardRules({ proof: "spaces", assumed: ["invalid", "restricted"] }),
});

/** Ghost's own words: an answer of another server at this address proves nothing. */
const ghostRules = (proof: string) => [
  rule(
    { status: [401], path: "errors.0.type", equals: ["UnauthorizedError"] },
    rejected(),
    "401 UnauthorizedError: Ghost does not know this key",
  ),
  rule(
    { status: [403], path: "errors.0.type", equals: ["NoPermissionError"] },
    limited("restricted"),
    "403 NoPermissionError: the key is genuine, but may not ask this",
  ),
  ...standardRules({ proof, invalid: [], restricted: [] }),
];

const ghostContentCheck = get("{baseUrl}/ghost/api/content/settings/", query("key"), {
  headers: { "Accept-Version": "v5.0" },
  rules: ghostRules("settings"),
});

export const publishingServices: readonly ProviderDefinition[] = [
  define({
    id: "sanity",
    name: "Sanity",
    category: "content-cms-social",
    hosts: ["api.sanity.io"],
    variables: ["SANITY_API_TOKEN", "SANITY_AUTH_TOKEN"],
    formats: [sharedFormat("sk", "^sk[A-Za-z0-9]{78,178}$")],
    check: get("https://api.sanity.io/v2021-10-21/users/me", bearer, {
      control: "daily",
      rules: [
        rule({ status: [200], path: "id" }, valid, '200 with "id": the token was accepted'),
        rule(
          { status: [200], json: true },
          unproven,
          "200 without a user: a robot's token may be answered so, and a stranger as well",
        ),
        ...standardRules({ valid: [], assumed: ["invalid", "restricted"] }),
      ],
      identity: { account: ["email", "name"], accountId: ["id"] },
    }),
    keyPage: "https://www.sanity.io/manage",
    rotation: overlapping("A project of Sanity may have several tokens."),
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
    hosts: [
      "api.storyblok.com",
      "api-us.storyblok.com",
      "api-ca.storyblok.com",
      "api-ap.storyblok.com",
      "app.storyblokchina.cn",
      "mapi.storyblok.com",
    ],
    variables: ["STORYBLOK_TOKEN", "STORYBLOK_ACCESS_TOKEN", "STORYBLOK_MANAGEMENT_TOKEN"],
    formats: [
      plainFormat("^[A-Za-z0-9]{22}tt$", { note: "token of a space" }),
      ownFormat("", "^[A-Za-z0-9]{22}tt-[0-9]{5,8}-[A-Za-z0-9_-]{20}$", {
        note: "personal token",
        check: personalTokenCheck,
      }),
    ],
    fields: [
      hostChoice(
        [
          "api.storyblok.com",
          "api-us.storyblok.com",
          "api-ca.storyblok.com",
          "api-ap.storyblok.com",
          "app.storyblokchina.cn",
        ],
        { label: "API host of the space's region" },
      ),
      hostChoice(
        [
          "mapi.storyblok.com",
          "api-us.storyblok.com",
          "api-ca.storyblok.com",
          "api-ap.storyblok.com",
          "app.storyblokchina.cn",
        ],
        { id: "managementHost", label: "Management host (for personal tokens)" },
      ),
    ],
    check: get("https://{apiHost}/v2/cdn/spaces/me", query("token"), {
      rules: standardRules({ proof: "space", assumed: ["invalid", "restricted"] }),
      identity: { account: ["space.name"], accountId: ["space.id"] },
    }),
    keyPage: "https://app.storyblok.com/",
    rotation: overlapping("A space may have several tokens."),
    sources: [
      "SLS-Main/secret-sniffer:internal/detectors/verifiers.go",
      "mongodb/kingfisher:crates/kingfisher-rules/data/rules/storyblok.yml",
      "trufflesecurity/trufflehog:pkg/detectors/storyblokpersonalaccesstoken",
    ],
    confidence: "medium",
  }),
  define({
    id: "datocms",
    name: "DatoCMS",
    category: "content-cms-social",
    hosts: ["site-api.datocms.com"],
    variables: ["DATOCMS_API_TOKEN", "DATOCMS_READONLY_API_TOKEN"],
    formats: [plainFormat("^[0-9a-f]{30}$")],
    check: get("https://site-api.datocms.com/site", bearer, {
      headers: { Accept: "application/json", "X-Api-Version": "3" },
      rules: [
        rule(
          { status: [401, 403, 422], bodyContains: ["insufficient_permissions"] },
          limited("restricted"),
          "INSUFFICIENT_PERMISSIONS: the token is genuine but may not read the project",
        ),
        rule(
          { status: [401], bodyContains: ["invalid_authorization_header"] },
          rejected(),
          "401 INVALID_AUTHORIZATION_HEADER: DatoCMS does not know this token",
        ),
        ...standardRules({ proof: "data.id", invalid: [], restricted: [] }),
      ],
      identity: { account: ["data.attributes.name"], accountId: ["data.id"] },
    }),
    keyPage: "https://dashboard.datocms.com",
    rotation: overlapping("A project may have several tokens."),
    sources: ["SLS-Main/secret-sniffer:internal/detectors/verifiers.go"],
    confidence: "medium",
  }),
  define({
    id: "buttercms",
    name: "ButterCMS",
    category: "content-cms-social",
    hosts: ["api.buttercms.com"],
    variables: ["BUTTERCMS_API_KEY", "BUTTER_CMS_API_KEY"],
    formats: [plainFormat("^[0-9a-f]{40}$")],
    check: get("https://api.buttercms.com/v2/authors/", query("auth_token"), {
      rules: standardRules({ proof: "data", assumed: ["invalid", "restricted"] }),
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
    id: "webflow",
    name: "Webflow",
    category: "content-cms-social",
    hosts: ["api.webflow.com"],
    variables: ["WEBFLOW_API_TOKEN", "WEBFLOW_ACCESS_TOKEN"],
    formats: [plainFormat("^[0-9a-f]{64}$")],
    check: get("https://api.webflow.com/v2/token/authorized_by", bearer, {
      rules: [
        rule(
          { status: [401], path: "code", equals: ["not_authorized"] },
          rejected(),
          "401 not_authorized: Webflow does not accept this token",
        ),
        rule(
          { status: [403], json: true },
          limited("restricted"),
          "403: the token is genuine, but may not tell whose it is (a site's token never may)",
        ),
        ...standardRules({ proof: "id", invalid: [], restricted: [] }),
      ],
      identity: { account: ["email"], accountId: ["id"] },
    }),
    keyPage: "https://webflow.com/dashboard/sites",
    rotation: overlapping("A site of Webflow may have several tokens."),
    sources: [
      "SLS-Main/secret-sniffer:internal/detectors/verifiers.go",
      "mongodb/kingfisher:crates/kingfisher-rules/data/rules/webflow.yml",
      "trufflesecurity/trufflehog:pkg/detectors/webflow",
    ],
    confidence: "medium",
  }),
  define({
    id: "builder-io",
    name: "Builder.io (private key)",
    category: "content-cms-social",
    hosts: ["builder.io"],
    variables: ["BUILDER_PRIVATE_KEY", "BUILDER_API_KEY"],
    formats: [
      ownFormat("bpk-", "^bpk-[0-9a-f]{32}$", { note: "private key" }),
      plainFormat("^[0-9a-f]{32}$", {
        note: "public key",
        check: noCheck("A public key is public by design: it only reads what everybody may read."),
      }),
    ],
    check: post(
      "GraphQL is asked by POST; this query only reads the settings of the space.",
      "https://builder.io/api/v2/admin",
      [bearer, jsonBody({ query: "{ settings }" })],
      { rules: standardRules({ proof: "data.settings", assumed: ["invalid", "restricted"] }) },
    ),
    keyPage: "https://builder.io/account/space",
    rotation: overlapping("A space may have several private keys."),
    sources: [
      "mongodb/kingfisher:crates/kingfisher-rules/data/rules/builderio.yml",
      "NangoHQ/nango:packages/providers/providers.yaml#builder-io-private",
      "NangoHQ/nango:packages/providers/providers.yaml#builder-io-public",
    ],
    confidence: "low",
  }),
  define({
    id: "meilisearch",
    name: "Meilisearch",
    category: "content-cms-social",
    hosts: [],
    variables: ["MEILI_MASTER_KEY", "MEILISEARCH_API_KEY"],
    formats: [plainFormat("^[0-9a-f]{64}$"), plainFormat("^[A-Za-z0-9_-]{43}$", { note: "master key" })],
    fields: [
      baseUrlField("baseUrl", "Address of the server", {
        variables: ["MEILISEARCH_HOST", "MEILISEARCH_URL"],
      }),
    ],
    check: post(
      "Meilisearch takes several searches by POST; this list of searches is empty, so nothing is searched or changed.",
      "{baseUrl}/multi-search",
      [bearer, jsonBody({ queries: [] })],
      {
        control: "daily",
        rules: [
          rule(
            { status: [403], path: "code", equals: ["invalid_api_key"] },
            rejected(),
            "403 invalid_api_key: this server does not know the key (one that may not search is refused with the same words)",
          ),
          ...standardRules({ proof: "results", invalid: [], restricted: [] }),
        ],
      },
    ),
    keyPage: "https://cloud.meilisearch.com",
    rotation: overlapping("A server may have several keys."),
    sources: ["NangoHQ/nango:packages/providers/providers.yaml#meilisearch"],
    confidence: "low",
  }),
  define({
    id: "ghost",
    name: "Ghost",
    category: "content-cms-social",
    hosts: [],
    variables: ["GHOST_ADMIN_API_KEY", "GHOST_CONTENT_API_KEY"],
    formats: [
      ownFormat("", "^[0-9a-f]{24}:[0-9a-f]{64}$", { note: "key of the Admin API: id and secret" }),
      plainFormat("^[0-9a-f]{26}$", { note: "key of the Content API", check: ghostContentCheck }),
    ],
    fields: [baseUrlField("baseUrl", "Address of your Ghost site", { variables: ["GHOST_URL"] })],
    check: get("{baseUrl}/ghost/api/admin/posts/?limit=1", header("Authorization", "Ghost {signedToken}"), {
      headers: { "Accept-Version": "v5.0" },
      parts: { kind: "split", separator: ":", names: ["id", "secret"] },
      signing: {
        kind: "jwt",
        algorithm: "HS256",
        key: "{secret.secret}",
        keyEncoding: "hex",
        header: { kid: "{secret.id}" },
        claims: { aud: "/admin/" },
        lifetimeSeconds: 300,
      },
      rules: [
        rule(
          { status: [401], bodyContains: ["jwt expired", "jwt not active", "maxage exceeded"] },
          unproven,
          `401: ${clockIsWrong}`,
        ),
        ...ghostRules("posts"),
      ],
    }),
    keyPage: null,
    rotation: overlapping(
      "An integration's key is made anew at once; several integrations may live side by side.",
    ),
    sources: [
      "docs.ghost.org/admin-api",
      "docs.ghost.org/content-api",
      "mongodb/kingfisher:crates/kingfisher-rules/data/rules/ghost.yml",
    ],
    confidence: "medium",
  }),
];
