/** Language models of Asian providers, and platforms to build agents. */
import { bearer, define, get, ownFormat, plainFormat, textField } from "../build.ts";
import type { ProviderDefinition } from "../provider.ts";
import { standardRules } from "../standard-rules.ts";

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
      rules: standardRules({ assumed: ["invalid", "restricted"] }),
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
    formats: [ownFormat("", "^[0-9a-f]{32}\\.[A-Za-z0-9]{16}$")],
    check: get("https://open.bigmodel.cn/api/paas/v4/files", bearer, {
      rules: standardRules({ assumed: ["invalid", "restricted"] }),
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
    id: "minimax",
    name: "MiniMax (international)",
    category: "ai-llm",
    hosts: ["api.minimax.io"],
    variables: ["MINIMAX_API_KEY"],
    formats: [
      ownFormat("sk-api-", "^sk-api-[A-Za-z0-9_-]{119}$", {
        note: "betterleaks; kingfisher lists a different MINIMAX-XXXXXXXX form",
      }),
      ownFormat("sk-cp-", "^sk-cp-[A-Za-z0-9_-]{40,140}$", {
        note: "coding/token-plan key (CodexBar); a different product",
      }),
    ],
    check: get("https://api.minimax.io/v1/models", bearer, {
      rules: standardRules({ assumed: ["restricted"] }),
    }),
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
    hosts: ["api.minimaxi.com"],
    variables: ["MINIMAX_API_KEY"],
    formats: [ownFormat("sk-api-", "^sk-api-[A-Za-z0-9_-]{119}$")],
    check: get("https://api.minimaxi.com/v1/models", bearer, {
      rules: standardRules({ assumed: ["invalid", "restricted"] }),
    }),
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
      ownFormat("up_", "^up_[A-Za-z0-9]{29}$", { note: "newer keys; betterleaks only has 40-50 alnum" }),
    ],
    check: get("https://api.upstage.ai/v1/models", bearer, {
      rules: standardRules({ assumed: ["invalid", "restricted"] }),
    }),
    keyPage: "https://console.upstage.ai/api-keys",
    sources: ["betterleaks/betterleaks:config/betterleaks.toml#upstage-api-key"],
    confidence: "medium",
  }),
  define({
    id: "coze",
    name: "Coze",
    category: "ai-llm",
    hosts: ["api.coze.com"],
    variables: ["COZE_API_TOKEN"],
    formats: [ownFormat("pat_", "^pat_[A-Za-z0-9]{64}$")],
    check: get("https://api.coze.com/v1/workspaces", bearer, {
      rules: standardRules({ assumed: ["invalid", "restricted"] }),
    }),
    keyPage: "https://www.coze.com/open/oauth/pats",
    sources: ["mongodb/kingfisher:crates/kingfisher-rules/data/rules/coze.yml"],
    confidence: "medium",
  }),
  define({
    id: "stepfun",
    name: "StepFun",
    category: "ai-llm",
    hosts: ["api.stepfun.com"],
    variables: ["STEPFUN_API_KEY", "STEP_API_KEY"],
    formats: [],
    check: get("https://api.stepfun.com/v1/accounts", bearer, {
      rules: standardRules({ assumed: ["invalid", "restricted"] }),
    }),
    keyPage: "https://platform.stepfun.com/interface-key",
    sources: [
      "public code index id 71394444243",
      "songquanpeng/one-api:relay/channeltype/url.go",
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
      rules: standardRules({ assumed: ["invalid", "restricted"] }),
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
      rules: standardRules({ assumed: ["invalid", "restricted"] }),
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
      rules: standardRules({ assumed: ["invalid", "restricted"] }),
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
    formats: [ownFormat("app-", "^app-[A-Za-z0-9]{24}$", { note: "kingfisher says hex" })],
    fields: [textField("baseUrl", "Base url")],
    check: get("https://api.dify.ai/v1/info", bearer, {
      rules: standardRules({ assumed: ["invalid", "restricted"] }),
    }),
    keyPage: "https://cloud.dify.ai",
    sources: ["mongodb/kingfisher:crates/kingfisher-rules/data/rules/dify.yml"],
    confidence: "medium",
  }),
];
