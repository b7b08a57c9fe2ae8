/** Administration keys and clouds of the large model makers. */
import { baseUrlField, bearer, define, get, header, ownFormat, plainFormat } from "../build.ts";
import type { ProviderDefinition } from "../provider.ts";
import { standardRules } from "../standard-rules.ts";

export const modelPlatforms: readonly ProviderDefinition[] = [
  define({
    id: "openai-admin",
    name: "OpenAI (admin key)",
    category: "ai-llm",
    hosts: ["api.openai.com"],
    variables: ["OPENAI_ADMIN_KEY"],
    formats: [
      ownFormat("sk-admin-", "^sk-admin-[A-Za-z0-9_-]{58}T3BlbkFJ[A-Za-z0-9_-]{58}$"),
      ownFormat("sk-admin-", "^sk-admin-[A-Za-z0-9_-]{74}T3BlbkFJ[A-Za-z0-9_-]{74}$", {
        note: "newer length",
      }),
    ],
    check: get("https://api.openai.com/v1/organization/projects?limit=1", bearer, {
      rules: standardRules({ assumed: ["invalid", "restricted"] }),
    }),
    keyPage: "https://platform.openai.com/settings/organization/admin-keys",
    sources: [
      "openai/openai-openapi:openapi.yaml",
      "trufflesecurity/trufflehog:pkg/detectors/openaiadmin",
      "mongodb/kingfisher:crates/kingfisher-rules/data/rules/openai.yml",
    ],
    confidence: "medium",
  }),
  define({
    id: "anthropic-admin",
    name: "Anthropic (admin key)",
    category: "ai-llm",
    hosts: ["api.anthropic.com"],
    variables: ["ANTHROPIC_ADMIN_KEY"],
    formats: [ownFormat("sk-ant-admin01-", "^sk-ant-admin01-[A-Za-z0-9_-]{93}AA$")],
    check: get("https://api.anthropic.com/v1/organizations/me", header("x-api-key"), {
      headers: { "anthropic-version": "2023-06-01" },
      rules: standardRules({ invalid: [401, 404], assumed: ["restricted"] }),
    }),
    keyPage: "https://console.anthropic.com/settings/admin-keys",
    sources: [
      "mongodb/kingfisher:crates/kingfisher-rules/data/rules/anthropic.yml",
      "betterleaks/betterleaks:config/betterleaks.toml#anthropic-admin-api-key",
      "betterleaks/betterleaks:config/betterleaks.toml#anthropic-api-key",
    ],
    confidence: "medium",
  }),
  define({
    id: "azure-openai",
    name: "Azure OpenAI / Azure AI Foundry",
    category: "ai-llm",
    hosts: [],
    variables: ["AZURE_OPENAI_API_KEY", "AZURE_API_KEY"],
    formats: [
      plainFormat("^[0-9a-f]{32}$", { note: "classic key" }),
      ownFormat("", "^[A-Za-z0-9]{52}JQQJ99[A-Za-z0-9]{26}$", { note: "84-char identifiable key" }),
    ],
    fields: [baseUrlField("baseUrl", "Address of Azure OpenAI / Azure AI Foundry")],
    check: get("{baseUrl}/openai/models?api-version=2024-10-21", header("api-key"), {
      rules: standardRules({ assumed: ["invalid", "restricted"] }),
    }),
    keyPage: "https://portal.azure.com",
    sources: [
      "mongodb/kingfisher:crates/kingfisher-rules/data/rules/azureopenai.yml",
      "trufflesecurity/trufflehog:pkg/detectors/azure_openai",
      "steipete/CodexBar:docs/azure-openai.md",
    ],
    confidence: "medium",
  }),
  define({
    id: "meta-llama-api",
    name: "Meta Llama API",
    category: "ai-llm",
    hosts: ["api.llama.com"],
    variables: ["LLAMA_API_KEY"],
    formats: [ownFormat("LLM|", "^LLM\\|[0-9]{10,20}\\|[A-Za-z0-9_-]{20,40}$")],
    check: get("https://api.llama.com/v1/models", bearer, {
      rules: standardRules({ assumed: ["invalid", "restricted"] }),
    }),
    keyPage: "https://llama.developer.meta.com/api-keys/",
    sources: ["anomalyco/models.dev:providers/llama/provider.toml"],
    confidence: "low",
  }),
];
