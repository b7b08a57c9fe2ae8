/** Models that make images and video. */
import { bearer, define, get, header, ownFormat, plainFormat } from "../build.ts";
import type { ProviderDefinition } from "../provider.ts";
import { standardRules } from "../standard-rules.ts";

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
      rules: standardRules({ invalid: [403], restricted: [] }),
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
      ownFormat("bfl_", "^bfl_[A-Za-z0-9_-]{20,60}$", { note: "newer keys; older are UUIDs (unconfirmed)" }),
    ],
    check: get("https://api.bfl.ai/v1/credits", header("x-key"), {
      rules: standardRules({ invalid: [401, 403], restricted: [], noCredit: [402] }),
    }),
    keyPage: "https://dashboard.bfl.ai/keys",
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
      rules: standardRules({ assumed: ["invalid", "restricted"] }),
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
      rules: standardRules({ assumed: ["invalid", "restricted"] }),
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
    formats: [
      ownFormat("luma-", "^luma-[A-Za-z0-9_-]{60,140}$", { note: "also luma-api-; length unconfirmed" }),
    ],
    check: get("https://api.lumalabs.ai/dream-machine/v1/credits", bearer, {
      rules: standardRules({ invalid: [401, 403], restricted: [] }),
    }),
    keyPage: "https://lumalabs.ai/dream-machine/api/keys",
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
    formats: [ownFormat("key_", "^key_[0-9a-f]{128}$")],
    check: get("https://api.dev.runwayml.com/v1/organization", bearer, {
      headers: { "X-Runway-Version": "2024-11-06" },
      rules: standardRules({ assumed: ["invalid", "restricted"] }),
    }),
    keyPage: "https://dev.runwayml.com/",
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
      plainFormat("^[A-Za-z0-9+/]{20,60}:[A-Za-z0-9_-]{21}$", {
        note: "base64(user):password as shown in the dashboard; sent verbatim after Basic",
      }),
    ],
    check: get("https://api.d-id.com/credits", header("Authorization", "Basic {secret}"), {
      rules: standardRules({ noCredit: [402], assumed: ["invalid", "restricted"] }),
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
      ownFormat("sk_V2_hgu_", "^sk_V2_hgu_[A-Za-z0-9]{20,60}$", {
        note: "newer; older keys are base64 of id-time",
      }),
    ],
    check: get("https://api.heygen.com/v2/user/remaining_quota", header("X-Api-Key"), {
      rules: standardRules({ assumed: ["invalid", "restricted"] }),
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
      rules: standardRules({ assumed: ["invalid", "restricted"] }),
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
      rules: standardRules({ invalid: [401, 403], restricted: [], noCredit: [402] }),
    }),
    keyPage: "https://www.remove.bg/dashboard#api-key",
    sources: ["public code index id 70476546756"],
    confidence: "medium",
  }),
];
