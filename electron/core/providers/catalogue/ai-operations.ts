/** Observing, routing, running and feeding models. */
import {
  baseUrlField,
  basic,
  bearer,
  define,
  get,
  header,
  hostChoice,
  limited,
  overlapping,
  ownFormat,
  plainFormat,
  query,
  rejected,
  rule,
  sharedFormat,
  textField,
  unproven,
} from "../build.ts";
import type { ProviderDefinition } from "../provider.ts";
import { standardRules } from "../standard-rules.ts";

export const aiOperations: readonly ProviderDefinition[] = [
  define({
    id: "langfuse",
    name: "Langfuse",
    category: "ai-infra",
    hosts: [
      "cloud.langfuse.com",
      "us.cloud.langfuse.com",
      "hipaa.cloud.langfuse.com",
      "jp.cloud.langfuse.com",
    ],
    variables: ["LANGFUSE_SECRET_KEY"],
    formats: [ownFormat("sk-lf-", "^sk-lf-[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$")],
    fields: [
      textField("publicKey", "Public key", { variables: ["LANGFUSE_PUBLIC_KEY"] }),
      // Each cloud region has keys of its own, and answers 401 to all others.
      baseUrlField("baseUrl", "Address of Langfuse", {
        required: false,
        defaultValue: "https://cloud.langfuse.com",
        variables: ["LANGFUSE_HOST", "LANGFUSE_BASE_URL"],
        regional: true,
      }),
    ],
    check: get("{baseUrl}/api/public/projects", basic("{publicKey}"), {
      rules: standardRules({ proof: "data", assumed: ["invalid", "restricted"] }),
      identity: {
        account: ["data.0.name"],
        accountId: ["data.0.id"],
        organisation: ["data.0.organization.name"],
      },
    }),
    keyPage: "https://cloud.langfuse.com",
    rotation: overlapping("A project may have several pairs of keys at once."),
    sources: [
      "langfuse/langfuse-python:langfuse/api",
      "trufflesecurity/trufflehog:pkg/detectors/langfuse",
      "mongodb/kingfisher:crates/kingfisher-rules/data/rules/langfuse.yml",
    ],
    confidence: "high",
  }),
  define({
    id: "helicone",
    name: "Helicone",
    category: "ai-infra",
    hosts: ["api.helicone.ai", "eu.api.helicone.ai"],
    variables: ["HELICONE_API_KEY"],
    formats: [
      ownFormat("sk-helicone-", "^sk-helicone-[A-Za-z0-9_-]{20,60}$", {
        note: "keys of the EU begin with sk-helicone-eu-",
      }),
    ],
    fields: [hostChoice(["api.helicone.ai", "eu.api.helicone.ai"])],
    check: get("https://{apiHost}/v1/credits/balance", bearer, {
      control: "daily",
      rules: standardRules({ assumed: ["invalid", "restricted"] }),
    }),
    keyPage: "https://us.helicone.ai/settings/api-keys",
    sources: ["api-evangelist/helicone:openapi"],
    confidence: "low",
  }),
  define({
    id: "portkey",
    name: "Portkey",
    category: "ai-infra",
    hosts: ["api.portkey.ai"],
    variables: ["PORTKEY_API_KEY"],
    formats: [],
    check: get("https://api.portkey.ai/v1/api-keys?page_size=1", header("x-portkey-api-key"), {
      control: "daily",
      rules: standardRules({ assumed: ["invalid", "restricted"] }),
    }),
    keyPage: "https://app.portkey.ai/api-keys",
    sources: ["api-evangelist/portkey:openapi"],
    confidence: "low",
  }),
  define({
    id: "mem0",
    name: "Mem0",
    category: "ai-infra",
    hosts: ["api.mem0.ai"],
    variables: ["MEM0_API_KEY"],
    formats: [ownFormat("m0-", "^m0-[A-Za-z0-9]{24,44}$")],
    // The request with which Mem0's own clients look a key up.
    check: get("https://api.mem0.ai/v1/ping/", header("Authorization", "Token {secret}"), {
      rules: standardRules({ proof: "org_id", assumed: ["invalid", "restricted"] }),
      identity: { account: ["user_email"], organisation: ["org_id"] },
    }),
    keyPage: "https://app.mem0.ai/dashboard/api-keys",
    sources: [
      "mem0ai/mem0:mem0/client/main.py",
      "mongodb/kingfisher:crates/kingfisher-rules/data/rules/mem0.yml",
    ],
    confidence: "medium",
  }),
  define({
    id: "llamacloud",
    name: "LlamaCloud (LlamaIndex)",
    category: "ai-infra",
    hosts: ["api.cloud.llamaindex.ai", "api.cloud.eu.llamaindex.ai"],
    variables: ["LLAMA_CLOUD_API_KEY"],
    formats: [ownFormat("llx-", "^llx-[A-Za-z0-9]{44,52}$")],
    fields: [hostChoice(["api.cloud.llamaindex.ai", "api.cloud.eu.llamaindex.ai"])],
    check: get("https://{apiHost}/api/v1/projects", bearer, {
      rules: standardRules({ assumed: ["invalid", "restricted"] }),
      identity: { account: ["0.name"], accountId: ["0.id"] },
    }),
    keyPage: "https://cloud.llamaindex.ai/api-key",
    sources: ["mongodb/kingfisher:crates/kingfisher-rules/data/rules/llamacloud.yml"],
    confidence: "medium",
  }),
  define({
    id: "unstructured",
    name: "Unstructured",
    category: "ai-infra",
    hosts: ["platform.unstructuredapp.io"],
    variables: ["UNSTRUCTURED_API_KEY"],
    formats: [plainFormat("^[A-Za-z0-9]{30,32}$")],
    check: get("https://platform.unstructuredapp.io/api/v1/workflows/", header("unstructured-api-key"), {
      control: "daily",
      rules: standardRules({ assumed: ["invalid", "restricted"] }),
    }),
    keyPage: "https://platform.unstructured.io/",
    sources: ["api-evangelist/unstructured:openapi"],
    confidence: "low",
  }),
  define({
    id: "roboflow",
    name: "Roboflow",
    category: "ai-infra",
    hosts: ["api.roboflow.com"],
    variables: ["ROBOFLOW_API_KEY"],
    formats: [plainFormat("^[A-Za-z0-9]{20}$")],
    check: get("https://api.roboflow.com/", query("api_key"), {
      control: "daily",
      rules: standardRules({ proof: "workspace", assumed: ["invalid", "restricted"] }),
      identity: { organisation: ["workspace"] },
    }),
    keyPage: "https://app.roboflow.com/settings/api",
    sources: ["api-evangelist/roboflow:openapi"],
    confidence: "low",
  }),
  define({
    id: "jina",
    name: "Jina AI",
    category: "ai-infra",
    hosts: ["embeddings-dashboard-api.jina.ai"],
    variables: ["JINA_API_KEY", "JINA_AI_API_KEY"],
    formats: [ownFormat("jina_", "^jina_[A-Za-z0-9_-]{60}$")],
    // Jina's list of models is public; this is the address that its own page of keys asks.
    check: get("https://embeddings-dashboard-api.jina.ai/api/v1/api_key/user", query("api_key"), {
      rules: [
        rule(
          { status: [404], path: "detail", equals: ["Not Found"] },
          unproven,
          "404 Not Found: the address has moved, which says nothing about the key",
        ),
        rule({ status: [404], json: true }, rejected(), "404 with JSON: Jina does not know this key"),
        ...standardRules({ proof: "wallet", assumed: ["restricted"] }),
      ],
      identity: { credit: ["wallet.total_balance"] },
    }),
    keyPage: "https://jina.ai/api-dashboard/key-manager",
    sources: [
      "public code index id 68944751352",
      "public code index id 928851870",
      "public code index id 70206021556",
    ],
    confidence: "medium",
  }),
  define({
    id: "e2b",
    name: "E2B",
    category: "ai-infra",
    hosts: ["api.e2b.dev"],
    variables: ["E2B_API_KEY", "E2B_ACCESS_TOKEN"],
    formats: [
      ownFormat("e2b_", "^e2b_[0-9a-f]{40}$"),
      ownFormat("sk_e2b_", "^sk_e2b_[0-9a-f]{40}$", {
        note: "access token of a user",
        check: get("https://api.e2b.dev/teams", bearer, {
          control: "daily",
          rules: standardRules({ assumed: ["invalid", "restricted"] }),
          identity: { organisation: ["0.name"] },
        }),
      }),
    ],
    check: get("https://api.e2b.dev/sandboxes", header("X-API-Key"), {
      control: "daily",
      rules: standardRules({ assumed: ["invalid", "restricted"] }),
    }),
    keyPage: "https://e2b.dev/dashboard?tab=keys",
    rotation: overlapping("A team may have several API keys at once."),
    sources: ["mongodb/kingfisher:crates/kingfisher-rules/data/rules/e2b.yml"],
    confidence: "medium",
  }),
  define({
    id: "composio",
    name: "Composio",
    category: "ai-infra",
    hosts: ["backend.composio.dev"],
    variables: ["COMPOSIO_API_KEY"],
    formats: [
      sharedFormat("ak_", "^ak_[A-Za-z0-9_-]{20}$", { note: "other services' keys begin with ak_ as well" }),
    ],
    check: get("https://backend.composio.dev/api/v3.1/tools?limit=1", header("x-api-key"), {
      control: "daily",
      rules: standardRules({ proof: "items", assumed: ["invalid", "restricted"] }),
    }),
    keyPage: "https://platform.composio.dev/settings",
    sources: ["mongodb/kingfisher:crates/kingfisher-rules/data/rules/composio.yml"],
    confidence: "medium",
  }),
  define({
    id: "prefect",
    name: "Prefect Cloud",
    category: "ai-infra",
    hosts: ["api.prefect.cloud"],
    variables: ["PREFECT_API_KEY"],
    formats: [
      ownFormat("pnu_", "^pnu_[A-Za-z0-9]{36}$"),
      ownFormat("pnb_", "^pnb_[A-Za-z0-9]{36}$", { note: "service account" }),
    ],
    check: get("https://api.prefect.cloud/api/me/workspaces", bearer, {
      rules: standardRules({ assumed: ["invalid", "restricted"] }),
      identity: { account: ["0.workspace_name"], organisation: ["0.account_name"] },
    }),
    keyPage: "https://app.prefect.cloud/my/api-keys",
    rotation: overlapping("A user may have several API keys at once, each with its own end."),
    sources: [
      "SLS-Main/secret-sniffer:internal/detectors/verifiers.go",
      "mongodb/kingfisher:crates/kingfisher-rules/data/rules/prefect.yml",
      "betterleaks/betterleaks:config/betterleaks.toml#prefect-api-token",
    ],
    confidence: "high",
  }),
  define({
    id: "kaggle",
    name: "Kaggle",
    category: "ai-infra",
    hosts: ["www.kaggle.com"],
    variables: ["KAGGLE_KEY", "KAGGLE_API_TOKEN"],
    formats: [
      plainFormat("^[0-9a-f]{32}$", { note: "legacy key; belongs to a user name" }),
      ownFormat("KGAT_", "^KGAT_[0-9a-f]{32}$", {
        note: "newer token, without a user name",
        check: get("https://www.kaggle.com/api/v1/kernels/list?pageSize=1", bearer, {
          control: "daily",
          rules: standardRules({ assumed: ["invalid", "restricted"] }),
        }),
      }),
    ],
    fields: [
      textField("username", "User name (for legacy keys)", {
        required: false,
        variables: ["KAGGLE_USERNAME"],
      }),
    ],
    check: get("https://www.kaggle.com/api/v1/kernels/list?user={username}&pageSize=1", basic("{username}"), {
      control: "daily",
      rules: standardRules({ assumed: ["invalid", "restricted"] }),
    }),
    keyPage: "https://www.kaggle.com/settings",
    sources: ["1Password/shell-plugins:plugins/kaggle"],
    confidence: "low",
  }),
  define({
    id: "databricks",
    name: "Databricks",
    category: "ai-infra",
    hosts: [],
    variables: ["DATABRICKS_TOKEN"],
    formats: [
      ownFormat("dapi", "^dapi[0-9a-f]{32}$"),
      ownFormat("dapi", "^dapi[0-9a-f]{32}-[0-9]$", { note: "with the suffix of Azure's workspaces" }),
    ],
    fields: [baseUrlField("baseUrl", "Address of the workspace", { variables: ["DATABRICKS_HOST"] })],
    check: get("{baseUrl}/api/2.0/preview/scim/v2/Me", bearer, {
      rules: [
        rule(
          { status: [403], bodyContains: ["invalid access token"] },
          rejected(),
          '403 "Invalid access token": this workspace does not accept the token',
        ),
        rule(
          { status: [403], bodyContains: ["ip acl", "ip access list"] },
          unproven,
          "403: the workspace's list of addresses refused this computer, which says nothing about the token",
        ),
        rule(
          { status: [403], json: true },
          limited("restricted"),
          "403 with JSON: the token is genuine but may not do this",
        ),
        ...standardRules({ proof: "userName", restricted: [] }),
      ],
      identity: { account: ["userName"], accountId: ["id"] },
    }),
    keyPage: "https://accounts.cloud.databricks.com",
    rotation: overlapping("A user may have several tokens at once, each with its own end."),
    sources: [
      "trufflesecurity/trufflehog:pkg/detectors/databrickstoken",
      "mongodb/kingfisher:crates/kingfisher-rules/data/rules/databricks.yml",
      "betterleaks/betterleaks:config/betterleaks.toml#databricks-api-token",
    ],
    confidence: "medium",
  }),
  define({
    id: "confluent",
    name: "Confluent Cloud",
    category: "ai-infra",
    hosts: ["api.confluent.cloud"],
    variables: ["CONFLUENT_CLOUD_API_SECRET"],
    formats: [
      ownFormat("cflt", "^cflt[A-Za-z0-9+/]{60}$", { note: "newer secret; its last six are a checksum" }),
      plainFormat("^[A-Za-z0-9+/]{64}$", { note: "older secret" }),
    ],
    fields: [textField("apiKey", "API key", { variables: ["CONFLUENT_CLOUD_API_KEY"] })],
    check: get("https://api.confluent.cloud/iam/v2/api-keys/{apiKey}", basic("{apiKey}"), {
      rules: [
        // Secrets of every kind of key look alike, and most keys are for a single cluster.
        rule(
          { status: [401] },
          unproven,
          "401: the pair is wrong, or of a single cluster, which may not ask for anything here",
        ),
        ...standardRules({ proof: "id", invalid: [], assumed: ["restricted"] }),
      ],
      identity: { account: ["spec.display_name"], accountId: ["spec.owner.id"] },
    }),
    keyPage: "https://confluent.cloud/settings/api-keys",
    rotation: overlapping("An owner may have several keys at once."),
    sources: [
      "mongodb/kingfisher:crates/kingfisher-rules/data/rules/confluent.yml",
      "trufflesecurity/trufflehog:pkg/detectors/confluent",
      "betterleaks/betterleaks:config/betterleaks.toml#confluent-access-token",
    ],
    confidence: "high",
  }),
];
