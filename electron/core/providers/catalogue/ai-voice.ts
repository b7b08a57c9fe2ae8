/** Voices, calls and transcripts. */
import {
  bearer,
  define,
  get,
  header,
  hostChoice,
  hostLabelField,
  jsonBody,
  limited,
  overlapping,
  ownFormat,
  plainFormat,
  post,
  rejected,
  rule,
  sharedFormat,
  textField,
  unproven,
  valid,
} from "../build.ts";
import type { ProviderDefinition } from "../provider.ts";
import { clockIsWrong, onlyTheId } from "../signing-words.ts";
import { standardRules } from "../standard-rules.ts";

export const voiceModels: readonly ProviderDefinition[] = [
  define({
    id: "cartesia",
    name: "Cartesia",
    category: "ai-speech",
    hosts: ["api.cartesia.ai"],
    variables: ["CARTESIA_API_KEY"],
    formats: [ownFormat("sk_car_", "^sk_car_[A-Za-z0-9_]{20,60}$", { note: "length unconfirmed" })],
    check: get("https://api.cartesia.ai/voices?limit=1", bearer, {
      headers: { "Cartesia-Version": "2025-04-16" },
      rules: standardRules({ proof: "data", assumed: ["invalid", "restricted"] }),
    }),
    keyPage: "https://play.cartesia.ai/keys",
    sources: [
      "cartesia-ai/cartesia-python:src/cartesia/_client.py",
      "mongodb/kingfisher:crates/kingfisher-rules/data/rules/cartesia.yml",
    ],
    confidence: "medium",
  }),
  define({
    id: "hume",
    name: "Hume AI",
    category: "ai-speech",
    hosts: ["api.hume.ai"],
    variables: ["HUME_API_KEY"],
    formats: [plainFormat("^[A-Za-z0-9]{48}$")],
    check: get("https://api.hume.ai/v0/evi/configs?page_number=0&page_size=1", header("X-Hume-Api-Key"), {
      rules: standardRules({ proof: "configs_page", assumed: ["invalid", "restricted"] }),
    }),
    keyPage: "https://platform.hume.ai/settings/keys",
    sources: ["HumeAI/hume-python-sdk:src/hume/core/client_wrapper.py"],
    confidence: "medium",
  }),
  define({
    id: "rev-ai",
    name: "Rev AI",
    category: "ai-speech",
    hosts: ["api.rev.ai", "ec1.api.rev.ai"],
    variables: ["REVAI_ACCESS_TOKEN"],
    formats: [sharedFormat("02", "^02[A-Za-z0-9_-]{57}$", { note: "form unconfirmed" })],
    fields: [hostChoice(["api.rev.ai", "ec1.api.rev.ai"])],
    check: get("https://{apiHost}/speechtotext/v1/account", bearer, {
      rules: standardRules({ proof: "balance_seconds", assumed: ["invalid", "restricted"] }),
      identity: { account: ["email"], credit: ["balance_seconds"] },
    }),
    keyPage: "https://www.rev.ai/access_token",
    rotation: overlapping("An account may have two access tokens at once."),
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
    hosts: [
      "asr.api.speechmatics.com",
      "eu1.asr.api.speechmatics.com",
      "us1.asr.api.speechmatics.com",
      "au1.asr.api.speechmatics.com",
    ],
    variables: ["SPEECHMATICS_API_KEY"],
    formats: [plainFormat("^[A-Za-z0-9]{32}$")],
    fields: [
      hostChoice([
        "asr.api.speechmatics.com",
        "eu1.asr.api.speechmatics.com",
        "us1.asr.api.speechmatics.com",
        "au1.asr.api.speechmatics.com",
      ]),
    ],
    check: get("https://{apiHost}/v2/jobs?limit=1", bearer, {
      rules: standardRules({ proof: "jobs", assumed: ["invalid", "restricted"] }),
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
      control: "daily",
      rules: standardRules({ proof: "items", assumed: ["invalid", "restricted"] }),
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
      rules: standardRules({ proof: "credit", noCredit: [402], assumed: ["invalid", "restricted"] }),
      identity: { credit: ["credit"] },
    }),
    keyPage: "https://fish.audio/go-api/api-keys/",
    sources: ["langgenius/dify-official-plugins:tools/fishaudio", "public code index id 5928067261"],
    confidence: "low",
  }),
  define({
    id: "daily",
    name: "Daily.co",
    category: "ai-speech",
    hosts: ["api.daily.co"],
    variables: ["DAILY_API_KEY"],
    formats: [plainFormat("^[0-9a-f]{64}$")],
    // The domain's own settings: they name the domain, too.
    check: get("https://api.daily.co/v1/", bearer, {
      rules: [
        rule(
          { status: [400, 401], path: "error", equals: ["authentication-error"] },
          rejected(),
          "authentication-error: Daily does not accept this key",
        ),
        rule(
          { status: [403], path: "error", equals: ["forbidden-error"] },
          limited("restricted"),
          "403 forbidden-error: the key is genuine but may not do this",
        ),
        ...standardRules({ proof: "domain_name", assumed: ["invalid", "restricted"] }),
      ],
      identity: { organisation: ["domain_name"] },
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
    formats: [
      plainFormat("^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$", { note: "private key" }),
    ],
    check: get("https://api.vapi.ai/assistant?limit=1", bearer, {
      control: "daily",
      rules: [
        rule(
          { status: [401] },
          rejected(),
          "401: Vapi does not accept this as a private key (a public key for web pages is refused, too)",
        ),
        ...standardRules({ invalid: [], assumed: ["restricted"] }),
      ],
      identity: { accountId: ["0.orgId"] },
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
    formats: [ownFormat("key_", "^key_[0-9a-f]{28}$", { note: "others' keys with key_ have other lengths" })],
    check: get("https://api.retellai.com/get-concurrency", bearer, {
      rules: standardRules({ proof: "concurrency_limit", assumed: ["invalid", "restricted"] }),
      identity: { limits: ["concurrency_limit"] },
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
    // The account itself; the list of calls would bring telephone numbers along.
    check: get("https://api.bland.ai/v1/me", header("Authorization"), {
      rules: standardRules({ proof: "billing", assumed: ["invalid", "restricted"] }),
      identity: { credit: ["billing.current_balance"] },
    }),
    keyPage: "https://app.bland.ai/dashboard/settings",
    sources: [
      "NangoHQ/nango:packages/providers/providers.yaml#blandai",
      "public code index id 17552345425",
      "public code index id 57745994599",
    ],
    confidence: "medium",
  }),
  define({
    id: "azure-speech",
    name: "Azure AI Speech",
    category: "ai-speech",
    hosts: ["{region}.api.cognitive.microsoft.com"],
    variables: ["AZURE_SPEECH_KEY", "SPEECH_KEY"],
    formats: [
      plainFormat("^[0-9a-f]{32}$", { note: "older key" }),
      plainFormat("^[A-Za-z0-9]{52}JQQJ99[A-Za-z0-9]{26}$", {
        note: "newer key, of any AI service of Azure",
      }),
    ],
    fields: [
      hostLabelField("region", "Region (as in westeurope)", {
        variables: ["AZURE_SPEECH_REGION", "SPEECH_REGION"],
      }),
    ],
    check: post(
      "Azure gives a token that ends after ten minutes, by POST only; it is thrown away, and nothing is charged.",
      "https://{region}.api.cognitive.microsoft.com/sts/v1.0/issueToken",
      header("Ocp-Apim-Subscription-Key"),
      {
        rules: [
          // The three ways in which a web token begins: {"alg":, {"typ":, {"kid":.
          rule(
            { status: [200], bodyContains: ["eyjhbgcioi", "eyj0exaioi", "eyjrawqioi"] },
            valid,
            "200 with a token: the key was accepted",
          ),
          rule(
            { status: [401] },
            rejected(),
            "401: this region does not accept the key (keys of other regions are refused, too)",
          ),
          ...standardRules({ valid: [], invalid: [], assumed: ["restricted"] }),
        ],
      },
    ),
    keyPage: "https://portal.azure.com",
    rotation: overlapping("A resource has two keys: use the second while the first is made anew."),
    sources: ["mongodb/kingfisher:crates/kingfisher-rules/data/rules/azurespeech.yml"],
    confidence: "medium",
  }),
  define({
    id: "livekit",
    name: "LiveKit",
    category: "ai-speech",
    hosts: ["{project}.livekit.cloud"],
    variables: ["LIVEKIT_API_SECRET"],
    formats: [
      ownFormat("API", "^API[A-Za-z0-9]{12}$", { note: "API key", check: onlyTheId }),
      plainFormat("^[A-Za-z0-9]{43,44}$", { note: "API secret" }),
    ],
    fields: [
      hostLabelField("project", "Project address, without .livekit.cloud"),
      textField("apiKey", "API key (API…)", { variables: ["LIVEKIT_API_KEY"] }),
    ],
    check: post(
      "LiveKit's API knows POST only; the list of rooms is read, nothing is changed or charged.",
      "https://{project}.livekit.cloud/twirp/livekit.RoomService/ListRooms",
      [header("Authorization", "Bearer {signedToken}"), jsonBody({})],
      {
        signing: {
          kind: "jwt",
          algorithm: "HS256",
          key: "{secret}",
          keyEncoding: "text",
          header: {},
          claims: { iss: "{apiKey}", nbf: "{issuedAt}", video: { roomList: true } },
          lifetimeSeconds: 300,
        },
        rules: [
          rule(
            { status: [401], bodyContains: ["token is expired", "not valid yet", "(nbf)", "(exp)"] },
            unproven,
            `401: ${clockIsWrong}`,
          ),
          ...standardRules({ assumed: ["invalid", "restricted"] }),
        ],
      },
    ),
    keyPage: "https://cloud.livekit.io/projects/p_/settings/keys",
    rotation: overlapping("A project may have several keys at once."),
    sources: [
      "docs.livekit.io/home/server/generating-tokens",
      "mongodb/kingfisher:crates/kingfisher-rules/data/rules/livekit.yml",
    ],
    confidence: "medium",
  }),
];
