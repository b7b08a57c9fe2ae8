/** The schema refuses entries that would send a key somewhere else, or decide by nothing. */
import { describe, expect, test } from "vitest";
import { findProvider } from "../../../electron/core/providers/index.ts";
import { unsafePattern } from "../../../electron/core/providers/pattern-safety.ts";
import { validateProvider } from "../../../electron/core/providers/schema.ts";

type Json = { [name: string]: unknown };

const good = (id = "groq"): Json => structuredClone(findProvider(id)) as unknown as Json;

/** The problems of a good entry after `change`. */
function problemsAfter(change: (entry: Json, check: Json) => void, id?: string): readonly string[] {
  const entry = good(id);
  change(entry, entry["check"] as Json);
  const result = validateProvider(entry);
  return result.ok ? [] : ((result.error.details?.["problems"] ?? []) as readonly string[]);
}

describe("a planted mistake is found", () => {
  test.each<readonly [string, RegExp, (entry: Json, check: Json) => void]>([
    [
      "another host in the address",
      /none of the hosts/,
      (_e, check) => (check["url"] = "https://evil.example/v1"),
    ],
    [
      "user information before the host",
      /plain host/,
      (_e, check) => (check["url"] = "https://api.groq.com@evil.example/"),
    ],
    ["plain http", /https/, (_e, check) => (check["url"] = "http://api.groq.com/v1")],
    ["a port", /plain host/, (_e, check) => (check["url"] = "https://api.groq.com:8443/v1")],
    ["an undeclared field as address", /no base-url field/, (_e, check) => (check["url"] = "{baseUrl}/v1")],
    [
      "an undeclared field in the address",
      /declared field/,
      (_e, check) => (check["url"] = "https://api.groq.com/{account}"),
    ],
    [
      "the key in the query of the address",
      /query of the address/,
      (_e, check) => {
        check["url"] = "https://api.groq.com/v1?key={secret}";
        check["placements"] = [{ kind: "path" }];
      },
    ],
    [
      "the key in the address without a path placement",
      /belong together/,
      (_e, check) => (check["url"] = "https://api.groq.com/{secret}"),
    ],
    [
      "a path placement without a place",
      /belong together/,
      (_e, check) => (check["placements"] = [{ kind: "bearer" }, { kind: "path" }]),
    ],
    [
      "the key in a fixed header",
      /fixed header/,
      (_e, check) => (check["headers"] = { "X-Debug": "{secret}" }),
    ],
    [
      "no placement of the key",
      /no placement sends/,
      (_e, check) => (check["placements"] = [{ kind: "json-body", template: {} }]),
    ],
    [
      "the same header twice",
      /there twice/,
      (_e, check) => {
        check["headers"] = { "X-Api-Key": "1" };
        check["placements"] = [{ kind: "header", name: "x-api-key", template: "{secret}" }];
      },
    ],
    ["a Host header", /not an entry's to set/, (_e, check) => (check["headers"] = { Host: "evil.example" })],
    [
      "a line break in a header",
      /no header value/,
      (_e, check) => (check["headers"] = { Accept: "a\r\nX: y" }),
    ],
    ["a blank in a header's name", /headers/, (_e, check) => (check["headers"] = { "X Y": "1" })],
    ["POST without a reason", /POST needs a reason/, (_e, check) => (check["method"] = "POST")],
    ["DELETE", /check/, (_e, check) => (check["method"] = "DELETE")],
    [
      "a reason for no made-up key, and one is sent",
      /a reason for no control, and there is one/,
      (_e, check) => (check["controlReason"] = "it is known"),
    ],
    [
      "no made-up key at the user's own address, and no reason",
      /no control at the user's own address/,
      (_e, check) => {
        check["control"] = "never";
        check["url"] = "{baseUrl}/me";
      },
    ],
    [
      "no rule for valid",
      /gives valid/,
      (_e, check) =>
        (check["rules"] = (check["rules"] as { then: Json }[]).filter(
          ({ then }) => then["status"] !== "valid",
        )),
    ],
    [
      "no rule for rejected",
      /gives rejected/,
      (_e, check) =>
        (check["rules"] = (check["rules"] as { then: Json }[]).filter(
          ({ then }) => then["status"] !== "rejected",
        )),
    ],
    [
      "a rule on a redirect",
      /redirect/,
      (_e, check) =>
        (check["rules"] as Json[]).push({
          when: { status: [302] },
          then: { status: "valid", reason: null },
          because: "no",
        }),
    ],
    [
      "a reason that belongs to another status",
      /then/,
      (_e, check) =>
        (check["rules"] as Json[]).push({
          when: { status: [400] },
          then: { status: "limited", reason: "revoked" },
          because: "no",
        }),
    ],
    [
      "a comparison in upper case",
      /lower case/,
      (_e, check) =>
        (check["rules"] as Json[]).push({
          when: { status: [400], bodyContains: ["Bad"] },
          then: { status: "rejected", reason: "invalid" },
          because: "no",
        }),
    ],
    [
      "a comparison without a path",
      /names no path/,
      (_e, check) =>
        (check["rules"] as Json[]).push({
          when: { status: [400], equals: ["a"] },
          then: { status: "rejected", reason: "invalid" },
          because: "no",
        }),
    ],
    ["upper case in a host", /lower-case/, (entry) => (entry["hosts"] = ["API.groq.com"])],
    ["a host that only looks right", /lower-case/, (entry) => (entry["hosts"] = ["аpi.groq.com"])],
    ["a trailing dot in a host", /lower-case/, (entry) => (entry["hosts"] = ["api.groq.com."])],
    ["a field in a host that is no label", /host-label/, (entry) => (entry["hosts"] = ["{shop}.groq.com"])],
    [
      "a field named secret",
      /called secret/,
      (entry) =>
        (entry["fields"] = [{ id: "secret", label: "x", required: true, secret: false, kind: "text" }]),
    ],
    [
      "an unbounded pattern",
      /not allowed|upper bound/,
      (entry) => (entry["formats"] = [{ prefix: "gsk_", pattern: "^gsk_[a-z]+$", distinctive: true }]),
    ],
    [
      "a prefix that the pattern does not have",
      /does not begin/,
      (entry) => (entry["formats"] = [{ prefix: "gsk-", pattern: "^gsk_[a-z]{4}$", distinctive: true }]),
    ],
    ["a key page without TLS", /https/, (entry) => (entry["keyPage"] = "http://console.groq.com")],
    ["an unknown part", /wrong kind/, (entry) => (entry["surprise"] = 1)],
    ["a missing part", /missing/, (entry) => delete entry["rotation"]],
    ["an id with a blank", /provider id/, (entry) => (entry["id"] = "gr oq")],
  ])("%s", (_name, expected, change) => {
    expect(problemsAfter(change).join("; ")).toMatch(expected);
  });

  test("a default base URL that is plain http to somewhere else", () => {
    const problems = problemsAfter((entry) => {
      entry["fields"] = [{ ...(entry["fields"] as Json[])[0], defaultValue: "http://langflow.example.com" }];
    }, "langflow");
    expect(problems.join()).toMatch(/neither https nor this machine/);
  });

  test("a choice whose host is not listed", () => {
    const problems = problemsAfter((entry) => (entry["hosts"] = ["api.mailgun.net"]), "mailgun");
    expect(problems.join()).toMatch(/goes to api\.eu\.mailgun\.net/);
  });

  test("a form's own check is looked at as well", () => {
    const problems = problemsAfter((entry) => {
      const formats = entry["formats"] as Json[];
      const form = formats.find(({ prefix }) => prefix === "ghs_") ?? {};
      (form["check"] as Json)["url"] = "https://evil.example/";
    }, "github");
    expect(problems.join()).toMatch(/evil\.example, which is none of the hosts/);
  });
});

test("without a change the same entries are fine", () => {
  for (const id of ["groq", "langflow", "mailgun", "github"]) expect(problemsAfter(() => {}, id)).toEqual([]);
});

test.each([null, undefined, 1, "text", [], {}])("%j is refused, not thrown at", (value) => {
  const result = validateProvider(value);
  expect(result).toMatchObject({ ok: false, error: { code: "invalid-input" } });
});

test.each([
  "^(a+)+$",
  "^(?:[A-Za-z0-9]+[-_]?)+$",
  "^[a-z]*$",
  "^[a-z]{4,}$",
  "^[a-z]{9000}$",
  "^(a|aa){1,9}$",
  "^a.b$",
  "[a-z]{4}",
  "^[a-z]{4}",
  "^[a-z]{4}\\$",
  "^(?=x)x$",
  "^[^a]{3}$",
  "^a?$",
])("the pattern %s is refused", (pattern) => {
  expect(unsafePattern(pattern)).not.toBeNull();
});
