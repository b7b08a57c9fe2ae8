/** Answers whose status fits a rule, and which are no evidence all the same. */
import { describe, expect, test } from "vitest";
import { decide } from "../../../electron/core/checks/verdict.ts";
import type { HttpResponse } from "../../../electron/core/ports.ts";
import { Secret } from "../../../electron/core/secret.ts";
import { limited, rejected, rule, valid } from "../../../electron/core/providers/build.ts";
import { standardRules } from "../../../electron/core/providers/standard-rules.ts";
import { requestCheck } from "../../helpers/provider-definitions.ts";

const key = `test-${"0123456789".repeat(3)}`;
const secrets = [Secret.fromText(key)];
const page = "<!doctype html><title>Access denied</title>";
const check = requestCheck({
  rules: [
    rule({ status: [403], bodyContains: ["account suspended"] }, limited("restricted"), "suspended"),
    rule({ status: [422], path: "error.code", equals: ["bad_key"] }, rejected(), "bad key"),
    ...standardRules(),
  ],
});

const answer = (
  status: number,
  body: string | null,
  headers: Readonly<Record<string, string>> = {},
): HttpResponse => ({
  kind: "response",
  status,
  headers,
  body: body === null ? null : Buffer.from(body),
  durationMs: 1,
  bytesSent: 1,
  bytesReceived: 1,
});

const statusOf = (response: HttpResponse): string => {
  const { status, reason } = decide(check, response, secrets).verdict;
  return reason === null ? status : `${status}: ${reason}`;
};

describe("a web page in place of data", () => {
  test.each([200, 401, 403])("says nothing with status %i", (status) => {
    expect(statusOf(answer(status, page))).toBe("unreachable: unexpected");
    expect(statusOf(answer(status, `\n<HTML lang="en">${"x".repeat(100)}`))).toBe("unreachable: unexpected");
  });

  test("is a refusal when it comes with a challenge", () => {
    expect(statusOf(answer(401, page, { "www-authenticate": "Bearer" }))).toBe("rejected: invalid");
    expect(statusOf(answer(403, page, { "www-authenticate": "Basic" }))).toBe("unreachable: unexpected");
  });

  test("may say that there were too many requests, and what a rule reads in it", () => {
    expect(statusOf(answer(429, page))).toBe("limited: rate-limited");
    expect(statusOf(answer(403, `${page}Account suspended`))).toBe("limited: restricted");
  });
});

test("a body that could not be read proves nothing but its being too many requests", () => {
  expect([200, 401, 403, 422].map((status) => statusOf(answer(status, null)))).toEqual(
    Array(4).fill("unreachable: unexpected"),
  );
  expect(statusOf(answer(429, null))).toBe("limited: rate-limited");
});

describe("an answer that repeats the key", () => {
  test.each([
    key,
    encodeURIComponent(key),
    Buffer.from(key).toString("base64"),
    Buffer.from(key).toString("hex"),
  ])("does not make it genuine: %#", (text) => {
    expect(statusOf(answer(200, JSON.stringify({ headers: { authorization: text } })))).toBe(
      "unreachable: unexpected",
    );
    expect(statusOf(answer(403, JSON.stringify({ sent: text })))).toBe("unreachable: unexpected");
  });

  test("may refuse it, as many do with the key in the sentence", () => {
    expect(statusOf(answer(401, `{"error":"Incorrect API key provided: ${key}"}`))).toBe("rejected: invalid");
  });

  test("is believed where a rule asks for a value that only a real answer has", () => {
    const proving = requestCheck({ rules: standardRules({ proof: "user.id" }) });
    const real = answer(200, JSON.stringify({ user: { id: 1, token: key } }));
    expect(decide(proving, real, secrets).verdict).toEqual(valid);
  });
});

test.each([
  '{"error":"Your IP address is not allowed to use this key."}',
  "IP not whitelisted",
  '{"message":"Request from 192.0.2.1 is blocked by the allow-list of this account"}',
])("a refusal that speaks of the address it came from rejects no key: %s", (body) => {
  expect(statusOf(answer(401, body))).toBe("unreachable: unexpected");
  // What a rule reads itself is not doubted.
  const read = JSON.stringify({ error: { code: "bad_key" }, message: body });
  expect(statusOf(answer(422, read))).toBe("rejected: invalid");
});

test("an ordinary answer is believed", () => {
  expect(statusOf(answer(200, '{"id":1}'))).toBe("valid");
  expect(statusOf(answer(401, ""))).toBe("rejected: invalid");
  expect(statusOf(answer(401, "Unauthorized"))).toBe("rejected: invalid");
  expect(statusOf(answer(403, "{}"))).toBe("limited: restricted");
  expect(statusOf(answer(422, '{"error":{"code":"bad_key"}}'))).toBe("rejected: invalid");
});
