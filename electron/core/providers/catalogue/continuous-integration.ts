/** Builds, deliveries and artefacts. */
import {
  baseUrlField,
  basic,
  bearer,
  define,
  get,
  header,
  ownFormat,
  plainFormat,
  textField,
} from "../build.ts";
import type { ProviderDefinition } from "../provider.ts";
import { standardRules } from "../standard-rules.ts";

export const buildServices: readonly ProviderDefinition[] = [
  define({
    id: "travis-ci",
    name: "Travis CI",
    category: "dev-tools",
    hosts: ["api.travis-ci.com"],
    variables: ["TRAVIS_TOKEN", "TRAVIS_API_TOKEN"],
    formats: [plainFormat("^[A-Za-z0-9_-]{22}$")],
    check: get("https://api.travis-ci.com/user", header("Authorization", "token {secret}"), {
      headers: { "Travis-API-Version": "3" },
      rules: standardRules({ invalid: [401, 403], restricted: [] }),
    }),
    keyPage: "https://app.travis-ci.com/account/preferences",
    sources: [
      "SLS-Main/secret-sniffer:internal/detectors/verifiers.go",
      "mongodb/kingfisher:crates/kingfisher-rules/data/rules/travisci.yml",
      "trufflesecurity/trufflehog:pkg/detectors/travisci",
    ],
    confidence: "high",
  }),
  define({
    id: "bitrise",
    name: "Bitrise",
    category: "dev-tools",
    hosts: ["api.bitrise.io"],
    variables: ["BITRISE_TOKEN", "BITRISE_API_TOKEN"],
    formats: [plainFormat("^[A-Za-z0-9_-]{60,120}$")],
    check: get("https://api.bitrise.io/v0.1/me", header("Authorization"), {
      rules: standardRules({ assumed: ["invalid", "restricted"] }),
    }),
    keyPage: "https://app.bitrise.io/me/account/security",
    sources: [
      "mongodb/kingfisher:crates/kingfisher-rules/data/rules/bitrise.yml",
      "projectdiscovery/nuclei-templates:http/token-spray/api-bitrise.yaml",
      "betterleaks/betterleaks:config/betterleaks.toml#bitrise-access-token",
    ],
    confidence: "high",
  }),
  define({
    id: "codemagic",
    name: "Codemagic",
    category: "dev-tools",
    hosts: ["api.codemagic.io"],
    variables: ["CODEMAGIC_API_TOKEN", "CM_API_TOKEN"],
    formats: [plainFormat("^[A-Za-z0-9_-]{43}$")],
    check: get("https://api.codemagic.io/apps", header("x-auth-token"), {
      rules: standardRules({ invalid: [401, 403], restricted: [] }),
    }),
    keyPage: "https://codemagic.io/teams",
    sources: [
      "SLS-Main/secret-sniffer:internal/detectors/verifiers.go",
      "trufflesecurity/trufflehog:pkg/detectors/codemagic",
    ],
    confidence: "medium",
  }),
  define({
    id: "appveyor",
    name: "AppVeyor",
    category: "dev-tools",
    hosts: ["ci.appveyor.com"],
    variables: ["APPVEYOR_TOKEN"],
    formats: [ownFormat("v2.", "^v2\\.[A-Za-z0-9]{20}$")],
    check: get("https://ci.appveyor.com/api/roles", bearer, {
      rules: standardRules({ assumed: ["invalid", "restricted"] }),
    }),
    keyPage: "https://ci.appveyor.com/api-keys",
    sources: ["projectdiscovery/nuclei-templates:http/token-spray/api-appveyor.yaml"],
    confidence: "medium",
  }),
  define({
    id: "jenkins",
    name: "Jenkins",
    category: "dev-tools",
    hosts: [],
    variables: ["JENKINS_TOKEN"],
    formats: [plainFormat("^[0-9a-f]{34}$", { note: "11 + 32 hex token" })],
    fields: [baseUrlField("baseUrl", "Address of Jenkins"), textField("username", "Username")],
    check: get("{baseUrl}/me/api/json", basic("{username}", "{secret}"), {
      rules: standardRules({ assumed: ["invalid", "restricted"] }),
    }),
    keyPage: null,
    sources: ["mongodb/kingfisher:crates/kingfisher-rules/data/rules/jenkins.yml"],
    confidence: "low",
  }),
  define({
    id: "harness",
    name: "Harness",
    category: "dev-tools",
    hosts: ["app.harness.io"],
    variables: ["HARNESS_API_KEY", "HARNESS_PLATFORM_API_KEY"],
    formats: [
      ownFormat("pat.", "^pat\\.[A-Za-z0-9_-]{22}\\.[0-9a-f]{24}\\.[A-Za-z0-9]{20}$"),
      ownFormat("sat.", "^sat\\.[A-Za-z0-9_-]{22}\\.[0-9a-f]{24}\\.[A-Za-z0-9]{20}$", {
        note: "service account token",
      }),
    ],
    check: get("https://app.harness.io/ng/api/user/currentUser", header("x-api-key"), {
      rules: standardRules({ assumed: ["invalid", "restricted"] }),
    }),
    keyPage: "https://app.harness.io/ng/#/account",
    sources: [
      "SLS-Main/secret-sniffer:internal/detectors/verifiers.go",
      "trufflesecurity/trufflehog:pkg/detectors/harness",
      "mongodb/kingfisher:crates/kingfisher-rules/data/rules/harness.yml",
    ],
    confidence: "high",
  }),
  define({
    id: "octopus-deploy",
    name: "Octopus Deploy",
    category: "dev-tools",
    hosts: [],
    variables: ["OCTOPUS_API_KEY"],
    formats: [ownFormat("API-", "^API-[A-Z0-9]{26}$")],
    fields: [baseUrlField("baseUrl", "Address of Octopus Deploy")],
    check: get("{baseUrl}/api/users/me", header("X-Octopus-ApiKey"), {
      rules: standardRules({ assumed: ["invalid", "restricted"] }),
    }),
    keyPage: null,
    sources: [
      "trufflesecurity/trufflehog:pkg/detectors/octopusdeploy",
      "mongodb/kingfisher:crates/kingfisher-rules/data/rules/octopusdeploy.yml",
    ],
    confidence: "medium",
  }),
  define({
    id: "jfrog",
    name: "JFrog Artifactory",
    category: "dev-tools",
    hosts: [],
    variables: ["JFROG_ACCESS_TOKEN", "ARTIFACTORY_API_KEY"],
    formats: [
      ownFormat("AKCp", "^AKCp[A-Za-z0-9]{69}$", { note: "API key (being removed), total 73" }),
      ownFormat("cmVmd", "^cmVmd[A-Za-z0-9]{59}$", { note: "reference token: Authorization Bearer" }),
    ],
    fields: [baseUrlField("baseUrl", "Address of JFrog Artifactory")],
    check: get("{baseUrl}/artifactory/api/system/version", header("X-JFrog-Art-Api"), {
      rules: standardRules({ assumed: ["invalid", "restricted"] }),
    }),
    keyPage: null,
    sources: [
      "mongodb/kingfisher:crates/kingfisher-rules/data/rules/jfrog.yml",
      "mongodb/kingfisher:crates/kingfisher-rules/data/rules/artifactory.yml",
      "betterleaks/betterleaks:config/betterleaks.toml#artifactory-api-key",
    ],
    confidence: "low",
  }),
  define({
    id: "inngest",
    name: "Inngest (signing key)",
    category: "dev-tools",
    hosts: ["api.inngest.com"],
    variables: ["INNGEST_SIGNING_KEY", "INNGEST_EVENT_KEY"],
    formats: [
      ownFormat("signkey-prod-", "^signkey-prod-[0-9a-f]{64}$", { note: "signing key" }),
      ownFormat("signkey-branch-", "^signkey-branch-[0-9a-f]{64}$", { note: "branch" }),
      plainFormat("^[A-Za-z0-9_-]{86}$", { note: "event key: testing it SENDS an event" }),
    ],
    check: get("https://api.inngest.com/v1/apps", bearer, {
      rules: standardRules({ assumed: ["invalid", "restricted"] }),
    }),
    keyPage: "https://app.inngest.com/env/production/manage/signing-key",
    sources: ["mongodb/kingfisher:crates/kingfisher-rules/data/rules/inngest.yml"],
    confidence: "low",
  }),
  define({
    id: "trigger-dev",
    name: "Trigger.dev",
    category: "dev-tools",
    hosts: ["api.trigger.dev"],
    variables: ["TRIGGER_SECRET_KEY", "TRIGGER_ACCESS_TOKEN"],
    formats: [
      ownFormat("tr_prod_", "^tr_prod_[A-Za-z0-9]{20}$"),
      ownFormat("tr_dev_", "^tr_dev_[A-Za-z0-9]{20}$", { note: "dev" }),
      ownFormat("tr_stg_", "^tr_stg_[A-Za-z0-9]{20}$", { note: "staging" }),
      ownFormat("tr_pat_", "^tr_pat_[a-z0-9]{40}$", { note: "personal token: GET /api/v2/whoami" }),
    ],
    check: get("https://api.trigger.dev/api/v1/runs?page[size]=1", bearer, {
      rules: standardRules({ assumed: ["invalid", "restricted"] }),
    }),
    keyPage: "https://cloud.trigger.dev",
    sources: [
      "mongodb/kingfisher:crates/kingfisher-rules/data/rules/triggerdev.yml",
      "NangoHQ/nango:packages/providers/providers.yaml#trigger-dev",
    ],
    confidence: "low",
  }),
];
