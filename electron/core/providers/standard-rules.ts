/** The verdict rules that most providers share. Special answers are listed before them in an entry. */
import { limited, rejected, rule, valid } from "./build.ts";
import type { VerdictRule } from "./provider.ts";

export interface StandardAnswers {
  /** Statuses that prove the key, always together with a JSON body. */
  readonly valid?: readonly number[];
  /** A JSON path that the answer to a working key holds: stronger than "some JSON". */
  readonly proof?: string;
  readonly invalid?: readonly number[];
  /** Statuses that refuse the key only with a JSON body: the same status may be a firewall's page. */
  readonly invalidJson?: readonly number[];
  readonly restricted?: readonly number[];
  readonly noCredit?: readonly number[];
  readonly rateLimited?: readonly number[];
  /** Meanings that the provider's documents do not spell out: HTTP's usual meaning is taken, and said. */
  readonly assumed?: readonly ("invalid" | "restricted")[];
}

const usual = "by the usual meaning of this status; the provider's documents do not spell it out";

/**
 * Rules by status: 200 with JSON is valid, 401 rejected, 403 restricted, 429 rate-limited, unless
 * `answers` says otherwise; an empty list leaves a meaning out. An assumed 403 must be JSON, because
 * a firewall's page is no word of the provider's.
 */
export function standardRules(answers: StandardAnswers = {}): readonly VerdictRule[] {
  const { assumed = [] } = answers;
  return [
    ...(answers.valid ?? [200]).map((status) => validRule(status, answers.proof)),
    ...(answers.invalid ?? [401]).map((status) => invalidRule(status, assumed.includes("invalid"))),
    ...(answers.invalidJson ?? []).map((status) =>
      rule(
        { status: [status], json: true },
        rejected(),
        `${status} with JSON: the provider does not accept this key`,
      ),
    ),
    ...(answers.restricted ?? [403]).map((status) => restrictedRule(status, assumed.includes("restricted"))),
    ...(answers.noCredit ?? []).map((status) =>
      rule({ status: [status] }, limited("no-credit"), `${status}: the account has no credit left`),
    ),
    ...(answers.rateLimited ?? [429]).map((status) =>
      rule({ status: [status] }, limited("rate-limited"), `${status}: too many requests just now`),
    ),
  ];
}

function validRule(status: number, proof: string | undefined): VerdictRule {
  return proof === undefined
    ? rule({ status: [status], json: true }, valid, `${status} with JSON: the key was accepted`)
    : rule(
        { status: [status], json: true, path: proof },
        valid,
        `${status} with "${proof}": the key was accepted`,
      );
}

function invalidRule(status: number, assumed: boolean): VerdictRule {
  const because = `${status}: the provider does not accept this key`;
  return assumed
    ? rule({ status: [status] }, rejected(), `${because} (${usual})`, { assumed })
    : rule({ status: [status] }, rejected(), because);
}

function restrictedRule(status: number, assumed: boolean): VerdictRule {
  return assumed
    ? rule(
        { status: [status], json: true },
        limited("restricted"),
        `${status} with JSON: the key may not do this (${usual})`,
        { assumed },
      )
    : rule({ status: [status] }, limited("restricted"), `${status}: the key is genuine but may not do this`);
}

/**
 * For providers that answer 403 to a key they do not know. Counts only with JSON: a page that a
 * firewall puts in between is no word of the provider's.
 */
export const forbiddenMeansUnknown = (provider: string): VerdictRule =>
  rule({ status: [403], json: true }, rejected(), `403 with JSON: ${provider} does not accept this key`);
