/** Machines and hosted open models. */
import { bearer, define, get, header, ownFormat, plainFormat } from "../build.ts";
import type { ProviderDefinition } from "../provider.ts";
import { standardRules } from "../standard-rules.ts";

export const modelHosting: readonly ProviderDefinition[] = [
  define({
    id: "lambda-cloud",
    name: "Lambda Cloud",
    category: "ai-llm",
    hosts: ["cloud.lambda.ai"],
    variables: ["LAMBDA_API_KEY"],
    formats: [
      ownFormat("secret_", "^secret_[a-z0-9]{20,60}\\.[A-Za-z0-9]{20,60}$", {
        note: "secret_ is shared with Notion and ConvertAPI",
      }),
    ],
    check: get("https://cloud.lambda.ai/api/v1/instances", bearer, {
      rules: standardRules({ assumed: ["invalid", "restricted"] }),
    }),
    keyPage: "https://cloud.lambda.ai/api-keys",
    sources: ["api-evangelist/lambda:openapi"],
    confidence: "medium",
  }),
  define({
    id: "runpod",
    name: "RunPod",
    category: "ai-llm",
    hosts: ["rest.runpod.io"],
    variables: ["RUNPOD_API_KEY"],
    formats: [
      ownFormat("rpa_", "^rpa_[A-Z0-9]{40}[A-Za-z0-9]{6}$", {
        note: "rpa_ is also redirect.pizza (rpa_ + 30)",
      }),
    ],
    check: get("https://rest.runpod.io/v1/pods", bearer, {
      rules: standardRules({ assumed: ["invalid", "restricted"] }),
    }),
    keyPage: "https://www.console.runpod.io/user/settings",
    sources: [
      "runpod/docs:api-reference/openapi.json",
      "mongodb/kingfisher:crates/kingfisher-rules/data/rules/runpod.yml",
      "betterleaks/betterleaks:config/betterleaks.toml#runpod-api-key.1",
    ],
    confidence: "medium",
  }),
  define({
    id: "vast-ai",
    name: "Vast.ai",
    category: "ai-llm",
    hosts: ["console.vast.ai"],
    variables: ["VAST_API_KEY"],
    formats: [plainFormat("^[0-9a-f]{64}$")],
    check: get("https://console.vast.ai/api/v0/users/current/", bearer, {
      rules: standardRules({ assumed: ["invalid", "restricted"] }),
    }),
    keyPage: "https://cloud.vast.ai/manage-keys/",
    sources: ["mongodb/kingfisher:crates/kingfisher-rules/data/rules/vastai.yml"],
    confidence: "medium",
  }),
  define({
    id: "baseten",
    name: "Baseten",
    category: "ai-llm",
    hosts: ["api.baseten.co"],
    variables: ["BASETEN_API_KEY"],
    formats: [ownFormat("", "^[A-Za-z0-9]{8}\\.[A-Za-z0-9]{32}$")],
    check: get("https://api.baseten.co/v1/models", header("Authorization", "Api-Key {secret}"), {
      rules: standardRules({ invalid: [401, 403], restricted: [] }),
    }),
    keyPage: "https://app.baseten.co/settings/api_keys",
    sources: ["mongodb/kingfisher:crates/kingfisher-rules/data/rules/baseten.yml"],
    confidence: "medium",
  }),
  define({
    id: "friendli",
    name: "FriendliAI",
    category: "ai-llm",
    hosts: ["api.friendli.ai"],
    variables: ["FRIENDLI_TOKEN"],
    formats: [ownFormat("flp_", "^flp_[A-Za-z0-9]{46}$")],
    check: get("https://api.friendli.ai/dedicated/beta/endpoint", bearer, {
      rules: standardRules({ assumed: ["invalid", "restricted"] }),
    }),
    keyPage: "https://friendli.ai/suite/setting/tokens",
    sources: ["mongodb/kingfisher:crates/kingfisher-rules/data/rules/friendli.yml"],
    confidence: "medium",
  }),
  define({
    id: "clarifai",
    name: "Clarifai",
    category: "ai-llm",
    hosts: ["api.clarifai.com"],
    variables: ["CLARIFAI_API_KEY"],
    formats: [plainFormat("^[0-9a-f]{32}$")],
    check: get("https://api.clarifai.com/v2/users/me", header("Authorization", "Key {secret}"), {
      rules: standardRules({ assumed: ["invalid", "restricted"] }),
    }),
    keyPage: "https://clarifai.com/settings/security",
    sources: [
      "trufflesecurity/trufflehog:pkg/detectors/clarifai",
      "mongodb/kingfisher:crates/kingfisher-rules/data/rules/clarifai.yml",
    ],
    confidence: "medium",
  }),
  define({
    id: "hyperbolic",
    name: "Hyperbolic",
    category: "ai-llm",
    hosts: ["api.hyperbolic.xyz"],
    variables: ["HYPERBOLIC_API_KEY"],
    formats: [],
    check: get("https://api.hyperbolic.xyz/v1/models", bearer, {
      rules: standardRules({ assumed: ["invalid", "restricted"] }),
    }),
    keyPage: "https://app.hyperbolic.xyz/settings",
    sources: ["public code index id 70206021556", "Portkey-AI/gateway:src/providers/hyperbolic/api.ts"],
    confidence: "low",
  }),
  define({
    id: "nebius",
    name: "Nebius Token Factory",
    category: "ai-llm",
    hosts: ["api.tokenfactory.nebius.com"],
    variables: ["NEBIUS_API_KEY"],
    formats: [],
    check: get("https://api.tokenfactory.nebius.com/v1/models", bearer, {
      rules: standardRules({ assumed: ["invalid", "restricted"] }),
    }),
    keyPage: "https://tokenfactory.nebius.com/",
    sources: ["public code index id 70206021556", "anomalyco/models.dev:providers/nebius/provider.toml"],
    confidence: "medium",
  }),
  define({
    id: "featherless",
    name: "Featherless AI",
    category: "ai-llm",
    hosts: ["api.featherless.ai"],
    variables: ["FEATHERLESS_API_KEY"],
    formats: [ownFormat("rc_", "^rc_[0-9a-f]{64}$", { note: "prefix seen, length unconfirmed" })],
    check: get("https://api.featherless.ai/credits/balance", bearer, {
      rules: standardRules({ assumed: ["invalid", "restricted"] }),
    }),
    keyPage: "https://featherless.ai/account/api-keys",
    sources: ["web: featherless.ai/docs/api-reference-credits"],
    confidence: "medium",
  }),
  define({
    id: "synthetic",
    name: "Synthetic",
    category: "ai-llm",
    hosts: ["api.synthetic.new"],
    variables: ["SYNTHETIC_API_KEY"],
    formats: [ownFormat("syn_", "^syn_[0-9a-f]{32}$", { note: "length unconfirmed" })],
    check: get("https://api.synthetic.new/v2/quotas", bearer, {
      rules: standardRules({ assumed: ["invalid", "restricted"] }),
    }),
    keyPage: "https://synthetic.new/user-settings/api",
    sources: ["steipete/CodexBar:docs/synthetic.md"],
    confidence: "medium",
  }),
  define({
    id: "chutes",
    name: "Chutes",
    category: "ai-llm",
    hosts: ["api.chutes.ai"],
    variables: ["CHUTES_API_KEY", "CHUTES_API_TOKEN"],
    formats: [ownFormat("cpk_", "^cpk_[A-Za-z0-9]{20,140}$", { note: "segments may be dot-separated" })],
    check: get("https://api.chutes.ai/users/me", bearer, {
      rules: standardRules({ invalid: [401, 403], restricted: [] }),
    }),
    keyPage: "https://chutes.ai/app/api",
    sources: [
      "steipete/CodexBar:docs/chutes.md",
      "public code index id 59380211219",
      "steipete/CodexBar:docs/providers.md",
    ],
    confidence: "medium",
  }),
  define({
    id: "novita",
    name: "Novita AI",
    category: "ai-llm",
    hosts: ["api.novita.ai"],
    variables: ["NOVITA_API_KEY"],
    formats: [
      ownFormat("sk_", "^sk_[A-Za-z0-9]{43}$", {
        note: "shares sk_ with ElevenLabs, Clerk, Stripe and others",
      }),
    ],
    check: get("https://api.novita.ai/v3/user/balance", bearer, {
      rules: standardRules({ invalid: [401, 403], restricted: [] }),
    }),
    keyPage: "https://novita.ai/settings/key-management",
    sources: ["public code index id 70206021556", "public code index id 56013697501"],
    confidence: "medium",
  }),
];
