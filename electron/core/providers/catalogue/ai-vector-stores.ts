/** Vector databases and search for AI. */
import {
  baseUrlField,
  bearer,
  define,
  get,
  header,
  hostChoice,
  limited,
  ownFormat,
  overlapping,
  rejected,
  rule,
  valid,
} from "../build.ts";
import type { ProviderDefinition } from "../provider.ts";
import { forbiddenMeansUnknown, standardRules } from "../standard-rules.ts";

export const vectorStores: readonly ProviderDefinition[] = [
  define({
    id: "weaviate",
    name: "Weaviate Cloud",
    category: "ai-infra",
    hosts: [],
    variables: ["WEAVIATE_API_KEY"],
    formats: [],
    fields: [baseUrlField("baseUrl", "REST endpoint of the cluster", { variables: ["WEAVIATE_URL"] })],
    check: get("{baseUrl}/v1/meta", bearer, {
      // A cluster that lets anonymous readers in answers anybody.
      control: "daily",
      rules: standardRules({ proof: "version", assumed: ["invalid", "restricted"] }),
    }),
    keyPage: "https://console.weaviate.cloud/",
    rotation: overlapping("A cluster may have several API keys at once."),
    sources: ["api-evangelist/weaviate:openapi"],
    confidence: "medium",
  }),
  define({
    id: "qdrant",
    name: "Qdrant",
    category: "ai-infra",
    hosts: [],
    variables: ["QDRANT_API_KEY"],
    formats: [],
    fields: [baseUrlField("baseUrl", "Address of the cluster", { variables: ["QDRANT_URL"] })],
    check: get("{baseUrl}/collections", header("api-key"), {
      // A node of one's own without a key answers anybody.
      control: "daily",
      rules: [
        rule(
          { status: [403], bodyContains: ["access is required", "access to collection"] },
          limited("restricted"),
          "403 that names an access right: the key is genuine, but made for single collections",
        ),
        rule(
          { status: [403], bodyContains: ["invalid api"] },
          rejected(),
          '403 "Invalid API key": Qdrant does not accept this key',
        ),
        ...standardRules({ proof: "result.collections", restricted: [] }),
      ],
    }),
    keyPage: "https://cloud.qdrant.io/",
    rotation: overlapping("A cluster of Qdrant Cloud may have several keys at once."),
    sources: ["api-evangelist/qdrant:openapi"],
    confidence: "medium",
  }),
  define({
    id: "zilliz",
    name: "Zilliz Cloud (Milvus)",
    category: "ai-infra",
    hosts: ["api.cloud.zilliz.com", "api.cloud.zilliz.com.cn"],
    variables: ["ZILLIZ_API_KEY", "MILVUS_TOKEN"],
    formats: [],
    fields: [hostChoice(["api.cloud.zilliz.com", "api.cloud.zilliz.com.cn"])],
    check: get("https://{apiHost}/v2/projects", bearer, {
      rules: [
        rule({ status: [200], path: "code", equals: [0] }, valid, '200 with "code": 0: the key was accepted'),
        rule(
          { status: [200, [400, 499]], path: "code", equals: [80001, 80002, 21119] },
          rejected(),
          "code 80001, 80002 or 21119: Zilliz does not accept this key",
        ),
        ...standardRules({ valid: [], invalid: [], assumed: ["restricted"] }),
      ],
      identity: { plan: ["data.0.plan"] },
    }),
    keyPage: "https://cloud.zilliz.com/api-keys",
    sources: [
      "SLS-Main/secret-sniffer:internal/detectors/verifiers.go",
      "web: docs.zilliz.com/reference/restful/list-projects-v2",
    ],
    confidence: "medium",
  }),
  define({
    id: "chroma",
    name: "Chroma Cloud",
    category: "ai-infra",
    hosts: ["api.trychroma.com"],
    variables: ["CHROMA_API_KEY"],
    formats: [ownFormat("ck-", "^ck-[A-Za-z0-9_-]{40,60}$", { note: "length unconfirmed" })],
    check: get("https://api.trychroma.com/api/v2/auth/identity", header("x-chroma-token"), {
      rules: [forbiddenMeansUnknown("Chroma"), ...standardRules({ proof: "tenant", restricted: [] })],
      identity: { accountId: ["user_id"], organisation: ["tenant"] },
    }),
    keyPage: "https://www.trychroma.com/",
    sources: [
      "web: docs.trychroma.com/reference/chroma-api/authentication/get-user-identity",
      "public code index id 58720236994",
      "public code index id 54256782979",
    ],
    confidence: "medium",
  }),
];
