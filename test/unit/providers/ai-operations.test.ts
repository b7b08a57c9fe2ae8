/** Services around models: what their special answers prove. */
import { expect, test } from "vitest";
import { findProvider } from "../../../electron/core/providers/index.ts";
import { requestOf, verdictOn } from "../../helpers/provider-verdict.ts";

test.each<readonly [string, number, unknown, string]>([
  ["langfuse", 200, { data: [{ id: "p", name: "one", organization: { name: "o" } }] }, "valid"],
  ["langfuse", 200, { status: "OK" }, "unreachable unexpected"],
  ["mem0", 200, { status: "ok", org_id: "o", project_id: "p", user_email: "a@example.com" }, "valid"],
  ["mem0", 200, { status: "ok" }, "unreachable unexpected"],
  ["roboflow", 200, { welcome: "Hello", workspace: "example" }, "valid"],
  ["roboflow", 200, { welcome: "Hello" }, "unreachable unexpected"],
  ["jina", 200, { wallet: { total_balance: 10 } }, "valid"],
  ["jina", 404, { detail: "User not found" }, "rejected invalid"],
  ["jina", 404, { detail: "Not Found" }, "unreachable unexpected"],
  ["jina", 404, "not here", "unreachable unexpected"],
  ["composio", 200, { items: [] }, "valid"],
  ["databricks", 200, { userName: "a@example.com", id: "1" }, "valid"],
  ["databricks", 403, { error_code: "403", message: "Invalid access token." }, "rejected invalid"],
  ["databricks", 403, { error_code: "PERMISSION_DENIED" }, "limited restricted"],
  [
    "databricks",
    403,
    { message: "Source IP address is blocked by Databricks IP ACL for workspace" },
    "unreachable unexpected",
  ],
  ["databricks", 403, "error code: 1020", "unreachable unexpected"],
  ["confluent", 200, { id: "key", spec: { display_name: "one" } }, "valid"],
  ["confluent", 401, { errors: [{ status: "401" }] }, "unreachable unexpected"],
])("%s answers %i: %j", (id, status, body, expected) => {
  expect(verdictOn(id, status, body)).toBe(expected);
});

test("a refusal in one region is no verdict before the user has named the region", () => {
  for (const [id, field] of [
    ["langfuse", "baseUrl"],
    ["helicone", "apiHost"],
    ["llamacloud", "apiHost"],
  ]) {
    expect(findProvider(id ?? "")?.fields.find((one) => one.id === field)).toMatchObject({ regional: true });
  }
});

test("the form of a key chooses where it goes", () => {
  const hex = "0123456789abcdef".repeat(3);
  expect(requestOf("e2b", `e2b_${hex.slice(0, 40)}`).url).toBe("https://api.e2b.dev/sandboxes");
  expect(requestOf("e2b", `sk_e2b_${hex.slice(0, 40)}`)).toMatchObject({
    url: "https://api.e2b.dev/teams",
    placements: [{ kind: "bearer" }],
  });
  expect(requestOf("kaggle", hex.slice(0, 32)).placements).toEqual([
    { kind: "basic", username: "{username}", password: "{secret}" },
  ]);
  expect(requestOf("kaggle", `KGAT_${hex.slice(0, 32)}`).placements).toEqual([{ kind: "bearer" }]);
});
