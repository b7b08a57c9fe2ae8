/** Builds, deliveries and artefacts. */
import {
  baseUrlField,
  basic,
  bearer,
  define,
  get,
  header,
  instantly,
  jsonBody,
  noCheck,
  overlapping,
  ownFormat,
  plainFormat,
  post,
  rejected,
  rule,
  textField,
  valid,
} from "../build.ts";
import type { Placement, ProviderDefinition, RequestCheck } from "../provider.ts";
import { standardRules } from "../standard-rules.ts";

/** Artifactory lets strangers read its version where they are let in at all, but refuses a wrong token. */
const artifactoryVersion = (placement: Placement): RequestCheck =>
  get("{baseUrl}/artifactory/api/system/version", placement, {
    rules: standardRules({ proof: "version", assumed: ["invalid", "restricted"] }),
    control: "daily",
  });

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
      rules: standardRules({ proof: "login", invalidJson: [403], restricted: [] }),
      identity: { account: ["login", "email"], accountId: ["id"] },
    }),
    keyPage: "https://app.travis-ci.com/account/preferences",
    rotation: instantly("Regenerating the token ends the old one at once."),
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
    // Not /me: a workspace's token may not ask who it is, but may list apps like a user's.
    check: get("https://api.bitrise.io/v0.1/apps?limit=1", header("Authorization"), {
      rules: standardRules({ proof: "paging", assumed: ["invalid", "restricted"] }),
    }),
    keyPage: "https://app.bitrise.io/me/account/security",
    rotation: overlapping("A user and a workspace may have several tokens at once."),
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
      longList: true,
      rules: standardRules({ proof: "applications", invalidJson: [403], restricted: [] }),
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
    formats: [
      ownFormat("v2.", "^v2\\.[A-Za-z0-9]{20}$", {
        note: "token of a user, for all accounts",
        check: get("https://ci.appveyor.com/api/account/{accountName}/roles", bearer, {
          rules: standardRules({ assumed: ["invalid", "restricted"] }),
        }),
      }),
      plainFormat("^[a-z0-9]{20}$", { note: "token of an account" }),
    ],
    fields: [textField("accountName", "Account name (for tokens that begin with v2.)", { required: false })],
    check: get("https://ci.appveyor.com/api/roles", bearer, {
      rules: standardRules({ assumed: ["invalid", "restricted"] }),
    }),
    keyPage: "https://ci.appveyor.com/api-keys",
    sources: [
      "projectdiscovery/nuclei-templates:http/token-spray/api-appveyor.yaml",
      "https://www.appveyor.com/docs/api/",
    ],
    confidence: "medium",
  }),
  define({
    id: "jenkins",
    name: "Jenkins",
    category: "dev-tools",
    hosts: [],
    variables: ["JENKINS_TOKEN"],
    formats: [plainFormat("^11[0-9a-f]{32}$", { note: "11 and 32 hexadecimal digits" })],
    fields: [
      baseUrlField("baseUrl", "Address of Jenkins", { variables: ["JENKINS_URL"] }),
      textField("username", "User name", { variables: ["JENKINS_USER"] }),
    ],
    check: get("{baseUrl}/me/api/json", basic("{username}"), {
      rules: standardRules({ proof: "id", assumed: ["invalid", "restricted"] }),
      identity: { account: ["fullName", "id"], accountId: ["id"] },
    }),
    keyPage: null,
    rotation: overlapping("A user may have several API tokens at once."),
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
      ownFormat("pat.", "^pat\\.[A-Za-z0-9_-]{22}\\.[0-9a-f]{24}\\.[A-Za-z0-9]{20}$", { note: "of a user" }),
      ownFormat("sat.", "^sat\\.[A-Za-z0-9_-]{22}\\.[0-9a-f]{24}\\.[A-Za-z0-9]{20}$", {
        note: "of a service account",
      }),
    ],
    check: get("https://app.harness.io/ng/api/user/currentUser", header("x-api-key"), {
      rules: standardRules({ proof: "data.uuid", assumed: ["invalid", "restricted"] }),
      identity: { account: ["data.email", "data.name"], accountId: ["data.uuid"] },
    }),
    keyPage: "https://app.harness.io/ng/#/account",
    rotation: overlapping(
      "An API key may hold several tokens at once; rotating one can leave the old one for a while.",
    ),
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
    fields: [baseUrlField("baseUrl", "Address of Octopus", { variables: ["OCTOPUS_URL"] })],
    check: get("{baseUrl}/api/users/me", header("X-Octopus-ApiKey"), {
      rules: standardRules({ proof: "Username", assumed: ["invalid", "restricted"] }),
      identity: { account: ["Username", "DisplayName"], accountId: ["Id"] },
    }),
    keyPage: null,
    rotation: overlapping("A user may have several API keys at once."),
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
      ownFormat("AKCp", "^AKCp[A-Za-z0-9]{69}$", {
        note: "API key (being removed)",
        check: artifactoryVersion(header("X-JFrog-Art-Api")),
      }),
      ownFormat("cmVmdGtuOj", "^cmVmdGtuOj[A-Za-z0-9]{54}$", { note: "reference token" }),
      plainFormat("^eyJ[A-Za-z0-9_-]{10,400}\\.eyJ[A-Za-z0-9_-]{10,1500}\\.[A-Za-z0-9_-]{40,1000}$", {
        note: "access token",
      }),
    ],
    fields: [
      baseUrlField("baseUrl", "Address of the JFrog platform (https://example.jfrog.io)", {
        variables: ["JF_URL"],
      }),
    ],
    check: artifactoryVersion(bearer),
    keyPage: null,
    rotation: overlapping("A user may have several tokens at once."),
    sources: [
      "mongodb/kingfisher:crates/kingfisher-rules/data/rules/jfrog.yml",
      "mongodb/kingfisher:crates/kingfisher-rules/data/rules/artifactory.yml",
      "betterleaks/betterleaks:config/betterleaks.toml#artifactory-api-key",
    ],
    confidence: "low",
  }),
  define({
    id: "expo",
    name: "Expo (EAS)",
    category: "dev-tools",
    hosts: ["api.expo.dev"],
    variables: ["EXPO_TOKEN"],
    formats: [plainFormat("^[A-Za-z0-9_-]{40}$")],
    check: post(
      "GraphQL is asked by POST; this query only reads who the token belongs to.",
      "https://api.expo.dev/graphql",
      [
        bearer,
        jsonBody({
          query: "{ meActor { __typename id ... on UserActor { username } ... on Robot { firstName } } }",
        }),
      ],
      {
        rules: [
          rule(
            { status: [200], path: "data.meActor.id" },
            valid,
            "200 with an actor: the token was accepted",
          ),
          rule(
            { status: [200], json: true, bodyContains: ['"meactor":null', '"meactor": null'] },
            rejected(),
            "200 with no actor: the token is not known",
          ),
          ...standardRules({ valid: [], assumed: ["restricted"] }),
        ],
        identity: {
          account: ["data.meActor.username", "data.meActor.firstName"],
          accountId: ["data.meActor.id"],
        },
      },
    ),
    keyPage: "https://expo.dev/settings/access-tokens",
    rotation: overlapping("A user or robot may have several access tokens at once."),
    sources: ["1Password/shell-plugins:plugins/expo"],
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
      ownFormat("signkey-branch-", "^signkey-branch-[0-9a-f]{64}$", { note: "signing key of branches" }),
      plainFormat("^[A-Za-z0-9_-]{86}$", {
        note: "event key",
        check: noCheck("The only way to try an event key is to send an event."),
      }),
    ],
    check: get("https://api.inngest.com/v1/events?limit=1", bearer, {
      rules: standardRules({ proof: "data", assumed: ["invalid", "restricted"] }),
    }),
    keyPage: "https://app.inngest.com/env/production/manage/signing-key",
    rotation: overlapping(
      "A new signing key can be made beside the old one (fallback key) before the change.",
    ),
    sources: [
      "mongodb/kingfisher:crates/kingfisher-rules/data/rules/inngest.yml",
      "https://api-docs.inngest.com/docs/inngest-api",
    ],
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
      ownFormat("tr_dev_", "^tr_dev_[A-Za-z0-9]{20}$", { note: "development" }),
      ownFormat("tr_stg_", "^tr_stg_[A-Za-z0-9]{20}$", { note: "staging" }),
      ownFormat("tr_pat_", "^tr_pat_[a-z0-9]{40}$", {
        note: "personal token",
        check: get("https://api.trigger.dev/api/v2/whoami", bearer, {
          rules: standardRules({ proof: "userId", assumed: ["invalid", "restricted"] }),
          identity: { account: ["email"], accountId: ["userId"] },
        }),
      }),
    ],
    check: get("https://api.trigger.dev/api/v1/runs?page[size]=1", bearer, {
      rules: standardRules({ proof: "data", assumed: ["invalid", "restricted"] }),
    }),
    keyPage: "https://cloud.trigger.dev",
    rotation: instantly("Regenerating an environment's secret key ends the old one."),
    sources: [
      "mongodb/kingfisher:crates/kingfisher-rules/data/rules/triggerdev.yml",
      "NangoHQ/nango:packages/providers/providers.yaml#trigger-dev",
    ],
    confidence: "low",
  }),
  define({
    id: "temporal-cloud",
    name: "Temporal Cloud",
    category: "dev-tools",
    hosts: ["saas-api.tmprl.cloud"],
    variables: ["TEMPORAL_API_KEY", "TEMPORAL_CLOUD_API_KEY"],
    formats: [
      plainFormat("^eyJ[A-Za-z0-9_-]{10,400}\\.eyJ[A-Za-z0-9_-]{10,1000}\\.[A-Za-z0-9_-]{40,1000}$", {
        note: "names its account and its end inside",
      }),
    ],
    check: get("https://saas-api.tmprl.cloud/cloud/current-identity", bearer, {
      rules: [
        rule(
          { status: [200], path: "serviceAccount" },
          valid,
          "200 with a service account: the key was accepted",
        ),
        ...standardRules({ proof: "user", assumed: ["invalid", "restricted"] }),
      ],
      identity: {
        account: ["user.spec.email", "serviceAccount.spec.name"],
        accountId: ["user.id", "serviceAccount.id"],
        expiresOn: ["principalApiKey.spec.expiryTime"],
      },
    }),
    keyPage: "https://cloud.temporal.io/settings/api-keys",
    rotation: overlapping("Up to several keys at once; Temporal asks for a new one before the old one ends."),
    sources: [
      "SLS-Main/secret-sniffer:internal/detectors/verifiers.go",
      "mongodb/kingfisher:crates/kingfisher-rules/data/rules/temporal.yml",
      "betterleaks/betterleaks:config/betterleaks.toml#temporal-cloud-api-key.1",
      "https://docs.temporal.io/cloud/api-keys",
    ],
    confidence: "high",
  }),
];
