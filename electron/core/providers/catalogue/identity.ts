/** Sign-in services for the users of an app. */
import {
  baseUrlField,
  basic,
  bearer,
  define,
  formBody,
  get,
  header,
  hostLabelField,
  instantly,
  jsonBody,
  limited,
  overlapping,
  ownFormat,
  plainFormat,
  post,
  rejected,
  rule,
  sharedFormat,
  textField,
  valid,
} from "../build.ts";
import { clientCredentials } from "../oauth-client.ts";
import type { ProviderDefinition } from "../provider.ts";
import { standardRules } from "../standard-rules.ts";

/** A code that nobody ever got: Auth0 first asks who the client is, so no token is made or counted. */
const madeUpCode = "keystow-made-up-code";

/** Stytch keeps test and live projects at two addresses; the secret tells which. */
const stytchCheck = (host: string) =>
  post(
    "Stytch searches users by POST; this search reads one user and changes nothing.",
    `https://${host}/v1/users/search`,
    [basic("{projectId}"), jsonBody({ limit: 1 })],
    { rules: standardRules({ proof: "results", assumed: ["invalid", "restricted"] }) },
  );

export const identityServices: readonly ProviderDefinition[] = [
  define({
    id: "auth0",
    name: "Auth0 (M2M client)",
    category: "auth-identity-security",
    hosts: [],
    variables: ["AUTH0_CLIENT_SECRET"],
    formats: [plainFormat("^[A-Za-z0-9_-]{64}$", { note: "secret of a client" })],
    fields: [
      baseUrlField("baseUrl", "Address of the tenant (https://NAME.us.auth0.com)", {
        variables: ["AUTH0_ISSUER_BASE_URL"],
      }),
      textField("clientId", "Client ID", { variables: ["AUTH0_CLIENT_ID"] }),
    ],
    check: post(
      "Only Auth0's token address proves a secret; the code in the request is made up, so no token is made, counted or charged.",
      "{baseUrl}/oauth/token",
      formBody({
        grant_type: "authorization_code",
        client_id: "{clientId}",
        client_secret: "{secret}",
        code: madeUpCode,
        redirect_uri: "https://localhost/",
      }),
      {
        control: "daily",
        rules: [
          rule(
            { status: [403], path: "error", equals: ["invalid_grant"] },
            valid,
            "403 invalid_grant: the client and its secret were accepted, only the made-up code was not",
          ),
          rule(
            { status: [403], path: "error", equals: ["unauthorized_client"] },
            limited("restricted"),
            "403 unauthorized_client: the client is genuine, this grant is not open to it (so it is with clients of machines)",
          ),
          rule(
            { status: [401], path: "error", equals: ["access_denied"] },
            rejected(),
            "401 access_denied: this tenant does not accept the client and secret",
          ),
          ...standardRules({ valid: [], invalid: [], restricted: [] }),
        ],
      },
    ),
    keyPage: "https://manage.auth0.com/#/applications",
    rotation: instantly("Auth0 makes a new secret in place of the old one, which ends at once."),
    sources: [
      "mongodb/kingfisher:crates/kingfisher-rules/data/rules/auth0.yml",
      "trufflesecurity/trufflehog:pkg/detectors/auth0oauth",
      "NangoHQ/nango:packages/providers/providers.yaml#auth0",
    ],
    confidence: "medium",
  }),
  define({
    id: "okta",
    name: "Okta (API token)",
    category: "auth-identity-security",
    hosts: [],
    variables: ["OKTA_API_TOKEN", "OKTA_CLIENT_TOKEN"],
    formats: [sharedFormat("00", "^00[A-Za-z0-9_-]{40}$")],
    fields: [
      baseUrlField("baseUrl", "Address of the organisation (https://NAME.okta.com)", {
        variables: ["OKTA_CLIENT_ORGURL", "OKTA_ORG_URL"],
      }),
    ],
    check: get("{baseUrl}/api/v1/users/me", header("Authorization", "SSWS {secret}"), {
      rules: [
        rule(
          { status: [401], path: "errorCode", equals: ["E0000011"] },
          rejected(),
          "401 E0000011: this organisation does not accept the token (one that was not used for 30 days has ended)",
        ),
        ...standardRules({ proof: "profile", invalid: [], assumed: ["restricted"] }),
      ],
      identity: { account: ["profile.login"], accountId: ["id"] },
    }),
    keyPage: null,
    rotation: overlapping("Okta keeps several tokens side by side; a token ends after 30 days without use."),
    sources: [
      "mongodb/kingfisher:crates/kingfisher-rules/data/rules/okta.yml",
      "trufflesecurity/trufflehog:pkg/detectors/okta",
      "NangoHQ/nango:packages/providers/providers.yaml#okta-api-key",
    ],
    confidence: "high",
  }),
  define({
    id: "workos",
    name: "WorkOS",
    category: "auth-identity-security",
    hosts: ["api.workos.com"],
    variables: ["WORKOS_API_KEY"],
    formats: [
      sharedFormat("sk_live_a2V5Xz", "^sk_live_a2V5Xz[A-Za-z0-9+/]{50,90}$", {
        note: "Highnote's keys begin so, too",
      }),
      ownFormat("sk_test_a2V5Xz", "^sk_test_a2V5Xz[A-Za-z0-9+/]{50,90}$", { note: "test" }),
    ],
    check: get("https://api.workos.com/organizations?limit=1", bearer, {
      rules: standardRules({ proof: "data", assumed: ["invalid", "restricted"] }),
    }),
    keyPage: "https://dashboard.workos.com/api-keys",
    rotation: overlapping("WorkOS keeps several keys side by side."),
    sources: [
      "SLS-Main/secret-sniffer:internal/detectors/verifiers.go",
      "mongodb/kingfisher:crates/kingfisher-rules/data/rules/workos.yml",
      "betterleaks/betterleaks:config/betterleaks.toml#workos-production-api-key.1",
    ],
    confidence: "high",
  }),
  define({
    id: "stytch",
    name: "Stytch",
    category: "auth-identity-security",
    hosts: ["api.stytch.com", "test.stytch.com"],
    variables: ["STYTCH_SECRET"],
    formats: [
      ownFormat("secret-live-", "^secret-live-[A-Za-z0-9_-]{35}=$"),
      ownFormat("secret-test-", "^secret-test-[A-Za-z0-9_-]{35}=$", {
        note: "test project",
        check: stytchCheck("test.stytch.com"),
      }),
    ],
    fields: [textField("projectId", "Project ID", { variables: ["STYTCH_PROJECT_ID"] })],
    check: stytchCheck("api.stytch.com"),
    keyPage: "https://stytch.com/dashboard/api-keys",
    rotation: overlapping("Stytch keeps several secrets of a project side by side."),
    sources: [
      "mongodb/kingfisher:crates/kingfisher-rules/data/rules/stytch.yml",
      "trufflesecurity/trufflehog:pkg/detectors/stytch",
      "projectdiscovery/nuclei-templates:http/token-spray/api-stytch.yaml",
    ],
    confidence: "medium",
  }),
  define({
    id: "onelogin",
    name: "OneLogin",
    category: "auth-identity-security",
    hosts: ["{subdomain}.onelogin.com"],
    variables: ["ONELOGIN_CLIENT_SECRET"],
    formats: [plainFormat("^[0-9a-f]{64}$")],
    fields: [
      hostLabelField("subdomain", "Subdomain (the name before .onelogin.com)"),
      textField("clientId", "Client ID", { variables: ["ONELOGIN_CLIENT_ID"] }),
    ],
    check: clientCredentials("https://{subdomain}.onelogin.com/auth/oauth2/v2/token", {
      in: "basic",
      // No made-up secret is sent, so that a 403 without a meaning of its own proves nothing.
      rules: standardRules({ valid: [], restricted: [], assumed: ["invalid"] }),
    }),
    keyPage: null,
    sources: [
      "mongodb/kingfisher:crates/kingfisher-rules/data/rules/onelogin.yml",
      "trufflesecurity/trufflehog:pkg/detectors/onelogin",
      "NangoHQ/nango:packages/providers/providers.yaml#onelogin",
    ],
    confidence: "medium",
  }),
  define({
    id: "adobe-ims",
    name: "Adobe (OAuth server-to-server)",
    category: "auth-identity-security",
    hosts: ["ims-na1.adobelogin.com"],
    variables: ["ADOBE_CLIENT_SECRET"],
    formats: [ownFormat("p8e-", "^p8e-[A-Za-z0-9_-]{32}$")],
    fields: [textField("clientId", "Client ID", { variables: ["ADOBE_CLIENT_ID"] })],
    check: clientCredentials("https://ims-na1.adobelogin.com/ims/token/v3", {
      in: "body",
      form: { scope: "openid" },
      // Whether the secret or the scope is looked at first, Adobe does not say.
      control: "daily",
      rules: [
        rule(
          { status: [400], path: "error", equals: ["invalid_scope"] },
          valid,
          "400 invalid_scope: the client was accepted, only the scope is not open to it",
        ),
      ],
    }),
    keyPage: "https://developer.adobe.com/console/projects",
    rotation: overlapping(
      "Adobe lets a credential have two secrets, so that the old one can be deleted later.",
    ),
    sources: [
      "mongodb/kingfisher:crates/kingfisher-rules/data/rules/adobe.yml",
      "NangoHQ/nango:packages/providers/providers.yaml#adobe",
      "betterleaks/betterleaks:config/betterleaks.toml#adobe-client-id",
    ],
    confidence: "low",
  }),
];
