/** The four first providers, from the real catalogue, against a server that behaves as they document. */
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createHttpClient } from "../../../electron/adapters/https.ts";
import { checkKey } from "../../../electron/core/checks/index.ts";
import type { Arrival } from "../../../electron/demo/pretend-answers.ts";
import type { HttpClient } from "../../../electron/core/ports.ts";
import { catalogue } from "../../../electron/core/providers/index.ts";
import { type PretendProvider, startPretendProvider } from "../../../electron/demo/pretend-provider.ts";
import { pretendKey, type Scenario } from "../../../electron/demo/pretend-scenarios.ts";
import { memoryControls } from "../../fakes/memory-controls.ts";
import { stillClock, subjectOf } from "../../helpers/check-subjects.ts";

/** One for all: what is known of an address is not asked for again. */
const controls = memoryControls();
const arrivals: Arrival[] = [];
let server: PretendProvider;
let http: HttpClient;

beforeAll(async () => {
  server = await startPretendProvider({ onArrival: (arrival) => arrivals.push(arrival) });
  http = createHttpClient({
    certificateAuthorities: [server.authority.certificate],
    resolve: server.resolve,
    environment: {},
  });
});

afterAll(async () => {
  await server.close();
});

async function check(id: string, scenario: Scenario) {
  const provider = catalogue.find((one) => one.id === id);
  if (provider === undefined) throw new Error(`the catalogue has no ${id}`);
  const subject = subjectOf(provider, {
    value: pretendKey(id, scenario),
    fields: id === "langflow" ? { baseUrl: "https://langflow.example.com" } : {},
  });
  const result = await checkKey(subject, {
    http,
    clock: stillClock,
    controls,
    deadlineMs: scenario === "slow" ? 200 : 5000,
  });
  if (!result.ok) throw new Error(result.error.code);
  return result.value;
}

const table: Readonly<Record<string, Readonly<Partial<Record<Scenario, string>>>>> = {
  "deepcreative-labs": {
    valid: "valid",
    invalid: "rejected invalid",
    restricted: "limited restricted",
  },
  modelslab: {
    valid: "valid",
    invalid: "rejected invalid",
    "no-credit": "limited no-credit",
    restricted: "limited plan",
    "odd-success": "rejected invalid",
  },
  langflow: { valid: "valid", invalid: "rejected invalid" },
  fluximage: {
    valid: "valid",
    invalid: "rejected invalid",
    "no-credit": "limited no-credit",
    restricted: "limited restricted",
  },
};
const everywhere: Readonly<Partial<Record<Scenario, string>>> = {
  "rate-limited": "limited rate-limited",
  "server-error": "unreachable server-error",
  slow: "unreachable timeout",
  redirecting: "unreachable redirected",
};

for (const [id, own] of Object.entries(table)) {
  describe(id, () => {
    test.each(Object.entries({ ...everywhere, ...own }) as [Scenario, string][])(
      "%s: %s",
      async (scenario, expected) => {
        const { record, request } = await check(id, scenario);
        const { status, reason } = record.verdict;
        expect(reason === null ? status : `${status} ${reason}`).toBe(expected);
        expect(record.evidence.decidedBy).not.toBe("");
        expect(request?.provider).toBe(id);
        expect(JSON.stringify({ record, request })).not.toContain(pretendKey(id, scenario));
      },
    );

    test("402 where no document says so proves nothing", async () => {
      if ("no-credit" in own) return;
      expect((await check(id, "no-credit")).record.verdict).toEqual({
        status: "unreachable",
        reason: "unexpected",
      });
    });
  });
}

test("each key went once, to its own host, in its own place", async () => {
  arrivals.length = 0;
  for (const id of Object.keys(table)) await check(id, "valid");
  const seen = arrivals.map(({ host, method, path, headers, body }) => ({
    line: `${method} ${host}${path}`,
    authorization: headers["authorization"],
    apiKey: headers["x-api-key"],
    body,
  }));
  expect(seen).toEqual([
    {
      line: "GET api.deepcreativelabs.com/v1/account",
      authorization: `Bearer ${pretendKey("deepcreative-labs", "valid")}`,
      apiKey: undefined,
      body: "",
    },
    {
      line: "POST modelslab.com/api/v4/dreambooth/model_list",
      authorization: undefined,
      apiKey: undefined,
      body: JSON.stringify({ key: pretendKey("modelslab", "valid") }),
    },
    {
      line: "GET langflow.example.com/api/v1/users/whoami",
      authorization: undefined,
      apiKey: pretendKey("langflow", "valid"),
      body: "",
    },
    {
      line: "POST fluximage.app/api/compress",
      authorization: `Bearer ${pretendKey("fluximage", "valid")}`,
      apiKey: undefined,
      body: "",
    },
  ]);
});

test("DeepCreative Labs tells credit and limits, Langflow the user", async () => {
  expect((await check("deepcreative-labs", "valid")).record.identity).toMatchObject({
    credit: "1250",
    limits: "60",
  });
  expect((await check("langflow", "valid")).record.identity).toMatchObject({ account: "demo" });
});

test("a wait that the provider asks for is handed on", async () => {
  expect((await check("deepcreative-labs", "rate-limited")).retryAfterMs).toBe(1000);
});
