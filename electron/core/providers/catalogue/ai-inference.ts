/** Platforms that run models of others. */
import { bearer, define, get, limited, ownFormat, plainFormat, rejected, rule } from "../build.ts";
import type { ProviderDefinition } from "../provider.ts";
import { standardRules } from "../standard-rules.ts";

export const inferencePlatforms: readonly ProviderDefinition[] = [
  define({
    id: "openrouter",
    name: "OpenRouter",
    category: "ai-llm",
    hosts: ["openrouter.ai"],
    variables: ["OPENROUTER_API_KEY"],
    formats: [ownFormat("sk-or-v1-", "^sk-or-v1-[0-9a-f]{64}$")],
    check: get("https://openrouter.ai/api/v1/key", bearer, {
      rules: standardRules({ proof: "data", noCredit: [402], assumed: ["invalid", "restricted"] }),
      identity: { account: ["data.label"], credit: ["data.limit_remaining"], limits: ["data.limit"] },
    }),
    keyPage: "https://openrouter.ai/settings/keys",
    sources: [
      "OpenRouterTeam/typescript-sdk:docs",
      "steipete/CodexBar:docs/openrouter.md",
      "mongodb/kingfisher:crates/kingfisher-rules/data/rules/openrouter.yml",
    ],
    confidence: "high",
  }),
  define({
    id: "huggingface",
    name: "Hugging Face",
    category: "ai-llm",
    hosts: ["huggingface.co"],
    variables: ["HF_TOKEN", "HUGGING_FACE_HUB_TOKEN", "HUGGINGFACEHUB_API_TOKEN"],
    formats: [
      ownFormat("hf_", "^hf_[A-Za-z]{34}$", {
        note: "gitleaks family says letters only; trufflehog allows digits",
      }),
      ownFormat("api_org_", "^api_org_[A-Za-z]{34}$", { note: "legacy organisation token" }),
    ],
    check: get("https://huggingface.co/api/whoami-v2", bearer, {
      rules: [
        rule(
          { status: [401], bodyContains: ["expired"] },
          rejected("expired"),
          '401 that says "expired": the token is past its date',
        ),
        ...standardRules({ proof: "name", assumed: ["invalid", "restricted"] }),
      ],
      identity: { account: ["name"], organisation: ["orgs.0.name"], scopes: ["auth.accessToken.role"] },
    }),
    keyPage: "https://huggingface.co/settings/tokens",
    sources: [
      "mongodb/kingfisher:crates/kingfisher-rules/data/rules/huggingface.yml",
      "betterleaks/betterleaks:config/betterleaks.toml#huggingface-access-token",
      "betterleaks/betterleaks:config/betterleaks.toml#huggingface-organization-api-token",
    ],
    confidence: "high",
  }),
  define({
    id: "groq",
    name: "Groq",
    category: "ai-llm",
    hosts: ["api.groq.com"],
    variables: ["GROQ_API_KEY"],
    formats: [ownFormat("gsk_", "^gsk_[A-Za-z0-9]{52}$")],
    check: get("https://api.groq.com/openai/v1/models", bearer, {
      longList: true,
      rules: standardRules({ proof: "data", assumed: ["invalid", "restricted"] }),
    }),
    keyPage: "https://console.groq.com/keys",
    sources: [
      "groq/groq-python:api.md",
      "mongodb/kingfisher:crates/kingfisher-rules/data/rules/groq.yml",
      "betterleaks/betterleaks:config/betterleaks.toml#groq-api-key",
    ],
    confidence: "high",
  }),
  define({
    id: "together",
    name: "Together AI",
    category: "ai-llm",
    hosts: ["api.together.xyz"],
    variables: ["TOGETHER_API_KEY", "TOGETHERAI_API_KEY"],
    formats: [
      ownFormat("tgp_v1_", "^tgp_v1_[A-Za-z0-9_-]{43}$"),
      plainFormat("^[0-9a-f]{64}$", { note: "legacy key" }),
    ],
    // Not the models: the list of hundreds is an answer too long to read. One's own files are few.
    check: get("https://api.together.xyz/v1/files", bearer, {
      rules: standardRules({ proof: "data", assumed: ["invalid", "restricted"] }),
      control: "daily",
    }),
    keyPage: "https://api.together.ai/settings/api-keys",
    sources: [
      "togethercomputer/openapi:openapi.yaml",
      "https://docs.together.ai/reference/get-files",
      "mongodb/kingfisher:crates/kingfisher-rules/data/rules/togetherai.yml",
      "betterleaks/betterleaks:config/betterleaks.toml#togetherai-api-key",
    ],
    confidence: "high",
  }),
  define({
    id: "fireworks",
    name: "Fireworks AI",
    category: "ai-llm",
    hosts: ["api.fireworks.ai"],
    variables: ["FIREWORKS_API_KEY"],
    formats: [ownFormat("fw_", "^fw_[A-Za-z0-9]{22,24}$", { note: "sources give 24; 22 also seen" })],
    // Not the models: their list may be too long to read, and tells nothing of whose key it is.
    check: get("https://api.fireworks.ai/v1/accounts?pageSize=1", bearer, {
      rules: [
        rule(
          { status: [412] },
          limited("no-credit"),
          "412: the account is suspended, as reported for unpaid ones",
        ),
        ...standardRules({ proof: "accounts", invalidJson: [403], restricted: [] }),
      ],
      control: "daily",
      identity: {
        account: ["accounts.0.displayName", "accounts.0.email"],
        accountId: ["accounts.0.name"],
      },
    }),
    keyPage: "https://app.fireworks.ai/settings/users/api-keys",
    sources: [
      "https://docs.fireworks.ai/api-reference/list-accounts",
      "steipete/CodexBar:docs/fireworks.md",
      "mongodb/kingfisher:crates/kingfisher-rules/data/rules/fireworksai.yml",
    ],
    confidence: "high",
  }),
  define({
    id: "replicate",
    name: "Replicate",
    category: "ai-llm",
    hosts: ["api.replicate.com"],
    variables: ["REPLICATE_API_TOKEN"],
    formats: [ownFormat("r8_", "^r8_[A-Za-z0-9]{37}$")],
    check: get("https://api.replicate.com/v1/account", bearer, {
      rules: standardRules({ proof: "username", assumed: ["invalid", "restricted"] }),
      identity: { account: ["username"] },
    }),
    keyPage: "https://replicate.com/account/api-tokens",
    sources: [
      "mongodb/kingfisher:crates/kingfisher-rules/data/rules/replicate.yml",
      "betterleaks/betterleaks:config/betterleaks.toml#replicate-api-token",
      "NangoHQ/nango:packages/providers/providers.yaml#replicate",
    ],
    confidence: "high",
  }),
  define({
    id: "cerebras",
    name: "Cerebras",
    category: "ai-llm",
    hosts: ["api.cerebras.ai"],
    variables: ["CEREBRAS_API_KEY"],
    formats: [ownFormat("csk-", "^csk-[a-z0-9]{48}$")],
    check: get("https://api.cerebras.ai/v1/models", bearer, {
      rules: standardRules({ proof: "data", invalidJson: [403], restricted: [] }),
      control: "daily",
    }),
    keyPage: "https://cloud.cerebras.ai/",
    sources: [
      "mongodb/kingfisher:crates/kingfisher-rules/data/rules/cerebras.yml",
      "betterleaks/betterleaks:config/betterleaks.toml#cerebras-api-key",
    ],
    confidence: "high",
  }),
  define({
    id: "deepinfra",
    name: "DeepInfra",
    category: "ai-llm",
    hosts: ["api.deepinfra.com"],
    variables: ["DEEPINFRA_API_KEY", "DEEPINFRA_TOKEN"],
    formats: [plainFormat("^[A-Za-z0-9]{32}$")],
    check: get("https://api.deepinfra.com/payment/checklist?compute_owed=true", bearer, {
      rules: standardRules({ assumed: ["invalid"] }),
    }),
    keyPage: "https://deepinfra.com/dash/api_keys",
    sources: ["steipete/CodexBar:docs/deepinfra.md"],
    confidence: "medium",
  }),
];
