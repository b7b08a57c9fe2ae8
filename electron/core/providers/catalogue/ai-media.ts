/** Pictures and video. */
import {
  bearer,
  define,
  get,
  header,
  instantly,
  jsonBody,
  limited,
  overlapping,
  ownFormat,
  post,
  rejected,
  rule,
  sharedFormat,
  unproven,
  valid,
} from "../build.ts";
import type { ProviderDefinition } from "../provider.ts";
import { standardRules } from "../standard-rules.ts";

export const mediaModels: readonly ProviderDefinition[] = [
  define({
    id: "deepcreative-labs",
    name: "DeepCreative Labs",
    category: "ai-media",
    hosts: ["api.deepcreativelabs.com"],
    variables: ["DEEPCREATIVE_API_KEY"],
    formats: [
      sharedFormat("sk_live_", "^sk_live_[A-Za-z0-9]{16,120}$", {
        note: "documented only as sk_live_ and a unique identifier; Stripe uses the same prefix, so the prefix alone never decides",
      }),
    ],
    check: get("https://api.deepcreativelabs.com/v1/account", bearer, {
      rules: [
        rule({ status: [200], json: true }, valid, "200 with JSON: the account was shown"),
        rule(
          { status: [401], path: "error.code", equals: ["invalid_api_key"] },
          rejected(),
          "401 invalid_api_key: DeepCreative Labs does not know this key",
        ),
        rule({ status: [401] }, rejected(), "401: DeepCreative Labs does not accept this key"),
        rule({ status: [403] }, limited("restricted"), "403: the key is genuine but may not do this"),
        rule({ status: [429] }, limited("rate-limited"), "429: too many requests just now"),
      ],
      identity: {
        credit: ["credits_balance"],
        limits: ["rate_limit_per_minute", "daily_limit", "concurrent_limit"],
      },
    }),
    keyPage: null,
    rotation: overlapping(
      "Create a new key, move every user of the old one, then revoke the old one. A revoked key is dead at once and cannot be restored.",
    ),
    sources: ["DeepCreative Labs documentation: Authentication"],
    confidence: "high",
  }),
  define({
    id: "modelslab",
    name: "ModelsLab",
    category: "ai-media",
    hosts: ["modelslab.com"],
    variables: ["MODELSLAB_API_KEY"],
    formats: [],
    check: post(
      "ModelsLab reads the key from a JSON body only; this request lists the models, which changes nothing and costs nothing.",
      "https://modelslab.com/api/v4/dreambooth/model_list",
      jsonBody({ key: "{secret}" }),
      {
        // All public models, thousands of them.
        longList: true,
        rules: [
          rule(
            {
              status: [200],
              path: "status",
              contains: ["error", "failed"],
              bodyContains: ["invalid api key"],
            },
            rejected(),
            '200 with status error, "Invalid API key": wrong or revoked',
          ),
          rule(
            {
              status: [200],
              path: "status",
              contains: ["error", "failed"],
              bodyContains: ["insufficient credits"],
            },
            limited("no-credit"),
            '200 with status error, "Insufficient credits": the key is genuine',
          ),
          rule(
            {
              status: [200],
              path: "status",
              contains: ["error", "failed"],
              bodyContains: ["feature not available"],
            },
            limited("plan"),
            '200 with status error, "Feature not available": it needs a higher plan',
          ),
          rule(
            { status: [200], path: "status", contains: ["error", "failed"] },
            unproven,
            "200 with status error and a message that no rule knows: this says nothing about the key",
          ),
          rule({ status: [200], json: true, path: "0.model_id" }, valid, "200 with the list of models"),
          rule(
            { status: [200], json: true },
            valid,
            "200 with JSON that reports no error: the models were listed",
          ),
          rule({ status: [401] }, rejected(), "401: ModelsLab does not accept this key (wrong or revoked)"),
          rule({ status: [402] }, limited("no-credit"), "402: insufficient credits"),
          rule(
            { status: [403], bodyContains: ["feature not available"] },
            limited("plan"),
            '403 "Feature not available": it needs a higher plan',
          ),
          rule({ status: [403] }, limited("restricted"), "403: the key is genuine but may not do this"),
          rule({ status: [429] }, limited("rate-limited"), "429: too many requests just now"),
        ],
      },
    ),
    keyPage: "https://modelslab.com/dashboard/api-keys",
    rotation: overlapping(
      "Several keys at once are allowed: one each for development, staging and production. A key is shown once.",
    ),
    sources: [
      "ModelsLab documentation: Authentication; Model List",
      "public clients of the model_list endpoint",
    ],
    confidence: "medium",
  }),
  define({
    id: "fluximage",
    name: "Fluximage",
    category: "ai-media",
    hosts: ["fluximage.app"],
    variables: ["FLUXIMAGE_API_KEY"],
    formats: [ownFormat("flx_live_", "^flx_live_[0-9a-f]{40}$")],
    check: post(
      "The only documented request compresses an uploaded file; called without a file it has nothing to process or to charge.",
      "https://fluximage.app/api/compress",
      bearer,
      {
        rules: [
          rule({ status: [200], json: true }, valid, "200 with JSON: the key was accepted"),
          ...[400, 415, 422].map((status) =>
            rule(
              { status: [status] },
              valid,
              `${status}: the request without a file was refused for its content, after the key was accepted`,
            ),
          ),
          rule({ status: [401] }, rejected(), "401: Fluximage does not accept this key"),
          rule({ status: [402] }, limited("no-credit"), "402: the account has no credit left"),
          rule(
            { status: [403] },
            limited("restricted"),
            "403: the key is genuine but may not do this (keys exist on paid plans only)",
          ),
          rule({ status: [429] }, limited("rate-limited"), "429: too many requests just now"),
        ],
      },
    ),
    keyPage: "https://fluximage.app",
    rotation: instantly(
      '"Roll key" makes the new key and kills the old one in the same instant: prepare every file, roll, paste, write all files at once. The key is shown once.',
    ),
    sources: ["Fluximage documentation: API keys"],
    confidence: "medium",
  }),
  define({
    id: "stability",
    name: "Stability AI",
    category: "ai-media",
    hosts: ["api.stability.ai"],
    variables: ["STABILITY_API_KEY", "STABILITY_KEY"],
    formats: [
      sharedFormat("sk-", "^sk-[A-Za-z0-9]{48}$", {
        note: "identical to legacy OpenAI shape without T3BlbkFJ, and to Moonshot",
      }),
    ],
    check: get("https://api.stability.ai/v1/user/account", bearer, {
      rules: standardRules({ proof: "id", noCredit: [402], assumed: ["invalid", "restricted"] }),
      identity: { account: ["email"], accountId: ["id"], organisation: ["organizations.0.name"] },
    }),
    keyPage: "https://platform.stability.ai/account/keys",
    sources: [
      "mongodb/kingfisher:crates/kingfisher-rules/data/rules/stabilityai.yml",
      "betterleaks/betterleaks:config/betterleaks.toml#stability-ai-api-key",
    ],
    confidence: "high",
  }),
  define({
    id: "fal",
    name: "fal.ai",
    category: "ai-media",
    hosts: ["api.fal.ai"],
    variables: ["FAL_KEY", "FAL_API_KEY"],
    formats: [ownFormat("", "^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}:[0-9a-f]{32}$")],
    check: get(
      "https://api.fal.ai/v1/models/pricing?endpoint_id=fal-ai/flux/dev",
      header("Authorization", "Key {secret}"),
      { rules: standardRules({ assumed: ["invalid", "restricted"] }) },
    ),
    keyPage: "https://fal.ai/dashboard/keys",
    sources: [
      "web: fal.ai/docs/platform-apis/v1/account/billing",
      "mongodb/kingfisher:crates/kingfisher-rules/data/rules/falai.yml",
    ],
    confidence: "medium",
  }),
];
