/** Assistants that write code and text, and gateways to many models. */
import {
  basic,
  bearer,
  define,
  get,
  header,
  limited,
  overlapping,
  ownFormat,
  plainFormat,
  rejected,
  rule,
  sharedFormat,
  unproven,
} from "../build.ts";
import type { ProviderDefinition } from "../provider.ts";
import { standardRules } from "../standard-rules.ts";

/** Keys of the free plan end in ":fx" and have a host of their own; each host refuses the other's keys. */
const deepLCheck = (host: string) =>
  get(`https://${host}/v2/usage`, header("Authorization", "DeepL-Auth-Key {secret}"), {
    rules: [
      rule(
        { status: [403], bodyContains: ["wrong endpoint"] },
        unproven,
        '403 "Wrong endpoint": the key belongs to the other of DeepL\'s two hosts',
      ),
      rule({ status: [403] }, rejected(), "403: DeepL does not accept this key"),
      ...standardRules({ proof: "character_count", invalid: [], restricted: [], noCredit: [456] }),
    ],
    identity: { limits: ["character_limit"] },
  });

export const aiAssistants: readonly ProviderDefinition[] = [
  define({
    id: "cursor",
    name: "Cursor",
    category: "ai-llm",
    hosts: ["api.cursor.com"],
    variables: ["CURSOR_API_KEY"],
    formats: [
      ownFormat("crsr_", "^crsr_[0-9a-f]{64}$"),
      ownFormat("key_", "^key_[0-9a-f]{64}$", { note: "older; others' key_ keys have other lengths" }),
    ],
    check: get("https://api.cursor.com/v0/me", basic("{secret}", ""), {
      rules: standardRules({ proof: "apiKeyName", assumed: ["invalid", "restricted"] }),
      identity: { account: ["userEmail"] },
    }),
    keyPage: "https://cursor.com/dashboard?tab=integrations",
    rotation: overlapping("A user may have several keys at once."),
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
      ownFormat("apk_user_", "^apk_user_[A-Za-z0-9+/]{120,180}[A-Za-z0-9+/=]{0,2}$", {
        note: "key of a person",
      }),
      ownFormat("apk_", "^apk_[A-Za-z0-9+/]{80,100}[A-Za-z0-9+/=]{0,2}$", { note: "key of a service" }),
      ownFormat("cog_", "^cog_[a-z2-7]{52}$", {
        note: "key of a service user",
        check: get("https://api.devin.ai/v3/self", bearer, {
          rules: standardRules({ proof: "principal_type", assumed: ["invalid", "restricted"] }),
          identity: { accountId: ["service_user_id"], plan: ["principal_type"] },
        }),
      }),
    ],
    check: get("https://api.devin.ai/v1/sessions?limit=1", bearer, {
      rules: standardRules({ proof: "sessions", assumed: ["invalid", "restricted"] }),
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
      control: "daily",
      rules: standardRules({ assumed: ["invalid", "restricted"] }),
      identity: { limits: ["chat_completions.limit"] },
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
    id: "coderabbit",
    name: "CodeRabbit",
    category: "ai-llm",
    hosts: ["api.coderabbit.ai"],
    variables: ["CODERABBIT_API_KEY"],
    formats: [ownFormat("cr-", "^cr-[0-9a-f]{58}$")],
    check: get("https://api.coderabbit.ai/v1/credits", header("x-coderabbitai-api-key"), {
      rules: [
        rule(
          { status: [[400, 499]], path: "error.code", equals: ["unauthenticated", "UNAUTHORIZED"] },
          rejected(),
          "invalid or inactive API key: CodeRabbit does not accept it",
        ),
        rule(
          { status: [[400, 499]], path: "error.code", equals: ["NO_ACTIVE_SUBSCRIPTION"] },
          limited("plan"),
          "NO_ACTIVE_SUBSCRIPTION: the key is genuine, its organisation has no plan",
        ),
        rule(
          { status: [[400, 499]], path: "error.code", equals: ["LEGACY_API_KEY"] },
          limited("restricted"),
          "LEGACY_API_KEY: CodeRabbit knows the key, and wants it replaced by a newer one",
        ),
        ...standardRules({ proof: "prepaid", assumed: ["invalid", "restricted"] }),
      ],
    }),
    keyPage: "https://app.coderabbit.ai/settings/api-keys",
    sources: [
      "mongodb/kingfisher:crates/kingfisher-rules/data/rules/coderabbit.yml",
      "web: docs.coderabbit.ai/api/reference/get-credits",
    ],
    confidence: "low",
  }),
  define({
    id: "v0",
    name: "v0 by Vercel",
    category: "ai-llm",
    hosts: ["api.v0.dev"],
    variables: ["V0_API_KEY"],
    formats: [ownFormat("v1:", "^v1:[A-Za-z0-9]{24}:[A-Za-z0-9]{24}$")],
    check: get("https://api.v0.dev/v1/user", bearer, {
      rules: standardRules({ proof: "id", assumed: ["invalid", "restricted"] }),
      identity: { account: ["email", "name"], accountId: ["id"] },
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
      control: "daily",
      longList: true,
      rules: standardRules({ proof: "models", assumed: ["invalid", "restricted"] }),
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
      plainFormat("^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$"),
      plainFormat("^[A-Za-z0-9]{32}$", { note: "older key" }),
    ],
    // AI21's list of models answers any key with an empty list.
    check: get("https://api.ai21.com/studio/v1/library/files?limit=1", bearer, {
      control: "daily",
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
    hosts: ["api.deepl.com", "api-free.deepl.com"],
    variables: ["DEEPL_API_KEY", "DEEPL_AUTH_KEY"],
    formats: [
      ownFormat("", "^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}:fx$", {
        note: "free plan",
        check: deepLCheck("api-free.deepl.com"),
      }),
      plainFormat("^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$", { note: "Pro plan" }),
    ],
    check: deepLCheck("api.deepl.com"),
    keyPage: "https://www.deepl.com/your-account/keys",
    rotation: overlapping("An account may have several keys at once."),
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
      sharedFormat("live_", "^live_[0-9a-f]{32}$", { note: "others' keys begin with live_ as well" }),
    ],
    check: get("https://api.scale.com/v1/teams", basic("{secret}", ""), {
      control: "daily",
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
      rules: standardRules({ proof: "current_point_balance", assumed: ["invalid", "restricted"] }),
      identity: { credit: ["current_point_balance"] },
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
      rules: [
        rule(
          { status: [401], bodyContains: ["authentication_failed_inactive_key", "subscription is inactive"] },
          limited("plan"),
          "401 for an inactive subscription: the key is genuine, its plan has ended",
        ),
        rule(
          { status: [200], path: "data.accessPermitted", equals: [false] },
          limited("restricted"),
          '200 with "accessPermitted": false: the key is genuine but may not be used now',
        ),
        ...standardRules({
          proof: "data.accessPermitted",
          noCredit: [402],
          assumed: ["invalid", "restricted"],
        }),
      ],
      identity: {
        plan: ["data.apiTier.id"],
        credit: ["data.balances.USD"],
        expiresOn: ["data.keyExpiration"],
      },
    }),
    keyPage: "https://venice.ai/settings/api",
    rotation: overlapping("An account may have several keys at once, each with its own end."),
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
    // The list of models may be public.
    check: get("https://router.requesty.ai/v1/models", bearer, {
      control: "daily",
      longList: true,
      rules: standardRules({ proof: "data", assumed: ["invalid", "restricted"] }),
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
    // The gateway's list of models is public.
    check: get("https://ai-gateway.vercel.sh/v1/credits", bearer, {
      rules: standardRules({ proof: "balance", assumed: ["invalid", "restricted"] }),
      identity: { credit: ["balance"] },
    }),
    keyPage: "https://vercel.com/d?to=%2F%5Bteam%5D%2F%7E%2Fai%2Fapi-keys",
    rotation: overlapping("A team may have several keys at once."),
    sources: [
      "vercel/ai:packages/gateway/src/gateway-fetch-metadata.ts",
      "mongodb/kingfisher:crates/kingfisher-rules/data/rules/vercel.yml",
      "betterleaks/betterleaks:config/betterleaks.toml#vercel-ai-gateway-key",
    ],
    confidence: "high",
  }),
];
