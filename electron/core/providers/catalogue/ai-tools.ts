/** Around models: flows, vectors, traces. */
import {
  baseUrlField,
  basic,
  bearer,
  define,
  get,
  header,
  hostChoice,
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
  valid,
} from "../build.ts";
import type { ProviderDefinition } from "../provider.ts";
import { standardRules } from "../standard-rules.ts";

export const aiTools: readonly ProviderDefinition[] = [
  define({
    id: "langflow",
    name: "Langflow",
    category: "ai-infra",
    hosts: [],
    variables: ["LANGFLOW_API_KEY"],
    formats: [sharedFormat("sk-", "^sk-[A-Za-z0-9_-]{43}$", { note: "sk- is shared with many providers" })],
    fields: [
      baseUrlField("baseUrl", "Address of the Langflow server", {
        defaultValue: "http://localhost:7860",
        variables: ["LANGFLOW_SERVER_URL"],
      }),
    ],
    check: get("{baseUrl}/api/v1/users/whoami", header("x-api-key"), {
      rules: [
        rule(
          { status: [200], json: true, path: "username" },
          valid,
          '200 with "username": the user was shown',
        ),
        rule({ status: [200], json: true, path: "id" }, valid, '200 with "id": the user was shown'),
        rule({ status: [401] }, rejected(), "401: this server does not accept the key"),
        rule(
          { status: [403] },
          rejected(),
          '403: this server does not accept the key (Langflow answers "Invalid or missing API key" so)',
        ),
        rule({ status: [429] }, limited("rate-limited"), "429: too many requests just now"),
      ],
      identity: { account: ["username"], accountId: ["id"] },
    }),
    keyPage: null,
    rotation: overlapping(
      "Keys stand under /settings/api-keys of the server. A key is revoked by deleting it there; it stops working at once and cannot be shown again.",
    ),
    sources: ["Langflow documentation: API keys and authentication"],
    confidence: "medium",
  }),
  define({
    id: "pinecone",
    name: "Pinecone",
    category: "ai-infra",
    hosts: ["api.pinecone.io"],
    variables: ["PINECONE_API_KEY"],
    formats: [
      ownFormat("pcsk_", "^pcsk_[A-Za-z0-9]{5,6}_[A-Za-z0-9]{63}$"),
      plainFormat("^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$", { note: "legacy" }),
    ],
    check: get("https://api.pinecone.io/indexes", header("Api-Key"), {
      headers: { "X-Pinecone-Api-Version": "2025-10" },
      rules: [
        rule(
          { status: [403] },
          limited("restricted"),
          "403: the key is genuine, for the data only (public clients report so)",
        ),
        ...standardRules({ proof: "indexes", restricted: [], assumed: ["invalid"] }),
      ],
    }),
    keyPage: "https://app.pinecone.io/organizations/-/projects/-/keys",
    sources: [
      "mongodb/kingfisher:crates/kingfisher-rules/data/rules/pinecone.yml",
      "betterleaks/betterleaks:config/betterleaks.toml#pinecone-api-key.1",
      "betterleaks/betterleaks:config/betterleaks.toml#pinecone-api-key.2",
    ],
    confidence: "high",
  }),
  define({
    id: "voyage",
    name: "Voyage AI",
    category: "ai-infra",
    hosts: ["api.voyageai.com"],
    variables: ["VOYAGE_API_KEY"],
    formats: [
      ownFormat("pa-", "^pa-[A-Za-z0-9_-]{43}$"),
      ownFormat("al-", "^al-[A-Za-z0-9_-]{43}$", {
        note: "issued by MongoDB Atlas: valid only on https://ai.mongodb.com/v1",
        check: noCheck("Keys that begin with al- are issued by MongoDB Atlas and work only on its own host."),
      }),
    ],
    check: get("https://api.voyageai.com/v1/files?limit=1", bearer, {
      rules: standardRules({ restricted: [], assumed: ["invalid"] }),
      control: "daily",
    }),
    keyPage: "https://dashboard.voyageai.com/organization/api-keys",
    sources: [
      "web: docs.voyageai.com/docs/error-codes",
      "SLS-Main/secret-sniffer:internal/detectors/verifiers.go",
    ],
    confidence: "high",
  }),
  define({
    id: "langsmith",
    name: "LangSmith",
    category: "ai-infra",
    hosts: ["api.smith.langchain.com", "eu.api.smith.langchain.com"],
    variables: ["LANGSMITH_API_KEY", "LANGCHAIN_API_KEY"],
    formats: [
      ownFormat("lsv2_pt_", "^lsv2_pt_[0-9a-f]{32}_[0-9a-f]{10}$"),
      ownFormat("lsv2_sk_", "^lsv2_sk_[0-9a-f]{32}_[0-9a-f]{10}$"),
    ],
    fields: [hostChoice(["api.smith.langchain.com", "eu.api.smith.langchain.com"])],
    check: get("https://{apiHost}/api/v1/sessions?limit=1", header("x-api-key"), {
      rules: [
        rule(
          { status: [403], bodyContains: ["org_scoped_key_requires_workspace"] },
          limited("restricted"),
          "403 org_scoped_key_requires_workspace: the key is genuine, and for an organisation with several workspaces",
        ),
        ...standardRules({ invalidJson: [403], restricted: [] }),
      ],
    }),
    keyPage: "https://smith.langchain.com/settings",
    sources: [
      "mongodb/kingfisher:crates/kingfisher-rules/data/rules/langchain.yml",
      "betterleaks/betterleaks:config/betterleaks.toml#langchain-langsmith-personal-access-token",
    ],
    confidence: "high",
  }),
  define({
    id: "braintrust",
    name: "Braintrust",
    category: "ai-infra",
    hosts: ["api.braintrust.dev"],
    variables: ["BRAINTRUST_API_KEY"],
    formats: [
      sharedFormat("sk-", "^sk-[A-Za-z0-9]{48}$", { note: "overlaps legacy OpenAI/Stability/Moonshot" }),
    ],
    check: get("https://api.braintrust.dev/v1/project?limit=1", bearer, {
      rules: standardRules({ proof: "objects", assumed: ["invalid", "restricted"] }),
    }),
    keyPage: "https://www.braintrust.dev/app/settings?subroute=api-keys",
    sources: ["trufflesecurity/trufflehog:pkg/detectors/braintrust"],
    confidence: "medium",
  }),
  define({
    id: "wandb",
    name: "Weights & Biases",
    category: "ai-infra",
    hosts: ["api.wandb.ai"],
    variables: ["WANDB_API_KEY"],
    formats: [
      ownFormat("wandb_v1_", "^wandb_v1_[A-Za-z0-9_]{77}$"),
      plainFormat("^[0-9a-f]{40}$", { note: "legacy, SHA-1 shaped" }),
    ],
    check: post(
      "GraphQL is asked by POST; this query only reads the user.",
      "https://api.wandb.ai/graphql",
      [basic("api"), jsonBody({ query: "query { viewer { id username email } }" })],
      {
        rules: [
          rule(
            { status: [200], path: "data.viewer.id" },
            valid,
            '200 with "data.viewer.id": the key was accepted',
          ),
          rule(
            { status: [200], bodyContains: ['"viewer":null', '"viewer": null'] },
            rejected(),
            "200 with an empty viewer: Weights & Biases does not know this key",
          ),
          ...standardRules({ valid: [], assumed: ["restricted"] }),
        ],
        identity: { account: ["data.viewer.username"] },
      },
    ),
    keyPage: "https://wandb.ai/authorize",
    sources: [
      "SLS-Main/secret-sniffer:internal/detectors/verifiers.go",
      "mongodb/kingfisher:crates/kingfisher-rules/data/rules/weightsandbiases.yml",
      "betterleaks/betterleaks:config/betterleaks.toml#weights-and-biases-api-key",
    ],
    confidence: "high",
  }),
];
