/** Assistants that write code and text, and gateways to many models. */
import { basic, bearer, define, get, header, ownFormat, plainFormat } from "../build.ts";
import type { ProviderDefinition } from "../provider.ts";
import { standardRules } from "../standard-rules.ts";

export const aiAssistants: readonly ProviderDefinition[] = [
  define({
    id: "cursor",
    name: "Cursor",
    category: "ai-llm",
    hosts: ["api.cursor.com"],
    variables: ["CURSOR_API_KEY"],
    formats: [ownFormat("crsr_", "^crsr_[0-9a-f]{64}$"), ownFormat("key_", "^key_[0-9a-f]{64}$")],
    check: get("https://api.cursor.com/v0/me", basic("{secret}", ""), {
      rules: standardRules({ assumed: ["invalid", "restricted"] }),
    }),
    keyPage: "https://cursor.com/dashboard?tab=integrations",
    sources: [
      "mongodb/kingfisher:crates/kingfisher-rules/data/rules/cursor.yml",
      "betterleaks/betterleaks:config/betterleaks.toml#cursor-api-key",
      "NangoHQ/nango:packages/providers/providers.yaml#cursor",
    ],
    confidence: "high",
  }),
  define({
    id: "devin",
    name: "Devin (Cognition)",
    category: "ai-llm",
    hosts: ["api.devin.ai"],
    variables: ["DEVIN_API_KEY"],
    formats: [
      ownFormat("apk_user_", "^apk_user_[A-Za-z0-9+/]{120,180}$"),
      ownFormat("apk_", "^apk_[A-Za-z0-9+/]{80,100}$", { note: "service key" }),
      ownFormat("cog_", "^cog_[a-z2-7]{52}$", { note: "service user: use GET https://api.devin.ai/v3/self" }),
    ],
    check: get("https://api.devin.ai/v1/sessions?limit=1", bearer, {
      rules: standardRules({ assumed: ["invalid", "restricted"] }),
    }),
    keyPage: "https://app.devin.ai/settings/api-keys",
    sources: [
      "betterleaks/betterleaks:config/betterleaks.toml#devin-personal-api-key",
      "betterleaks/betterleaks:config/betterleaks.toml#devin-service-api-key",
      "NangoHQ/nango:packages/providers/providers.yaml#devin",
    ],
    confidence: "high",
  }),
  define({
    id: "sourcegraph-cody",
    name: "Sourcegraph Cody Gateway",
    category: "ai-llm",
    hosts: ["cody-gateway.sourcegraph.com"],
    variables: ["SOURCEGRAPH_CODY_API_KEY"],
    formats: [ownFormat("slk_", "^slk_[0-9a-f]{64}$")],
    check: get("https://cody-gateway.sourcegraph.com/v1/limits", bearer, {
      rules: standardRules({ assumed: ["invalid", "restricted"] }),
    }),
    keyPage: null,
    sources: [
      "SLS-Main/secret-sniffer:internal/detectors/verifiers.go",
      "mongodb/kingfisher:crates/kingfisher-rules/data/rules/sourcegraph.yml",
      "trufflesecurity/trufflehog:pkg/detectors/sourcegraphcody",
    ],
    confidence: "high",
  }),
  define({
    id: "v0",
    name: "v0 by Vercel",
    category: "ai-llm",
    hosts: ["api.v0.dev"],
    variables: ["V0_API_KEY"],
    formats: [ownFormat("v1:", "^v1:[A-Za-z0-9]{24}:[A-Za-z0-9]{24}$")],
    check: get("https://api.v0.dev/v1/user", bearer, {
      rules: standardRules({ assumed: ["invalid", "restricted"] }),
    }),
    keyPage: "https://v0.app/chat/settings/keys",
    sources: ["anomalyco/models.dev:providers/v0/provider.toml"],
    confidence: "low",
  }),
  define({
    id: "writer",
    name: "Writer",
    category: "ai-llm",
    hosts: ["api.writer.com"],
    variables: ["WRITER_API_KEY"],
    formats: [],
    check: get("https://api.writer.com/v1/models", bearer, {
      rules: standardRules({ assumed: ["invalid", "restricted"] }),
    }),
    keyPage: "https://app.writer.com/aistudio",
    sources: ["api-evangelist/writer:openapi"],
    confidence: "medium",
  }),
  define({
    id: "ai21",
    name: "AI21 Labs",
    category: "ai-llm",
    hosts: ["api.ai21.com"],
    variables: ["AI21_API_KEY"],
    formats: [
      plainFormat("^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$", {
        note: "newer keys; older are 32 alnum",
      }),
    ],
    check: get("https://api.ai21.com/studio/v1/library/files?limit=1", bearer, {
      rules: standardRules({ assumed: ["invalid", "restricted"] }),
    }),
    keyPage: "https://studio.ai21.com/account/api-key",
    sources: [
      "public code index id 70206021556",
      "SLS-Main/secret-sniffer:internal/detectors/verifiers.go",
      "mongodb/kingfisher:crates/kingfisher-rules/data/rules/ai21.yml",
    ],
    confidence: "high",
  }),
  define({
    id: "deepl",
    name: "DeepL",
    category: "ai-llm",
    hosts: ["api.deepl.com"],
    variables: ["DEEPL_API_KEY", "DEEPL_AUTH_KEY"],
    formats: [
      ownFormat("", "^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}:fx$", {
        note: "free plan: must use https://api-free.deepl.com",
      }),
      plainFormat("^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$", { note: "pro" }),
    ],
    check: get("https://api.deepl.com/v2/usage", header("Authorization", "DeepL-Auth-Key {secret}"), {
      rules: standardRules({ invalid: [403], restricted: [], noCredit: [456] }),
    }),
    keyPage: "https://www.deepl.com/your-account/keys",
    sources: [
      "songquanpeng/one-api:relay/channeltype/url.go",
      "mongodb/kingfisher:crates/kingfisher-rules/data/rules/deepl.yml",
    ],
    confidence: "high",
  }),
  define({
    id: "scale-ai",
    name: "Scale AI",
    category: "ai-llm",
    hosts: ["api.scale.com"],
    variables: ["SCALE_API_KEY"],
    formats: [
      ownFormat("live_", "^live_[0-9a-f]{32}$", {
        note: "live_ is shared with Lob (live_ + 35 hex) and GoCardless",
      }),
    ],
    check: get("https://api.scale.com/v1/teams", basic("{secret}", ""), {
      rules: standardRules({ assumed: ["invalid", "restricted"] }),
    }),
    keyPage: "https://dashboard.scale.com/settings",
    sources: ["mongodb/kingfisher:crates/kingfisher-rules/data/rules/scale.yml"],
    confidence: "medium",
  }),
  define({
    id: "poe",
    name: "Poe API",
    category: "ai-llm",
    hosts: ["api.poe.com"],
    variables: ["POE_API_KEY"],
    formats: [],
    check: get("https://api.poe.com/usage/current_balance", bearer, {
      rules: standardRules({ assumed: ["invalid", "restricted"] }),
    }),
    keyPage: "https://poe.com/api/keys",
    sources: ["steipete/CodexBar:docs/poe.md"],
    confidence: "medium",
  }),
  define({
    id: "venice",
    name: "Venice AI",
    category: "ai-llm",
    hosts: ["api.venice.ai"],
    variables: ["VENICE_API_KEY"],
    formats: [],
    check: get("https://api.venice.ai/api/v1/api_keys/rate_limits", bearer, {
      rules: standardRules({ noCredit: [402], assumed: ["invalid", "restricted"] }),
    }),
    keyPage: "https://venice.ai/settings/api",
    sources: [
      "veniceai/api-docs:api-reference/endpoint/api_keys/rate_limits.mdx",
      "veniceai/api-docs:api-reference/error-codes.mdx",
      "steipete/CodexBar:docs/venice.md",
    ],
    confidence: "high",
  }),
  define({
    id: "requesty",
    name: "Requesty",
    category: "ai-llm",
    hosts: ["router.requesty.ai"],
    variables: ["REQUESTY_API_KEY"],
    formats: [],
    check: get("https://router.requesty.ai/v1/models", bearer, {
      rules: standardRules({ assumed: ["invalid", "restricted"] }),
    }),
    keyPage: "https://app.requesty.ai/api-keys",
    sources: ["anomalyco/models.dev:providers/requesty/provider.toml"],
    confidence: "low",
  }),
  define({
    id: "vercel-ai-gateway",
    name: "Vercel AI Gateway",
    category: "ai-llm",
    hosts: ["ai-gateway.vercel.sh"],
    variables: ["AI_GATEWAY_API_KEY"],
    formats: [ownFormat("vck_", "^vck_[A-Za-z0-9_-]{56}$")],
    check: get("https://ai-gateway.vercel.sh/v1/credits", bearer, {
      rules: standardRules({ assumed: ["invalid", "restricted"] }),
    }),
    keyPage: "https://vercel.com/d?to=%2F%5Bteam%5D%2F%7E%2Fai%2Fapi-keys",
    sources: [
      "vercel/ai:packages/gateway/src/gateway-fetch-metadata.ts",
      "mongodb/kingfisher:crates/kingfisher-rules/data/rules/vercel.yml",
      "betterleaks/betterleaks:config/betterleaks.toml#vercel-ai-gateway-key",
    ],
    confidence: "high",
  }),
];
