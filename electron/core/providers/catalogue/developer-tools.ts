/** Building, testing, configuring and publishing. */
import {
  baseUrlField,
  bearer,
  define,
  get,
  header,
  hostChoice,
  noCheck,
  ownFormat,
  plainFormat,
  rejected,
  rule,
} from "../build.ts";
import type { ProviderDefinition } from "../provider.ts";
import { standardRules } from "../standard-rules.ts";

export const developerTools: readonly ProviderDefinition[] = [
  define({
    id: "circleci",
    name: "CircleCI",
    category: "dev-tools",
    hosts: ["circleci.com"],
    variables: ["CIRCLECI_TOKEN", "CIRCLE_TOKEN", "CIRCLECI_CLI_TOKEN"],
    formats: [
      ownFormat("CCIPAT_", "^CCIPAT_[A-Za-z0-9]{22}_[0-9a-f]{40}$"),
      ownFormat("CCIPRJ_", "^CCIPRJ_[A-Za-z0-9]{22}_[0-9a-f]{40}$", {
        note: "project token: not accepted by /me",
        check: noCheck("A project token may not ask who it is, so a refusal would prove nothing."),
      }),
      plainFormat("^[0-9a-f]{40}$", { note: "legacy, SHA-1 shaped" }),
    ],
    check: get("https://circleci.com/api/v2/me", header("Circle-Token"), {
      rules: standardRules({ proof: "id", assumed: ["invalid", "restricted"] }),
      identity: { account: ["login"], accountId: ["id"] },
    }),
    keyPage: "https://app.circleci.com/settings/user/tokens",
    sources: [
      "SLS-Main/secret-sniffer:internal/detectors/verifiers.go",
      "mongodb/kingfisher:crates/kingfisher-rules/data/rules/circleci.yml",
      "betterleaks/betterleaks:config/betterleaks.toml#circleci-personal-token",
    ],
    confidence: "high",
  }),
  define({
    id: "buildkite",
    name: "Buildkite",
    category: "dev-tools",
    hosts: ["api.buildkite.com"],
    variables: ["BUILDKITE_API_TOKEN", "BUILDKITE_TOKEN"],
    formats: [
      ownFormat("bkua_", "^bkua_[a-z0-9]{40}$", { note: "betterleaks also accepts 53" }),
      plainFormat("^[0-9a-f]{40}$", { note: "legacy" }),
    ],
    check: get("https://api.buildkite.com/v2/access-token", bearer, {
      rules: standardRules({ proof: "uuid", assumed: ["invalid", "restricted"] }),
      identity: { account: ["user.name"], accountId: ["uuid"], scopes: ["scopes"] },
    }),
    keyPage: "https://buildkite.com/user/api-access-tokens",
    sources: [
      "SLS-Main/secret-sniffer:internal/detectors/verifiers.go",
      "mongodb/kingfisher:crates/kingfisher-rules/data/rules/buildkite.yml",
      "betterleaks/betterleaks:config/betterleaks.toml#buildkite-user-access-token",
    ],
    confidence: "high",
  }),
  define({
    id: "doppler",
    name: "Doppler",
    category: "dev-tools",
    hosts: ["api.doppler.com"],
    variables: ["DOPPLER_TOKEN"],
    formats: [
      ownFormat("dp.pt.", "^dp\\.pt\\.[A-Za-z0-9]{40,44}$", { note: "personal" }),
      ownFormat("dp.ct.", "^dp\\.ct\\.[A-Za-z0-9]{40,44}$", { note: "CLI" }),
      ownFormat("dp.st.", "^dp\\.st\\.[A-Za-z0-9]{40,44}$", { note: "service" }),
      ownFormat("dp.st.", "^dp\\.st\\.[a-z0-9]{2,35}\\.[A-Za-z0-9]{40,44}$", {
        note: "service with config name",
      }),
      ownFormat("dp.sa.", "^dp\\.sa\\.[A-Za-z0-9]{40,44}$", { note: "service account" }),
      ownFormat("dp.scim.", "^dp\\.scim\\.[A-Za-z0-9]{40,44}$", {
        note: "SCIM",
        check: noCheck("No harmless request is known for SCIM tokens."),
      }),
      ownFormat("dp.audit.", "^dp\\.audit\\.[A-Za-z0-9]{40,44}$", {
        note: "audit",
        check: noCheck("No harmless request is known for audit tokens."),
      }),
    ],
    check: get("https://api.doppler.com/v3/me", bearer, {
      rules: [
        rule(
          { status: [400], bodyContains: ["invalid auth token"] },
          rejected(),
          '400 "Invalid Auth token": Doppler does not know this token',
        ),
        ...standardRules({ proof: "workplace", assumed: ["restricted"] }),
      ],
      identity: { account: ["name"], organisation: ["workplace.name"] },
    }),
    keyPage: "https://dashboard.doppler.com/workplace",
    sources: [
      "SLS-Main/secret-sniffer:internal/detectors/verifiers.go",
      "mongodb/kingfisher:crates/kingfisher-rules/data/rules/doppler.yml",
      "trufflesecurity/trufflehog:pkg/detectors/doppler",
    ],
    confidence: "high",
  }),
  define({
    id: "launchdarkly",
    name: "LaunchDarkly",
    category: "dev-tools",
    hosts: ["app.launchdarkly.com", "app.eu.launchdarkly.com", "app.launchdarkly.us"],
    variables: ["LAUNCHDARKLY_ACCESS_TOKEN", "LD_ACCESS_TOKEN"],
    formats: [
      ownFormat("api-", "^api-[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$"),
      ownFormat("sdk-", "^sdk-[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$", {
        note: "SDK key",
        check: noCheck("An SDK key may not ask who it is, so a refusal would prove nothing."),
      }),
      ownFormat("mob-", "^mob-[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$", {
        note: "mobile key",
        check: noCheck("A mobile key may not ask who it is, so a refusal would prove nothing."),
      }),
    ],
    fields: [hostChoice(["app.launchdarkly.com", "app.eu.launchdarkly.com", "app.launchdarkly.us"])],
    check: get("https://{apiHost}/api/v2/caller-identity", header("Authorization"), {
      rules: standardRules({ proof: "accountId", assumed: ["invalid", "restricted"] }),
      identity: { account: ["tokenName"], accountId: ["accountId"], scopes: ["scopes"] },
    }),
    keyPage: "https://app.launchdarkly.com/settings/authorization",
    sources: [
      "SLS-Main/secret-sniffer:internal/detectors/verifiers.go",
      "trufflesecurity/trufflehog:pkg/detectors/launchdarkly",
      "mongodb/kingfisher:crates/kingfisher-rules/data/rules/launchdarkly.yml",
    ],
    confidence: "high",
  }),
  define({
    id: "snyk",
    name: "Snyk",
    category: "dev-tools",
    hosts: ["api.snyk.io", "api.us.snyk.io", "api.eu.snyk.io", "api.au.snyk.io"],
    variables: ["SNYK_TOKEN"],
    formats: [plainFormat("^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$")],
    fields: [hostChoice(["api.snyk.io", "api.us.snyk.io", "api.eu.snyk.io", "api.au.snyk.io"])],
    check: get("https://{apiHost}/rest/self?version=2024-10-15", header("Authorization", "token {secret}"), {
      rules: standardRules({ proof: "data", assumed: ["invalid", "restricted"] }),
      identity: { account: ["data.attributes.username"] },
    }),
    keyPage: "https://app.snyk.io/account",
    sources: [
      "SLS-Main/secret-sniffer:internal/detectors/verifiers.go",
      "mongodb/kingfisher:crates/kingfisher-rules/data/rules/snyk.yml",
      "betterleaks/betterleaks:config/betterleaks.toml#snyk-api-token",
    ],
    confidence: "high",
  }),
  define({
    id: "terraform-cloud",
    name: "HCP Terraform (Terraform Cloud)",
    category: "dev-tools",
    hosts: ["app.terraform.io"],
    variables: ["TFE_TOKEN", "TF_TOKEN_app_terraform_io", "TF_API_TOKEN"],
    formats: [
      ownFormat("", "^[A-Za-z0-9]{14}\\.atlasv1\\.[A-Za-z0-9_-]{60,70}$", {
        note: "marker .atlasv1. in the middle",
      }),
    ],
    // Not the account's details: tokens of teams and organisations are no users.
    check: get("https://app.terraform.io/api/v2/organizations?page[size]=1", bearer, {
      rules: [...standardRules({ proof: "data", assumed: ["restricted"] })],
      identity: { organisation: ["data.0.attributes.name", "data.0.id"] },
    }),
    keyPage: "https://app.terraform.io/app/settings/tokens",
    sources: [
      "SLS-Main/secret-sniffer:internal/detectors/verifiers.go",
      "mongodb/kingfisher:crates/kingfisher-rules/data/rules/terraform.yml",
      "trufflesecurity/trufflehog:pkg/detectors/terraformcloudpersonaltoken",
    ],
    confidence: "high",
  }),
  define({
    id: "npm",
    name: "npm",
    category: "package-registry",
    hosts: [],
    variables: ["NPM_TOKEN", "NODE_AUTH_TOKEN"],
    formats: [
      ownFormat("npm_", "^npm_[A-Za-z0-9]{36}$", { checksum: "npm" }),
      plainFormat("^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$", { note: "legacy" }),
    ],
    fields: [
      baseUrlField("registryUrl", "Address of the registry (npm config get registry)", {
        variables: ["NPM_CONFIG_REGISTRY"],
      }),
    ],
    check: get("{registryUrl}/-/whoami", bearer, {
      rules: standardRules({ proof: "username", assumed: ["invalid", "restricted"] }),
      identity: { account: ["username"] },
    }),
    keyPage: "https://www.npmjs.com/settings/~/tokens",
    sources: [
      "SLS-Main/secret-sniffer:internal/detectors/verifiers.go",
      "mongodb/kingfisher:crates/kingfisher-rules/data/rules/npm.yml",
      "trufflesecurity/trufflehog:pkg/detectors/npmtokenv2",
    ],
    confidence: "high",
  }),
];
