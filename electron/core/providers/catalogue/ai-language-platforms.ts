/** Administration keys and clouds of the large model makers. */
import {
  baseUrlField,
  bearer,
  define,
  formBody,
  get,
  header,
  hostChoice,
  limited,
  overlapping,
  ownFormat,
  plainFormat,
  post,
  rejected,
  rule,
  unproven,
  valid,
} from "../build.ts";
import { anthropicRegion, openAiRefusals } from "../model-maker-rules.ts";
import type { ProviderDefinition } from "../provider.ts";
import { standardRules } from "../standard-rules.ts";

/** Where Bedrock is offered; the first is asked while nothing else is said. */
const bedrockRegions = [
  "us-east-1",
  "us-east-2",
  "us-west-1",
  "us-west-2",
  "ca-central-1",
  "ca-west-1",
  "mx-central-1",
  "sa-east-1",
  "eu-central-1",
  "eu-central-2",
  "eu-north-1",
  "eu-south-1",
  "eu-south-2",
  "eu-west-1",
  "eu-west-2",
  "eu-west-3",
  "ap-east-2",
  "ap-northeast-1",
  "ap-northeast-2",
  "ap-northeast-3",
  "ap-south-1",
  "ap-south-2",
  "ap-southeast-1",
  "ap-southeast-2",
  "ap-southeast-3",
  "ap-southeast-4",
  "ap-southeast-5",
  "ap-southeast-7",
  "af-south-1",
  "il-central-1",
  "me-central-1",
  "me-south-1",
  "us-gov-east-1",
  "us-gov-west-1",
] as const;

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
    // The list of models refuses admin keys, so it would prove nothing.
    check: get("https://api.openai.com/v1/organization/projects?limit=1", bearer, {
      rules: [...openAiRefusals, ...standardRules({ proof: "data", assumed: ["invalid", "restricted"] })],
      identity: { organisation: ["header:openai-organization"] },
    }),
    keyPage: "https://platform.openai.com/settings/organization/admin-keys",
    rotation: overlapping("An organisation may have several admin keys at once."),
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
      rules: [
        rule(
          { status: [200], path: "type", equals: ["organization"] },
          valid,
          "200 with the organisation: Anthropic accepts this key",
        ),
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
        rule(
          { status: [404], path: "error.type", equals: ["not_found_error"] },
          unproven,
          "404 not_found_error: the address is not open to this key, or has moved",
        ),
        anthropicRegion,
        ...standardRules({ valid: [], assumed: ["invalid", "restricted"] }),
      ],
      identity: { accountId: ["id"], organisation: ["name"] },
    }),
    keyPage: "https://console.anthropic.com/settings/admin-keys",
    rotation: overlapping("An organisation may have several admin keys at once."),
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
      plainFormat("^[0-9a-f]{32}$", { note: "older key" }),
      plainFormat("^[A-Za-z0-9]{52}JQQJ99[A-Za-z0-9]{26}$", {
        note: "newer key, of any AI service of Azure",
      }),
    ],
    fields: [
      baseUrlField("baseUrl", "Endpoint (https://NAME.openai.azure.com)", {
        variables: ["AZURE_OPENAI_ENDPOINT"],
      }),
    ],
    check: get("{baseUrl}/openai/models?api-version=2024-10-21", header("api-key"), {
      longList: true,
      rules: [
        rule(
          { status: [403], bodyContains: ["virtual network", "firewall"] },
          unproven,
          "403: the resource's network rules refused this computer, which says nothing about the key",
        ),
        rule(
          { status: [401] },
          rejected(),
          "401: this resource does not accept the key (keys of other resources are refused, too)",
        ),
        ...standardRules({ proof: "data", invalid: [], assumed: ["restricted"] }),
      ],
    }),
    keyPage: "https://portal.azure.com",
    rotation: overlapping("A resource has two keys: use the second while the first is made anew."),
    sources: [
      "mongodb/kingfisher:crates/kingfisher-rules/data/rules/azureopenai.yml",
      "trufflesecurity/trufflehog:pkg/detectors/azure_openai",
      "steipete/CodexBar:docs/azure-openai.md",
    ],
    confidence: "medium",
  }),
  define({
    id: "aws-bedrock",
    name: "AWS Bedrock (API key)",
    category: "ai-llm",
    hosts: bedrockRegions.map((region) => `bedrock.${region}.amazonaws.com`),
    variables: ["AWS_BEARER_TOKEN_BEDROCK"],
    formats: [
      ownFormat(
        "ABSKQmVkcm9ja0FQSUtleS",
        "^ABSKQmVkcm9ja0FQSUtleS[A-Za-z0-9+/]{89,121}[A-Za-z0-9+/=]{0,2}$",
        { note: "long-term key" },
      ),
      ownFormat(
        "bedrock-api-key-",
        "^bedrock-api-key-YmVkcm9jay5hbWF6b25hd3MuY29t[A-Za-z0-9+/]{200,2000}[A-Za-z0-9+/=]{0,2}$",
        { note: "short-term key: at most 12 hours, in the region where it was made" },
      ),
    ],
    fields: [
      hostChoice(bedrockRegions, {
        id: "region",
        label: "AWS region",
        variables: ["AWS_REGION", "AWS_DEFAULT_REGION"],
      }),
    ],
    // The few models that embed: the list of all may be an answer too long to read.
    check: get(
      "https://bedrock.{region}.amazonaws.com/foundation-models?byOutputModality=EMBEDDING",
      bearer,
      {
        // AWS lets no stranger in, and refuses in words that are not all known.
        control: "never",
        rules: [
          rule(
            { status: [403], bodyContains: ["not authorized to perform"] },
            limited("restricted"),
            "403 not authorized to perform: the key is genuine but may not list models",
          ),
          rule(
            { status: [401, 403], bodyContains: ["expired"] },
            rejected("expired"),
            "the answer says that the key has expired",
          ),
          rule(
            {
              status: [401, 403],
              bodyContains: ["unrecognizedclient", "security token included in the request is invalid"],
            },
            rejected(),
            "UnrecognizedClient: AWS does not accept this key",
          ),
          rule(
            { status: [401, 403], header: { name: "x-amzn-errortype", contains: "UnrecognizedClient" } },
            rejected(),
            "UnrecognizedClient: AWS does not accept this key",
          ),
          rule(
            { status: [401, 403], bodyContains: ["authentication failed", "api key is valid"] },
            rejected(),
            "authentication failed: AWS does not accept this key",
          ),
          ...standardRules({ proof: "modelSummaries", invalid: [], restricted: [] }),
        ],
      },
    ),
    keyPage: "https://console.aws.amazon.com/bedrock/home#/api-keys",
    rotation: overlapping("A user may have two long-term keys at once; short-term keys end by themselves."),
    sources: [
      "mongodb/kingfisher:crates/kingfisher-rules/data/rules/aws.yml",
      "betterleaks/betterleaks:config/betterleaks.toml#aws-access-token",
      "betterleaks/betterleaks:config/betterleaks.toml#aws-amazon-bedrock-api-key-long-lived",
    ],
    confidence: "medium",
  }),
  define({
    id: "nvidia-nim",
    name: "NVIDIA NIM / NGC",
    category: "ai-llm",
    hosts: ["api.ngc.nvidia.com"],
    variables: ["NVIDIA_API_KEY", "NVIDIA_NIM_API_KEY", "NGC_API_KEY"],
    formats: [ownFormat("nvapi-", "^nvapi-[A-Za-z0-9_-]{60,70}$")],
    check: post(
      "NVIDIA's list of models is public; its key service is asked by POST whose key this is, and changes nothing.",
      "https://api.ngc.nvidia.com/v3/keys/get-caller-info",
      formBody({ credentials: "{secret}" }),
      {
        rules: [
          rule(
            { status: [200], path: "requestStatus.statusCode", equals: ["SUCCESS"] },
            valid,
            "200 with status SUCCESS: NVIDIA knows this key",
          ),
          ...standardRules({ valid: [], assumed: ["invalid", "restricted"] }),
        ],
        identity: { account: ["user.email"], organisation: ["orgName"], plan: ["type"] },
      },
    ),
    keyPage: "https://build.nvidia.com/settings/api-keys",
    rotation: overlapping("An account may have several keys at once, each with its own end."),
    sources: [
      "public code index id 70206021556",
      "public code index id 63091641107",
      "trufflesecurity/trufflehog:pkg/detectors/nvapi",
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
      control: "daily",
      rules: standardRules({ proof: "data", assumed: ["invalid", "restricted"] }),
    }),
    keyPage: "https://llama.developer.meta.com/api-keys/",
    sources: ["anomalyco/models.dev:providers/llama/provider.toml"],
    confidence: "low",
  }),
];
