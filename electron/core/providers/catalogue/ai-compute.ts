/** Machines and hosted open models. */
import {
  bearer,
  define,
  get,
  header,
  jsonBody,
  limited,
  noCheck,
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
import { forbiddenMeansUnknown, standardRules } from "../standard-rules.ts";

export const modelHosting: readonly ProviderDefinition[] = [
  define({
    id: "lambda-cloud",
    name: "Lambda Cloud",
    category: "ai-llm",
    hosts: ["cloud.lambda.ai"],
    variables: ["LAMBDA_API_KEY"],
    formats: [
      ownFormat("secret_", "^secret_[a-z0-9_-]{20,90}\\.[A-Za-z0-9]{20,60}$", {
        note: "others begin with secret_ as well; the dot tells Lambda's",
      }),
    ],
    check: get("https://cloud.lambda.ai/api/v1/instances", bearer, {
      rules: standardRules({ proof: "data", assumed: ["invalid", "restricted"] }),
    }),
    keyPage: "https://cloud.lambda.ai/api-keys",
    rotation: overlapping("An account may have several named keys at once."),
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
        note: "redirect.pizza's keys begin with rpa_ as well, and are shorter",
      }),
    ],
    check: get("https://rest.runpod.io/v1/pods", bearer, {
      control: "daily",
      rules: standardRules({ assumed: ["invalid", "restricted"] }),
    }),
    keyPage: "https://www.console.runpod.io/user/settings",
    rotation: overlapping("An account may have several keys at once, each with its own rights."),
    sources: [
      "runpod/docs:api-reference/openapi.json",
      "mongodb/kingfisher:crates/kingfisher-rules/data/rules/runpod.yml",
      "betterleaks/betterleaks:config/betterleaks.toml#runpod-api-key.1",
    ],
    confidence: "medium",
  }),
  define({
    id: "modal",
    name: "Modal",
    category: "ai-llm",
    hosts: ["api.modal.com"],
    variables: ["MODAL_TOKEN_SECRET"],
    formats: [ownFormat("as-", "^as-[A-Za-z0-9]{22}$", { note: "token secret" })],
    fields: [textField("tokenId", "Token id", { required: false, variables: ["MODAL_TOKEN_ID"] })],
    check: noCheck("Modal answers only its own program (gRPC); no plain web request can test a token."),
    keyPage: "https://modal.com/settings/tokens",
    rotation: overlapping("A user may have several tokens at once."),
    sources: [
      "modal-labs/modal-client:README",
      "mongodb/kingfisher:crates/kingfisher-rules/data/rules/modal.yml",
    ],
    confidence: "low",
  }),
  define({
    id: "vast-ai",
    name: "Vast.ai",
    category: "ai-llm",
    hosts: ["console.vast.ai"],
    variables: ["VAST_API_KEY"],
    formats: [plainFormat("^[0-9a-f]{64}$")],
    check: get("https://console.vast.ai/api/v0/users/current/", bearer, {
      rules: standardRules({ proof: "id", assumed: ["invalid", "restricted"] }),
      identity: { account: ["email"], accountId: ["id"], credit: ["credit", "balance"] },
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
    formats: [plainFormat("^[A-Za-z0-9]{8}\\.[A-Za-z0-9]{32}$")],
    check: get("https://api.baseten.co/v1/models", header("Authorization", "Api-Key {secret}"), {
      longList: true,
      rules: [
        rule(
          { status: [403], bodyContains: ["permission"] },
          limited("restricted"),
          "403 that speaks of permission: the key is genuine but may not list models",
        ),
        forbiddenMeansUnknown("Baseten"),
        ...standardRules({ proof: "models", restricted: [] }),
      ],
    }),
    keyPage: "https://app.baseten.co/settings/api_keys",
    rotation: overlapping("A workspace may have several keys at once."),
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
      rules: standardRules({ proof: "data", assumed: ["invalid", "restricted"] }),
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
    variables: ["CLARIFAI_PAT", "CLARIFAI_API_KEY"],
    formats: [plainFormat("^[0-9a-f]{32}$")],
    check: get("https://api.clarifai.com/v2/users/me", header("Authorization", "Key {secret}"), {
      // It tells who the user is, which no stranger is.
      control: "never",
      rules: [
        rule({ status: [200], path: "user.id" }, valid, "200 with the user: the token was accepted"),
        rule(
          { status: [[400, 499]], path: "status.code", equals: [11_007] },
          limited("restricted"),
          "code 11007, too few scopes: the key is genuine, but made for a single app",
        ),
        rule(
          { status: [[400, 499]], path: "status.code", equals: [11_001, 11_002, 11_008, 11_009] },
          rejected(),
          "code 11001, 11002, 11008 or 11009: Clarifai does not know this key",
        ),
        // A key of a single app may be refused here, too, so another 401 proves nothing.
        ...standardRules({ valid: [], invalid: [], restricted: [] }),
      ],
      identity: { account: ["user.primary_email"], accountId: ["user.id"] },
    }),
    keyPage: "https://clarifai.com/settings/security",
    rotation: overlapping("A user may have several tokens at once."),
    sources: [
      "trufflesecurity/trufflehog:pkg/detectors/clarifai",
      "mongodb/kingfisher:crates/kingfisher-rules/data/rules/clarifai.yml",
      "Clarifai/clarifai-protobuf:proto/clarifai/api/status/status_code.proto",
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
    // The list of models may be public; the account's balance is not.
    check: get("https://api.hyperbolic.xyz/billing/get_current_balance", bearer, {
      control: "daily",
      rules: standardRules({ proof: "credits", assumed: ["invalid", "restricted"] }),
    }),
    keyPage: "https://app.hyperbolic.xyz/settings",
    sources: [
      "public code index id 34199776528",
      "public code index id 54636831211",
      "public code index id 70206021556",
    ],
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
      control: "daily",
      longList: true,
      rules: standardRules({ proof: "data", assumed: ["invalid", "restricted"] }),
    }),
    keyPage: "https://tokenfactory.nebius.com/",
    sources: ["public code index id 70206021556", "anomalyco/models.dev:providers/nebius/provider.toml"],
    confidence: "medium",
  }),
  define({
    id: "sambanova",
    name: "SambaNova Cloud",
    category: "ai-llm",
    hosts: ["api.sambanova.ai"],
    variables: ["SAMBANOVA_API_KEY"],
    formats: [plainFormat("^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$")],
    check: post(
      "SambaNova's list of models is public. A question to a model that does not exist is refused; nothing runs, nothing is charged.",
      "https://api.sambanova.ai/v1/chat/completions",
      [
        bearer,
        jsonBody({ model: "no-such-model", messages: [{ role: "user", content: "." }], max_tokens: 1 }),
      ],
      {
        // Whether the key is looked at before the model is not documented.
        control: "daily",
        rules: [
          rule(
            { status: [400, 404], json: true, bodyContains: ["model"] },
            valid,
            "the model was refused, not the key: the key was accepted",
          ),
          forbiddenMeansUnknown("SambaNova"),
          ...standardRules({ valid: [], restricted: [], noCredit: [402] }),
        ],
      },
    ),
    keyPage: "https://cloud.sambanova.ai/apis",
    sources: [
      "public code index id 70206021556",
      "public code index id 56152563451",
      "sambanova/sambanova-python:api.md",
    ],
    confidence: "low",
  }),
  define({
    id: "featherless",
    name: "Featherless AI",
    category: "ai-llm",
    hosts: ["api.featherless.ai"],
    variables: ["FEATHERLESS_API_KEY"],
    formats: [ownFormat("rc_", "^rc_[0-9a-f]{64}$", { note: "length unconfirmed" })],
    check: get("https://api.featherless.ai/credits/balance", bearer, {
      rules: [
        rule(
          { status: [403], bodyContains: ["organization_permission_denied"] },
          limited("restricted"),
          "403 organization_permission_denied: the key is genuine, its owner is no admin of the organisation",
        ),
        ...standardRules({ proof: "balance_usd", assumed: ["invalid", "restricted"] }),
      ],
      identity: { credit: ["available_usd"] },
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
      rules: standardRules({ proof: "subscription", assumed: ["invalid", "restricted"] }),
      identity: { limits: ["subscription.limit"] },
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
    formats: [ownFormat("cpk_", "^cpk_[A-Za-z0-9.]{20,140}$", { note: "its parts are separated by dots" })],
    // Chutes' list of models is public.
    check: get("https://api.chutes.ai/users/me", bearer, {
      // It tells an account's balance, which no stranger has.
      control: "never",
      rules: [
        rule(
          { status: [403] },
          unproven,
          "403: the key is unknown, or its scopes do not reach the account; the answer does not tell which",
        ),
        ...standardRules({ proof: "balance", restricted: [] }),
      ],
      identity: { account: ["username"], accountId: ["user_id"], credit: ["balance"] },
    }),
    keyPage: "https://chutes.ai/app/api",
    rotation: overlapping("An account may have several keys at once, each with its own scopes."),
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
    formats: [sharedFormat("sk_", "^sk_[A-Za-z0-9]{43}$", { note: "many providers' keys begin with sk_" })],
    // Novita's list of models answers made-up keys, too.
    check: get("https://api.novita.ai/v3/user/balance", bearer, {
      rules: [
        rule(
          { status: [403], path: "reason", equals: ["INVALID_API_KEY"] },
          rejected(),
          "403 INVALID_API_KEY: Novita does not accept this key",
        ),
        rule(
          { status: [403], path: "reason", equals: ["NOT_ENOUGH_BALANCE"] },
          limited("no-credit"),
          "403 NOT_ENOUGH_BALANCE: the account has no credit left",
        ),
        rule(
          { status: [403], path: "reason", equals: ["ACCESS_DENY"] },
          limited("restricted"),
          "403 ACCESS_DENY: the key is genuine but may not do this",
        ),
        ...standardRules({ proof: "availableBalance", restricted: [] }),
      ],
    }),
    keyPage: "https://novita.ai/settings/key-management",
    sources: ["public code index id 70206021556", "public code index id 56013697501"],
    confidence: "medium",
  }),
  define({
    id: "ollama-cloud",
    name: "Ollama Cloud",
    category: "ai-llm",
    hosts: ["ollama.com"],
    variables: ["OLLAMA_API_KEY"],
    formats: [plainFormat("^[0-9a-f]{32}\\.[A-Za-z0-9_-]{24}$")],
    check: post(
      "Ollama's list of models is public. A question to a model that does not exist is refused; nothing runs, nothing is charged.",
      "https://ollama.com/api/generate",
      [bearer, jsonBody({ model: "no-such-model", prompt: ".", stream: false })],
      {
        // Whether the key is looked at before the model is not documented.
        control: "daily",
        rules: [
          rule(
            { status: [404], json: true, bodyContains: ["model"] },
            valid,
            "404 for the model, not for the key: the key was accepted",
          ),
          ...standardRules({ valid: [], assumed: ["restricted"] }),
        ],
      },
    ),
    keyPage: "https://ollama.com/settings/keys",
    rotation: overlapping("An account may have several keys at once; they do not end by themselves."),
    sources: [
      "mongodb/kingfisher:crates/kingfisher-rules/data/rules/ollama.yml",
      "betterleaks/betterleaks:config/betterleaks.toml#ollama-api-key",
      "steipete/CodexBar:docs/ollama.md",
    ],
    confidence: "low",
  }),
];
