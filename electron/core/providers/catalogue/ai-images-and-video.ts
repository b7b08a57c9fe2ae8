/** Models that make images and video. */
import { bearer, define, get, header, noCheck, overlapping, ownFormat, plainFormat } from "../build.ts";
import type { ProviderDefinition } from "../provider.ts";
import { forbiddenMeansUnknown, standardRules } from "../standard-rules.ts";

export const imageAndVideoModels: readonly ProviderDefinition[] = [
  define({
    id: "photoroom",
    name: "Photoroom",
    category: "ai-media",
    hosts: ["image-api.photoroom.com"],
    variables: ["PHOTOROOM_API_KEY"],
    formats: [
      ownFormat("sk_pr_", "^sk_pr_[A-Za-z0-9]{1,40}_[0-9a-f]{40}$"),
      ownFormat("sandbox_sk_pr_", "^sandbox_sk_pr_[A-Za-z0-9]{1,40}_[0-9a-f]{40}$", { note: "sandbox" }),
    ],
    check: get("https://image-api.photoroom.com/v1/account", header("x-api-key"), {
      rules: [
        forbiddenMeansUnknown("Photoroom"),
        ...standardRules({ proof: "credits", invalid: [], restricted: [] }),
      ],
      identity: { plan: ["plan"], credit: ["credits.available"] },
    }),
    keyPage: "https://app.photoroom.com/api-dashboard",
    sources: [
      "SLS-Main/secret-sniffer:internal/detectors/verifiers.go",
      "trufflesecurity/trufflehog:pkg/detectors/photoroom",
    ],
    confidence: "high",
  }),
  define({
    id: "black-forest-labs",
    name: "Black Forest Labs (FLUX)",
    category: "ai-media",
    hosts: ["api.bfl.ai"],
    variables: ["BFL_API_KEY"],
    formats: [
      ownFormat("bfl_", "^bfl_[A-Za-z0-9_-]{20,60}$", { note: "newer key; length unconfirmed" }),
      plainFormat("^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$", {
        note: "older key (unconfirmed)",
      }),
    ],
    check: get("https://api.bfl.ai/v1/credits", header("x-key"), {
      rules: [
        forbiddenMeansUnknown("Black Forest Labs"),
        ...standardRules({ proof: "credits", restricted: [], noCredit: [402] }),
      ],
      identity: { credit: ["credits"] },
    }),
    keyPage: "https://dashboard.bfl.ai/keys",
    rotation: overlapping("An account may have several keys at once."),
    sources: ["web: docs.bfl.ai/api-reference/get-the-users-credits"],
    confidence: "high",
  }),
  define({
    id: "leonardo",
    name: "Leonardo.Ai",
    category: "ai-media",
    hosts: ["cloud.leonardo.ai"],
    variables: ["LEONARDO_API_KEY"],
    formats: [plainFormat("^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$")],
    check: get("https://cloud.leonardo.ai/api/rest/v1/me", bearer, {
      rules: standardRules({ proof: "user_details.0", assumed: ["invalid", "restricted"] }),
      identity: {
        account: ["user_details.0.user.username"],
        accountId: ["user_details.0.user.id"],
        credit: ["user_details.0.apiPaidTokens", "user_details.0.apiSubscriptionTokens"],
      },
    }),
    keyPage: "https://app.leonardo.ai/api-access",
    sources: ["api-evangelist/leonardo-ai:openapi"],
    confidence: "medium",
  }),
  define({
    id: "ideogram",
    name: "Ideogram",
    category: "ai-media",
    hosts: ["api.ideogram.ai"],
    variables: ["IDEOGRAM_API_KEY"],
    formats: [],
    check: get("https://api.ideogram.ai/models", header("Api-Key"), {
      control: "daily",
      rules: standardRules({ assumed: ["invalid", "restricted"] }),
    }),
    keyPage: "https://ideogram.ai/manage-api",
    sources: ["api-evangelist/ideogram:openapi"],
    confidence: "low",
  }),
  define({
    id: "recraft",
    name: "Recraft",
    category: "ai-media",
    hosts: ["external.api.recraft.ai"],
    variables: ["RECRAFT_API_TOKEN", "RECRAFT_API_KEY"],
    formats: [],
    check: get("https://external.api.recraft.ai/v1/users/me", bearer, {
      rules: standardRules({ proof: "credits", assumed: ["invalid", "restricted"] }),
      identity: { account: ["email", "name"], credit: ["credits"] },
    }),
    keyPage: "https://www.recraft.ai/profile/api",
    sources: ["api-evangelist/recraft:openapi", "Portkey-AI/gateway:src/providers/recraft-ai/api.ts"],
    confidence: "medium",
  }),
  define({
    id: "luma",
    name: "Luma (Dream Machine)",
    category: "ai-media",
    hosts: ["api.lumalabs.ai"],
    variables: ["LUMAAI_API_KEY", "LUMA_API_KEY"],
    formats: [ownFormat("luma-", "^luma-[A-Za-z0-9_-]{60,140}$", { note: "length unconfirmed" })],
    check: get("https://api.lumalabs.ai/dream-machine/v1/credits", bearer, {
      rules: [forbiddenMeansUnknown("Luma"), ...standardRules({ proof: "credit_balance", restricted: [] })],
      identity: { credit: ["credit_balance"] },
    }),
    keyPage: "https://lumalabs.ai/dream-machine/api/keys",
    rotation: overlapping("An account may have several keys at once."),
    sources: [
      "lumalabs/lumaai-python:api.md",
      "NangoHQ/nango:packages/providers/providers.yaml#luma",
      "NangoHQ/nango:packages/providers/providers.yaml#luma-v2",
    ],
    confidence: "high",
  }),
  define({
    id: "runway",
    name: "Runway",
    category: "ai-media",
    hosts: ["api.dev.runwayml.com"],
    variables: ["RUNWAYML_API_SECRET"],
    formats: [
      ownFormat("key_", "^key_[0-9a-f]{128}$", { note: "others' keys with key_ have other lengths" }),
    ],
    check: get("https://api.dev.runwayml.com/v1/organization", bearer, {
      // Without a version Runway answers 400.
      headers: { "X-Runway-Version": "2024-11-06" },
      rules: standardRules({ proof: "creditBalance", assumed: ["invalid", "restricted"] }),
      identity: { credit: ["creditBalance"] },
    }),
    keyPage: "https://dev.runwayml.com/",
    rotation: overlapping("An organisation may have several keys at once."),
    sources: [
      "runwayml/sdk-python:api.md",
      "mongodb/kingfisher:crates/kingfisher-rules/data/rules/runway.yml",
    ],
    confidence: "high",
  }),
  define({
    id: "d-id",
    name: "D-ID",
    category: "ai-media",
    hosts: ["api.d-id.com"],
    variables: ["DID_API_KEY", "D_ID_API_KEY"],
    formats: [
      plainFormat("^[A-Za-z0-9+/]{20,60}[A-Za-z0-9+/=]{0,2}:[A-Za-z0-9_-]{21}$", {
        note: "as the dashboard shows it, and sent so",
      }),
    ],
    check: get("https://api.d-id.com/credits", header("Authorization", "Basic {secret}"), {
      rules: standardRules({ proof: "remaining", noCredit: [402], assumed: ["invalid", "restricted"] }),
      identity: { credit: ["remaining"], limits: ["total"] },
    }),
    keyPage: "https://studio.d-id.com/account-settings",
    sources: ["public code index id 38233848918", "public code index id 55480215329"],
    confidence: "medium",
  }),
  define({
    id: "heygen",
    name: "HeyGen",
    category: "ai-media",
    hosts: ["api.heygen.com"],
    variables: ["HEYGEN_API_KEY"],
    formats: [
      ownFormat("sk_V2_hgu_", "^sk_V2_hgu_[A-Za-z0-9]{20,60}$", { note: "newer key" }),
      plainFormat("^[A-Za-z0-9+/]{40,80}[A-Za-z0-9+/=]{0,2}$", { note: "older key (base64)" }),
    ],
    check: get("https://api.heygen.com/v2/user/remaining_quota", header("X-Api-Key"), {
      rules: standardRules({ proof: "data.remaining_quota", assumed: ["invalid", "restricted"] }),
      identity: { credit: ["data.remaining_quota"] },
    }),
    keyPage: "https://app.heygen.com/settings?nav=API",
    sources: ["public code index id 52944145019", "NangoHQ/nango:packages/providers/providers.yaml#heygen"],
    confidence: "medium",
  }),
  define({
    id: "tavus",
    name: "Tavus",
    category: "ai-media",
    hosts: ["tavusapi.com"],
    variables: ["TAVUS_API_KEY"],
    formats: [plainFormat("^[0-9a-f]{32}$")],
    check: get("https://tavusapi.com/v2/conversations?limit=1", header("x-api-key"), {
      rules: standardRules({ proof: "data", assumed: ["invalid", "restricted"] }),
    }),
    keyPage: "https://platform.tavus.io/api-keys",
    sources: ["mongodb/kingfisher:crates/kingfisher-rules/data/rules/tavus.yml"],
    confidence: "medium",
  }),
  define({
    id: "remove-bg",
    name: "remove.bg",
    category: "ai-media",
    hosts: ["api.remove.bg"],
    variables: ["REMOVEBG_API_KEY", "REMOVE_BG_API_KEY"],
    formats: [plainFormat("^[A-Za-z0-9]{24}$")],
    check: get("https://api.remove.bg/v1.0/account", header("X-Api-Key"), {
      rules: [
        forbiddenMeansUnknown("remove.bg"),
        ...standardRules({ proof: "data.attributes", restricted: [], noCredit: [402] }),
      ],
      identity: {
        credit: ["data.attributes.credits.total"],
        limits: ["data.attributes.api.free_calls"],
      },
    }),
    keyPage: "https://www.remove.bg/dashboard#api-key",
    rotation: overlapping("An account may have several keys at once."),
    sources: ["public code index id 70476546756"],
    confidence: "medium",
  }),
  define({
    id: "deepai",
    name: "DeepAI",
    category: "ai-media",
    hosts: ["api.deepai.org"],
    variables: ["DEEPAI_API_KEY"],
    formats: [plainFormat("^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$")],
    check: noCheck("DeepAI has no free request that needs a key; only a real, paid job would test it."),
    keyPage: "https://deepai.org/dashboard/profile",
    sources: ["trufflesecurity/trufflehog:pkg/detectors/deepai"],
    confidence: "low",
  }),
];
