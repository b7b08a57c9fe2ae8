/** Coverage, analysis and search of code. */
import {
  baseUrlField,
  basic,
  bearer,
  define,
  get,
  header,
  hostChoice,
  jsonBody,
  overlapping,
  ownFormat,
  plainFormat,
  post,
  rejected,
  rule,
  textField,
  unproven,
  valid,
} from "../build.ts";
import type { ProviderDefinition } from "../provider.ts";
import { standardRules } from "../standard-rules.ts";

/** SonarQube says 200 to everybody; the body tells. Some versions call even a missing token valid. */
const sonarRules = [
  rule(
    { status: [200], path: "valid", equals: [true] },
    valid,
    '200 with "valid": true: the token was accepted',
  ),
  rule(
    { status: [200], path: "valid", equals: [false] },
    rejected(),
    '200 with "valid": false: the token is not known',
  ),
  ...standardRules({ valid: [], restricted: [] }),
];

export const codeQuality: readonly ProviderDefinition[] = [
  define({
    id: "codecov",
    name: "Codecov (API token)",
    category: "dev-tools",
    hosts: ["api.codecov.io"],
    // Not CODECOV_TOKEN: that is an upload token of the same form, which the API refuses.
    variables: ["CODECOV_API_TOKEN"],
    formats: [plainFormat("^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$")],
    check: get("https://api.codecov.io/api/v2/github/", bearer, {
      rules: standardRules({ proof: "results", assumed: ["invalid", "restricted"] }),
      control: "daily",
    }),
    keyPage: "https://app.codecov.io/account",
    rotation: overlapping("A user may have several access tokens at once."),
    sources: [
      "mongodb/kingfisher:crates/kingfisher-rules/data/rules/codecov.yml",
      "betterleaks/betterleaks:config/betterleaks.toml#codecov-access-token",
    ],
    confidence: "medium",
  }),
  define({
    id: "codacy",
    name: "Codacy (account token)",
    category: "dev-tools",
    hosts: ["app.codacy.com"],
    // Not CODACY_PROJECT_TOKEN: such a token only uploads for its project.
    variables: ["CODACY_API_TOKEN"],
    formats: [plainFormat("^[A-Za-z0-9]{20}$")],
    check: get("https://app.codacy.com/api/v3/user", header("api-token"), {
      rules: standardRules({ proof: "data", assumed: ["invalid", "restricted"] }),
      identity: { account: ["data.mainEmail", "data.name"] },
    }),
    keyPage: "https://app.codacy.com/account/access-management",
    rotation: overlapping("An account may have several tokens at once."),
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
      rules: standardRules({ proof: "data.id", assumed: ["invalid", "restricted"] }),
      identity: { accountId: ["data.id"] },
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
    id: "coveralls",
    name: "Coveralls (personal token)",
    category: "dev-tools",
    hosts: ["coveralls.io"],
    // Not COVERALLS_REPO_TOKEN: that one only uploads for its repository.
    variables: ["COVERALLS_API_TOKEN"],
    formats: [plainFormat("^[A-Za-z0-9_-]{37}$")],
    fields: [
      textField("service", "Where the repository is kept (github, gitlab, bitbucket)", {
        required: false,
        defaultValue: "github",
      }),
      textField("owner", "Owner of a repository that the token may see"),
      textField("repository", "Name of that repository"),
    ],
    check: get(
      "https://coveralls.io/api/v1/repos/{service}/{owner}/{repository}",
      header("Authorization", "token {secret}"),
      {
        rules: standardRules({ assumed: ["invalid", "restricted"] }),
        control: "daily",
      },
    ),
    keyPage: "https://coveralls.io/account",
    sources: [
      "mongodb/kingfisher:crates/kingfisher-rules/data/rules/coveralls.yml",
      "betterleaks/betterleaks:config/betterleaks.toml#coveralls-personal-api-token",
      "trufflesecurity/trufflehog:pkg/detectors/coveralls",
    ],
    confidence: "low",
  }),
  define({
    id: "sonarcloud",
    name: "SonarQube Cloud",
    category: "dev-tools",
    hosts: ["sonarcloud.io", "sonarqube.us"],
    variables: ["SONAR_TOKEN"],
    formats: [
      ownFormat("sqco_", "^sqco_[A-Za-z0-9]{59}$", { note: "token of an organisation" }),
      plainFormat("^[0-9a-f]{40}$", { note: "token of a user, SHA-1 shaped" }),
    ],
    fields: [hostChoice(["sonarcloud.io", "sonarqube.us"], { label: "Site" })],
    check: get("https://{apiHost}/api/authentication/validate", bearer, {
      rules: sonarRules,
      control: "daily",
    }),
    keyPage: "https://sonarcloud.io/account/security",
    rotation: overlapping("A user may have several tokens at once."),
    sources: [
      "SLS-Main/secret-sniffer:internal/detectors/verifiers.go",
      "trufflesecurity/trufflehog:pkg/detectors/sonarcloud/v1",
      "projectdiscovery/nuclei-templates:http/token-spray/api-sonarcloud.yaml",
    ],
    confidence: "high",
  }),
  define({
    id: "sonarqube",
    name: "SonarQube Server",
    category: "dev-tools",
    hosts: [],
    variables: ["SONAR_TOKEN"],
    formats: [
      ownFormat("squ_", "^squ_[0-9a-f]{40}$", { note: "of a user" }),
      ownFormat("sqp_", "^sqp_[0-9a-f]{40}$", { note: "analysis of a project" }),
      ownFormat("sqa_", "^sqa_[0-9a-f]{40}$", { note: "analysis of all projects" }),
    ],
    fields: [baseUrlField("baseUrl", "Address of SonarQube", { variables: ["SONAR_HOST_URL"] })],
    // The token as a user name is what servers of every version understand; bearer came with 10.
    check: get("{baseUrl}/api/authentication/validate", basic("{secret}", ""), {
      rules: sonarRules,
      control: "daily",
    }),
    keyPage: null,
    rotation: overlapping("A user may have several tokens at once."),
    sources: ["mongodb/kingfisher:crates/kingfisher-rules/data/rules/sonarqube.yml"],
    confidence: "low",
  }),
  define({
    id: "sourcegraph",
    name: "Sourcegraph",
    category: "dev-tools",
    hosts: ["sourcegraph.com"],
    variables: ["SRC_ACCESS_TOKEN"],
    formats: [
      ownFormat("sgp_", "^sgp_[0-9a-f]{40}$", { note: "40 digits; Segment's have 64 characters" }),
      ownFormat("sgp_", "^sgp_[0-9a-f]{16}_[0-9a-f]{40}$", { note: "names its server inside" }),
      ownFormat("sgp_local_", "^sgp_local_[0-9a-f]{40}$", { note: "of a server of one's own" }),
    ],
    fields: [
      baseUrlField("baseUrl", "Address of Sourcegraph", {
        defaultValue: "https://sourcegraph.com",
        variables: ["SRC_ENDPOINT"],
        required: false,
        regional: true,
      }),
    ],
    check: post(
      "GraphQL is asked by POST; this query only reads who the token belongs to.",
      "{baseUrl}/.api/graphql",
      [
        header("Authorization", "token {secret}"),
        jsonBody({ query: "query { currentUser { username email } }" }),
      ],
      {
        rules: [
          rule(
            { status: [200], path: "data.currentUser.username" },
            valid,
            "200 with a user: the token was accepted",
          ),
          rule(
            { status: [200], json: true, bodyContains: ['"currentuser":null', '"currentuser": null'] },
            rejected(),
            "200 with no user: this server does not know the token",
          ),
          ...standardRules({ valid: [], assumed: ["restricted"] }),
        ],
        identity: { account: ["data.currentUser.username", "data.currentUser.email"] },
      },
    ),
    keyPage: "https://sourcegraph.com/user/settings/tokens",
    rotation: overlapping("A user may have several access tokens at once."),
    sources: [
      "SLS-Main/secret-sniffer:internal/detectors/verifiers.go",
      "mongodb/kingfisher:crates/kingfisher-rules/data/rules/sourcegraph.yml",
      "betterleaks/betterleaks:config/betterleaks.toml#sourcegraph-access-token",
    ],
    confidence: "high",
  }),
  define({
    id: "semgrep",
    name: "Semgrep",
    category: "dev-tools",
    hosts: ["semgrep.dev"],
    variables: ["SEMGREP_APP_TOKEN"],
    formats: [plainFormat("^[0-9a-f]{64}$", { note: "SHA-256 shaped" })],
    // What Semgrep's own program asks. Tokens for the Web API only are refused like unknown ones.
    check: get("https://semgrep.dev/api/agent/deployments/current", bearer, {
      rules: [
        rule(
          { status: [401] },
          unproven,
          "401: the token is wrong, or lacks the scope Agent (CI); Semgrep does not say which",
        ),
        ...standardRules({ proof: "deployment", invalid: [], assumed: ["restricted"] }),
      ],
      identity: { organisation: ["deployment.name"], accountId: ["deployment.id"] },
    }),
    keyPage: "https://semgrep.dev/orgs/-/settings/tokens",
    rotation: overlapping("An organisation may have several tokens at once."),
    sources: [
      "SLS-Main/secret-sniffer:internal/detectors/verifiers.go",
      "semgrep/semgrep:cli/src/semgrep/app/auth.py",
    ],
    confidence: "medium",
  }),
  define({
    id: "socket",
    name: "Socket.dev",
    category: "dev-tools",
    hosts: ["api.socket.dev"],
    variables: ["SOCKET_SECURITY_API_KEY", "SOCKET_API_KEY", "SOCKET_CLI_API_TOKEN"],
    formats: [
      ownFormat("sktsec_", "^sktsec_[A-Za-z0-9_-]{30,60}_api$", { note: "the length is not documented" }),
    ],
    check: get("https://api.socket.dev/v0/organizations", bearer, {
      rules: standardRules({ proof: "organizations", assumed: ["invalid", "restricted"] }),
    }),
    keyPage: "https://socket.dev/dashboard",
    rotation: overlapping("An organisation may have several tokens at once."),
    sources: ["SLS-Main/secret-sniffer:internal/detectors/verifiers.go"],
    confidence: "medium",
  }),
];
