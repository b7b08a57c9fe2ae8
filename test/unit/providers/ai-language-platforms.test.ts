/** Platforms for language models: what their special answers prove. */
import { expect, test } from "vitest";
import { detect, findProvider } from "../../../electron/core/providers/index.ts";
import { requestOf, verdictOn } from "../../helpers/provider-verdict.ts";

test.each<readonly [string, number, unknown, string]>([
  ["zhipu", 429, { error: { code: "1113", message: "…" } }, "limited no-credit"],
  ["zai", 429, { error: { message: "Insufficient balance or no resource package" } }, "limited no-credit"],
  ["zai", 429, { error: { code: "1302", message: "Rate limit reached" } }, "limited rate-limited"],
  ["zai", 200, { id: "1", usage: { prompt_tokens: 6 } }, "valid"],
  ["minimax", 200, { base_resp: { status_code: 0 } }, "valid"],
  ["minimax", 200, { object: "list", data: [] }, "valid"],
  ["minimax", 200, { base_resp: { status_code: 1004, status_msg: "login fail" } }, "rejected invalid"],
  ["minimax", 200, { base_resp: { status_code: 1008 } }, "limited no-credit"],
  ["minimax", 200, { base_resp: { status_code: 1002 } }, "limited rate-limited"],
  ["minimax", 200, { data: [], base_resp: { status_code: 1000 } }, "unreachable unexpected"],
  ["minimax-cn", 401, { base_resp: { status_code: 2049 } }, "rejected invalid"],
  ["coze", 200, { code: 0, data: { workspaces: [] } }, "valid"],
  ["coze", 200, { code: 4101, msg: "The token you entered does not have permission" }, "limited restricted"],
  ["coze", 401, { code: 4100, msg: "authentication is invalid" }, "rejected invalid"],
  ["coze", 200, { code: 4100, msg: "authentication is invalid" }, "rejected invalid"],
  ["coze", 200, { code: 4000, msg: "Bad request" }, "unreachable unexpected"],
  ["dify", 200, { name: "app" }, "valid"],
  ["anthropic-admin", 200, { id: "o", type: "organization", name: "Example" }, "valid"],
  ["anthropic-admin", 404, { error: { type: "not_found_error" } }, "unreachable unexpected"],
  ["azure-openai", 401, { error: { code: "401" } }, "rejected invalid"],
  [
    "azure-openai",
    403,
    { error: { message: "Access denied due to Virtual Network/Firewall rules." } },
    "unreachable unexpected",
  ],
  ["azure-openai", 403, { error: { code: "PermissionDenied" } }, "limited restricted"],
  ["aws-bedrock", 200, { modelSummaries: [] }, "valid"],
  [
    "aws-bedrock",
    403,
    { Message: "User: arn:aws:iam::0:user/a is not authorized to perform: bedrock:ListFoundationModels" },
    "limited restricted",
  ],
  ["aws-bedrock", 403, { Message: "Bearer Token has expired" }, "rejected expired"],
  [
    "aws-bedrock",
    403,
    { message: "The security token included in the request is invalid." },
    "rejected invalid",
  ],
  ["aws-bedrock", 403, { Message: "Authentication failed" }, "rejected invalid"],
  ["aws-bedrock", 403, { Message: "Forbidden" }, "unreachable unexpected"],
  ["nvidia-nim", 200, { requestStatus: { statusCode: "SUCCESS" }, type: "PERSONAL_KEY" }, "valid"],
  ["nvidia-nim", 200, { requestStatus: { statusCode: "FORBIDDEN" } }, "unreachable unexpected"],
  ["nvidia-nim", 401, { requestStatus: { statusDescription: "Invalid API key." } }, "rejected invalid"],
])("%s answers %i: %j", (id, status, body, expected) => {
  expect(verdictOn(id, status, body)).toBe(expected);
});

test("AWS names its error in a header, too", () => {
  const headers = { "x-amzn-errortype": "UnrecognizedClientException" };
  expect(verdictOn("aws-bedrock", 403, {}, { headers })).toBe("rejected invalid");
});

test("a key of MiniMax could be of either site, and none is sure", () => {
  const { candidates } = detect(`sk-api-${"aB3_".repeat(30).slice(0, 119)}`);
  expect(candidates).toEqual([
    { provider: "minimax", certainty: "possible", by: "format" },
    { provider: "minimax-cn", certainty: "possible", by: "format" },
  ]);
});

test("a refusal at the standard address is no verdict before the user has named another", () => {
  for (const [id, field] of [
    ["coze", "apiHost"],
    ["moonshot", "apiHost"],
    ["moonshot-cn", "apiHost"],
    ["minimax", "apiHost"],
    ["minimax-cn", "apiHost"],
    ["stepfun", "apiHost"],
    ["dify", "baseUrl"],
    ["aws-bedrock", "region"],
  ]) {
    expect(findProvider(id ?? "")?.fields.find((one) => one.id === field)).toMatchObject({ regional: true });
  }
});

test("NVIDIA's key goes into the form and nowhere else", () => {
  expect(requestOf("nvidia-nim").placements).toEqual([
    { kind: "form-body", template: { credentials: "{secret}" } },
  ]);
});
