/** Language models by those who make them. */
import {
  bearer,
  define,
  get,
  header,
  limited,
  noCheck,
  ownFormat,
  plainFormat,
  rejected,
  rule,
  sharedFormat,
  valid,
} from "../build.ts";
import { googleKeyFormat, googleRules } from "../google-rules.ts";
import { anthropicRegion, openAiRefusals } from "../model-maker-rules.ts";
import type { ProviderDefinition } from "../provider.ts";
import { standardRules } from "../standard-rules.ts";

export const languageModels: readonly ProviderDefinition[] = [
  define({
    id: "openai",
    name: "OpenAI",
    category: "ai-llm",
    hosts: ["api.openai.com"],
    variables: ["OPENAI_API_KEY"],
    formats: [
      ownFormat("sk-proj-", "^sk-proj-[A-Za-z0-9_-]{74}T3BlbkFJ[A-Za-z0-9_-]{74}$", {
        note: "project key; the T3BlbkFJ marker sits in the middle",
      }),
      ownFormat("sk-proj-", "^sk-proj-[A-Za-z0-9_-]{58}T3BlbkFJ[A-Za-z0-9_-]{58}$", {
        note: "older project key",
      }),
      ownFormat("sk-svcacct-", "^sk-svcacct-[A-Za-z0-9_-]{74}T3BlbkFJ[A-Za-z0-9_-]{74}$", {
        note: "service account",
      }),
      ownFormat("sk-svcacct-", "^sk-svcacct-[A-Za-z0-9_-]{58}T3BlbkFJ[A-Za-z0-9_-]{58}$", {
        note: "service account, older",
      }),
      ownFormat("sk-", "^sk-[A-Za-z0-9]{20}T3BlbkFJ[A-Za-z0-9]{20}$", {
        note: "older user key; the T3BlbkFJ marker decides",
      }),
      ownFormat("sk-None-", "^sk-None-[A-Za-z0-9_-]{100,170}$", { note: "user key outside a project" }),
      ownFormat("sk-proj-", "^sk-proj-[A-Za-z0-9_-]{20,200}$", { note: "project key of another length" }),
      ownFormat("sk-svcacct-", "^sk-svcacct-[A-Za-z0-9_-]{20,200}$", {
        note: "service account, another length",
      }),
      sharedFormat("sk-", "^sk-[A-Za-z0-9]{16}[A-Za-z0-9_-]{4,184}$", {
        note: "OpenAI documents no form, so a bare sk- key may be one",
      }),
    ],
    check: get("https://api.openai.com/v1/models", bearer, {
      longList: true,
      rules: [
        ...openAiRefusals,
        rule(
          { status: [429], path: "error.code", equals: ["insufficient_quota"] },
          limited("no-credit"),
          "429 insufficient_quota: the account has no credit left",
        ),
        ...standardRules({ proof: "data", assumed: ["invalid", "restricted"] }),
      ],
      identity: {
        organisation: ["header:openai-organization"],
        accountId: ["header:openai-project"],
      },
    }),
    keyPage: "https://platform.openai.com/api-keys",
    sources: [
      "openai/openai-openapi:openapi.yaml",
      "web: developers.openai.com/api/docs/guides/data-residency",
      "mongodb/kingfisher:crates/kingfisher-rules/data/rules/openai.yml",
    ],
    confidence: "high",
  }),
  define({
    id: "anthropic",
    name: "Anthropic (Claude)",
    category: "ai-llm",
    hosts: ["api.anthropic.com"],
    variables: ["ANTHROPIC_API_KEY"],
    formats: [
      ownFormat("sk-ant-api03-", "^sk-ant-api03-[A-Za-z0-9_-]{80,120}$", {
        note: "so far always 95 characters that end in AA",
      }),
      ownFormat("sk-ant-oat01-", "^sk-ant-oat01-[A-Za-z0-9_-]{80,110}$", {
        note: "OAuth access token (Claude subscription): must go in Authorization: Bearer, not x-api-key",
        check: noCheck(
          "This is an access token of a Claude subscription, not an API key: the program that made it renews it.",
        ),
      }),
    ],
    check: get("https://api.anthropic.com/v1/models?limit=1", header("x-api-key"), {
      headers: { "anthropic-version": "2023-06-01" },
      rules: [
        rule(
          { status: [401], path: "error.type", equals: ["authentication_error"] },
          rejected(),
          "401 authentication_error: Anthropic does not accept this key",
        ),
        rule(
          { status: [403], path: "error.type", equals: ["permission_error"] },
          limited("restricted"),
          "403 permission_error: the key is genuine but may not do this",
        ),
        anthropicRegion,
        ...standardRules({ proof: "data", assumed: ["invalid", "restricted"] }),
      ],
      identity: { organisation: ["header:anthropic-organization-id"] },
    }),
    keyPage: "https://console.anthropic.com/settings/keys",
    sources: [
      "anthropic docs:platform.claude.com/docs/en/api/python/models/list",
      "SLS-Main/secret-sniffer:internal/detectors/verifiers.go",
      "betterleaks/betterleaks:config/betterleaks.toml#anthropic-api-key",
    ],
    confidence: "high",
  }),
  define({
    id: "google-gemini",
    name: "Google AI Studio (Gemini)",
    category: "ai-llm",
    hosts: ["generativelanguage.googleapis.com"],
    variables: ["GEMINI_API_KEY", "GOOGLE_API_KEY", "GOOGLE_GENERATIVE_AI_API_KEY"],
    formats: [
      googleKeyFormat,
      ownFormat("AQ.Ab8RN6", "^AQ\\.Ab8RN6[A-Za-z0-9_-]{44}$", { note: "newer form" }),
    ],
    check: get(
      "https://generativelanguage.googleapis.com/v1beta/models?pageSize=1",
      header("x-goog-api-key"),
      { rules: [...googleRules, ...standardRules({ proof: "models", invalid: [], restricted: [] })] },
    ),
    keyPage: "https://aistudio.google.com/app/apikey",
    sources: [
      "googleapis error_reason enum:google/api/error_reason.proto",
      "web: ai.google.dev/api/rest/v1beta/models/list",
      "SLS-Main/secret-sniffer:internal/detectors/verifiers.go",
    ],
    confidence: "high",
  }),
  define({
    id: "mistral",
    name: "Mistral AI",
    category: "ai-llm",
    hosts: ["api.mistral.ai"],
    variables: ["MISTRAL_API_KEY"],
    formats: [plainFormat("^[A-Za-z0-9]{32}$", { note: "no prefix" })],
    check: get("https://api.mistral.ai/v1/models", bearer, {
      longList: true,
      rules: standardRules({ proof: "data", assumed: ["invalid", "restricted"] }),
    }),
    keyPage: "https://console.mistral.ai/api-keys",
    sources: [
      "mistralai/platform-docs-public:public/admin/security-access/api-keys.md",
      "mongodb/kingfisher:crates/kingfisher-rules/data/rules/mistral.yml",
      "betterleaks/betterleaks:config/betterleaks.toml#mistral-api-key",
    ],
    confidence: "high",
  }),
  define({
    id: "cohere",
    name: "Cohere",
    category: "ai-llm",
    hosts: ["api.cohere.com"],
    variables: ["CO_API_KEY", "COHERE_API_KEY"],
    formats: [plainFormat("^[A-Za-z0-9]{40}$", { note: "no prefix" })],
    check: get("https://api.cohere.com/v1/models?page_size=1", bearer, {
      rules: standardRules({ proof: "models", invalid: [401, 498], assumed: ["restricted"] }),
    }),
    keyPage: "https://dashboard.cohere.com/api-keys",
    sources: [
      "cohere-ai/cohere-python:src/cohere/base_client.py",
      "mongodb/kingfisher:crates/kingfisher-rules/data/rules/cohere.yml",
    ],
    confidence: "high",
  }),
  define({
    id: "perplexity",
    name: "Perplexity",
    category: "ai-llm",
    hosts: ["api.perplexity.ai"],
    variables: ["PERPLEXITY_API_KEY", "PPLX_API_KEY"],
    formats: [ownFormat("pplx-", "^pplx-[A-Za-z0-9]{48}$")],
    check: get("https://api.perplexity.ai/async/chat/completions", bearer, {
      rules: standardRules({ assumed: ["restricted"] }),
    }),
    keyPage: "https://www.perplexity.ai/settings/api",
    sources: [
      "perplexityai/perplexity-py:api.md",
      "web: docs.perplexity.ai/api-reference/gateway-models-get",
      "mongodb/kingfisher:crates/kingfisher-rules/data/rules/perplexity.yml",
    ],
    confidence: "medium",
  }),
  define({
    id: "xai",
    name: "xAI (Grok)",
    category: "ai-llm",
    hosts: ["api.x.ai"],
    variables: ["XAI_API_KEY"],
    formats: [
      ownFormat("xai-", "^xai-[A-Za-z0-9]{80}$"),
      ownFormat("xai-", "^xai-[A-Za-z0-9_-]{70,120}$", { note: "kingfisher range" }),
    ],
    check: get("https://api.x.ai/v1/api-key", bearer, {
      rules: [
        rule(
          { status: [200], path: "api_key_blocked", equals: [true] },
          rejected("revoked"),
          '200 with "api_key_blocked": true: xAI has blocked the key',
        ),
        rule(
          { status: [200], path: "api_key_disabled", equals: [true] },
          rejected("revoked"),
          '200 with "api_key_disabled": true: the key was switched off',
        ),
        rule(
          { status: [200], path: "team_blocked", equals: [true] },
          limited("restricted"),
          '200 with "team_blocked": true: the key is genuine, its team is blocked',
        ),
        rule(
          { status: [200], path: "api_key_blocked", equals: [false] },
          valid,
          '200 with "api_key_blocked": false: the key was accepted',
        ),
        // A malformed key is 400, and so is every other malformed request.
        rule(
          { status: [400], bodyContains: ["api key"] },
          rejected(),
          "400 that names the API key: xAI does not see this as a key of its own",
        ),
        ...standardRules({ valid: [], assumed: ["restricted"] }),
      ],
      identity: { account: ["name"], accountId: ["team_id"], scopes: ["acls"] },
    }),
    keyPage: "https://console.x.ai",
    sources: [
      "trufflesecurity/trufflehog:pkg/detectors/xai",
      "NangoHQ/nango:packages/providers/providers.yaml#xai",
    ],
    confidence: "high",
  }),
];
