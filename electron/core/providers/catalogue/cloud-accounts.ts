/** Clouds whose keys have several parts. */
import {
  baseUrlField,
  define,
  get,
  header,
  hostLabelField,
  ownFormat,
  plainFormat,
  secretField,
  textField,
} from "../build.ts";
import type { ProviderDefinition } from "../provider.ts";
import { standardRules } from "../standard-rules.ts";

export const cloudAccounts: readonly ProviderDefinition[] = [
  define({
    id: "azure-storage",
    name: "Azure Storage account key",
    category: "hosting-cloud",
    hosts: ["{account}.blob.core.windows.net"],
    variables: ["AZURE_STORAGE_KEY"],
    formats: [
      plainFormat("^[A-Za-z0-9+/]{86}==$", { note: "88 chars, same shape as Cosmos DB keys" }),
      ownFormat("", "^[A-Za-z0-9+/]{76}\\+ASt[A-Za-z0-9+/]{6}==$", { note: "identifiable key" }),
    ],
    fields: [hostLabelField("account", "Account"), textField("accountName", "Account name")],
    check: get(
      "https://{account}.blob.core.windows.net/?comp=list&maxresults=1",
      header("Authorization", "SharedKey {secret}"),
      { rules: standardRules({ invalid: [403], restricted: [] }) },
    ),
    keyPage: "https://portal.azure.com",
    sources: [
      "mongodb/kingfisher:crates/kingfisher-rules/data/rules/azurestorage.yml",
      "trufflesecurity/trufflehog:pkg/detectors/azure_storage",
      "mongodb/kingfisher:crates/kingfisher-rules/data/rules/azuresastoken.yml",
    ],
    confidence: "medium",
  }),
  define({
    id: "akamai",
    name: "Akamai EdgeGrid",
    category: "hosting-cloud",
    hosts: [],
    variables: ["AKAMAI_CLIENT_TOKEN", "AKAMAI_CLIENT_SECRET", "AKAMAI_ACCESS_TOKEN"],
    formats: [ownFormat("akab-", "^akab-[a-z0-9]{16}-[a-z0-9]{16}$", { note: "client and access tokens" })],
    fields: [
      baseUrlField("baseUrl", "Address of Akamai EdgeGrid"),
      secretField("clientToken", "Client token"),
      secretField("clientSecret", "Client secret"),
    ],
    check: get(
      "{baseUrl}/identity-management/v3/api-clients/self",
      header("Authorization", "EG1-HMAC-SHA256 {secret}"),
      { rules: standardRules({ invalid: [401, 403], restricted: [] }) },
    ),
    keyPage: "https://control.akamai.com/apps/identity-management/",
    sources: ["mongodb/kingfisher:crates/kingfisher-rules/data/rules/akamai.yml"],
    confidence: "medium",
  }),
  define({
    id: "ovh",
    name: "OVHcloud",
    category: "hosting-cloud",
    hosts: ["eu.api.ovh.com"],
    variables: ["OVH_APPLICATION_SECRET"],
    formats: [
      plainFormat("^[A-Za-z0-9]{16}$", { note: "application key" }),
      plainFormat("^[A-Za-z0-9]{32}$", { note: "secrets" }),
    ],
    fields: [
      textField("endpoint", "Endpoint", { variables: ["OVH_ENDPOINT"] }),
      textField("applicationKey", "Application key"),
      textField("consumerKey", "Consumer key"),
    ],
    check: get("https://eu.api.ovh.com/1.0/auth/currentCredential", header("X-Ovh-Application"), {
      rules: standardRules({ invalid: [400, 401, 403], restricted: [] }),
    }),
    keyPage: "https://api.ovh.com/createToken/",
    sources: [
      "mongodb/kingfisher:crates/kingfisher-rules/data/rules/ovh.yml",
      "betterleaks/betterleaks:config/betterleaks.toml#ovh-application-key",
      "betterleaks/betterleaks:config/betterleaks.toml#ovh-application-secret",
    ],
    confidence: "low",
  }),
  define({
    id: "exoscale",
    name: "Exoscale",
    category: "hosting-cloud",
    hosts: ["api-ch-gva-2.exoscale.com"],
    variables: ["EXOSCALE_API_SECRET"],
    formats: [ownFormat("EXO", "^EXO[A-Za-z0-9]{24,30}$")],
    fields: [secretField("apiKey", "Api key")],
    check: get(
      "https://api-ch-gva-2.exoscale.com/v2/zone",
      header("Authorization", "EXO2-HMAC-SHA256 {secret}"),
      { rules: standardRules({ invalid: [401, 403], restricted: [] }) },
    ),
    keyPage: "https://portal.exoscale.com/iam/keys",
    sources: [
      "betterleaks/betterleaks:config/betterleaks.toml#exoscale-api-key",
      "betterleaks/betterleaks:config/betterleaks.toml#exoscale-api-secret",
    ],
    confidence: "low",
  }),
  define({
    id: "scaleway",
    name: "Scaleway",
    category: "hosting-cloud",
    hosts: ["api.scaleway.com"],
    variables: ["SCW_SECRET_KEY"],
    formats: [
      ownFormat("SCW", "^SCW[A-Z0-9]{17}$", { note: "access key id" }),
      plainFormat("^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$", { note: "secret key" }),
    ],
    fields: [textField("accessKey", "Access key")],
    check: get("https://api.scaleway.com/iam/v1alpha1/api-keys/{accessKey}", header("X-Auth-Token"), {
      rules: standardRules({ assumed: ["invalid", "restricted"] }),
    }),
    keyPage: "https://console.scaleway.com/iam/api-keys",
    sources: [
      "mongodb/kingfisher:crates/kingfisher-rules/data/rules/scaleway.yml",
      "betterleaks/betterleaks:config/betterleaks.toml#scaleway-secret-key",
      "trufflesecurity/trufflehog:pkg/detectors/scalewaykey",
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
    fields: [textField("email", "Email", { variables: ["CLOUDFLARE_EMAIL", "CF_API_EMAIL"] })],
    check: get("https://api.cloudflare.com/client/v4/user", header("X-Auth-Key"), {
      headers: { "X-Auth-Email": "{email}" },
      rules: standardRules({ invalid: [400, 401, 403], restricted: [] }),
    }),
    keyPage: "https://dash.cloudflare.com/profile/api-tokens",
    sources: [
      "mongodb/kingfisher:crates/kingfisher-rules/data/rules/cloudflare.yml",
      "trufflesecurity/trufflehog:pkg/detectors/cloudflareapitoken",
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
    check: get(
      "https://api.cloudflare.com/client/v4/certificates?zone_id=a",
      header("X-Auth-User-Service-Key"),
      { rules: standardRules({ invalid: [400, 401, 403], restricted: [] }) },
    ),
    keyPage: "https://dash.cloudflare.com/profile/api-tokens",
    sources: [
      "mongodb/kingfisher:crates/kingfisher-rules/data/rules/cloudflare.yml",
      "trufflesecurity/trufflehog:pkg/detectors/cloudflarecakey",
      "betterleaks/betterleaks:config/betterleaks.toml#cloudflare-api-key",
    ],
    confidence: "medium",
  }),
];
