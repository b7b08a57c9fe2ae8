/** Documents, plans and customers. */
import {
  bearer,
  define,
  get,
  header,
  jsonBody,
  limited,
  noCheck,
  ownFormat,
  post,
  rejected,
  rule,
  sharedFormat,
  valid,
} from "../build.ts";
import type { ProviderDefinition } from "../provider.ts";
import { standardRules } from "../standard-rules.ts";

const viewerQuery = jsonBody({ query: "{ viewer { id name email organization { name urlKey } } }" });
const linearRules = [
  rule({ status: [200], path: "data.viewer.id" }, valid, '200 with "data.viewer.id": the key was accepted'),
  rule(
    { status: [400, 401], bodyContains: ["authentication_error"] },
    rejected(),
    "AUTHENTICATION_ERROR: Linear does not know this key",
  ),
  ...standardRules({ valid: [], assumed: ["restricted"] }),
];

/** API keys stand raw in the header, OAuth tokens as bearer. */
const oauthCheck = post(
  "GraphQL is asked by POST; this query only reads the user.",
  "https://api.linear.app/graphql",
  [bearer, viewerQuery],
  { rules: linearRules, identity: { account: ["data.viewer.email"], accountId: ["data.viewer.id"] } },
);

const figmaIdentity = { account: ["email", "handle"], accountId: ["id"] };
/** Wrong tokens and tokens with too narrow a scope are both 403: the text decides. */
const figmaRules = [
  rule(
    { status: [403], bodyContains: ["invalid scope"] },
    limited("restricted"),
    '403 "Invalid scope": the token is genuine, without current_user:read',
  ),
  rule(
    { status: [403], bodyContains: ["invalid token"] },
    rejected(),
    '403 "Invalid token": Figma does not know this token',
  ),
  ...standardRules({ proof: "handle", invalid: [], restricted: [] }),
];

export const productivity: readonly ProviderDefinition[] = [
  define({
    id: "notion",
    name: "Notion",
    category: "productivity",
    hosts: ["api.notion.com"],
    variables: ["NOTION_API_KEY", "NOTION_TOKEN"],
    formats: [
      ownFormat("ntn_", "^ntn_[0-9]{11}[A-Za-z0-9]{35}$", { note: "since Sept 2024" }),
      ownFormat("secret_", "^secret_[A-Za-z0-9]{43}$", {
        note: "older; secret_ is also ConvertAPI, GrowthBook, Lambda",
      }),
    ],
    check: get("https://api.notion.com/v1/users/me", bearer, {
      headers: { "Notion-Version": "2022-06-28" },
      rules: standardRules({ proof: "object", assumed: ["invalid", "restricted"] }),
      identity: { account: ["name"], organisation: ["bot.workspace_name"] },
    }),
    keyPage: "https://www.notion.so/profile/integrations",
    sources: [
      "mongodb/kingfisher:crates/kingfisher-rules/data/rules/notion.yml",
      "betterleaks/betterleaks:config/betterleaks.toml#notion-api-token",
      "trufflesecurity/trufflehog:pkg/detectors/notion",
    ],
    confidence: "high",
  }),
  define({
    id: "linear",
    name: "Linear",
    category: "productivity",
    hosts: ["api.linear.app"],
    variables: ["LINEAR_API_KEY"],
    formats: [
      ownFormat("lin_api_", "^lin_api_[A-Za-z0-9]{40}$"),
      ownFormat("lin_oauth_", "^lin_oauth_[0-9a-f]{64}$", { note: "OAuth token", check: oauthCheck }),
    ],
    check: post(
      "GraphQL is asked by POST; this query only reads the user.",
      "https://api.linear.app/graphql",
      [header("Authorization"), viewerQuery],
      {
        rules: linearRules,
        identity: {
          account: ["data.viewer.email"],
          accountId: ["data.viewer.id"],
          organisation: ["data.viewer.organization.name"],
        },
      },
    ),
    keyPage: "https://linear.app/settings/account/security",
    sources: [
      "mongodb/kingfisher:crates/kingfisher-rules/data/rules/linear.yml",
      "betterleaks/betterleaks:config/betterleaks.toml#linear-api-key",
      "trufflesecurity/trufflehog:pkg/detectors/linearapi",
    ],
    confidence: "high",
  }),
  define({
    id: "airtable",
    name: "Airtable",
    category: "productivity",
    hosts: ["api.airtable.com"],
    variables: ["AIRTABLE_API_KEY", "AIRTABLE_PAT", "AIRTABLE_TOKEN"],
    formats: [
      ownFormat("pat", "^pat[A-Za-z0-9]{14}\\.[0-9a-f]{64}$", { note: "personal access token" }),
      ownFormat("oaa", "^oaa[A-Za-z0-9]{14}\\.v1\\.[A-Za-z0-9_-]{60,220}\\.[0-9a-f]{64}$", {
        note: "OAuth token",
      }),
      sharedFormat("key", "^key[A-Za-z0-9]{14}$", {
        note: "older API key",
        check: noCheck("Airtable retired this kind of key in February 2024."),
      }),
    ],
    check: get("https://api.airtable.com/v0/meta/whoami", bearer, {
      rules: standardRules({ proof: "id", assumed: ["invalid", "restricted"] }),
      identity: { account: ["email"], accountId: ["id"], scopes: ["scopes"] },
    }),
    keyPage: "https://airtable.com/create/tokens",
    sources: [
      "mongodb/kingfisher:crates/kingfisher-rules/data/rules/airtable.yml",
      "betterleaks/betterleaks:config/betterleaks.toml#airtable-oauth-token",
      "betterleaks/betterleaks:config/betterleaks.toml#airtable-personnal-access-token",
    ],
    confidence: "high",
  }),
  define({
    id: "figma",
    name: "Figma",
    category: "productivity",
    hosts: ["api.figma.com"],
    variables: ["FIGMA_TOKEN", "FIGMA_API_KEY", "FIGMA_ACCESS_TOKEN", "FIGMA_PERSONAL_ACCESS_TOKEN"],
    formats: [
      ownFormat("figd_", "^figd_[A-Za-z0-9_-]{38,42}$", { note: "personal access token" }),
      ownFormat("figp_", "^figp_[A-Za-z0-9_-]{40,54}$", { note: "plan token" }),
      ownFormat("figu_", "^figu_[A-Za-z0-9_-]{40}$", {
        note: "OAuth token",
        check: get("https://api.figma.com/v1/me", bearer, { rules: figmaRules, identity: figmaIdentity }),
      }),
    ],
    check: get("https://api.figma.com/v1/me", header("X-Figma-Token"), {
      rules: figmaRules,
      identity: figmaIdentity,
    }),
    keyPage: "https://www.figma.com/settings",
    sources: [
      "SLS-Main/secret-sniffer:internal/detectors/verifiers.go",
      "mongodb/kingfisher:crates/kingfisher-rules/data/rules/figma.yml",
      "betterleaks/betterleaks:config/betterleaks.toml#figma-personal-access-header-token",
    ],
    confidence: "high",
  }),
  define({
    id: "asana",
    name: "Asana",
    category: "productivity",
    hosts: ["app.asana.com"],
    variables: ["ASANA_ACCESS_TOKEN", "ASANA_PAT"],
    formats: [
      ownFormat("2/", "^2/[0-9]{16}/[0-9]{16}:[0-9a-f]{32}$"),
      ownFormat("1/", "^1/[0-9]{14,16}:[0-9a-f]{32}$"),
      ownFormat("0/", "^0/[0-9a-f]{32}$", { note: "older form" }),
    ],
    check: get("https://app.asana.com/api/1.0/users/me", bearer, {
      rules: standardRules({ proof: "data", assumed: ["invalid", "restricted"] }),
      identity: { account: ["data.email"], organisation: ["data.workspaces.0.name"] },
    }),
    keyPage: "https://app.asana.com/0/my-apps",
    sources: [
      "mongodb/kingfisher:crates/kingfisher-rules/data/rules/asana.yml",
      "trufflesecurity/trufflehog:pkg/detectors/asanaoauth",
      "trufflesecurity/trufflehog:pkg/detectors/asanapersonalaccesstoken",
    ],
    confidence: "high",
  }),
  define({
    id: "hubspot",
    name: "HubSpot (private app)",
    category: "crm-marketing",
    hosts: ["api.hubapi.com"],
    variables: ["HUBSPOT_ACCESS_TOKEN", "HUBSPOT_API_KEY", "HUBSPOT_PRIVATE_APP_TOKEN"],
    formats: [
      ownFormat("pat-na1-", "^pat-na1-[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$", {
        note: "region in prefix",
      }),
      ownFormat("pat-eu1-", "^pat-eu1-[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$", {
        note: "EU",
      }),
      ownFormat("pat-", "^pat-[a-z0-9]{3}-[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$", {
        note: "other regions",
      }),
    ],
    check: get("https://api.hubapi.com/account-info/v3/details", bearer, {
      rules: [
        rule(
          { status: [401], path: "category", equals: ["EXPIRED_AUTHENTICATION"] },
          rejected("expired"),
          "401 EXPIRED_AUTHENTICATION: the token is past its date",
        ),
        rule(
          { status: [401], path: "category", equals: ["INVALID_AUTHENTICATION"] },
          rejected(),
          "401 INVALID_AUTHENTICATION: HubSpot does not know this token",
        ),
        rule(
          { status: [403], path: "category", equals: ["MISSING_SCOPES"] },
          limited("restricted"),
          "403 MISSING_SCOPES: the token is genuine but may not do this",
        ),
        ...standardRules({ proof: "portalId", invalid: [], restricted: [] }),
      ],
      identity: { accountId: ["portalId"], plan: ["accountType"] },
    }),
    keyPage: "https://app.hubspot.com/private-apps/",
    sources: [
      "mongodb/kingfisher:crates/kingfisher-rules/data/rules/hubspot.yml",
      "betterleaks/betterleaks:config/betterleaks.toml#hubspot-api-key",
      "trufflesecurity/trufflehog:pkg/detectors/hubspot_apikey/v1",
    ],
    confidence: "medium",
  }),
];
