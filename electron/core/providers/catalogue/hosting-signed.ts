/** Hosting and delivery networks to which the secret itself never goes: it signs each request. */
import {
  define,
  get,
  hostChoice,
  hostLabelField,
  limited,
  noCheck,
  ownFormat,
  plainFormat,
  rejected,
  rule,
  secretField,
  textField,
  unproven,
  valid,
} from "../build.ts";
import type { ProviderDefinition } from "../provider.ts";
import { clockIsWrong, onlyTheId } from "../signing-words.ts";
import { standardRules } from "../standard-rules.ts";

export const signedHosting: readonly ProviderDefinition[] = [
  define({
    id: "oracle-oci",
    name: "Oracle Cloud (OCI)",
    category: "hosting-cloud",
    hosts: ["identity.{region}.oraclecloud.com"],
    variables: ["OCI_CLI_KEY_CONTENT"],
    // A private key in PEM, like that of many others.
    formats: [],
    fields: [
      hostLabelField("region", "Region (us-ashburn-1, eu-frankfurt-1, …)", { variables: ["OCI_CLI_REGION"] }),
      textField("tenancyOcid", "Tenancy OCID", { variables: ["OCI_CLI_TENANCY"] }),
      textField("userOcid", "User OCID", { variables: ["OCI_CLI_USER"] }),
      textField("fingerprint", "Fingerprint of the key", { variables: ["OCI_CLI_FINGERPRINT"] }),
    ],
    check: get("https://identity.{region}.oraclecloud.com/20160918/users/{userOcid}", [], {
      signing: {
        kind: "scheme",
        scheme: "oci",
        secret: "{secret}",
        texts: { keyId: "{tenancyOcid}/{userOcid}/{fingerprint}" },
      },
      rules: [
        rule({ status: [401], bodyContains: ["clock skew"] }, unproven, `Oracle says that ${clockIsWrong}`),
        rule(
          { status: [401], path: "code", equals: ["NotAuthenticated"] },
          rejected(),
          "401 NotAuthenticated: Oracle knows no such key of this user",
        ),
        rule(
          { status: [404], path: "code", equals: ["NotAuthorizedOrNotFound"] },
          limited("restricted"),
          "404 NotAuthorizedOrNotFound: the signature was right (a wrong one is 401), but may not ask this",
        ),
        ...standardRules({ proof: "id", invalid: [], restricted: [] }),
      ],
      identity: { account: ["name"], accountId: ["id"] },
    }),
    keyPage: "https://cloud.oracle.com/identity/domains/my-profile/api-keys",
    rotation: { days: null, style: "overlap", note: "A user may have three keys at once." },
    sources: [
      "docs.oracle.com/en-us/iaas/Content/API/Concepts/signingrequests.htm",
      "langgenius/dify-official-plugins:models/oci",
    ],
    confidence: "medium",
  }),
  define({
    id: "akamai",
    name: "Akamai EdgeGrid",
    category: "hosting-cloud",
    hosts: ["{host}.luna.akamaiapis.net"],
    variables: ["AKAMAI_CLIENT_SECRET"],
    formats: [
      ownFormat("akab-", "^akab-[a-z0-9]{16}-[a-z0-9]{16}$", {
        note: "client token or access token",
        check: noCheck("This is one of the two tokens; the client secret beside them is what signs."),
      }),
      plainFormat("^[A-Za-z0-9+/]{43}=$", { note: "client secret" }),
    ],
    fields: [
      hostLabelField("host", "Host, without .luna.akamaiapis.net"),
      textField("clientToken", "Client token", { variables: ["AKAMAI_CLIENT_TOKEN"] }),
      secretField("accessToken", "Access token", { variables: ["AKAMAI_ACCESS_TOKEN"] }),
    ],
    check: get("https://{host}.luna.akamaiapis.net/identity-management/v3/api-clients/self", [], {
      signing: {
        kind: "scheme",
        scheme: "akamai",
        secret: "{secret}",
        texts: { clientToken: "{clientToken}", accessToken: "{accessToken}" },
      },
      rules: [
        rule(
          { status: [400, 401], bodyContains: ["invalid timestamp"] },
          unproven,
          `Akamai says that ${clockIsWrong}`,
        ),
        rule(
          { status: [401], json: true },
          rejected(),
          "401: Akamai does not accept these tokens and this secret",
        ),
        ...standardRules({ proof: "clientName", invalid: [], restricted: [] }),
      ],
      identity: { account: ["clientName"] },
    }),
    keyPage: "https://control.akamai.com/apps/identity-management/",
    rotation: { days: null, style: "overlap", note: "A client may have several credentials at once." },
    sources: [
      "techdocs.akamai.com/developer/docs/authenticate-with-edgegrid",
      "mongodb/kingfisher:crates/kingfisher-rules/data/rules/akamai.yml",
    ],
    confidence: "medium",
  }),
  define({
    id: "ovh",
    name: "OVHcloud",
    category: "hosting-cloud",
    hosts: ["eu.api.ovh.com", "ca.api.ovh.com", "api.us.ovhcloud.com"],
    variables: ["OVH_APPLICATION_SECRET"],
    formats: [plainFormat("^[A-Za-z0-9]{32}$", { note: "application secret" })],
    fields: [
      hostChoice(["eu.api.ovh.com", "ca.api.ovh.com", "api.us.ovhcloud.com"], {
        id: "endpoint",
        label: "API endpoint",
      }),
      textField("applicationKey", "Application key", { variables: ["OVH_APPLICATION_KEY"] }),
      secretField("consumerKey", "Consumer key", { variables: ["OVH_CONSUMER_KEY"] }),
    ],
    check: get("https://{endpoint}/1.0/auth/currentCredential", [], {
      signing: {
        kind: "scheme",
        scheme: "ovh",
        secret: "{secret}",
        texts: { applicationKey: "{applicationKey}", consumerKey: "{consumerKey}" },
      },
      rules: [
        rule(
          { status: [200], path: "status", equals: ["validated"] },
          valid,
          "200 with status validated: OVHcloud accepts these keys",
        ),
        rule(
          { status: [200], path: "status", equals: ["expired"] },
          rejected("expired"),
          "200 with status expired: the consumer key is past its date",
        ),
        rule(
          { status: [200], path: "status", equals: ["refused"] },
          rejected("revoked"),
          "200 with status refused: the consumer key was withdrawn",
        ),
        rule(
          { status: [400, 403], bodyContains: ["query_time_out", "invalid timestamp"] },
          unproven,
          `OVHcloud says that ${clockIsWrong}`,
        ),
        rule(
          { status: [400, 403], bodyContains: ["invalid signature", "invalid_signature"] },
          rejected(),
          "Invalid signature: the application is known, the secret is not its own",
          { knownHere: true },
        ),
        rule(
          { status: [403], path: "errorCode", equals: ["INVALID_KEY", "INVALID_CREDENTIAL"] },
          rejected(),
          "403: OVHcloud does not know this application or consumer key",
        ),
        rule(
          { status: [403], path: "errorCode", equals: ["NOT_GRANTED_CALL"] },
          limited("restricted"),
          "403 NOT_GRANTED_CALL: the keys are genuine, but may not ask this",
        ),
        ...standardRules({ valid: [], invalid: [], restricted: [] }),
      ],
      identity: { expiresOn: ["expiration"] },
    }),
    keyPage: "https://api.ovh.com/createToken/",
    sources: [
      "help.ovhcloud.com, First steps with the OVHcloud APIs",
      "ovh/python-ovh:ovh/client.py",
      "mongodb/kingfisher:crates/kingfisher-rules/data/rules/ovh.yml",
    ],
    confidence: "medium",
  }),
  define({
    id: "exoscale",
    name: "Exoscale",
    category: "hosting-cloud",
    hosts: ["api-ch-gva-2.exoscale.com"],
    variables: ["EXOSCALE_API_SECRET"],
    formats: [ownFormat("EXO", "^EXO[A-Za-z0-9]{24,30}$", { note: "API key", check: onlyTheId })],
    fields: [textField("apiKey", "API key (EXO…)", { variables: ["EXOSCALE_API_KEY"] })],
    check: get("https://api-ch-gva-2.exoscale.com/v2/organization", [], {
      signing: { kind: "scheme", scheme: "exoscale", secret: "{secret}", texts: { apiKey: "{apiKey}" } },
      // 403 is said of wrong keys and of keys that may not ask this: it proves neither.
      rules: standardRules({ proof: "id", restricted: [] }),
      identity: { organisation: ["name"], accountId: ["id"] },
    }),
    keyPage: "https://portal.exoscale.com/iam/keys",
    sources: [
      "openapi-v2.exoscale.com/topic/topic-api-request-signature",
      "betterleaks/betterleaks:config/betterleaks.toml#exoscale-api-key",
    ],
    confidence: "low",
  }),
];
