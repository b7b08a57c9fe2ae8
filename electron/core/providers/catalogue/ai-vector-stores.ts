/** Vector databases and search for AI. */
import { baseUrlField, bearer, define, get, header, ownFormat } from "../build.ts";
import type { ProviderDefinition } from "../provider.ts";
import { standardRules } from "../standard-rules.ts";

export const vectorStores: readonly ProviderDefinition[] = [
  define({
    id: "weaviate",
    name: "Weaviate Cloud",
    category: "ai-infra",
    hosts: [],
    variables: ["WEAVIATE_API_KEY"],
    formats: [],
    fields: [baseUrlField("baseUrl", "Address of Weaviate Cloud")],
    check: get("{baseUrl}/v1/meta", bearer, { rules: standardRules({ assumed: ["invalid", "restricted"] }) }),
    keyPage: "https://console.weaviate.cloud/",
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
    fields: [baseUrlField("baseUrl", "Address of Qdrant")],
    check: get("{baseUrl}/collections", header("api-key"), {
      rules: standardRules({ invalid: [401, 403], restricted: [] }),
    }),
    keyPage: "https://cloud.qdrant.io/",
    sources: ["api-evangelist/qdrant:openapi"],
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
      rules: standardRules({ invalid: [401, 403], restricted: [] }),
    }),
    keyPage: "https://www.trychroma.com/",
    sources: ["public code index id 58720236994", "public code index id 54256782979"],
    confidence: "medium",
  }),
];
