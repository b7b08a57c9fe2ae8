/** Where code is kept. */
import { baseUrlField, bearer, define, get, header, limited, noCheck, ownFormat, rule } from "../build.ts";
import type { ProviderDefinition } from "../provider.ts";
import { standardRules } from "../standard-rules.ts";

const githubRefusals = [
  rule(
    { status: [403], path: "message", contains: ["rate limit"] },
    limited("rate-limited"),
    "403 that names the rate limit: too many requests just now",
  ),
  rule(
    { status: [403], path: "message", contains: ["not accessible by"] },
    limited("restricted"),
    '403 "Resource not accessible": the token is genuine but may not do this',
  ),
];

/** Installation tokens are not users: `/user` refuses them all. */
const installationCheck = get("https://api.github.com/installation/repositories?per_page=1", bearer, {
  headers: { Accept: "application/vnd.github+json", "X-GitHub-Api-Version": "2022-11-28" },
  rules: [
    ...githubRefusals,
    ...standardRules({ proof: "total_count", restricted: [], assumed: ["invalid"] }),
  ],
});

export const codeHosting: readonly ProviderDefinition[] = [
  define({
    id: "github",
    name: "GitHub",
    category: "dev-tools",
    hosts: ["api.github.com"],
    variables: ["GITHUB_TOKEN", "GH_TOKEN", "GITHUB_PAT"],
    formats: [
      ownFormat("ghp_", "^ghp_[A-Za-z0-9]{36}$", {
        checksum: "github",
        note: "classic personal access token",
      }),
      ownFormat("github_pat_", "^github_pat_[A-Za-z0-9]{22}_[A-Za-z0-9]{59}$", {
        note: "fine-grained personal access token",
      }),
      ownFormat("gho_", "^gho_[A-Za-z0-9]{36}$", { checksum: "github", note: "OAuth token" }),
      ownFormat("ghu_", "^ghu_[A-Za-z0-9]{36}$", { checksum: "github", note: "user token of an app" }),
      ownFormat("ghs_", "^ghs_[A-Za-z0-9]{36}$", {
        checksum: "github",
        note: "installation token of an app",
        check: installationCheck,
      }),
      ownFormat("ghr_", "^ghr_[A-Za-z0-9]{36,76}$", {
        checksum: "github",
        note: "refresh token",
        check: noCheck("A refresh token is no bearer credential: using it makes a new token."),
      }),
    ],
    check: get("https://api.github.com/user", bearer, {
      headers: { Accept: "application/vnd.github+json", "X-GitHub-Api-Version": "2022-11-28" },
      rules: [...githubRefusals, ...standardRules({ proof: "login", restricted: [], assumed: ["invalid"] })],
      identity: {
        account: ["login"],
        accountId: ["id"],
        plan: ["plan.name"],
        scopes: ["header:x-oauth-scopes"],
        expiresOn: ["header:github-authentication-token-expiration"],
      },
    }),
    keyPage: "https://github.com/settings/tokens",
    sources: [
      "betterleaks/betterleaks:config/betterleaks.toml#github-fine-grained-pat",
      "betterleaks/betterleaks:config/betterleaks.toml#github-oauth",
      "betterleaks/betterleaks:config/betterleaks.toml#github-pat",
    ],
    confidence: "high",
  }),
  define({
    id: "gitlab",
    name: "GitLab",
    category: "dev-tools",
    hosts: ["gitlab.com"],
    variables: ["GITLAB_TOKEN", "GITLAB_PRIVATE_TOKEN"],
    formats: [
      ownFormat("glpat-", "^glpat-[A-Za-z0-9_-]{20}$"),
      ownFormat("glpat-", "^glpat-[A-Za-z0-9_-]{27,300}\\.[a-z0-9]{2}[a-z0-9]{7}$", { note: "routable" }),
      ownFormat("glpat-", "^glpat-[A-Za-z0-9_-]{27,300}\\.[A-Za-z0-9]{2}\\.[a-z0-9]{9}$", {
        checksum: "gitlab",
        note: "routable, versioned",
      }),
      ownFormat("gldt-", "^gldt-[A-Za-z0-9_-]{20}$", {
        note: "deploy token",
        check: noCheck(
          "A deploy token opens the repository and the registry only; no request tells whether it works.",
        ),
      }),
      ownFormat("glptt-", "^glptt-[0-9a-f]{40}$", {
        note: "pipeline trigger token",
        check: noCheck("Using a trigger token starts a pipeline."),
      }),
      ownFormat("glrt-", "^glrt-[A-Za-z0-9_-]{20}$", {
        note: "runner token",
        check: noCheck("A runner token may not ask who it is."),
      }),
      ownFormat("glcbt-", "^glcbt-[A-Za-z0-9]{1,5}_[A-Za-z0-9_-]{20}$", {
        note: "CI job token",
        check: noCheck("A job token lives only while its job runs."),
      }),
      ownFormat("gloas-", "^gloas-[A-Za-z0-9_-]{64}$", {
        note: "secret of an OAuth application",
        check: noCheck("The secret of an application works only together with its id and a user's consent."),
      }),
      ownFormat("glsoat-", "^glsoat-[A-Za-z0-9_-]{20}$", {
        note: "SCIM token",
        check: noCheck("No harmless request is known for SCIM tokens."),
      }),
      ownFormat("glft-", "^glft-[A-Za-z0-9_-]{20}$", {
        note: "feed token",
        check: noCheck("A feed token opens feeds only."),
      }),
      ownFormat("GR1348941", "^GR1348941[A-Za-z0-9_-]{20}$", {
        note: "registration token of runners (old form)",
        check: noCheck("Using a registration token registers a runner."),
      }),
    ],
    fields: [
      baseUrlField("baseUrl", "Address of the GitLab server", {
        required: false,
        defaultValue: "https://gitlab.com",
        variables: ["GITLAB_URL", "CI_SERVER_URL"],
        // A token of one's own server is unknown to gitlab.com.
        regional: true,
      }),
    ],
    check: get("{baseUrl}/api/v4/personal_access_tokens/self", header("PRIVATE-TOKEN"), {
      rules: standardRules({ proof: "id", assumed: ["invalid", "restricted"] }),
      identity: { account: ["name"], accountId: ["user_id"], scopes: ["scopes"], expiresOn: ["expires_at"] },
    }),
    keyPage: "https://gitlab.com/-/user_settings/personal_access_tokens",
    sources: [
      "betterleaks/betterleaks:config/betterleaks.toml#gitlab-pat",
      "betterleaks/betterleaks:config/betterleaks.toml#gitlab-pat-routable",
      "betterleaks/betterleaks:config/betterleaks.toml#gitlab-pat-routable-versioned",
    ],
    confidence: "high",
  }),
];
