/** Code hosting of one's own and of companies. */
import { baseUrlField, bearer, define, get, header, ownFormat, plainFormat } from "../build.ts";
import type { ProviderDefinition } from "../provider.ts";
import { standardRules } from "../standard-rules.ts";

export const codeHostingServers: readonly ProviderDefinition[] = [
  define({
    id: "github-enterprise",
    name: "GitHub Enterprise Server",
    category: "dev-tools",
    hosts: [],
    variables: ["GH_ENTERPRISE_TOKEN", "GITHUB_ENTERPRISE_TOKEN"],
    formats: [
      ownFormat("ghp_", "^ghp_[A-Za-z0-9]{36}$"),
      ownFormat("github_pat_", "^github_pat_[A-Za-z0-9]{22}_[A-Za-z0-9]{59}$"),
    ],
    fields: [baseUrlField("baseUrl", "Address of GitHub Enterprise Server")],
    check: get("{baseUrl}/api/v3/user", bearer, {
      rules: standardRules({ assumed: ["invalid", "restricted"] }),
    }),
    keyPage: null,
    sources: ["1Password/shell-plugins:plugins/github"],
    confidence: "medium",
  }),
  define({
    id: "gitea",
    name: "Gitea / Forgejo / Codeberg",
    category: "dev-tools",
    hosts: [],
    variables: ["GITEA_TOKEN"],
    formats: [plainFormat("^[0-9a-f]{40}$", { note: "SHA-1 shaped" })],
    fields: [baseUrlField("baseUrl", "Address of Gitea / Forgejo / Codeberg")],
    check: get("{baseUrl}/api/v1/user", header("Authorization", "token {secret}"), {
      rules: standardRules({ restricted: [], assumed: ["invalid"] }),
    }),
    keyPage: "https://gitea.com/user/settings/applications",
    sources: [
      "mongodb/kingfisher:crates/kingfisher-rules/data/rules/gitea.yml",
      "betterleaks/betterleaks:config/betterleaks.toml#gitea-access-token",
    ],
    confidence: "medium",
  }),
];
