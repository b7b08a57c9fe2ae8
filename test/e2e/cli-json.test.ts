/** `--json` has exactly the fields that are promised, in every command that prints keys. */
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { pretendKey } from "../../electron/demo/pretend-scenarios.ts";
import { type PretendNetwork, startPretendNetwork } from "../helpers/pretend-network.ts";
import { type KeystowSandbox, keystowSandbox } from "../helpers/run-keystow.ts";

let sandbox: KeystowSandbox;
let network: PretendNetwork;
beforeAll(async () => {
  network = await startPretendNetwork();
  sandbox = keystowSandbox(network.environment);
  await sandbox.run(["init", "--store", "sealed"]);
});
afterAll(async () => {
  await network.close();
  sandbox.remove();
});

const anyText = expect.any(String) as string;
const instant = expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/) as string;
const date = expect.stringMatching(/^\d{4}-\d\d-\d\d$/) as string;

/** The JSON of a key, field by field and in this order. */
const checkedKey = {
  id: expect.stringMatching(/^[0-9a-f-]{36}$/) as string,
  name: "DEEP",
  variable: "DEEP_KEY",
  provider: "deepcreative-labs",
  project: "web",
  environment: "prod",
  tags: ["a", "b"],
  masked: "sk_live_••••••••0abc",
  createdOn: "2026-01-31",
  expiresOn: null,
  store: "sealed",
  fields: {},
  rotation: { policyDays: 30, dueOn: "2026-03-02", state: "overdue" },
  check: {
    status: "valid",
    reason: null,
    at: instant,
    definite: { status: "valid", at: instant },
    identity: { credit: "1250", limits: "60" },
    evidence: {
      method: "GET",
      url: "https://api.deepcreativelabs.com/v1/account",
      httpStatus: 200,
      decidedBy: anyText,
      durationMs: expect.any(Number) as number,
      control: null,
    },
    drift: null,
  },
  links: [],
};

const words =
  "add DEEP --stdin --provider deepcreative-labs -p web -e prod --variable DEEP_KEY --tag b --tag a --created-on 2026-01-31 --policy 30d".split(
    " ",
  );

/** Field names in their order, at every depth. */
function shapeOf(value: unknown): unknown {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return null;
  if ("asymmetricMatch" in value) return null;
  return Object.entries(value).map(([name, part]) => [name, name === "identity" ? null : shapeOf(part)]);
}

describe("--json", () => {
  test("add tells the key, its check and what was taken away", async () => {
    const { exitCode, value } = await sandbox.json(words, {
      input: pretendKey("deepcreative-labs", "valid", "abc"),
    });
    expect(exitCode).toBe(0);
    expect(value).toMatchObject({
      version: 1,
      removed: [],
      sameAs: [],
      result: { name: "DEEP", status: "valid" },
    });
    expect(value["key"]).toEqual(checkedKey);
  });

  test("list and show print the same key in the same shape", async () => {
    const list = await sandbox.json(["list"]);
    const [listed] = list.value["keys"] as readonly unknown[];
    expect(Object.keys(list.value)).toEqual(["version", "keys"]);
    expect(list.value["version"]).toBe(1);
    expect(listed).toEqual(checkedKey);
    expect(shapeOf(listed)).toEqual(shapeOf(checkedKey));
    const show = await sandbox.json(["show", "DEEP"]);
    expect(show.value["key"]).toEqual(listed);
    expect(show.value["history"]).toHaveLength(1);
  });

  test("a key that was never checked has every field too", async () => {
    await sandbox.run(["add", "BARE", "--stdin", "--no-check", "--provider", "none", "--policy", "none"], {
      input: "short",
    });
    const { value } = await sandbox.json(["list", "BARE"]);
    expect(value["keys"]).toEqual([
      {
        ...checkedKey,
        name: "BARE",
        variable: "BARE",
        provider: null,
        project: null,
        environment: null,
        tags: [],
        masked: "••••••••",
        createdOn: date,
        rotation: { policyDays: null, dueOn: null, state: "none" },
        check: {
          status: "unchecked",
          reason: null,
          at: null,
          definite: null,
          identity: {},
          evidence: null,
          drift: null,
        },
      },
    ]);
  });

  test("check prints results and a summary", async () => {
    const { exitCode, value } = await sandbox.json(["check", "DEEP"]);
    expect(exitCode).toBe(0);
    expect(Object.keys(value)).toEqual(["version", "results", "summary"]);
    expect(value["results"]).toMatchObject([
      {
        name: "DEEP",
        provider: "deepcreative-labs",
        status: "valid",
        reason: null,
        identity: {},
        evidence: {},
      },
    ]);
  });

  test("detect and providers", async () => {
    const detected = await sandbox.json(["detect", "--stdin"], {
      input: pretendKey("fluximage", "valid", "1"),
    });
    expect(detected.value).toEqual({
      version: 1,
      candidates: [{ provider: "fluximage", certainty: "sure", by: "format" }],
      notAKey: null,
      warning: null,
    });
    const { value } = await sandbox.json(["providers"]);
    const providers = value["providers"] as readonly Record<string, unknown>[];
    expect(providers.length).toBeGreaterThan(40);
    for (const provider of providers) {
      expect(Object.keys(provider)).toEqual(["id", "name", "category", "hosts", "checkable", "rotation"]);
    }
  });

  test("an error is one object on stdout, and stderr stays empty", async () => {
    const { exitCode, value, stderr } = await sandbox.json(["show", "NOBODY"]);
    expect([exitCode, stderr]).toEqual([1, ""]);
    expect(value).toEqual({
      version: 1,
      error: { code: "not-found", message: anyText, hint: expect.anything(), details: expect.any(Object) },
    });
  });
});
