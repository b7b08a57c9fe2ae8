/** Issues, boards and time. */
import {
  baseUrlField,
  basic,
  bearer,
  define,
  get,
  header,
  hostChoice,
  instantly,
  jsonBody,
  limited,
  overlapping,
  ownFormat,
  plainFormat,
  post,
  query,
  rejected,
  rule,
  sharedFormat,
  textField,
  unproven,
  valid,
} from "../build.ts";
import type { ProviderDefinition, VerdictRule } from "../provider.ts";
import { standardRules } from "../standard-rules.ts";

const severalTokens = overlapping(
  "Several tokens live side by side: make a new one, change over, delete the old one.",
);
const oneToken = instantly("An account has one token: a new one ends the old one at once.");

/** After too many failed logins Jira asks for a CAPTCHA first, of genuine tokens, too. */
const captcha: VerdictRule = rule(
  { status: [401, 403], header: { name: "X-Seraph-LoginReason", contains: "AUTHENTICATION_DENIED" } },
  unproven,
  "Jira asks for a CAPTCHA in the browser before it looks at any token",
);

export const projectServices: readonly ProviderDefinition[] = [
  define({
    id: "jira",
    name: "Jira / Confluence Cloud (API token)",
    category: "productivity",
    hosts: [],
    variables: ["JIRA_API_TOKEN", "ATLASSIAN_API_TOKEN"],
    formats: [
      ownFormat("ATATT3", "^ATATT3[A-Za-z0-9_-]{180,190}=[0-9A-F]{8}$"),
      plainFormat("^[A-Za-z0-9]{24}$", { note: "older" }),
    ],
    fields: [
      // A token with scopes is refused at the site and works at this other address only, so it is asked.
      baseUrlField(
        "baseUrl",
        "Address (of a token with scopes: https://api.atlassian.com/ex/jira/CLOUD-ID)",
        {
          variables: ["JIRA_URL", "JIRA_BASE_URL"],
        },
      ),
      textField("email", "E-mail address", { variables: ["JIRA_EMAIL"] }),
    ],
    // Without a made-up token, nothing would tell a 403 about the token from one of a gateway: none is
    // taken for the former.
    check: get("{baseUrl}/rest/api/3/myself", basic("{email}"), {
      control: "never",
      controlReason: "failed logins in your name would make Jira ask you for a CAPTCHA",
      rules: [
        captcha,
        rule(
          { status: [401], bodyContains: ["scope does not match"] },
          limited("restricted"),
          "401 scope does not match: the token is genuine, without the scope to ask this",
        ),
        ...standardRules({ proof: "accountId", restricted: [], assumed: ["invalid"] }),
      ],
      identity: { account: ["emailAddress", "displayName"], accountId: ["accountId"] },
    }),
    keyPage: "https://id.atlassian.com/manage-profile/security/api-tokens",
    rotation: overlapping(
      "Several tokens live side by side, each for a year at most: make a new one, change over, revoke the old one.",
    ),
    sources: [
      "NangoHQ/nango:packages/providers/providers.yaml#jira-basic",
      "mongodb/kingfisher:crates/kingfisher-rules/data/rules/jira.yml",
      "https://github.com/sooperset/mcp-atlassian/issues/968",
    ],
    confidence: "high",
  }),
  define({
    id: "jira-dc",
    name: "Jira / Confluence Data Center (PAT)",
    category: "productivity",
    hosts: [],
    variables: ["JIRA_PAT", "CONFLUENCE_PAT"],
    formats: [plainFormat("^[MNO][A-Za-z0-9+/]{43}$", { note: "base64 of an id and a secret" })],
    fields: [baseUrlField("baseUrl", "Address of Jira", { variables: ["JIRA_SERVER"] })],
    // A token of this kind names no user, so a made-up one harms nobody's login.
    check: get("{baseUrl}/rest/api/latest/myself", bearer, {
      rules: [captcha, ...standardRules({ proof: "name", restricted: [], assumed: ["invalid"] })],
      identity: { account: ["emailAddress", "name"] },
    }),
    keyPage: null,
    rotation: severalTokens,
    sources: [
      "mongodb/kingfisher:crates/kingfisher-rules/data/rules/jira.yml",
      "mongodb/kingfisher:crates/kingfisher-rules/data/rules/confluence.yml",
      "trufflesecurity/trufflehog:pkg/detectors/atlassiandatacenter",
    ],
    confidence: "medium",
  }),
  define({
    id: "atlassian-admin",
    name: "Atlassian Organization (admin API key)",
    category: "productivity",
    hosts: ["api.atlassian.com"],
    variables: ["ATLASSIAN_ADMIN_API_KEY"],
    formats: [
      sharedFormat("ATCTT3xFfG", "^ATCTT3xFfG[A-Za-z0-9_-]{160,190}=[0-9A-F]{8}$", {
        note: "access tokens of Bitbucket look the same",
      }),
    ],
    check: get("https://api.atlassian.com/admin/v1/orgs", bearer, {
      rules: standardRules({ proof: "data", assumed: ["invalid", "restricted"] }),
      identity: { organisation: ["data.0.attributes.name"] },
    }),
    keyPage: "https://admin.atlassian.com/",
    rotation: overlapping(
      "Several keys live side by side, each for a year at most: make a new one, change over, revoke the old one.",
    ),
    sources: [
      "mongodb/kingfisher:crates/kingfisher-rules/data/rules/atlassian.yml",
      "trufflesecurity/trufflehog:pkg/detectors/atlassian/v1",
      "trufflesecurity/trufflehog:pkg/detectors/atlassian/v2",
    ],
    confidence: "high",
  }),
  define({
    id: "clickup",
    name: "ClickUp",
    category: "productivity",
    hosts: ["api.clickup.com"],
    variables: ["CLICKUP_API_TOKEN", "CLICKUP_API_KEY"],
    formats: [ownFormat("pk_", "^pk_[0-9]{7,9}_[A-Z0-9]{32}$", { note: "pk_ is a secret here" })],
    check: get("https://api.clickup.com/api/v2/user", header("Authorization"), {
      rules: [
        rule(
          { status: [401], path: "ECODE", equals: ["OAUTH_019", "OAUTH_021", "OAUTH_025", "OAUTH_077"] },
          rejected(),
          "401 token not found: ClickUp does not know this token",
        ),
        ...standardRules({ proof: "user", invalid: [], assumed: ["restricted"] }),
      ],
      identity: { account: ["user.email", "user.username"], accountId: ["user.id"] },
    }),
    keyPage: "https://app.clickup.com/settings/apps",
    rotation: oneToken,
    sources: [
      "mongodb/kingfisher:crates/kingfisher-rules/data/rules/clickup.yml",
      "betterleaks/betterleaks:config/betterleaks.toml#clickup-personal-api-token",
      "trufflesecurity/trufflehog:pkg/detectors/clickuppersonaltoken",
    ],
    confidence: "high",
  }),
  define({
    id: "monday",
    name: "monday.com",
    category: "productivity",
    hosts: ["api.monday.com"],
    variables: ["MONDAY_API_TOKEN", "MONDAY_API_KEY"],
    formats: [
      plainFormat("^eyJ[A-Za-z0-9_-]{10,100}\\.eyJ[A-Za-z0-9_-]{40,600}\\.[A-Za-z0-9_-]{43}$", {
        note: "a JSON web token (HS256)",
      }),
    ],
    check: post(
      "GraphQL is asked by POST; this query only reads the user and the account.",
      "https://api.monday.com/v2",
      [header("Authorization"), jsonBody({ query: "query { me { id email account { name slug } } }" })],
      {
        rules: [
          rule({ status: [200], path: "data.me.id" }, valid, "200 with the user: the key was accepted"),
          rule(
            { status: [200], path: "errors", contains: ["not authenticated"] },
            rejected(),
            "200 with Not Authenticated: monday.com does not accept this key",
          ),
          ...standardRules({ valid: [], assumed: ["restricted"] }),
        ],
        identity: { account: ["data.me.email"], organisation: ["data.me.account.name"] },
      },
    ),
    keyPage: "https://auth.monday.com/users/sign_in_new#/profile",
    rotation: oneToken,
    sources: [
      "SLS-Main/secret-sniffer:internal/detectors/verifiers.go",
      "mongodb/kingfisher:crates/kingfisher-rules/data/rules/monday.yml",
      "trufflesecurity/trufflehog:pkg/detectors/monday",
    ],
    confidence: "medium",
  }),
  define({
    id: "trello",
    name: "Trello",
    category: "productivity",
    hosts: ["api.trello.com"],
    variables: ["TRELLO_TOKEN"],
    formats: [ownFormat("ATTA", "^ATTA[0-9a-f]{72}$"), plainFormat("^[0-9a-f]{64}$", { note: "older" })],
    fields: [textField("apiKey", "API key of the Power-Up", { variables: ["TRELLO_API_KEY"] })],
    check: get("https://api.trello.com/1/members/me?key={apiKey}", query("token"), {
      rules: [
        rule(
          { status: [401], bodyContains: ["invalid token"] },
          rejected(),
          "401 invalid token: Trello does not accept this token",
        ),
        rule(
          { status: [401], bodyContains: ["invalid key"] },
          unproven,
          "401 invalid key: Trello does not know the API key, and has not looked at the token",
        ),
        ...standardRules({ proof: "username", invalid: [], assumed: ["restricted"] }),
      ],
      identity: { account: ["username", "fullName"], accountId: ["id"] },
    }),
    keyPage: "https://trello.com/power-ups/admin",
    rotation: severalTokens,
    sources: [
      "mongodb/kingfisher:crates/kingfisher-rules/data/rules/trello.yml",
      "trufflesecurity/trufflehog:pkg/detectors/trelloapikey",
      "projectdiscovery/nuclei-templates:http/token-spray/api-trello.yaml",
    ],
    confidence: "high",
  }),
  define({
    id: "todoist",
    name: "Todoist",
    category: "productivity",
    hosts: ["api.todoist.com"],
    variables: ["TODOIST_API_TOKEN", "TODOIST_API_KEY"],
    formats: [plainFormat("^[0-9a-f]{40}$")],
    check: get("https://api.todoist.com/api/v1/user", bearer, {
      rules: standardRules({ proof: "email", assumed: ["invalid", "restricted"] }),
      identity: { account: ["email", "full_name"] },
    }),
    keyPage: "https://app.todoist.com/app/settings/integrations/developer",
    rotation: oneToken,
    sources: [
      "SLS-Main/secret-sniffer:internal/detectors/verifiers.go",
      "mongodb/kingfisher:crates/kingfisher-rules/data/rules/todoist.yml",
      "trufflesecurity/trufflehog:pkg/detectors/todoist",
    ],
    confidence: "high",
  }),
  define({
    id: "shortcut",
    name: "Shortcut",
    category: "productivity",
    hosts: ["api.app.shortcut.com"],
    variables: ["SHORTCUT_API_TOKEN", "CLUBHOUSE_API_TOKEN"],
    formats: [plainFormat("^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$")],
    check: get("https://api.app.shortcut.com/api/v3/member", header("Shortcut-Token"), {
      rules: standardRules({ proof: "mention_name", assumed: ["invalid", "restricted"] }),
      identity: { account: ["mention_name", "name"], organisation: ["workspace2.url_slug"] },
    }),
    keyPage: "https://app.shortcut.com/settings/account/api-tokens",
    rotation: severalTokens,
    sources: [
      "SLS-Main/secret-sniffer:internal/detectors/verifiers.go",
      "mongodb/kingfisher:crates/kingfisher-rules/data/rules/shortcut.yml",
      "trufflesecurity/trufflehog:pkg/detectors/shortcut",
    ],
    confidence: "high",
  }),
  define({
    id: "coda",
    name: "Coda",
    category: "productivity",
    hosts: ["coda.io"],
    variables: ["CODA_API_TOKEN", "CODA_API_KEY"],
    formats: [plainFormat("^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$")],
    check: get("https://coda.io/apis/v1/whoami", bearer, {
      rules: standardRules({ proof: "loginId", assumed: ["invalid", "restricted"] }),
      identity: { account: ["loginId", "name"], organisation: ["workspace.name"] },
    }),
    keyPage: "https://coda.io/account",
    rotation: severalTokens,
    sources: [
      "SLS-Main/secret-sniffer:internal/detectors/verifiers.go",
      "trufflesecurity/trufflehog:pkg/detectors/coda",
      "NangoHQ/nango:packages/providers/providers.yaml#coda",
    ],
    confidence: "high",
  }),
  define({
    id: "smartsheet",
    name: "Smartsheet",
    category: "productivity",
    hosts: ["api.smartsheet.com", "api.smartsheet.eu", "api.smartsheet.au", "api.smartsheetgov.com"],
    variables: ["SMARTSHEET_ACCESS_TOKEN", "SMARTSHEET_API_KEY"],
    formats: [plainFormat("^[A-Za-z0-9]{37}$")],
    fields: [
      hostChoice(["api.smartsheet.com", "api.smartsheet.eu", "api.smartsheet.au", "api.smartsheetgov.com"]),
    ],
    check: get("https://{apiHost}/2.0/users/me", bearer, {
      rules: [
        rule(
          { status: [401], path: "errorCode", equals: [1003] },
          rejected("expired"),
          "401 with code 1003: the token is past its date",
        ),
        ...standardRules({ proof: "email", assumed: ["invalid", "restricted"] }),
      ],
      identity: { account: ["email"], organisation: ["account.name"] },
    }),
    keyPage: "https://app.smartsheet.com/",
    rotation: severalTokens,
    sources: [
      "SLS-Main/secret-sniffer:internal/detectors/verifiers.go",
      "trufflesecurity/trufflehog:pkg/detectors/smartsheets",
      "projectdiscovery/nuclei-templates:http/token-spray/api-smartsheet.yaml",
    ],
    confidence: "medium",
  }),
  define({
    id: "clockify",
    name: "Clockify",
    category: "productivity",
    hosts: [
      "api.clockify.me",
      "euc1.clockify.me",
      "use2.clockify.me",
      "euw2.clockify.me",
      "apse2.clockify.me",
    ],
    variables: ["CLOCKIFY_API_KEY"],
    formats: [plainFormat("^[MNOYZ][A-Za-z0-9+/]{47}$", { note: "base64 of a UUID" })],
    fields: [
      hostChoice([
        "api.clockify.me",
        "euc1.clockify.me",
        "use2.clockify.me",
        "euw2.clockify.me",
        "apse2.clockify.me",
      ]),
    ],
    check: get("https://{apiHost}/api/v1/user", header("X-Api-Key"), {
      rules: standardRules({ proof: "email", assumed: ["invalid", "restricted"] }),
      identity: { account: ["email", "name"] },
    }),
    keyPage: "https://app.clockify.me/user/settings",
    sources: [
      "SLS-Main/secret-sniffer:internal/detectors/verifiers.go",
      "trufflesecurity/trufflehog:pkg/detectors/clockify",
      "projectdiscovery/nuclei-templates:http/token-spray/api-clockify.yaml",
    ],
    confidence: "high",
  }),
  define({
    id: "toggl",
    name: "Toggl Track",
    category: "productivity",
    hosts: ["api.track.toggl.com"],
    variables: ["TOGGL_API_TOKEN"],
    formats: [plainFormat("^[0-9a-f]{32}$")],
    check: get("https://api.track.toggl.com/api/v9/me", basic("{secret}", "api_token"), {
      rules: [
        rule(
          { status: [403], bodyContains: ["incorrect username and/or password"] },
          rejected(),
          "403 Incorrect username and/or password: Toggl does not know this token",
        ),
        ...standardRules({ proof: "email", invalid: [], restricted: [] }),
      ],
      identity: { account: ["email", "fullname"] },
    }),
    keyPage: "https://track.toggl.com/profile",
    rotation: oneToken,
    sources: [
      "SLS-Main/secret-sniffer:internal/detectors/verifiers.go",
      "NangoHQ/nango:packages/providers/providers.yaml#toggl",
      "trufflesecurity/trufflehog:pkg/detectors/toggltrack",
    ],
    confidence: "high",
  }),
];
