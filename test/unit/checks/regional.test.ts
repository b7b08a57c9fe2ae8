/** A key that works at one site only: what a refusal means before the user has said which. */
import { describe, expect, test } from "vitest";
import type { CheckSubject } from "../../../electron/core/checks/index.ts";
import { fail } from "../../../electron/core/errors.ts";
import type { ProviderField, VerdictRule } from "../../../electron/core/providers/index.ts";
import { subjectOf } from "../../../electron/services/check-book.ts";
import { createScriptedHttp } from "../../fakes/scripted-http.ts";
import { check } from "../../helpers/exploit-network.ts";
import { makeFewKeys } from "../../helpers/few-keys.ts";
import { provider, requestCheck } from "../../helpers/provider-definitions.ts";

const site = (more: Partial<ProviderField> = {}): ProviderField => ({
  id: "apiHost",
  label: "API host",
  required: false,
  secret: false,
  kind: "text",
  defaultValue: "api.example.com",
  choices: ["api.example.com", "api.eu.example.com"],
  regional: true,
  ...more,
});
const rules: readonly VerdictRule[] = [
  { when: { status: [200], json: true }, then: { status: "valid", reason: null }, because: "200 with JSON" },
  {
    when: { status: [400] },
    then: { status: "rejected", reason: "invalid" },
    because: "400 signature",
    knownHere: true,
  },
  { when: { status: [410] }, then: { status: "rejected", reason: "expired" }, because: "410 expired" },
  { when: { status: [401, 403] }, then: { status: "rejected", reason: "invalid" }, because: "403 unknown" },
];
const regional = (field = site(), url = "https://{apiHost}/v1/me") =>
  provider(requestCheck({ url, rules }), {
    hosts: ["api.example.com", "api.eu.example.com"],
    fields: [field],
  });

async function answer(
  status: number,
  more: Partial<CheckSubject> = {},
  definition = regional(),
): Promise<{ verdict: object; evidence: object; requests: number }> {
  const http = createScriptedHttp(() => ({ status, body: "{}" }));
  const result = await check(definition, http, more);
  if (!result.ok) throw new Error(result.error.code);
  const { verdict, evidence } = result.value.record;
  return { verdict, evidence, requests: http.requests.length };
}

const open = {
  status: "uncheckable",
  reason:
    "api.example.com does not know this key; it may belong to another site: say which, in API host (--field apiHost=…)",
};
const rejected = { status: "rejected", reason: "invalid" };

describe("while the user has not said which site it is", () => {
  test("an unknown key is no rejected key, and what was asked and answered stays", async () => {
    const { verdict, evidence, requests } = await answer(403);
    expect(verdict).toEqual(open);
    expect(requests).toBe(1);
    expect(evidence).toMatchObject({
      method: "GET",
      url: "https://api.example.com/v1/me",
      httpStatus: 403,
      decidedBy: "403 unknown",
    });
  });

  test("an empty field says as little as none", async () => {
    expect((await answer(403, { fields: { apiHost: "" } })).verdict).toEqual(open);
  });

  test("a key that works works", async () => {
    expect((await answer(200)).verdict).toEqual({ status: "valid", reason: null });
  });

  test("an answer that only the right site gives stands", async () => {
    expect((await answer(400)).verdict).toEqual(rejected);
    expect((await answer(410)).verdict).toEqual({ status: "rejected", reason: "expired" });
  });

  test("a site that has known this key before is the right one", async () => {
    expect((await answer(403, { answeredBefore: true })).verdict).toEqual(rejected);
  });
});

test("the user's word makes a refusal a verdict, also when it is the default", async () => {
  expect((await answer(403, { fields: { apiHost: "api.eu.example.com" } })).verdict).toEqual(rejected);
  expect((await answer(403, { fields: { apiHost: "api.example.com" } })).verdict).toEqual(rejected);
});

test("a field that is not regional, or that the check does not use, changes nothing", async () => {
  expect((await answer(403, {}, regional(site({ regional: false })))).verdict).toEqual(rejected);
  const fixed = regional(site(), "https://api.example.com/v1/me");
  expect((await answer(403, {}, fixed)).verdict).toEqual(rejected);
});

test("a key of the vault brings along whether its site has known it", () => {
  const definition = { ...regional(), id: "openai" };
  const key = makeFewKeys().place({ name: "A", provider: "openai" }, "a made-up value");
  const known = {
    ...key,
    check: { ...key.check, definite: { status: "valid", at: key.createdOn } as const },
  };
  const vault = {
    readSecrets: async () => fail("store-locked", "It is locked."),
    checksOff: () => [],
    ownProviders: () => [],
  };
  expect(subjectOf([definition], vault, key)).toMatchObject({ answeredBefore: false });
  expect(subjectOf([definition], vault, known)).toMatchObject({ answeredBefore: true });
});
