/** Language models of Asian makers, with regional hosts. */
import { bearer, define, get, hostChoice, limited, rejected, rule, sharedFormat, valid } from "../build.ts";
import type { ProviderDefinition } from "../provider.ts";
import { standardRules } from "../standard-rules.ts";

export const languageModelsAsia: readonly ProviderDefinition[] = [
  define({
    id: "deepseek",
    name: "DeepSeek",
    category: "ai-llm",
    hosts: ["api.deepseek.com"],
    variables: ["DEEPSEEK_API_KEY"],
    formats: [
      sharedFormat("sk-", "^sk-[0-9a-f]{32}$", {
        note: "same shape as DashScope and several resellers; trufflehog allows a-z0-9",
      }),
    ],
    check: get("https://api.deepseek.com/user/balance", bearer, {
      rules: [
        rule(
          { status: [200], path: "is_available", equals: [true] },
          valid,
          '200 with "is_available": true: the key was accepted',
        ),
        rule(
          { status: [200], path: "is_available", equals: [false] },
          limited("no-credit"),
          '200 with "is_available": false: the key is genuine, the balance is used up',
        ),
        ...standardRules({ valid: [], noCredit: [402], assumed: ["invalid", "restricted"] }),
      ],
      identity: { credit: ["balance_infos.0.total_balance"] },
    }),
    keyPage: "https://platform.deepseek.com/api_keys",
    sources: [
      "steipete/CodexBar:docs/deepseek.md",
      "songquanpeng/one-api:controller/channel-billing.go",
      "trufflesecurity/trufflehog:pkg/detectors/deepseek",
    ],
    confidence: "high",
  }),
  // Two sites with accounts of their own, and keys and variables that look alike: where a key belongs is
  // asked before it is called wrong.
  define({
    id: "moonshot",
    name: "Moonshot AI (Kimi) - international",
    category: "ai-llm",
    hosts: ["api.moonshot.ai", "api.moonshot.cn"],
    variables: ["MOONSHOT_API_KEY"],
    formats: [
      sharedFormat("sk-", "^sk-[A-Za-z0-9]{48}$", { note: "same shape as legacy OpenAI, Stability" }),
    ],
    fields: [hostChoice(["api.moonshot.ai", "api.moonshot.cn"])],
    check: get("https://{apiHost}/v1/users/me/balance", bearer, {
      rules: [
        rule(
          { status: [401] },
          rejected(),
          "401: this site does not accept the key (a key of the other site is refused, too)",
        ),
        ...standardRules({ proof: "data", invalid: [], assumed: ["restricted"] }),
      ],
      identity: { credit: ["data.available_balance"] },
    }),
    keyPage: "https://platform.moonshot.ai/console/api-keys",
    sources: ["steipete/CodexBar:docs/moonshot.md", "steipete/CodexBar:docs/providers.md"],
    confidence: "high",
  }),
  define({
    id: "moonshot-cn",
    name: "Moonshot AI (Kimi) - China",
    category: "ai-llm",
    hosts: ["api.moonshot.cn", "api.moonshot.ai"],
    variables: ["MOONSHOT_API_KEY"],
    formats: [sharedFormat("sk-", "^sk-[A-Za-z0-9]{48}$")],
    fields: [hostChoice(["api.moonshot.cn", "api.moonshot.ai"])],
    check: get("https://{apiHost}/v1/users/me/balance", bearer, {
      rules: [
        rule(
          { status: [401] },
          rejected(),
          "401: this site does not accept the key (a key of the other site is refused, too)",
        ),
        ...standardRules({ proof: "data", invalid: [], assumed: ["restricted"] }),
      ],
      identity: { credit: ["data.available_balance"] },
    }),
    keyPage: "https://platform.moonshot.cn/console/api-keys",
    sources: ["steipete/CodexBar:docs/moonshot.md", "steipete/CodexBar:docs/providers.md"],
    confidence: "medium",
  }),
  define({
    id: "dashscope",
    name: "Alibaba DashScope / Model Studio (Qwen)",
    category: "ai-llm",
    hosts: ["dashscope-intl.aliyuncs.com", "dashscope.aliyuncs.com", "dashscope-us.aliyuncs.com"],
    variables: ["DASHSCOPE_API_KEY"],
    formats: [sharedFormat("sk-", "^sk-[0-9a-f]{32}$", { note: "same shape as DeepSeek" })],
    fields: [
      hostChoice(["dashscope-intl.aliyuncs.com", "dashscope.aliyuncs.com", "dashscope-us.aliyuncs.com"]),
    ],
    check: get("https://{apiHost}/compatible-mode/v1/models", bearer, {
      rules: [
        rule(
          { status: [401] },
          rejected(),
          "401: this region's host does not accept the key (a key of another region is refused, too)",
        ),
        ...standardRules({ invalid: [], assumed: ["invalid", "restricted"] }),
      ],
    }),
    keyPage: "https://bailian.console.aliyun.com/?apiKey=1#/api-key",
    sources: [
      "anomalyco/models.dev:providers/alibaba/provider.toml",
      "Portkey-AI/gateway:src/providers/dashscope/api.ts",
    ],
    confidence: "medium",
  }),
  define({
    id: "siliconflow",
    name: "SiliconFlow",
    category: "ai-llm",
    hosts: ["api.siliconflow.cn", "api.siliconflow.com"],
    variables: ["SILICONFLOW_API_KEY"],
    formats: [sharedFormat("sk-", "^sk-[a-z]{48}$")],
    fields: [hostChoice(["api.siliconflow.cn", "api.siliconflow.com"])],
    check: get("https://{apiHost}/v1/user/info", bearer, {
      rules: standardRules({ proof: "data", assumed: ["invalid", "restricted"] }),
      identity: { account: ["data.email"], credit: ["data.totalBalance"] },
    }),
    keyPage: "https://cloud.siliconflow.cn/account/ak",
    sources: [
      "songquanpeng/one-api:controller/channel-billing.go",
      "langgenius/dify-official-plugins:tools/siliconflow/provider/siliconflow.py",
    ],
    confidence: "medium",
  }),
];
