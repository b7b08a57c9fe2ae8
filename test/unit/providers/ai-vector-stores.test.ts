/** Vector databases: what their special answers prove. */
import { expect, test } from "vitest";
import { findProvider } from "../../../electron/core/providers/index.ts";
import { verdictOn } from "../../helpers/provider-verdict.ts";

test.each<readonly [string, number, unknown, string]>([
  ["weaviate", 200, { version: "1.30.0" }, "valid"],
  ["weaviate", 200, { links: [] }, "unreachable unexpected"],
  ["qdrant", 200, { result: { collections: [] }, status: "ok" }, "valid"],
  ["qdrant", 401, "Must provide an API key", "rejected invalid"],
  ["qdrant", 403, "Invalid API key or JWT", "rejected invalid"],
  ["qdrant", 403, { status: { error: "Forbidden: Global access is required" } }, "limited restricted"],
  ["qdrant", 403, "error code: 1020", "unreachable unexpected"],
  ["zilliz", 200, { code: 0, data: [] }, "valid"],
  ["zilliz", 200, { code: 80001, message: "" }, "rejected invalid"],
  ["zilliz", 401, { code: 21119 }, "rejected invalid"],
  ["zilliz", 200, { code: 90000 }, "unreachable unexpected"],
  ["chroma", 200, { user_id: "1", tenant: "t", databases: [] }, "valid"],
  ["chroma", 403, { error: "Forbidden" }, "rejected invalid"],
  ["chroma", 403, "error code: 1020", "unreachable unexpected"],
])("%s answers %i: %j", (id, status, body, expected) => {
  expect(verdictOn(id, status, body)).toBe(expected);
});

test("servers that may be open to anybody are asked with a made-up key, too", () => {
  for (const id of ["weaviate", "qdrant"]) {
    expect(findProvider(id)?.check).toMatchObject({ control: "daily" });
    expect(findProvider(id)?.fields).toMatchObject([{ kind: "base-url", required: true }]);
  }
});

test("a key of Zilliz belongs to one of its two sites", () => {
  expect(findProvider("zilliz")?.fields).toMatchObject([
    { regional: true, choices: ["api.cloud.zilliz.com", "api.cloud.zilliz.com.cn"] },
  ]);
});
