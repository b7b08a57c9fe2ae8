/**
 * From an answer to a verdict. The provider's rules decide, the first that fits; where none fits, the
 * answer is no evidence about the key, and the verdict says so (`unreachable`), never "invalid".
 */
import type { Verdict } from "../model.ts";
import type { HttpFailure, HttpResponse } from "../ports.ts";
import type { RequestCheck } from "../providers/index.ts";
import type { Secret } from "../secret.ts";
import { type Answer, fits, readAnswer } from "./conditions.ts";
import { doubtAbout, isPage, tooLarge } from "./doubts.ts";

export interface Decision {
  readonly verdict: Verdict;
  /** The rule that decided, in words. */
  readonly decidedBy: string;
  /** The answer is one that only the site gives to which the key belongs. */
  readonly knownHere: boolean;
  /** The rule takes a usual meaning that the provider does not document. */
  readonly assumed: boolean;
}

const ofNoRule = { knownHere: false, assumed: false } as const;

/** The verdict on an answer that came; `secrets` are those that were sent, to see whether it only repeats them. */
export function decide(
  check: RequestCheck,
  response: HttpResponse,
  secrets: readonly Secret[] = [],
): Decision {
  const answer = readAnswer(response, check);
  for (const rule of check.rules) {
    const fit = fits(rule.when, answer);
    if (fit === "no") continue;
    // The rest of a long list could say something else than its beginning.
    const doubt = fit === "unknown" ? tooLarge : doubtAbout(rule, answer, check, secrets);
    if (doubt !== null) return provesNothing(answer, doubt);
    return {
      verdict: rule.then,
      decidedBy: rule.because,
      knownHere: rule.knownHere === true,
      assumed: rule.assumed === true,
    };
  }
  return decideByDefault(answer);
}

/** The verdict when no answer came. `cancelled` is no verdict, so the caller handles it before. */
export function decideFailure(failure: HttpFailure): Decision {
  const reason = failure.reason === "cancelled" ? "unexpected" : failure.reason;
  return { verdict: { status: "unreachable", reason }, decidedBy: failure.why, ...ofNoRule };
}

function decideByDefault(answer: Answer): Decision {
  const { status } = answer;
  if (status >= 300 && status <= 399) {
    return unreachable("redirected", `${status}: moved${placeOf(answer)}, not followed`);
  }
  if (status >= 500 && status <= 599) {
    return unreachable("server-error", `${status}: the provider's server has a problem`);
  }
  return provesNothing(answer, describe(answer));
}

const provesNothing = ({ status }: Answer, what: string): Decision =>
  unreachable("unexpected", `${status}, ${what}: this says nothing about the key`);

function describe(answer: Answer): string {
  if (answer.text === null || answer.cut) return tooLarge;
  if (answer.json !== undefined) return "with an answer that no rule of this provider knows";
  return isPage(answer) ? "with a web page in place of data" : "with a body that is not JSON";
}

const unreachable = (reason: "redirected" | "server-error" | "unexpected", decidedBy: string): Decision => ({
  verdict: { status: "unreachable", reason },
  decidedBy,
  ...ofNoRule,
});

/** Names only the target's host: the rest of the address may hold what was sent. */
function placeOf({ headers }: Answer): string {
  const location = headers["location"];
  if (location === undefined || !/^https?:\/\//i.test(location) || !URL.canParse(location)) return "";
  const host = new URL(location).hostname;
  return /^[a-z0-9.:[\]-]{1,100}$/.test(host) ? ` to ${host}` : "";
}
