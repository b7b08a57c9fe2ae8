/** Where applications run. */
import {
  bearer,
  define,
  get,
  jsonBody,
  limited,
  noCheck,
  ownFormat,
  plainFormat,
  post,
  rejected,
  rule,
  unproven,
  valid,
} from "../build.ts";
import type { ProviderDefinition } from "../provider.ts";
import { standardRules } from "../standard-rules.ts";

export const hostingPlatforms: readonly ProviderDefinition[] = [
  define({
    id: "vercel",
    name: "Vercel",
    category: "hosting-cloud",
    hosts: ["api.vercel.com"],
    variables: ["VERCEL_TOKEN", "VERCEL_API_TOKEN"],
    formats: [
      ownFormat("vcp_", "^vcp_[A-Za-z0-9_-]{56}$", { note: "personal token" }),
      ownFormat("vci_", "^vci_[A-Za-z0-9_-]{56}$", { note: "integration" }),
      ownFormat("vca_", "^vca_[A-Za-z0-9_-]{56}$", {
        note: "access token of an app",
        check: noCheck(
          "Access tokens of an app are renewed by the app and asked about by a request of their own.",
        ),
      }),
      ownFormat("vcr_", "^vcr_[A-Za-z0-9_-]{56}$", {
        note: "refresh token",
        check: noCheck("Using a refresh token makes a new token."),
      }),
      plainFormat("^[A-Za-z0-9]{24}$", { note: "legacy" }),
    ],
    check: get("https://api.vercel.com/v2/user", bearer, {
      rules: [
        rule(
          { status: [403], path: "error.invalidToken", equals: [true] },
          rejected(),
          '403 with "invalidToken": Vercel does not know this token',
        ),
        rule(
          { status: [403], json: true },
          limited("restricted"),
          '403 without "invalidToken": the token is genuine but may not do this',
        ),
        ...standardRules({ proof: "user", restricted: [] }),
      ],
      identity: { account: ["user.username"], accountId: ["user.id"] },
    }),
    keyPage: "https://vercel.com/account/settings/tokens",
    sources: [
      "SLS-Main/secret-sniffer:internal/detectors/verifiers.go",
      "mongodb/kingfisher:crates/kingfisher-rules/data/rules/vercel.yml",
      "betterleaks/betterleaks:config/betterleaks.toml#vercel-api-token",
    ],
    confidence: "high",
  }),
  define({
    id: "netlify",
    name: "Netlify",
    category: "hosting-cloud",
    hosts: ["api.netlify.com"],
    variables: ["NETLIFY_AUTH_TOKEN", "NETLIFY_API_TOKEN"],
    formats: [
      ownFormat("nfp_", "^nfp_[A-Za-z0-9]{36,48}$", { note: "sources give 36 or 40 to 48 characters" }),
      plainFormat("^[A-Za-z0-9_-]{43}$", { note: "older" }),
      plainFormat("^[0-9a-f]{64}$", { note: "legacy" }),
    ],
    check: get("https://api.netlify.com/api/v1/user", bearer, {
      rules: standardRules({ proof: "id", assumed: ["invalid", "restricted"] }),
      identity: { account: ["email"], accountId: ["id"] },
    }),
    keyPage: "https://app.netlify.com/user/applications#personal-access-tokens",
    sources: [
      "SLS-Main/secret-sniffer:internal/detectors/verifiers.go",
      "mongodb/kingfisher:crates/kingfisher-rules/data/rules/netlify.yml",
      "betterleaks/betterleaks:config/betterleaks.toml#netlify-access-token",
    ],
    confidence: "high",
  }),
  define({
    id: "heroku",
    name: "Heroku",
    category: "hosting-cloud",
    hosts: ["api.heroku.com"],
    variables: ["HEROKU_API_KEY"],
    formats: [
      ownFormat("HRKU-AA", "^HRKU-AA[A-Za-z0-9_-]{58}$"),
      plainFormat("^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$", { note: "legacy" }),
    ],
    check: get("https://api.heroku.com/account", bearer, {
      headers: { Accept: "application/vnd.heroku+json; version=3" },
      rules: [
        rule(
          { status: [403], path: "id", equals: ["forbidden"] },
          limited("restricted"),
          "403 forbidden: a genuine token with a narrower scope",
        ),
        ...standardRules({ proof: "id", restricted: [], assumed: ["invalid"] }),
      ],
      identity: { account: ["email"], accountId: ["id"] },
    }),
    keyPage: "https://dashboard.heroku.com/account",
    sources: [
      "SLS-Main/secret-sniffer:internal/detectors/verifiers.go",
      "trufflesecurity/trufflehog:pkg/detectors/heroku/v1",
      "mongodb/kingfisher:crates/kingfisher-rules/data/rules/heroku.yml",
    ],
    confidence: "high",
  }),
  define({
    id: "render",
    name: "Render",
    category: "hosting-cloud",
    hosts: ["api.render.com"],
    variables: ["RENDER_API_KEY"],
    formats: [ownFormat("rnd_", "^rnd_[A-Za-z0-9]{28,33}$", { note: "sources give 28 or 33 characters" })],
    check: get("https://api.render.com/v1/users", bearer, {
      rules: standardRules({ proof: "email", assumed: ["invalid", "restricted"] }),
      identity: { account: ["email"] },
    }),
    keyPage: "https://dashboard.render.com/u/settings#api-keys",
    sources: [
      "SLS-Main/secret-sniffer:internal/detectors/verifiers.go",
      "mongodb/kingfisher:crates/kingfisher-rules/data/rules/render.yml",
      "betterleaks/betterleaks:config/betterleaks.toml#render-api-key",
    ],
    confidence: "medium",
  }),
  define({
    id: "fly",
    name: "Fly.io",
    category: "hosting-cloud",
    hosts: ["api.machines.dev"],
    variables: ["FLY_API_TOKEN", "FLY_ACCESS_TOKEN"],
    formats: [
      ownFormat("FlyV1 fm", "^FlyV1 fm[0-9]{1}_[A-Za-z0-9+/=,_]{100,2000}$", {
        note: "a set of macaroons: holds a blank and commas",
      }),
      ownFormat("fo1_", "^fo1_[A-Za-z0-9_-]{43}$", { note: "legacy org token" }),
      plainFormat("^[A-Za-z0-9_-]{43}$", { note: "legacy personal" }),
    ],
    check: post(
      "The token is asked about by POST; the request only reads what the token is.",
      "https://api.machines.dev/v1/tokens/authenticate",
      jsonBody({ header: "{secret}" }),
      {
        rules: [
          rule(
            { status: [400, 401], bodyContains: ["invalid token", "no tokens found"] },
            rejected(),
            '"invalid token": Fly.io does not know this token',
          ),
          ...standardRules({ invalid: [], assumed: ["restricted"] }),
        ],
      },
    ),
    keyPage: "https://fly.io/user/personal_access_tokens",
    sources: [
      "SLS-Main/secret-sniffer:internal/detectors/verifiers.go",
      "mongodb/kingfisher:crates/kingfisher-rules/data/rules/flyio.yml",
      "betterleaks/betterleaks:config/betterleaks.toml#flyio-access-token",
    ],
    confidence: "medium",
  }),
  define({
    id: "railway",
    name: "Railway",
    category: "hosting-cloud",
    hosts: ["backboard.railway.com"],
    variables: ["RAILWAY_API_TOKEN", "RAILWAY_TOKEN"],
    formats: [plainFormat("^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$")],
    check: post(
      "GraphQL is asked by POST; this query only reads the user.",
      "https://backboard.railway.com/graphql/v2",
      [bearer, jsonBody({ query: "query { me { name email } }" })],
      {
        rules: [
          rule(
            { status: [200], path: "data.me.email" },
            valid,
            '200 with "data.me.email": the token was accepted',
          ),
          rule(
            { status: [200], bodyContains: ["not authorized"] },
            unproven,
            '200 "Not Authorized": the token is wrong, or it belongs to a project or workspace, which may not ask this',
          ),
          rule(
            { status: [401] },
            rejected(),
            "401: Railway does not accept this token (by the usual meaning of this status)",
          ),
          ...standardRules({ valid: [], invalid: [], assumed: ["restricted"] }),
        ],
        identity: { account: ["data.me.email", "data.me.name"] },
      },
    ),
    keyPage: "https://railway.com/account/tokens",
    sources: [
      "SLS-Main/secret-sniffer:internal/detectors/verifiers.go",
      "mongodb/kingfisher:crates/kingfisher-rules/data/rules/railway.yml",
      "trufflesecurity/trufflehog:pkg/detectors/railwayapp",
    ],
    confidence: "high",
  }),
];
