/**
 * What the services of APILayer share: their refusals are numbered, and may come with 200. Codes 102
 * and above are given to genuine keys only.
 */
import { limited, rejected, rule, unproven } from "./build.ts";
import type { AnswerCondition, VerdictRule } from "./provider.ts";

const code = (...codes: readonly number[]): AnswerCondition => ({
  status: [200, [400, 499]],
  path: "error.code",
  equals: codes,
});

/** To be put before the rule that knows an answer to a working key. */
export const apilayerRefusals: readonly VerdictRule[] = [
  rule(code(101), rejected(), "error 101 invalid_access_key: the provider does not know this key"),
  rule(code(102), limited("restricted"), "error 102: the key is genuine, its account is not active"),
  rule(code(104), limited("no-credit"), "error 104: the key is genuine, its requests are used up"),
  rule(
    code(105),
    limited("plan"),
    "error 105: the key is genuine, its plan does not hold this (or not over HTTPS)",
  ),
  rule(
    { status: [200, [400, 499]], path: "error.type", equals: ["rate_limit_reached"] },
    limited("rate-limited"),
    "rate_limit_reached: too many requests just now",
  ),
  rule({ status: [200], path: "error" }, unproven, "200 with an error that says nothing about the key"),
  rule({ status: [429] }, limited("rate-limited"), "429: too many requests just now"),
];
