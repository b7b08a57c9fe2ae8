/** Language models of Asian providers, and platforms to build agents. */
import {
  baseUrlField,
  bearer,
  define,
  get,
  hostChoice,
  jsonBody,
  limited,
  ownFormat,
  plainFormat,
  post,
  rejected,
  rule,
  sharedFormat,
  unproven,
  valid,
} from "../build.ts";
import type { ProviderDefinition } from "../provider.ts";
import { standardRules } from "../standard-rules.ts";

/** Z.ai and Zhipu make keys of one form; each site knows only its own. */
const glmFormat = plainFormat("^[0-9a-f]{32}\\.[A-Za-z0-9]{16}$", {
  note: "Z.ai's and Zhipu's keys look alike",
});

/** A 429 that is no limit: the account is empty. */
const glmEmpty = rule(
  { status: [429], bodyContains: ["insufficient balance", '"1113"'] },
  limited("no-credit"),
  "429 that speaks of the balance: the key is genuine, the account has no credit left",
);

/** MiniMax's two sites make keys of one form; each site knows only its own. */
const miniMaxFormats = [
  sharedFormat("sk-api-", "^sk-api-[A-Za-z0-9_-]{119}$", {
    note: "the international and the Chinese site make keys of one form",
  }),
  sharedFormat("sk-cp-", "^sk-cp-[A-Za-z0-9_-]{40,140}$", { note: "key of a coding plan" }),
];

/** MiniMax tells errors with status 200, by its own code. */
const miniMaxRules = [
  rule(
    { status: [[200, 499]], path: "base_resp.status_code", equals: [1004, 2049] },
    rejected(),
    "code 1004 or 2049: this site of MiniMax's does not accept the key (one of the other site is refused, too)",
  ),
  rule(
    { status: [[200, 499]], path: "base_resp.status_code", equals: [1008] },
    limited("no-credit"),
    "code 1008: the account has no credit left",
  ),
  rule(
    { status: [[200, 499]], path: "base_resp.status_code", equals: [1002, 1039] },
    limited("rate-limited"),
    "code 1002 or 1039: too many requests just now",
  ),
  rule(
    { status: [200], path: "base_resp.status_code", equals: [0] },
    valid,
    "200 with code 0: the key was accepted",
  ),
  rule(
    { status: [200], path: "base_resp.status_code" },
    unproven,
    "200 with another code: this says nothing about the key",
  ),
  ...standardRules({ proof: "data", assumed: ["invalid", "restricted"] }),
];

/** The list of models may be public, so a made-up key has to be refused first. */
const miniMaxCheck = get("https://{apiHost}/v1/models", bearer, { control: "daily", rules: miniMaxRules });

export const asianModelPlatforms: readonly ProviderDefinition[] = [
  define({
    id: "kimi-code",
    name: "Kimi for Coding",
    category: "ai-llm",
    hosts: ["api.kimi.com"],
    variables: ["KIMI_API_KEY", "KIMI_CODE_API_KEY"],
    formats: [
      ownFormat("sk-kimi-", "^sk-kimi-[A-Za-z0-9]{40,80}$", { note: "prefix reported, length unconfirmed" }),
    ],
    check: get("https://api.kimi.com/coding/v1/usages", bearer, {
      rules: standardRules({ proof: "usage", assumed: ["invalid", "restricted"] }),
      identity: { limits: ["usage.limit"] },
    }),
    keyPage: "https://www.kimi.com/code/console",
    sources: ["steipete/CodexBar:docs/kimi.md"],
    confidence: "medium",
  }),
  define({
    id: "zhipu",
    name: "Zhipu AI (BigModel, China)",
    category: "ai-llm",
    hosts: ["open.bigmodel.cn"],
    variables: ["ZHIPUAI_API_KEY", "ZHIPU_API_KEY"],
    formats: [glmFormat],
    check: get("https://open.bigmodel.cn/api/paas/v4/files", bearer, {
      rules: [glmEmpty, ...standardRules({ proof: "data", assumed: ["invalid", "restricted"] })],
    }),
    keyPage: "https://open.bigmodel.cn/usercenter/apikeys",
    sources: [
      "public code index id 70206021556",
      "mongodb/kingfisher:crates/kingfisher-rules/data/rules/zhipu.yml",
      "steipete/CodexBar:docs/zai.md",
    ],
    confidence: "high",
  }),
  define({
    id: "zai",
    name: "Z.ai (GLM, international)",
    category: "ai-llm",
    hosts: ["api.z.ai"],
    variables: ["ZAI_API_KEY", "Z_AI_API_KEY"],
    formats: [glmFormat],
    check: post(
      "Z.ai counts a text's tokens by POST; a model is not run, and nothing is changed or charged.",
      "https://api.z.ai/api/paas/v4/tokenizer",
      [bearer, jsonBody({ model: "glm-4.6", messages: [{ role: "user", content: "hello" }] })],
      { rules: [glmEmpty, ...standardRules({ proof: "usage", assumed: ["invalid", "restricted"] })] },
    ),
    keyPage: "https://z.ai/manage-apikey/apikey-list",
    sources: ["steipete/CodexBar:docs/zai.md", "betterleaks/betterleaks:config/betterleaks.toml#zai-api-key"],
    confidence: "high",
  }),
  define({
    id: "minimax",
    name: "MiniMax (international)",
    category: "ai-llm",
    hosts: ["api.minimax.io", "api.minimaxi.com"],
    variables: ["MINIMAX_API_KEY"],
    formats: miniMaxFormats,
    fields: [hostChoice(["api.minimax.io", "api.minimaxi.com"])],
    check: miniMaxCheck,
    keyPage: "https://platform.minimax.io/user-center/basic-information/interface-key",
    sources: [
      "web: platform.minimax.io/docs/api-reference/errorcode",
      "steipete/CodexBar:docs/minimax.md",
      "mongodb/kingfisher:crates/kingfisher-rules/data/rules/minimax.yml",
    ],
    confidence: "high",
  }),
  define({
    id: "minimax-cn",
    name: "MiniMax (China)",
    category: "ai-llm",
    hosts: ["api.minimaxi.com", "api.minimax.io"],
    variables: ["MINIMAX_API_KEY"],
    formats: miniMaxFormats,
    fields: [hostChoice(["api.minimaxi.com", "api.minimax.io"])],
    check: miniMaxCheck,
    keyPage: "https://platform.minimaxi.com/user-center/basic-information/interface-key",
    sources: ["RooCodeInc/Roo-Code:webview-ui/src/components/settings"],
    confidence: "low",
  }),
  define({
    id: "upstage",
    name: "Upstage (Solar)",
    category: "ai-llm",
    hosts: ["api.upstage.ai"],
    variables: ["UPSTAGE_API_KEY"],
    formats: [
      ownFormat("up_", "^up_[A-Za-z0-9]{29}$", { note: "newer key" }),
      plainFormat("^[A-Za-z0-9]{40,50}$", { note: "older key" }),
    ],
    check: get("https://api.upstage.ai/v1/models", bearer, {
      control: "daily",
      rules: standardRules({ proof: "data", assumed: ["invalid", "restricted"] }),
    }),
    keyPage: "https://console.upstage.ai/api-keys",
    sources: ["betterleaks/betterleaks:config/betterleaks.toml#upstage-api-key"],
    confidence: "medium",
  }),
  define({
    id: "coze",
    name: "Coze",
    category: "ai-llm",
    hosts: ["api.coze.com", "api.coze.cn"],
    variables: ["COZE_API_TOKEN"],
    formats: [ownFormat("pat_", "^pat_[A-Za-z0-9]{64}$")],
    fields: [hostChoice(["api.coze.com", "api.coze.cn"])],
    check: get("https://{apiHost}/v1/workspaces", bearer, {
      rules: [
        rule(
          { status: [200], path: "code", equals: [0] },
          valid,
          '200 with "code": 0: the token was accepted',
        ),
        rule(
          { status: [[200, 499]], path: "code", equals: [4100] },
          rejected(),
          "code 4100: Coze does not accept this token",
        ),
        rule(
          { status: [[200, 499]], path: "msg", contains: ["not have permission"] },
          limited("restricted"),
          '"does not have permission": the token is genuine but may not do this',
        ),
        ...standardRules({ valid: [], assumed: ["invalid", "restricted"] }),
      ],
    }),
    keyPage: "https://www.coze.com/open/oauth/pats",
    sources: ["mongodb/kingfisher:crates/kingfisher-rules/data/rules/coze.yml"],
    confidence: "medium",
  }),
  define({
    id: "stepfun",
    name: "StepFun",
    category: "ai-llm",
    hosts: ["api.stepfun.com", "api.stepfun.ai"],
    variables: ["STEPFUN_API_KEY", "STEP_API_KEY"],
    formats: [],
    fields: [hostChoice(["api.stepfun.com", "api.stepfun.ai"])],
    check: get("https://{apiHost}/v1/accounts", bearer, {
      rules: standardRules({ proof: "balance", assumed: ["invalid", "restricted"] }),
      identity: { plan: ["type"], credit: ["balance"] },
    }),
    keyPage: "https://platform.stepfun.com/interface-key",
    sources: [
      "public code index id 71394444243",
      "public code index id 71107218869",
      "steipete/CodexBar:docs/stepfun.md",
    ],
    confidence: "low",
  }),
  define({
    id: "lingyi-yi",
    name: "01.AI (Yi)",
    category: "ai-llm",
    hosts: ["api.lingyiwanwu.com"],
    variables: ["YI_API_KEY"],
    formats: [plainFormat("^[0-9a-f]{32}$")],
    check: get("https://api.lingyiwanwu.com/v1/models", bearer, {
      control: "daily",
      rules: standardRules({ proof: "data", assumed: ["invalid", "restricted"] }),
    }),
    keyPage: "https://platform.lingyiwanwu.com/apikeys",
    sources: ["Portkey-AI/gateway:src/providers/lingyi/api.ts"],
    confidence: "low",
  }),
  define({
    id: "volcengine-ark",
    name: "Volcengine Ark (Doubao)",
    category: "ai-llm",
    hosts: ["ark.cn-beijing.volces.com"],
    variables: ["ARK_API_KEY", "VOLCENGINE_API_KEY"],
    formats: [plainFormat("^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$")],
    check: get("https://ark.cn-beijing.volces.com/api/v3/models", bearer, {
      control: "daily",
      longList: true,
      rules: standardRules({ proof: "data", assumed: ["invalid", "restricted"] }),
    }),
    keyPage: "https://console.volcengine.com/ark/region:ark+cn-beijing/apiKey",
    sources: ["songquanpeng/one-api:relay/channeltype/url.go", "steipete/CodexBar:docs/doubao.md"],
    confidence: "low",
  }),
  define({
    id: "qianfan",
    name: "Baidu Qianfan",
    category: "ai-llm",
    hosts: ["qianfan.baidubce.com"],
    variables: ["QIANFAN_API_KEY"],
    formats: [ownFormat("bce-v3/ALTAK-", "^bce-v3/ALTAK-[A-Za-z0-9]{21}/[0-9a-f]{40}$")],
    check: get("https://qianfan.baidubce.com/v2/models", bearer, {
      control: "daily",
      longList: true,
      rules: standardRules({ proof: "data", assumed: ["invalid", "restricted"] }),
    }),
    keyPage: "https://console.bce.baidu.com/iam/#/iam/apikey/list",
    sources: ["songquanpeng/one-api:relay/channeltype/url.go"],
    confidence: "low",
  }),
  define({
    id: "dify",
    name: "Dify (app key)",
    category: "ai-llm",
    hosts: ["api.dify.ai"],
    variables: ["DIFY_API_KEY"],
    formats: [ownFormat("app-", "^app-[A-Za-z0-9]{24}$")],
    fields: [
      baseUrlField("baseUrl", "API server (as the app's page shows it)", {
        required: false,
        defaultValue: "https://api.dify.ai/v1",
        // A key of one's own server is unknown to Dify's cloud.
        regional: true,
      }),
    ],
    check: get("{baseUrl}/info", bearer, {
      rules: standardRules({ proof: "name", assumed: ["invalid", "restricted"] }),
      identity: { account: ["name"] },
    }),
    keyPage: "https://cloud.dify.ai",
    sources: ["mongodb/kingfisher:crates/kingfisher-rules/data/rules/dify.yml"],
    confidence: "medium",
  }),
];
