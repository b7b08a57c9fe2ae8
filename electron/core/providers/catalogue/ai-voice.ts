/** Voices, calls and transcripts. */
import { bearer, define, get, header, ownFormat, plainFormat, sharedFormat } from "../build.ts";
import type { ProviderDefinition } from "../provider.ts";
import { standardRules } from "../standard-rules.ts";

export const voiceModels: readonly ProviderDefinition[] = [
  define({
    id: "cartesia",
    name: "Cartesia",
    category: "ai-speech",
    hosts: ["api.cartesia.ai"],
    variables: ["CARTESIA_API_KEY"],
    formats: [ownFormat("sk_car_", "^sk_car_[A-Za-z0-9]{20,60}$", { note: "length unconfirmed" })],
    check: get("https://api.cartesia.ai/voices?limit=1", bearer, {
      headers: { "Cartesia-Version": "2025-04-16" },
      rules: standardRules({ assumed: ["invalid", "restricted"] }),
    }),
    keyPage: "https://play.cartesia.ai/keys",
    sources: ["cartesia-ai/cartesia-python:src/cartesia/_client.py"],
    confidence: "medium",
  }),
  define({
    id: "hume",
    name: "Hume AI",
    category: "ai-speech",
    hosts: ["api.hume.ai"],
    variables: ["HUME_API_KEY", "HUME_SECRET_KEY"],
    formats: [plainFormat("^[A-Za-z0-9]{48}$")],
    check: get("https://api.hume.ai/v0/evi/configs?page_number=0&page_size=1", header("X-Hume-Api-Key"), {
      rules: standardRules({ assumed: ["invalid", "restricted"] }),
    }),
    keyPage: "https://platform.hume.ai/settings/keys",
    sources: ["HumeAI/hume-python-sdk:src/hume/core/client_wrapper.py"],
    confidence: "medium",
  }),
  define({
    id: "rev-ai",
    name: "Rev AI",
    category: "ai-speech",
    hosts: ["api.rev.ai"],
    variables: ["REVAI_ACCESS_TOKEN"],
    formats: [
      sharedFormat("02", "^02[A-Za-z0-9_-]{57}$", {
        note: "prefix from trufflehog-era samples; unconfirmed",
      }),
    ],
    check: get("https://api.rev.ai/speechtotext/v1/account", bearer, {
      rules: standardRules({ assumed: ["invalid", "restricted"] }),
    }),
    keyPage: "https://www.rev.ai/access_token",
    sources: [
      "SLS-Main/secret-sniffer:internal/detectors/verifiers.go",
      "trufflesecurity/trufflehog:pkg/detectors/rev",
    ],
    confidence: "medium",
  }),
  define({
    id: "speechmatics",
    name: "Speechmatics",
    category: "ai-speech",
    hosts: ["asr.api.speechmatics.com"],
    variables: ["SPEECHMATICS_API_KEY"],
    formats: [plainFormat("^[A-Za-z0-9]{32}$")],
    check: get("https://asr.api.speechmatics.com/v2/jobs?limit=1", bearer, {
      rules: standardRules({ assumed: ["invalid", "restricted"] }),
    }),
    keyPage: "https://portal.speechmatics.com/settings/api-keys",
    sources: ["api-evangelist/speechmatics:openapi"],
    confidence: "medium",
  }),
  define({
    id: "gladia",
    name: "Gladia",
    category: "ai-speech",
    hosts: ["api.gladia.io"],
    variables: ["GLADIA_API_KEY"],
    formats: [plainFormat("^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$")],
    check: get("https://api.gladia.io/v2/pre-recorded?limit=1", header("x-gladia-key"), {
      rules: standardRules({ assumed: ["invalid", "restricted"] }),
    }),
    keyPage: "https://app.gladia.io/account",
    sources: ["none in the fetched sources: general knowledge, verify before use"],
    confidence: "low",
  }),
  define({
    id: "fish-audio",
    name: "Fish Audio",
    category: "ai-speech",
    hosts: ["api.fish.audio"],
    variables: ["FISH_API_KEY", "FISH_AUDIO_API_KEY"],
    formats: [plainFormat("^[0-9a-f]{32}$")],
    check: get("https://api.fish.audio/wallet/self/api-credit", bearer, {
      rules: standardRules({ noCredit: [402], assumed: ["invalid", "restricted"] }),
    }),
    keyPage: "https://fish.audio/go-api/api-keys/",
    sources: ["langgenius/dify-official-plugins:tools/fishaudio"],
    confidence: "low",
  }),
  define({
    id: "daily",
    name: "Daily.co",
    category: "ai-speech",
    hosts: ["api.daily.co"],
    variables: ["DAILY_API_KEY"],
    formats: [plainFormat("^[0-9a-f]{64}$")],
    check: get("https://api.daily.co/v1/rooms?limit=1", bearer, {
      rules: standardRules({ assumed: ["invalid", "restricted"] }),
    }),
    keyPage: "https://dashboard.daily.co/developers",
    sources: [
      "SLS-Main/secret-sniffer:internal/detectors/verifiers.go",
      "mongodb/kingfisher:crates/kingfisher-rules/data/rules/daily.yml",
      "trufflesecurity/trufflehog:pkg/detectors/dailyco",
    ],
    confidence: "high",
  }),
  define({
    id: "vapi",
    name: "Vapi",
    category: "ai-speech",
    hosts: ["api.vapi.ai"],
    variables: ["VAPI_API_KEY", "VAPI_PRIVATE_KEY"],
    formats: [plainFormat("^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$")],
    check: get("https://api.vapi.ai/assistant?limit=1", bearer, {
      rules: standardRules({ assumed: ["invalid", "restricted"] }),
    }),
    keyPage: "https://dashboard.vapi.ai/org/api-keys",
    sources: ["mongodb/kingfisher:crates/kingfisher-rules/data/rules/vapi.yml"],
    confidence: "medium",
  }),
  define({
    id: "retell",
    name: "Retell AI",
    category: "ai-speech",
    hosts: ["api.retellai.com"],
    variables: ["RETELL_API_KEY"],
    formats: [ownFormat("key_", "^key_[0-9a-f]{28}$")],
    check: get("https://api.retellai.com/get-concurrency", bearer, {
      rules: standardRules({ assumed: ["invalid", "restricted"] }),
    }),
    keyPage: "https://dashboard.retellai.com/apiKey",
    sources: [
      "mongodb/kingfisher:crates/kingfisher-rules/data/rules/retellai.yml",
      "NangoHQ/nango:packages/providers/providers.yaml#retell-ai",
    ],
    confidence: "medium",
  }),
  define({
    id: "bland",
    name: "Bland AI",
    category: "ai-speech",
    hosts: ["api.bland.ai"],
    variables: ["BLAND_API_KEY"],
    formats: [],
    check: get("https://api.bland.ai/v1/calls?limit=1", header("Authorization"), {
      rules: standardRules({ assumed: ["invalid", "restricted"] }),
    }),
    keyPage: "https://app.bland.ai/dashboard/settings",
    sources: ["NangoHQ/nango:packages/providers/providers.yaml#blandai"],
    confidence: "medium",
  }),
];
