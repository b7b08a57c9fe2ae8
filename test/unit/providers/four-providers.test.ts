/** The four providers that the product names, field by field against their documents. */
import { expect, test } from "vitest";
import { findProvider, type ProviderDefinition } from "../../../electron/core/providers/index.ts";

/** Status → verdict of the rules that look at nothing but the status. */
function plainVerdicts({ check }: ProviderDefinition): Readonly<Record<number, string>> {
  if (check.kind === "none") return {};
  const plain = check.rules.filter(({ when }) =>
    Object.keys(when).every((part) => part === "status" || part === "json"),
  );
  return Object.fromEntries(
    plain.flatMap(({ when, then }) =>
      when.status.map((status) => [
        status,
        then.reason === null ? then.status : `${then.status} ${then.reason}`,
      ]),
    ),
  );
}

const provider = (id: string): ProviderDefinition => {
  const found = findProvider(id);
  if (found === null) throw new Error(`no ${id}`);
  return found;
};

test("DeepCreative Labs", () => {
  const found = provider("deepcreative-labs");
  expect(found).toMatchObject({
    name: "DeepCreative Labs",
    category: "ai-media",
    hosts: ["api.deepcreativelabs.com"],
    variables: ["DEEPCREATIVE_API_KEY"],
    fields: [],
    keyPage: null,
    confidence: "high",
    formats: [{ prefix: "sk_live_", distinctive: false }],
    rotation: { days: null, style: "overlap" },
    check: {
      method: "GET",
      url: "https://api.deepcreativelabs.com/v1/account",
      placements: [{ kind: "bearer" }],
      headers: {},
      identity: {
        credit: ["credits_balance"],
        limits: ["rate_limit_per_minute", "daily_limit", "concurrent_limit"],
      },
    },
  });
  expect(plainVerdicts(found)).toEqual({
    200: "valid",
    401: "rejected invalid",
    403: "limited restricted",
    429: "limited rate-limited",
  });
  const pattern = new RegExp(found.formats[0]?.pattern ?? "");
  // 24 to 128 characters with the prefix.
  expect([15, 16, 120, 121].map((count) => pattern.test(`sk_live_${"A".repeat(count)}`))).toEqual([
    false,
    true,
    true,
    false,
  ]);
});

test("ModelsLab", () => {
  const found = provider("modelslab");
  expect(found).toMatchObject({
    name: "ModelsLab",
    category: "ai-media",
    hosts: ["modelslab.com"],
    variables: ["MODELSLAB_API_KEY"],
    fields: [],
    formats: [],
    keyPage: "https://modelslab.com/dashboard/api-keys",
    confidence: "medium",
    rotation: { days: null, style: "overlap" },
    check: {
      method: "POST",
      url: "https://modelslab.com/api/v4/dreambooth/model_list",
      placements: [{ kind: "json-body", template: { key: "{secret}" } }],
      headers: {},
      identity: {},
    },
  });
  expect(plainVerdicts(found)).toEqual({
    200: "valid",
    401: "rejected invalid",
    402: "limited no-credit",
    403: "limited restricted",
    429: "limited rate-limited",
  });
  const read =
    found.check.kind === "none" ? [] : found.check.rules.filter(({ when }) => when.path === "status");
  expect(
    read.map(({ when, then }) => [when.bodyContains?.[0] ?? "anything else", then.status, then.reason]),
  ).toEqual([
    ["invalid api key", "rejected", "invalid"],
    ["insufficient credits", "limited", "no-credit"],
    ["feature not available", "limited", "plan"],
    ["anything else", "unreachable", "unexpected"],
  ]);
});

test("Langflow", () => {
  const found = provider("langflow");
  expect(found).toMatchObject({
    name: "Langflow",
    category: "ai-infra",
    hosts: [],
    variables: ["LANGFLOW_API_KEY"],
    fields: [
      {
        id: "baseUrl",
        required: true,
        secret: false,
        kind: "base-url",
        defaultValue: "http://localhost:7860",
        variables: ["LANGFLOW_SERVER_URL"],
      },
    ],
    formats: [{ prefix: "sk-", pattern: "^sk-[A-Za-z0-9_-]{43}$", distinctive: false }],
    confidence: "medium",
    check: {
      method: "GET",
      url: "{baseUrl}/api/v1/users/whoami",
      // The key is also accepted in the query, where it would end up in logs.
      placements: [{ kind: "header", name: "x-api-key", template: "{secret}" }],
      headers: {},
      identity: { account: ["username"], accountId: ["id"] },
    },
  });
  expect(plainVerdicts(found)).toEqual({
    401: "rejected invalid",
    403: "rejected invalid",
    429: "limited rate-limited",
  });
});

test("Fluximage", () => {
  const found = provider("fluximage");
  expect(found).toMatchObject({
    name: "Fluximage",
    category: "ai-media",
    hosts: ["fluximage.app"],
    variables: ["FLUXIMAGE_API_KEY"],
    fields: [],
    formats: [{ prefix: "flx_live_", pattern: "^flx_live_[0-9a-f]{40}$", distinctive: true }],
    keyPage: "https://fluximage.app",
    confidence: "medium",
    rotation: { days: null, style: "instant" },
    check: {
      method: "POST",
      url: "https://fluximage.app/api/compress",
      placements: [{ kind: "bearer" }],
      headers: {},
      identity: {},
    },
  });
  expect(plainVerdicts(found)).toEqual({
    200: "valid",
    400: "valid",
    401: "rejected invalid",
    402: "limited no-credit",
    403: "limited restricted",
    415: "valid",
    422: "valid",
    429: "limited rate-limited",
  });
});
