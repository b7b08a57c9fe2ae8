/** Accounts of clouds whose credentials are asked for a token, or go with an id. */
import {
  define,
  formBody,
  get,
  header,
  limited,
  ownFormat,
  plainFormat,
  post,
  rejected,
  rule,
  textField,
  unproven,
  valid,
} from "../build.ts";
import { clientCredentials } from "../oauth-client.ts";
import type { ProviderDefinition } from "../provider.ts";
import { clockIsWrong, onlyTheId } from "../signing-words.ts";
import { standardRules } from "../standard-rules.ts";

const graphScope = "https://graph.microsoft.com/.default";
const newTokens = "Tokens are asked for by POST; nothing is changed or charged.";

export const cloudAccounts: readonly ProviderDefinition[] = [
  define({
    id: "gcp-service-account",
    name: "Google Cloud (service account JSON)",
    category: "hosting-cloud",
    // Fixed, whatever the file's own token_uri says.
    hosts: ["oauth2.googleapis.com"],
    variables: ["GOOGLE_CREDENTIALS", "GCP_SA_KEY"],
    formats: [
      ownFormat("", '^\\{[ \n\r\t]{0,8}["]type["]:[ ]{0,2}["]service_account["],[ -~\n\r\t]{200,4000}\\}$', {
        note: "the JSON file, as a whole",
      }),
    ],
    check: post(
      newTokens,
      "https://oauth2.googleapis.com/token",
      formBody({
        grant_type: "urn:ietf:params:oauth:grant-type:jwt-bearer",
        assertion: "{signedToken}",
      }),
      {
        control: "daily",
        parts: { kind: "json", names: ["client_email", "private_key", "private_key_id"] },
        signing: {
          kind: "jwt",
          algorithm: "RS256",
          key: "{secret.private_key}",
          keyEncoding: "pem",
          header: { kid: "{secret.private_key_id}" },
          // A token for these scopes needs no role of the account.
          claims: {
            iss: "{secret.client_email}",
            scope: "openid email",
            aud: "https://oauth2.googleapis.com/token",
          },
          lifetimeSeconds: 300,
        },
        rules: [
          rule({ status: [200], path: "access_token" }, valid, "200 with a token: the account was accepted"),
          rule(
            { status: [400], path: "error_description", contains: ["reasonable timeframe"] },
            unproven,
            `400: ${clockIsWrong}`,
          ),
          rule(
            { status: [400], path: "error_description", contains: ["account disabled"] },
            rejected("revoked"),
            "400: the service account was switched off",
          ),
          rule(
            { status: [400], path: "error", equals: ["invalid_grant"] },
            rejected(),
            "400 invalid_grant: Google knows no such account, or not with this key",
          ),
          rule(
            { status: [401], path: "error", equals: ["invalid_client"] },
            rejected(),
            "401 invalid_client: Google knows no such account",
          ),
          rule({ status: [429] }, limited("rate-limited"), "429: too many requests just now"),
        ],
      },
    ),
    keyPage: "https://console.cloud.google.com/iam-admin/serviceaccounts",
    rotation: { days: 90, style: "overlap", note: "An account may have ten keys at once." },
    sources: [
      "developers.google.com/identity/protocols/oauth2/service-account",
      "mongodb/kingfisher:crates/kingfisher-rules/data/rules/google.yml",
    ],
    confidence: "high",
  }),
  define({
    id: "google-oauth-client",
    name: "Google OAuth client",
    category: "hosting-cloud",
    hosts: ["oauth2.googleapis.com"],
    variables: ["GOOGLE_CLIENT_SECRET"],
    formats: [ownFormat("GOCSPX-", "^GOCSPX-[A-Za-z0-9_-]{28}$")],
    fields: [textField("clientId", "Client ID", { variables: ["GOOGLE_CLIENT_ID"] })],
    check: post(
      "Google reads a client's secret only from a POST; the code is made up, so that no token comes of it.",
      "https://oauth2.googleapis.com/token",
      formBody({
        client_id: "{clientId}",
        client_secret: "{secret}",
        grant_type: "authorization_code",
        code: "invalid",
        redirect_uri: "https://example.com",
      }),
      {
        control: "daily",
        rules: [
          rule(
            { status: [400], path: "error", equals: ["invalid_grant"] },
            valid,
            "400 invalid_grant: the client was accepted, only the made-up code was not",
          ),
          rule(
            { status: [400, 401], path: "error", equals: ["deleted_client", "disabled_client"] },
            rejected("revoked"),
            "the client was deleted or switched off",
          ),
          rule(
            { status: [401], path: "error", equals: ["invalid_client"] },
            rejected(),
            "401 invalid_client: Google does not accept this client and secret",
          ),
          rule({ status: [429] }, limited("rate-limited"), "429: too many requests just now"),
        ],
      },
    ),
    keyPage: "https://console.cloud.google.com/apis/credentials",
    rotation: { days: null, style: "overlap", note: "A client may have two secrets at once." },
    sources: [
      "mongodb/kingfisher:crates/kingfisher-rules/data/rules/google.yml",
      "NangoHQ/nango:packages/providers/providers.yaml#google",
    ],
    confidence: "medium",
  }),
  define({
    id: "azure-entra",
    name: "Microsoft Entra ID (service principal)",
    category: "hosting-cloud",
    hosts: ["login.microsoftonline.com"],
    variables: ["AZURE_CLIENT_SECRET", "ARM_CLIENT_SECRET"],
    formats: [
      ownFormat("", "^[A-Za-z0-9~._-]{3}[0-9]Q~[A-Za-z0-9~._-]{31,34}$", {
        note: "a digit and Q~ at the fourth place",
      }),
    ],
    fields: [
      textField("tenantId", "Directory (tenant) ID", { variables: ["AZURE_TENANT_ID", "ARM_TENANT_ID"] }),
      textField("clientId", "Application (client) ID", {
        variables: ["AZURE_CLIENT_ID", "ARM_CLIENT_ID"],
      }),
    ],
    check: clientCredentials("https://login.microsoftonline.com/{tenantId}/oauth2/v2.0/token", {
      in: "body",
      form: { scope: graphScope },
      rules: [
        rule(
          { status: [400, 401], path: "error_description", contains: ["aadsts7000222"] },
          rejected("expired"),
          "AADSTS7000222: the secret is past its date",
        ),
        rule(
          { status: [400, 401], path: "error_description", contains: ["aadsts7000215"] },
          rejected(),
          "AADSTS7000215: the secret is wrong (its ID in place of its value, perhaps)",
        ),
        rule(
          { status: [400], path: "error_description", contains: ["aadsts700016"] },
          rejected(),
          "AADSTS700016: the directory has no such application",
        ),
        rule(
          {
            status: [400],
            path: "error_description",
            contains: ["aadsts90002", "aadsts900023", "aadsts900439"],
          },
          unproven,
          "this cloud has no such directory: mistyped, or it is in Microsoft's cloud for the US government or China",
        ),
        rule(
          { status: [400, 401, 403], path: "error_description", contains: ["aadsts53003"] },
          limited("restricted"),
          "AADSTS53003: the secret is right, a rule of Conditional Access keeps it out from here",
        ),
      ],
    }),
    keyPage: "https://entra.microsoft.com/#view/Microsoft_AAD_RegisteredApps",
    rotation: { days: null, style: "overlap", note: "An application may have several secrets at once." },
    sources: [
      "trufflesecurity/trufflehog:pkg/detectors/azure_entra",
      "learn.microsoft.com/en-us/entra/identity-platform/reference-error-codes",
    ],
    confidence: "high",
  }),
  define({
    id: "ibm-cloud",
    name: "IBM Cloud",
    category: "hosting-cloud",
    hosts: ["iam.cloud.ibm.com"],
    variables: ["IBMCLOUD_API_KEY", "IC_API_KEY", "WATSONX_APIKEY"],
    formats: [plainFormat("^[A-Za-z0-9_-]{44}$")],
    check: post(
      newTokens,
      "https://iam.cloud.ibm.com/identity/token",
      formBody({ grant_type: "urn:ibm:params:oauth:grant-type:apikey", apikey: "{secret}" }),
      {
        control: "never",
        rules: [
          rule(
            { status: [400], path: "errorCode", equals: ["BXNIM0415E"] },
            rejected(),
            "400 BXNIM0415E: IBM does not know this key",
          ),
          // No made-up key is sent, so that a 403 without a code of IBM's proves nothing.
          ...standardRules({ proof: "access_token", invalid: [], restricted: [] }),
        ],
      },
    ),
    keyPage: "https://cloud.ibm.com/iam/apikeys",
    sources: [
      "SLS-Main/secret-sniffer:internal/detectors/verifiers.go",
      "trufflesecurity/trufflehog:pkg/detectors/ibmclouduserkey",
    ],
    confidence: "high",
  }),
  define({
    id: "scaleway",
    name: "Scaleway",
    category: "hosting-cloud",
    hosts: ["api.scaleway.com"],
    variables: ["SCW_SECRET_KEY"],
    formats: [
      ownFormat("SCW", "^SCW[A-Z0-9]{17}$", {
        note: "access key",
        check: onlyTheId,
      }),
      plainFormat("^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$", { note: "secret key" }),
    ],
    fields: [textField("accessKey", "Access key", { variables: ["SCW_ACCESS_KEY"] })],
    check: get("https://api.scaleway.com/iam/v1alpha1/api-keys/{accessKey}", header("X-Auth-Token"), {
      control: "never",
      rules: [
        rule(
          { status: [401], path: "reason", equals: ["expired"] },
          rejected("expired"),
          "401 expired: the key is past its date",
        ),
        rule(
          { status: [403], path: "type", equals: ["permissions_denied"] },
          limited("restricted"),
          "403 permissions_denied: the key is genuine, without the right to read keys",
        ),
        ...standardRules({ proof: "access_key", restricted: [], assumed: ["invalid"] }),
      ],
      identity: {
        account: ["description"],
        accountId: ["user_id", "application_id"],
        expiresOn: ["expires_at"],
      },
    }),
    keyPage: "https://console.scaleway.com/iam/api-keys",
    rotation: { days: null, style: "overlap", note: "Several keys may live at once." },
    sources: [
      "mongodb/kingfisher:crates/kingfisher-rules/data/rules/scaleway.yml",
      "trufflesecurity/trufflehog:pkg/detectors/scalewaykey",
      "scaleway/scaleway-sdk-go:scw/errors.go",
    ],
    confidence: "medium",
  }),
  define({
    id: "cloudflare-global",
    name: "Cloudflare (global API key)",
    category: "hosting-cloud",
    hosts: ["api.cloudflare.com"],
    variables: ["CLOUDFLARE_API_KEY", "CF_API_KEY"],
    formats: [
      ownFormat("cfk_", "^cfk_[A-Za-z0-9]{40}[0-9a-f]{8}$", { note: "new" }),
      plainFormat("^[0-9a-f]{37}$", { note: "legacy" }),
    ],
    fields: [
      textField("email", "E-mail of the account", { variables: ["CLOUDFLARE_EMAIL", "CF_API_EMAIL"] }),
    ],
    check: get("https://api.cloudflare.com/client/v4/user", header("X-Auth-Key"), {
      headers: { "X-Auth-Email": "{email}" },
      control: "never",
      rules: [
        rule(
          { status: [400, 401, 403], path: "errors.0.code", equals: [6003, 9103, 10000] },
          rejected(),
          "Cloudflare does not know this e-mail and key together",
        ),
        ...standardRules({ proof: "result.email", invalid: [], restricted: [] }),
      ],
      identity: {
        account: ["result.email"],
        accountId: ["result.id"],
        organisation: ["result.organizations.0.name"],
      },
    }),
    keyPage: "https://dash.cloudflare.com/profile/api-tokens",
    rotation: { days: null, style: "instant", note: "Changing the global key ends the old one at once." },
    sources: [
      "mongodb/kingfisher:crates/kingfisher-rules/data/rules/cloudflare.yml",
      "trufflesecurity/trufflehog:pkg/detectors/cloudflareglobalapikey",
    ],
    confidence: "high",
  }),
  define({
    id: "cloudflare-ca",
    name: "Cloudflare (Origin CA key)",
    category: "hosting-cloud",
    hosts: ["api.cloudflare.com"],
    variables: ["CLOUDFLARE_API_USER_SERVICE_KEY"],
    formats: [ownFormat("v1.0-", "^v1\\.0-[0-9a-f]{24}-[0-9a-f]{146}$")],
    fields: [textField("zoneId", "Zone ID of one of your domains", { variables: ["CLOUDFLARE_ZONE_ID"] })],
    check: get(
      "https://api.cloudflare.com/client/v4/certificates?zone_id={zoneId}",
      header("X-Auth-User-Service-Key"),
      {
        control: "never",
        rules: [
          rule(
            { status: [200], path: "success", equals: [true] },
            valid,
            "200 with success true: Cloudflare lists the certificates to this key",
          ),
          // Other refusals may as well be about the zone.
          rule(
            { status: [400, 401, 403], path: "errors.0.code", equals: [6003, 9103, 10000] },
            rejected(),
            "Cloudflare does not know this key",
          ),
          ...standardRules({ valid: [], invalid: [], restricted: [] }),
        ],
      },
    ),
    keyPage: "https://dash.cloudflare.com/profile/api-tokens",
    sources: [
      "mongodb/kingfisher:crates/kingfisher-rules/data/rules/cloudflare.yml",
      "trufflesecurity/trufflehog:pkg/detectors/cloudflarecakey",
    ],
    confidence: "low",
  }),
];
