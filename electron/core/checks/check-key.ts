/**
 * One check of one key: read the secret, send one request, say what the answer proves. Where an address
 * may let strangers in, a made-up key shows first that it does not (`control.ts`).
 */
import { fail, ok, type Result } from "../errors.ts";
import type { CheckRecord, Evidence, Identity, Instant, Uuid, Verdict } from "../model.ts";
import type { HttpFailure, HttpResponse } from "../ports.ts";
import { canaryWarning, checkFor, type RequestCheck } from "../providers/index.ts";
import type { Secret } from "../secret.ts";
import type { KeySecrets, RequestEntry } from "../vault/index.ts";
import { buildRequest, type BuiltRequest } from "./build-request.ts";
import {
  type CheckOutcome,
  type CheckParts,
  type CheckSubject,
  defaultDeadlineMs,
  sentOutcome,
} from "./contract.ts";
import { withControl } from "./control.ts";
import { asSecrets } from "./derived-secrets.ts";
import { readIdentity } from "./identity.ts";
import { withSite } from "./regional.ts";
import { lineAfter, lineBefore } from "./request-line.ts";
import { retryAfterMs } from "./retry-after.ts";
import { conceal } from "./secret-forms.ts";
import { decide, decideFailure, type Decision } from "./verdict.ts";

type SentRequest = Extract<BuiltRequest, { kind: "request" }>;

/**
 * Checks `subject`'s key once. A failing read of the secret is an error of that key, not a verdict;
 * so is `cancelled`. Everything else, network failures included, is an outcome with its evidence.
 */
export async function checkKey(subject: CheckSubject, parts: CheckParts): Promise<Result<CheckOutcome>> {
  const at = new Date(parts.clock.now()).toISOString();
  const { provider } = subject;
  if (provider.check.kind === "none" && provider.formats.every((format) => format.check === undefined)) {
    return ok(nothingSent(uncheckable(subject.keyId, at, provider.check.reason)));
  }
  const secrets = await subject.readSecrets();
  if (!secrets.ok) return secrets;
  if (parts.signal?.aborted === true) return cancelled();
  const values = textsOf(secrets.value);
  const trap = parts.testCanary === true ? null : canaryIn(subject, values);
  if (trap !== null) return ok(nothingSent(uncheckable(subject.keyId, at, trap)));
  const check = checkFor(provider, values.secret);
  if (check.kind === "none") return ok(nothingSent(uncheckable(subject.keyId, at, check.reason)));
  const { fields, allowPrivate } = subject;
  const placed = { ...values, fields, allowPrivate };
  const built = await buildRequest(provider, check, placed, parts.clock);
  if (built.kind !== "request") return ok(nothingSent(notBuilt(subject, check, built, at)));
  const whyNotNow = (): string | null => subject.whyNotNow?.() ?? null;
  const refused = whyNotNow();
  if (refused !== null) return ok(nothingSent(uncheckable(subject.keyId, at, refused)));
  const own = [secrets.value.value, ...Object.values(secrets.value.fields)];
  const hidden = [...own, ...asSecrets(built.secretTexts)];
  const shownUrl = conceal(built.shownUrl, hidden);
  const whose = { at, keyId: subject.keyId, provider: provider.id };
  const line = lineBefore(whose, built.request, shownUrl, sentOutcome);
  const over = parts.onSending?.(line);
  const answer = await parts.http.send({
    ...built.request,
    deadlineMs: parts.deadlineMs ?? defaultDeadlineMs,
    ...(parts.signal === undefined ? {} : { signal: parts.signal }),
  });
  const outcome = outcomeOf({
    subject,
    check,
    built,
    shownUrl,
    line,
    answer,
    secrets: hidden,
    now: parts.clock.now(),
  });
  over?.(outcome.request);
  if (answer.kind === "failure" && answer.reason === "cancelled") return cancelled();
  return await withControl(outcome, { provider, check, values: placed, built, whyNotNow }, parts);
}

const cancelled = () => fail("cancelled", "The check was cancelled before it was finished.");

function textsOf(secrets: KeySecrets): {
  readonly secret: string;
  readonly secretFields: Readonly<Record<string, string>>;
} {
  const fields = Object.entries(secrets.fields).map(([name, secret]) => [name, secret.revealText()] as const);
  return { secret: secrets.value.revealText(), secretFields: Object.fromEntries(fields) };
}

/** Why this key is never tested unasked: a check would set off an alarm. */
const canaryIn = ({ fields }: CheckSubject, { secret, secretFields }: ReturnType<typeof textsOf>) =>
  canaryWarning([secret, ...Object.values(fields), ...Object.values(secretFields)]);

/** The record of a key for which no harmless check exists, or no provider is known. */
export function uncheckable(keyId: Uuid, at: Instant, reason: string): CheckRecord {
  return recordOf(
    keyId,
    at,
    { status: "uncheckable", reason },
    {},
    {
      method: "",
      url: "",
      httpStatus: null,
      decidedBy: reason,
      durationMs: 0,
      control: null,
    },
  );
}

const nothingSent = (record: CheckRecord): CheckOutcome => ({ record, request: null, retryAfterMs: null });

function notBuilt(
  { keyId }: CheckSubject,
  check: RequestCheck,
  problem: Exclude<BuiltRequest, { kind: "request" }>,
  at: Instant,
): CheckRecord {
  if (problem.kind === "unable") return uncheckable(keyId, at, `the key cannot be sent: ${problem.why}`);
  return recordOf(
    keyId,
    at,
    { status: "unreachable", reason: "blocked" },
    {},
    {
      method: check.method,
      url: "",
      httpStatus: null,
      decidedBy: problem.why,
      durationMs: 0,
      control: null,
    },
  );
}

function recordOf(
  keyId: Uuid,
  at: Instant,
  verdict: Verdict,
  identity: Identity,
  evidence: Evidence,
): CheckRecord {
  return { keyId, at, verdict, identity, evidence };
}

interface Finished {
  readonly subject: CheckSubject;
  readonly check: RequestCheck;
  readonly built: SentRequest;
  /** Its address, without what was secret. */
  readonly shownUrl: string;
  /** Of the ledger, as it was before the request left. */
  readonly line: RequestEntry;
  readonly answer: HttpResponse | HttpFailure;
  /** The key's own, and all that was made of them. */
  readonly secrets: readonly Secret[];
  /** When the answer was there, in milliseconds since 1970. */
  readonly now: number;
}

function outcomeOf(finished: Finished): CheckOutcome {
  const { subject, check, shownUrl, line, answer, secrets, now } = finished;
  const decision = answer.kind === "response" ? decideAtSite(finished, answer) : decideFailure(answer);
  const genuine = decision.verdict.status === "valid" || decision.verdict.status === "limited";
  const identity = answer.kind === "response" && genuine ? readIdentity(check.identity, answer, secrets) : {};
  const evidence: Evidence = {
    method: check.method,
    url: shownUrl,
    httpStatus: answer.kind === "response" ? answer.status : null,
    decidedBy: conceal(decision.decidedBy, secrets),
    durationMs: Math.round(answer.durationMs),
    control: null,
  };
  return {
    record: recordOf(subject.keyId, line.at, decision.verdict, identity, evidence),
    request: lineAfter(line, answer, outcomeText(answer, decision.verdict)),
    retryAfterMs: answer.kind === "response" ? retryAfterMs(answer.headers, now) : null,
    ...(decision.assumed ? { assumed: true } : {}),
  };
}

function decideAtSite({ subject, check, built, secrets }: Finished, answer: HttpResponse): Decision {
  const { provider, fields, answeredBefore = false } = subject;
  const { host } = built.request.url;
  return withSite(decide(check, answer, secrets), { provider, check, fields, host, answeredBefore });
}

function outcomeText(answer: HttpResponse | HttpFailure, verdict: Verdict): string {
  if (answer.kind === "failure" && answer.reason === "cancelled") return "cancelled";
  return verdict.reason === null ? verdict.status : `${verdict.status}: ${verdict.reason}`;
}
