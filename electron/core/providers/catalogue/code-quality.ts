/** Coverage, analysis and search of code. */
import { bearer, define, get, header, ownFormat, plainFormat } from "../build.ts";
import type { ProviderDefinition } from "../provider.ts";
import { standardRules } from "../standard-rules.ts";

export const codeQuality: readonly ProviderDefinition[] = [
  define({
    id: "codecov",
    name: "Codecov",
    category: "dev-tools",
    hosts: ["api.codecov.io"],
    variables: ["CODECOV_TOKEN", "CODECOV_API_TOKEN"],
    formats: [plainFormat("^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$")],
    check: get("https://api.codecov.io/api/v2/github/", bearer, {
      rules: standardRules({ assumed: ["invalid", "restricted"] }),
    }),
    keyPage: "https://app.codecov.io/account",
    sources: [
      "mongodb/kingfisher:crates/kingfisher-rules/data/rules/codecov.yml",
      "betterleaks/betterleaks:config/betterleaks.toml#codecov-access-token",
    ],
    confidence: "medium",
  }),
  define({
    id: "codacy",
    name: "Codacy",
    category: "dev-tools",
    hosts: ["app.codacy.com"],
    variables: ["CODACY_API_TOKEN", "CODACY_PROJECT_TOKEN"],
    formats: [plainFormat("^[A-Za-z0-9]{20}$")],
    check: get("https://app.codacy.com/api/v3/user", header("api-token"), {
      rules: standardRules({ assumed: ["invalid", "restricted"] }),
    }),
    keyPage: "https://app.codacy.com/account/access-management",
    sources: [
      "SLS-Main/secret-sniffer:internal/detectors/verifiers.go",
      "mongodb/kingfisher:crates/kingfisher-rules/data/rules/codacy.yml",
      "trufflesecurity/trufflehog:pkg/detectors/codacy",
    ],
    confidence: "high",
  }),
  define({
    id: "codeclimate",
    name: "Code Climate Quality",
    category: "dev-tools",
    hosts: ["api.codeclimate.com"],
    variables: ["CODECLIMATE_API_TOKEN"],
    formats: [plainFormat("^[0-9a-f]{40}$")],
    check: get("https://api.codeclimate.com/v1/user", header("Authorization", "Token token={secret}"), {
      rules: standardRules({ assumed: ["invalid", "restricted"] }),
    }),
    keyPage: "https://codeclimate.com/profile/tokens",
    sources: [
      "trufflesecurity/trufflehog:pkg/detectors/codeclimate",
      "mongodb/kingfisher:crates/kingfisher-rules/data/rules/codeclimate.yml",
      "NangoHQ/nango:packages/providers/providers.yaml#codeclimate",
    ],
    confidence: "medium",
  }),
  define({
    id: "semgrep",
    name: "Semgrep",
    category: "dev-tools",
    hosts: ["semgrep.dev"],
    variables: ["SEMGREP_APP_TOKEN"],
    formats: [plainFormat("^[0-9a-f]{64}$", { note: "SHA-256 shaped" })],
    check: get("https://semgrep.dev/api/v1/deployments", bearer, {
      rules: standardRules({ assumed: ["invalid", "restricted"] }),
    }),
    keyPage: "https://semgrep.dev/orgs/-/settings/tokens",
    sources: ["SLS-Main/secret-sniffer:internal/detectors/verifiers.go"],
    confidence: "medium",
  }),
  define({
    id: "socket",
    name: "Socket.dev",
    category: "dev-tools",
    hosts: ["api.socket.dev"],
    variables: ["SOCKET_SECURITY_API_KEY", "SOCKET_API_KEY", "SOCKET_CLI_API_TOKEN"],
    formats: [ownFormat("sktsec_", "^sktsec_[A-Za-z0-9_-]{30,60}_api$", { note: "length unconfirmed" })],
    check: get("https://api.socket.dev/v0/organizations", bearer, {
      rules: standardRules({ assumed: ["invalid", "restricted"] }),
    }),
    keyPage: "https://socket.dev/dashboard",
    sources: ["SLS-Main/secret-sniffer:internal/detectors/verifiers.go"],
    confidence: "medium",
  }),
];
