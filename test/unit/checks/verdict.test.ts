import { describe, expect, test } from "vitest";
import type { VerdictRule } from "../../../electron/core/providers/index.ts";
import { createScriptedHttp, type Scripted } from "../../fakes/scripted-http.ts";
import { check } from "../../helpers/exploit-network.ts";
import { provider, requestCheck } from "../../helpers/provider-definitions.ts";

/** The verdict and what decided, on a scripted answer. */
async function judge(scripted: Scripted, rules?: readonly VerdictRule[]) {
  const definition = provider(requestCheck(rules === undefined ? {} : { rules }));
  const result = await check(
    definition,
    createScriptedHttp(() => scripted),
  );
  if (!result.ok) throw new Error(result.error.code);
  const { verdict, evidence } = result.value.record;
  return {
    verdict: verdict.reason === null ? verdict.status : `${verdict.status} ${verdict.reason}`,
    by: evidence.decidedBy,
  };
}

const rule = (when: VerdictRule["when"], because = "this rule"): VerdictRule => ({
  when,
  then: { status: "valid", reason: null },
  because,
});
const fitsRule = async (when: VerdictRule["when"], scripted: Scripted): Promise<boolean> =>
  (await judge(scripted, [rule(when)])).verdict === "valid";

describe("rules", () => {
  test("the first that fits decides, and is the evidence", async () => {
    const rules = [rule({ status: [200], json: true }, "first"), rule({ status: [200] }, "second")];
    expect(await judge({ status: 200, body: "{}" }, rules)).toEqual({ verdict: "valid", by: "first" });
    expect(await judge({ status: 200, body: "text" }, rules)).toEqual({ verdict: "valid", by: "second" });
  });

  test.each([
    ["a status", { status: [200] }, { status: 200 }, true],
    ["another status", { status: [200] }, { status: 201 }, false],
    ["a range's ends", { status: [[400, 499]] }, { status: 499 }, true],
    ["beyond a range", { status: [[400, 499]] }, { status: 500 }, false],
    ["an object", { status: [200], json: true }, { status: 200, body: "{}" }, true],
    ["a list", { status: [200], json: true }, { status: 200, body: "[]" }, true],
    ["a bare word is no data", { status: [200], json: true }, { status: 200, body: '"ok"' }, false],
    ["null is no data", { status: [200], json: true }, { status: 200, body: "null" }, false],
    ["a page", { status: [200], json: true }, { status: 200, body: "<html></html>" }, false],
    ["nothing", { status: [200], json: true }, { status: 200, body: "" }, false],
    [
      "a value that is there",
      { status: [200], path: "a.0.b" },
      { status: 200, body: '{"a":[{"b":null}]}' },
      true,
    ],
    [
      "a value that is not there",
      { status: [200], path: "a.1.b" },
      { status: 200, body: '{"a":[{"b":1}]}' },
      false,
    ],
    [
      "a value inside a text",
      { status: [200], path: "a.length" },
      { status: 200, body: '{"a":"text"}' },
      false,
    ],
    ["an inherited name", { status: [200], path: "constructor.name" }, { status: 200, body: "{}" }, false],
    ["the prototype", { status: [200], path: "__proto__" }, { status: 200, body: "{}" }, false],
    [
      "an equal value",
      { status: [200], path: "ok", equals: [true] },
      { status: 200, body: '{"ok":true}' },
      true,
    ],
    [
      "a like value of another kind",
      { status: [200], path: "ok", equals: [true] },
      { status: 200, body: '{"ok":"true"}' },
      false,
    ],
    [
      "part of a value, in any case",
      { status: [200], path: "m", contains: ["invalid key"] },
      { status: 200, body: '{"m":"INVALID Key!"}' },
      true,
    ],
    [
      "part of an object",
      { status: [200], path: "e", contains: ["auth"] },
      { status: 200, body: '{"e":{"type":"Auth"}}' },
      true,
    ],
    [
      "text in the body, in any case",
      { status: [200], bodyContains: ["ok"] },
      { status: 200, body: "OK\n" },
      true,
    ],
    ["no body to look into", { status: [200], bodyContains: ["ok"] }, { status: 200, body: null }, false],
    [
      "a header",
      { status: [200], header: { name: "X-A", contains: "B" } },
      { status: 200, headers: { "x-a": "abc" } },
      true,
    ],
    [
      "a header that is missing",
      { status: [200], header: { name: "toString", contains: "" } },
      { status: 200 },
      false,
    ],
  ] as readonly (readonly [string, VerdictRule["when"], Scripted, boolean])[])(
    "%s",
    async (_name, when, scripted, expected) => {
      expect(await fitsRule(when, scripted)).toBe(expected);
    },
  );
});

describe("answers that no rule knows are no evidence about the key", () => {
  test.each([
    [
      { status: 200, body: "<!doctype html><p>Sign in to the hotel's network" },
      "unreachable unexpected",
      "web page",
    ],
    [{ status: 200, body: "plain" }, "unreachable unexpected", "not JSON"],
    [{ status: 200, body: null }, "unreachable unexpected", "too large or compressed"],
    [{ status: 404, body: "{}" }, "unreachable unexpected", "404"],
    [{ status: 418, body: "{}" }, "unreachable unexpected", "no rule"],
    [{ status: 500 }, "unreachable server-error", "500"],
    [{ status: 503 }, "unreachable server-error", "503"],
    [{ status: 304 }, "unreachable redirected", "304: moved, not followed"],
    [
      { status: 302, headers: { Location: "/login?key=1" } },
      "unreachable redirected",
      "302: moved, not followed",
    ],
    [
      { status: 302, headers: { Location: "javascript:alert(1)" } },
      "unreachable redirected",
      "302: moved, not followed",
    ],
    [
      { status: 307, headers: { Location: "https://user:pw@other.example.com:8443/a?b#c" } },
      "unreachable redirected",
      "307: moved to other.example.com, not followed",
    ],
  ] as readonly (readonly [Scripted, string, string])[])("%j: %s", async (scripted, verdict, words) => {
    const judged = await judge(scripted);
    expect(judged.verdict).toBe(verdict);
    expect(judged.by).toContain(words);
  });

  test.each(["offline", "dns", "timeout", "tls", "blocked", "unexpected"] as const)(
    "a failure: %s",
    async (failure) => {
      expect(await judge({ failure, why: "Our words." })).toEqual({
        verdict: `unreachable ${failure}`,
        by: "Our words.",
      });
    },
  );
});

test("a check that does not exist reads no secret and sends nothing", async () => {
  const http = createScriptedHttp(() => ({ status: 200 }));
  const result = await check(provider({ kind: "none", reason: "there is only a paid call" }), http);
  expect(result).toMatchObject({
    ok: true,
    value: {
      request: null,
      record: { verdict: { status: "uncheckable", reason: "there is only a paid call" } },
    },
  });
  expect(http.requests).toEqual([]);
});

test("a key whose form has no check is not sent, though the provider has one", async () => {
  const http = createScriptedHttp(() => ({ status: 200, body: "{}" }));
  const definition = provider(requestCheck(), {
    formats: [
      {
        prefix: "refresh-",
        pattern: "^refresh-[0-9]{8,64}$",
        distinctive: true,
        check: { kind: "none", reason: "a refresh token would be used up" },
      },
    ],
  });
  const refused = await check(definition, http, { value: `refresh-${"0".repeat(20)}` });
  expect(refused).toMatchObject({ ok: true, value: { record: { verdict: { status: "uncheckable" } } } });
  expect(http.requests).toEqual([]);
  await check(definition, http, { value: `access-${"0".repeat(20)}` });
  expect(http.requests).toHaveLength(1);
});

describe("a list that is longer than what is read", () => {
  const listed = { status: [200], json: true, path: "data.0.id" };
  const failed: VerdictRule = {
    when: { status: [200], path: "error" },
    then: { status: "rejected", reason: "invalid" },
    because: "an error",
  };
  const many = Array.from({ length: 5_000 }, (_, index) => ({ id: `model-${index}`, owner: "somebody" }));
  const object = JSON.stringify({ object: "list", data: many });
  const array = JSON.stringify(many);
  const judgeList = async (body: string, rules: readonly VerdictRule[], longList = true, status = 200) => {
    const definition = provider(requestCheck({ rules, ...(longList ? { longList } : {}) }));
    const result = await check(
      definition,
      createScriptedHttp(() => ({ status, body })),
    );
    if (!result.ok) throw new Error(result.error.code);
    return result.value.record.verdict.status;
  };

  test.each([
    ["an object that holds it", object, listed, "valid"],
    ["the list itself", array, { ...listed, path: "0.id" }, "valid"],
    ["the list under the name that echoes use, too", object, { ...listed, path: "data" }, "valid"],
    ["a value that did not come", object, { ...listed, path: "next_page" }, "unreachable"],
    ["an element that did not come", array, { ...listed, path: "4999.id" }, "unreachable"],
    ["another value than the rule's", array, { ...listed, path: "0.id", equals: ["me"] }, "unreachable"],
    ["a text in it", array, { ...listed, path: "0.id", contains: ["model-0"] }, "valid"],
    [
      "a text that may come later",
      object,
      { ...listed, path: "data", contains: ["model-4999"] },
      "unreachable",
    ],
    ["JSON, and no value named", object, { status: [200], json: true }, "unreachable"],
    ["its status alone", object, { status: [200] }, "unreachable"],
    [
      "one value without an end",
      `{"data":"${"x".repeat(80_000)}"}`,
      { ...listed, path: "data" },
      "unreachable",
    ],
    ["a page", `<html>${"<p>,</p>".repeat(20_000)}`, listed, "unreachable"],
    ["JSON that is broken before the cut", `{"data":[{"id":1},],${object.slice(1)}`, listed, "unreachable"],
  ] as const)("is judged by its beginning: %s", async (_what, body, when, expected) => {
    expect(await judgeList(body, [rule(when)])).toBe(expected);
    // Of any other provider, a body that was not read is no evidence.
    expect(await judgeList(body, [rule(when)], false)).toBe("unreachable");
  });

  test("an error that might stand behind what was read keeps a later rule from deciding", async () => {
    expect(await judgeList(object, [failed, rule(listed)])).toBe("unreachable");
    // A list has no members: there the error can stand nowhere.
    expect(await judgeList(array, [failed, rule({ ...listed, path: "0.id" })])).toBe("valid");
  });

  test("a refusal by status alone is doubted as ever", async () => {
    const refused: VerdictRule = { ...failed, when: { status: [401] } };
    expect(await judgeList(object, [refused], true, 401)).toBe("unreachable");
  });
});
