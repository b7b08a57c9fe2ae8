/** Speech. */
import {
  define,
  get,
  header,
  hostChoice,
  limited,
  ownFormat,
  plainFormat,
  rejected,
  rule,
  unproven,
} from "../build.ts";
import type { ProviderDefinition } from "../provider.ts";
import { standardRules } from "../standard-rules.ts";

export const speechModels: readonly ProviderDefinition[] = [
  define({
    id: "elevenlabs",
    name: "ElevenLabs",
    category: "ai-speech",
    hosts: [
      "api.elevenlabs.io",
      "api.us.elevenlabs.io",
      "api.eu.residency.elevenlabs.io",
      "api.in.residency.elevenlabs.io",
      "api.sg.residency.elevenlabs.io",
    ],
    variables: ["ELEVENLABS_API_KEY", "ELEVEN_API_KEY", "XI_API_KEY"],
    formats: [
      ownFormat("sk_", "^sk_[0-9a-f]{48}$", { note: "sk_ is shared; exactly 48 hex identifies it" }),
      plainFormat("^[0-9a-f]{32}$", { note: "legacy" }),
    ],
    fields: [
      hostChoice([
        "api.elevenlabs.io",
        "api.us.elevenlabs.io",
        "api.eu.residency.elevenlabs.io",
        "api.in.residency.elevenlabs.io",
        "api.sg.residency.elevenlabs.io",
      ]),
    ],
    check: get("https://{apiHost}/v1/user", header("xi-api-key"), {
      rules: [
        rule(
          { status: [401], path: "detail.status", equals: ["missing_permissions"] },
          limited("restricted"),
          "401 missing_permissions: the key is genuine, without the right to read the account",
        ),
        rule(
          { status: [401], path: "detail.status", equals: ["invalid_api_key"] },
          rejected(),
          "401 invalid_api_key: ElevenLabs does not know this key",
        ),
        // quota_exceeded and detected_unusual_activity are told with 401 to strangers and to genuine keys alike.
        rule(
          { status: [401], path: "detail.status" },
          unproven,
          "401 for another reason than the key, which says nothing about it",
        ),
        rule({ status: [400], json: true }, rejected(), "400 with JSON: ElevenLabs does not accept this key"),
        ...standardRules({ proof: "subscription", restricted: [] }),
      ],
      identity: {
        accountId: ["user_id"],
        plan: ["subscription.tier"],
        limits: ["subscription.character_limit"],
      },
    }),
    keyPage: "https://elevenlabs.io/app/settings/api-keys",
    sources: [
      "elevenlabs/elevenlabs-python:src/elevenlabs/environment.py",
      "steipete/CodexBar:docs/elevenlabs.md",
    ],
    confidence: "high",
  }),
  define({
    id: "deepgram",
    name: "Deepgram",
    category: "ai-speech",
    hosts: ["api.deepgram.com"],
    variables: ["DEEPGRAM_API_KEY"],
    formats: [plainFormat("^[0-9a-f]{40}$", { note: "SHA-1 shaped" })],
    check: get("https://api.deepgram.com/v1/projects", header("Authorization", "Token {secret}"), {
      rules: [
        rule(
          { status: [401, 403], path: "err_code", equals: ["INSUFFICIENT_PERMISSIONS"] },
          limited("restricted"),
          "INSUFFICIENT_PERMISSIONS: the key is genuine, but may not list projects",
        ),
        rule(
          { status: [401, 403], path: "err_code", equals: ["INVALID_AUTH"] },
          rejected(),
          "INVALID_AUTH: Deepgram does not know this key",
        ),
        ...standardRules({ proof: "projects", assumed: ["invalid", "restricted"] }),
      ],
      identity: { account: ["projects.0.name"], accountId: ["projects.0.project_id"] },
    }),
    keyPage: "https://console.deepgram.com",
    sources: [
      "deepgram/deepgram-python-sdk:src/deepgram/manage",
      "SLS-Main/secret-sniffer:internal/detectors/verifiers.go",
      "mongodb/kingfisher:crates/kingfisher-rules/data/rules/deepgram.yml",
    ],
    confidence: "high",
  }),
  define({
    id: "assemblyai",
    name: "AssemblyAI",
    category: "ai-speech",
    hosts: ["api.assemblyai.com", "api.eu.assemblyai.com"],
    variables: ["ASSEMBLYAI_API_KEY"],
    formats: [plainFormat("^[a-z0-9]{32}$")],
    fields: [hostChoice(["api.assemblyai.com", "api.eu.assemblyai.com"])],
    check: get("https://{apiHost}/v2/transcript?limit=1", header("Authorization"), {
      rules: standardRules({ proof: "transcripts", assumed: ["invalid", "restricted"] }),
    }),
    keyPage: "https://www.assemblyai.com/dashboard/api-keys",
    sources: [
      "AssemblyAI/assemblyai-api-spec:fern/.definition/transcripts.yml",
      "SLS-Main/secret-sniffer:internal/detectors/verifiers.go",
      "mongodb/kingfisher:crates/kingfisher-rules/data/rules/assemblyai.yml",
    ],
    confidence: "high",
  }),
];
