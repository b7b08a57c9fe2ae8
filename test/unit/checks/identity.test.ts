import { describe, expect, test } from "vitest";
import type { IdentityRule } from "../../../electron/core/providers/index.ts";
import { createScriptedHttp } from "../../fakes/scripted-http.ts";
import { check } from "../../helpers/exploit-network.ts";
import { provider, requestCheck } from "../../helpers/provider-definitions.ts";

async function identityOf(
  identity: IdentityRule,
  body: unknown,
  headers: Record<string, string> = {},
  status = 200,
) {
  const http = createScriptedHttp(() => ({ status, headers, body: JSON.stringify(body) }));
  const result = await check(provider(requestCheck({ identity })), http);
  if (!result.ok) throw new Error(result.error.code);
  return result.value.record.identity;
}

describe("facts about the account", () => {
  test("are read by path and from headers; the first that exists wins", async () => {
    const identity = {
      account: ["user.email", "user.name"],
      plan: ["header:X-Plan"],
      credit: ["left"],
      accountId: ["ids.0"],
    };
    expect(
      await identityOf(
        identity,
        { user: { email: null, name: "Ada" }, left: 12.5, ids: [7] },
        { "X-Plan": "pro" },
      ),
    ).toEqual({
      account: "Ada",
      plan: "pro",
      credit: "12.5",
      accountId: "7",
    });
  });

  test("are read behind a byte order mark, too", async () => {
    const http = createScriptedHttp(() => ({ status: 200, body: '\ufeff{"id":"x"}' }));
    const result = await check(provider(requestCheck({ identity: { accountId: ["id"] } })), http);
    expect(result).toMatchObject({
      value: { record: { verdict: { status: "valid" }, identity: { accountId: "x" } } },
    });
  });

  test("what is no single value is left out", async () => {
    const identity = { account: ["a"], plan: ["b"], credit: ["c"], organisation: ["d"] };
    expect(await identityOf(identity, { a: { x: 1 }, b: ["y"], c: "", d: " \u0000 " })).toEqual({});
  });

  test("scopes are a list, or a text that is one", async () => {
    expect(await identityOf({ scopes: ["s"] }, { s: ["read", 1, { x: 1 }, ""] })).toEqual({
      scopes: ["read", "1"],
    });
    expect(
      await identityOf({ scopes: ["header:x-oauth-scopes"] }, {}, { "X-OAuth-Scopes": "repo, read:org" }),
    ).toEqual({
      scopes: ["repo", "read:org"],
    });
    const objects = [
      { name: "read", id: 1 },
      { scope: "write" },
      { name: 7, scope: "admin" },
      { other: "x" },
    ];
    expect(await identityOf({ scopes: ["s"] }, { s: objects })).toEqual({
      scopes: ["read", "write", "admin"],
    });
    const many = Array.from({ length: 500 }, (_, index) => `s${index}`);
    expect((await identityOf({ scopes: ["s"] }, { s: many })).scopes).toHaveLength(50);
  });

  test("of many scopes the same ones are kept in whatever order they come, so that none seems to change", async () => {
    const many = Array.from({ length: 10_000 }, (_, index) => `s${index}`);
    const told = await identityOf({ scopes: ["s"] }, { s: many });
    expect(await identityOf({ scopes: ["s"] }, { s: many.toReversed() })).toEqual(told);
    expect(await identityOf({ scopes: ["s"] }, { s: [...many, ...many].join(" ") })).toEqual(told);
    const repeated = [...Array.from({ length: 60 }, () => "read"), "write"];
    expect(await identityOf({ scopes: ["s"] }, { s: repeated })).toEqual({ scopes: ["read", "write"] });
  });

  test("are one line of plain text, and short", async () => {
    const hostile = "A\u001b[31m\u202eB\u200b\r\nC\u0000\ud800\u2028D";
    expect(await identityOf({ account: ["a"] }, { a: hostile })).toEqual({ account: "A[31mBCD" });
    const { account } = await identityOf({ account: ["a"] }, { a: "😀".repeat(300) });
    expect(Array.from(account ?? "").length).toBeLessThanOrEqual(200);
    expect(account?.endsWith("…")).toBe(true);
  });

  test("are not read from an answer that proves nothing", async () => {
    expect(await identityOf({ account: ["a"] }, { a: "x" }, {}, 500)).toEqual({});
    expect(await identityOf({ account: ["a"] }, { a: "x" }, {}, 401)).toEqual({});
  });
});

describe("the day on which a key ends", () => {
  test.each([
    ["2027-02-03", "2027-02-03"],
    ["2028-02-29T23:59:59Z", "2028-02-29"],
    ["2027-02-03T10:20:30.123456Z", "2027-02-03"],
    ["2027-02-03T23:30:00-05:00", "2027-02-04"],
    ["2027-02-03 10:00:00 UTC", "2027-02-03"],
    ["2027-02-03 23:00:00 -0500", "2027-02-04"],
    [1_800_000_000, "2027-01-15"],
    [1_800_000_000_123, "2027-01-15"],
    ["1800000000", "2027-01-15"],
    [1_800_000_000.5, "2027-01-15"],
    ["1800000000.123456", "2027-01-15"],
    ["Tue, 02 Feb 2027 23:59:59 GMT", "2027-02-02"],
  ])("%s is %s", async (value, expiresOn) => {
    expect(await identityOf({ expiresOn: ["e"] }, { e: value })).toEqual({ expiresOn });
  });

  test.each([
    "2027-02-30",
    "2027-13-01",
    "03/02/2027",
    "tomorrow",
    "never",
    0,
    -1,
    12,
    true,
    "20270203",
    "Wed, 31 Feb 2027 10:00:00 GMT",
    "Tue, 02 Feb 2027 23:59:59 EST",
    "2027-02-03T25:00:00Z",
    // How programs write that there is no end.
    "0001-01-01T00:00:00Z",
    "1970-01-01T00:00:00Z",
    "1970-01-01",
    "0000000000",
    "Thu, 01 Jan 1970 00:00:00 GMT",
  ])("%s is not guessed", async (value) => {
    expect(await identityOf({ expiresOn: ["e"] }, { e: value })).toEqual({});
  });
});
