/** Code hosting of one's own and of companies. */
import {
  baseUrlField,
  basic,
  bearer,
  define,
  get,
  header,
  limited,
  overlapping,
  ownFormat,
  plainFormat,
  rejected,
  rule,
  sharedFormat,
  textField,
  unproven,
} from "../build.ts";
import type { ProviderDefinition } from "../provider.ts";
import { standardRules } from "../standard-rules.ts";

/** What Azure DevOps calls a stranger where it lets strangers in. */
const anonymousUser = "aaaaaaaa-aaaa-aaaa-aaaa-aaaaaaaaaaaa";

/** The same token of Atlassian may be scoped for Jira or for Bitbucket; it does not tell. */
const lacksScope = rule(
  { status: [403], path: "error.message", contains: ["scope"] },
  limited("restricted"),
  "403 that names a missing scope: the token is genuine",
);

/** Access tokens of a repository or a workspace are no users: `/user` refuses them all. */
const workspaceCheck = get("https://api.bitbucket.org/2.0/repositories/{workspace}?pagelen=1", bearer, {
  rules: [lacksScope, ...standardRules({ proof: "values", restricted: [], assumed: ["invalid"] })],
  control: "daily",
});

export const codeHostingServers: readonly ProviderDefinition[] = [
  define({
    id: "github-enterprise",
    name: "GitHub Enterprise Server",
    category: "dev-tools",
    hosts: [],
    variables: ["GH_ENTERPRISE_TOKEN", "GITHUB_ENTERPRISE_TOKEN"],
    // The same forms as github.com's, which comes first: a form alone never means a company's server.
    formats: [
      sharedFormat("ghp_", "^ghp_[A-Za-z0-9]{36}$", { checksum: "github" }),
      sharedFormat("gho_", "^gho_[A-Za-z0-9]{36}$", { checksum: "github", note: "OAuth token" }),
      sharedFormat("ghu_", "^ghu_[A-Za-z0-9]{36}$", { checksum: "github", note: "user token of an app" }),
      sharedFormat("github_pat_", "^github_pat_[A-Za-z0-9]{22}_[A-Za-z0-9]{59}$"),
    ],
    fields: [baseUrlField("baseUrl", "Address of the server (https://github.example.com)")],
    check: get("{baseUrl}/api/v3/user", bearer, {
      headers: { Accept: "application/vnd.github+json" },
      rules: [
        rule(
          { status: [403], path: "message", contains: ["rate limit"] },
          limited("rate-limited"),
          "403 that names the rate limit: too many requests just now",
        ),
        ...standardRules({ proof: "login", assumed: ["invalid", "restricted"] }),
      ],
      identity: {
        account: ["login"],
        accountId: ["id"],
        scopes: ["header:x-oauth-scopes"],
        expiresOn: ["header:github-authentication-token-expiration"],
      },
    }),
    keyPage: null,
    rotation: overlapping("A user may have several tokens at once."),
    sources: ["1Password/shell-plugins:plugins/github", "https://docs.github.com/enterprise-server/rest"],
    confidence: "medium",
  }),
  define({
    id: "bitbucket",
    name: "Bitbucket Cloud",
    category: "dev-tools",
    hosts: ["api.bitbucket.org"],
    variables: ["BITBUCKET_API_TOKEN", "BITBUCKET_TOKEN", "BITBUCKET_APP_PASSWORD"],
    formats: [
      ownFormat("ATBB", "^ATBB[A-Za-z0-9_-]{28,36}$", { note: "app password (being retired)" }),
      sharedFormat("ATATT3", "^ATATT3[A-Za-z0-9_-]{180,200}=[0-9A-F]{8}$", {
        note: "API token with scopes; Jira's look the same",
      }),
      sharedFormat("ATCTT3", "^ATCTT3[A-Za-z0-9_-]{180,200}=[0-9A-F]{8}$", {
        note: "access token of a repository, project or workspace",
        check: workspaceCheck,
      }),
    ],
    fields: [
      textField("email", "E-mail of the Atlassian account (for app passwords: user name)", {
        variables: ["BITBUCKET_USERNAME"],
      }),
      textField("workspace", "Workspace (for access tokens only)", { required: false }),
    ],
    check: get("https://api.bitbucket.org/2.0/user", basic("{email}"), {
      rules: [lacksScope, ...standardRules({ proof: "account_id", restricted: [], assumed: ["invalid"] })],
      identity: {
        account: ["username", "display_name"],
        accountId: ["account_id"],
        scopes: ["header:x-oauth-scopes"],
      },
    }),
    keyPage: "https://id.atlassian.com/manage-profile/security/api-tokens",
    rotation: overlapping("A user may have several tokens at once."),
    sources: [
      "mongodb/kingfisher:crates/kingfisher-rules/data/rules/bitbucket.yml",
      "trufflesecurity/trufflehog:pkg/detectors/bitbucketapppassword",
      "betterleaks/betterleaks:config/betterleaks.toml#bitbucket-client-id",
    ],
    confidence: "high",
  }),
  define({
    id: "azure-devops",
    name: "Azure DevOps",
    category: "dev-tools",
    hosts: ["dev.azure.com"],
    variables: ["AZURE_DEVOPS_EXT_PAT", "AZURE_DEVOPS_PAT", "SYSTEM_ACCESSTOKEN"],
    formats: [
      ownFormat("", "^[A-Za-z0-9]{76}AZDO[A-Za-z0-9]{4}$", { note: "84 characters with a mark inside" }),
      plainFormat("^[a-z0-9]{52}$", { note: "older" }),
    ],
    fields: [textField("organization", "Organisation (dev.azure.com/…)")],
    check: get(
      "https://dev.azure.com/{organization}/_apis/connectionData?api-version=7.1-preview.1",
      basic(""),
      {
        rules: [
          rule(
            { status: [200], path: "authenticatedUser.id", equals: [anonymousUser] },
            rejected(),
            "200 as a stranger: this organisation does not accept the token",
          ),
          rule(
            { status: [203] },
            unproven,
            "203 with a sign-in page: the token is wrong, has expired or belongs to another organisation",
          ),
          rule(
            { status: [401], bodyContains: ["has expired"] },
            rejected("expired"),
            "401 that says the token has expired",
          ),
          ...standardRules({ proof: "authenticatedUser.id", assumed: ["restricted"] }),
        ],
        identity: {
          account: ["authenticatedUser.providerDisplayName"],
          accountId: ["authenticatedUser.id"],
        },
      },
    ),
    keyPage: "https://dev.azure.com/_usersSettings/tokens",
    rotation: overlapping(
      "A user may have several tokens at once; a new one can be made before the old one ends.",
    ),
    sources: [
      "SLS-Main/secret-sniffer:internal/detectors/verifiers.go",
      "mongodb/kingfisher:crates/kingfisher-rules/data/rules/azure.yml",
      "mongodb/kingfisher:crates/kingfisher-rules/data/rules/azuredevops.yml",
      "Azure/azure-devops-cli-extension:azure-devops/azext_devops",
    ],
    confidence: "high",
  }),
  define({
    id: "gitea",
    name: "Gitea / Forgejo / Codeberg",
    category: "dev-tools",
    hosts: [],
    variables: ["GITEA_TOKEN"],
    formats: [plainFormat("^[0-9a-f]{40}$", { note: "SHA-1 shaped" })],
    fields: [
      baseUrlField("baseUrl", "Address of the server (https://codeberg.org)", {
        variables: ["GITEA_SERVER_URL"],
      }),
    ],
    check: get("{baseUrl}/api/v1/user", header("Authorization", "token {secret}"), {
      rules: [
        rule(
          { status: [403], path: "message", contains: ["required scope"] },
          limited("restricted"),
          "403 that names a missing scope: the token is genuine",
        ),
        ...standardRules({ proof: "login", restricted: [], assumed: ["invalid"] }),
      ],
      identity: { account: ["login", "email"], accountId: ["id"] },
    }),
    keyPage: "https://gitea.com/user/settings/applications",
    rotation: overlapping("A user may have several tokens at once."),
    sources: [
      "mongodb/kingfisher:crates/kingfisher-rules/data/rules/gitea.yml",
      "betterleaks/betterleaks:config/betterleaks.toml#gitea-access-token",
    ],
    confidence: "medium",
  }),
];
