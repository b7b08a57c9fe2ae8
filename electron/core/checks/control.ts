/**
 * The negative control of a check: before a key is called genuine, the same request with a made-up key
 * must have been refused. An address that lets anybody in proves nothing about a key.
 */
import { fail, ok, type Result } from "../errors.ts";
import type { CheckRecord, ControlEvidence, Evidence, Verdict } from "../model.ts";
import type { HttpFailure, HttpResponse } from "../ports.ts";
import type { ProviderDefinition, RequestCheck } from "../providers/index.ts";
import type { Control } from "../vault/index.ts";
import { type BuiltRequest, buildRequest, type RequestValues } from "./build-request.ts";
import { readAnswer } from "./conditions.ts";
import { addressOf } from "./control-address.ts";
import { overLine, sentLine } from "./control-line.ts";
import { type CheckOutcome, type CheckParts, type Controls, defaultDeadlineMs } from "./contract.ts";
import { isPage } from "./doubts.ts";
import { madeUpKey } from "./made-up-key.ts";
import { retryAfterMs } from "./retry-after.ts";
import { decide } from "./verdict.ts";

export type SentRequest = Extract<BuiltRequest, { kind: "request" }>;

const minuteMs = 60_000;
const dayMs = 24 * 60 * minuteMs;
/** A control that was refused or let in counts for a day: at most one a day for an address. */
export const controlFreshMs = dayMs;
/** After an unclear control an older refusal counts, if it is no older than this. */
export const refusalStandsInMs = 30 * dayMs;
/** An unclear control is not repeated before this. */
export const unclearRestMs = 10 * minuteMs;

export const sameForAnyKey = "a made-up key gets the same answer, so that it proves nothing";
export const acceptsAnyKey = "this address accepts any key: a made-up one was let in as well";

/**
 * Why `check` needs no made-up key to be refused before it calls a key genuine, as part of a sentence;
 * null when it does. The provider's entry decides; where it says nothing, an address of the user's own
 * and a provider whose behaviour we are not sure of are not trusted. What is signed is no exception.
 */
export function whyNoControl(provider: ProviderDefinition, check: RequestCheck): string | null {
  if (check.control === "never") return check.controlReason ?? "the provider is known to refuse strangers";
  if (check.control === "daily" || isOwnAddress(provider, check)) return null;
  if (provider.confidence !== "high") return null;
  return check.rules.some(({ assumed }) => assumed === true) ? askedOnDoubt : documented;
}

const documented = "the provider documents what a wrong key gets";
const askedOnDoubt =
  "this request is documented to need a key; a made-up one is tried after an answer that is not documented";

/** Whether a made-up key has to be refused first. */
export const needsControl = (provider: ProviderDefinition, check: RequestCheck): boolean =>
  whyNoControl(provider, check) === null;

function isOwnAddress({ fields }: ProviderDefinition, { url }: RequestCheck): boolean {
  const name = /^\{([A-Za-z][A-Za-z0-9_]*)\}/.exec(url)?.[1];
  return name !== undefined && fields.some(({ id, kind }) => id === name && kind === "base-url");
}

/** A check that has been made, and what it was made of. */
export interface CheckedRequest {
  readonly provider: ProviderDefinition;
  readonly check: RequestCheck;
  readonly values: RequestValues;
  readonly built: SentRequest;
  /** Why nothing more may be sent there, as a subject's; absent or null when it may. */
  readonly whyNotNow?: (() => string | null) | undefined;
}

/**
 * `outcome`, once a made-up key was refused at the same address; else what is true then. Sends one
 * request when nothing is known of the address. Fails with `cancelled` only.
 */
export async function withControl(
  outcome: CheckOutcome,
  checked: CheckedRequest,
  parts: CheckParts,
): Promise<Result<CheckOutcome>> {
  if (!isClaim(outcome.record.verdict) || !isDue(outcome, checked)) return ok(outcome);
  const known = await controlOf(checked, parts);
  if (known === "cancelled") return fail("cancelled", "The check was cancelled before it was finished.");
  const { control, waitMs } = known;
  const record = judged(outcome.record, control);
  return ok({ ...outcome, record, ...(waitMs === null ? {} : { controlWaitMs: waitMs }) });
}

/** A check that needs no control needs one all the same for an answer whose meaning is assumed. */
function isDue({ assumed }: CheckOutcome, { provider, check }: CheckedRequest): boolean {
  return needsControl(provider, check) || (assumed === true && check.control !== "never");
}

/** Whether the verdict says that the provider knows the key. */
const isClaim = ({ status, reason }: Verdict): boolean =>
  status === "valid" || (status === "limited" && reason !== "rate-limited");

/** `control`: null when no made-up key was sent, and none ever was. */
function judged(record: CheckRecord, control: ControlEvidence | null): CheckRecord {
  const evidence: Evidence = { ...record.evidence, control };
  const said = record.evidence.decidedBy;
  if (control === null) return notKnown(record, evidence, `no made-up key was tried here: ${said}`);
  if (tellsApart(record, control)) return { ...record, evidence };
  const status = control.httpStatus === null ? "" : ` (${control.httpStatus})`;
  if (control.outcome !== "unclear") {
    const letIn = control.outcome === "accepted";
    const what = letIn ? "was let in as well" : "got the same answer";
    return {
      ...record,
      verdict: { status: "uncheckable", reason: letIn ? acceptsAnyKey : sameForAnyKey },
      identity: {},
      evidence: { ...evidence, decidedBy: `a made-up key ${what}${status}, so this proves nothing: ${said}` },
    };
  }
  return notKnown(record, evidence, `not known yet whether a made-up key is refused here${status}: ${said}`);
}

const notKnown = (record: CheckRecord, evidence: Evidence, decidedBy: string): CheckRecord => ({
  ...record,
  verdict: { status: "unreachable", reason: "unexpected" },
  identity: {},
  evidence: { ...evidence, decidedBy },
});

/**
 * Whether the address treats the real key otherwise than a made-up one. Where that one was kept out by
 * an answer that a genuine key may get as well, the real key must have got another answer.
 */
function tellsApart({ verdict, evidence }: CheckRecord, control: ControlEvidence): boolean {
  if (control.outcome !== "kept-out") return control.outcome === "refused";
  return verdict.status === "valid" || evidence.httpStatus !== control.httpStatus;
}

interface Found {
  /** Null: no made-up key was sent, and none ever was. */
  readonly control: ControlEvidence | null;
  /** How long the host asked to wait; null when it did not, or nothing was sent now. */
  readonly waitMs: number | null;
}

/** Controls under way, so that the keys of a run share one. */
const underWay = new WeakMap<Controls, Map<string, Promise<Found | "cancelled">>>();

async function controlOf(checked: CheckedRequest, parts: CheckParts): Promise<Found | "cancelled"> {
  const { provider } = checked;
  const address = addressOf(checked);
  const flights = underWay.get(parts.controls) ?? new Map<string, Promise<Found | "cancelled">>();
  underWay.set(parts.controls, flights);
  const place = `${provider.id} ${address}`;
  for (;;) {
    if (parts.signal?.aborted === true) return "cancelled";
    const remembered = rememberedControl(parts, provider.id, address);
    if (remembered !== null) return { control: remembered, waitMs: null };
    if (isSwitchedOff(checked)) return notSent;
    const flight = flights.get(place) ?? send(checked, address, parts).finally(() => flights.delete(place));
    flights.set(place, flight);
    const found = await flight;
    // Another run's control ended with that run: this one asks anew.
    if (found !== "cancelled") return found;
  }
}

/** The user's switch holds for made-up keys as well, also when it was turned after the key was sent. */
const isSwitchedOff = ({ whyNotNow }: CheckedRequest): boolean => (whyNotNow?.() ?? null) !== null;

const notSent: Found = { control: null, waitMs: null };

const within = (at: string, now: number, limitMs: number): boolean => {
  const age = now - Date.parse(at);
  // A clock that was set back makes no control younger.
  return age >= 0 && age < limitMs;
};

/** What is known well enough to send nothing; null: a made-up key has to be sent. */
function rememberedControl(
  { controls, clock }: CheckParts,
  provider: string,
  address: string,
): ControlEvidence | null {
  const known = controls.find(provider, address);
  if (known === null) return null;
  const now = clock.now();
  const { last } = known;
  if (last.outcome !== "unclear") return within(last.at, now, controlFreshMs) ? last : null;
  return within(last.at, now, unclearRestMs) ? standIn(last, known.refused, now) : null;
}

const standIn = <Unclear extends ControlEvidence | null>(
  unclear: Unclear,
  refused: ControlEvidence | null,
  now: number,
): ControlEvidence | Unclear =>
  refused !== null && within(refused.at, now, refusalStandsInMs) ? refused : unclear;

async function send(
  checked: CheckedRequest,
  address: string,
  parts: CheckParts,
): Promise<Found | "cancelled"> {
  const { controls, clock } = parts;
  const at = new Date(clock.now()).toISOString();
  const older = controls.find(checked.provider.id, address)?.refused ?? null;
  const answer = await ask(checked, parts, at);
  if (answer === "cancelled") return answer;
  if (answer === "not sent") return { control: standIn(null, older, clock.now()), waitMs: null };
  const { outcome, httpStatus, waitMs } = answer;
  const control: Control = { provider: checked.provider.id, address, at, outcome, httpStatus };
  controls.keep(control);
  const evidence = { at, outcome, httpStatus };
  return { control: outcome === "unclear" ? standIn(evidence, older, clock.now()) : evidence, waitMs };
}

type Asked = Pick<ControlEvidence, "outcome" | "httpStatus"> & Pick<Found, "waitMs">;

async function ask(
  checked: CheckedRequest,
  parts: CheckParts,
  at: string,
): Promise<Asked | "cancelled" | "not sent"> {
  const { provider, check, values, built } = checked;
  const madeUp = await madeUpKey(values, checked, parts.controls.random);
  if (madeUp === null) return "not sent";
  const control = await buildRequest(provider, check, { ...values, ...madeUp }, parts.clock);
  // A made-up key that would go elsewhere says nothing about this address.
  if (control.kind !== "request" || control.request.url.origin !== built.request.url.origin)
    return "not sent";
  // A made-up RSA key may have taken seconds.
  if (isSwitchedOff(checked)) return "not sent";
  const line = sentLine(checked, control, at);
  const over = parts.onSending?.(line);
  const answer = await parts.http.send({
    ...control.request,
    deadlineMs: parts.deadlineMs ?? defaultDeadlineMs,
    ...(parts.signal === undefined ? {} : { signal: parts.signal }),
  });
  const isCancelled = answer.kind === "failure" && answer.reason === "cancelled";
  const outcome = outcomeOf(check, answer);
  over?.(overLine(line, answer, isCancelled ? "cancelled" : outcome));
  if (isCancelled) return "cancelled";
  if (answer.kind === "failure") return { outcome, httpStatus: null, waitMs: null };
  const waitMs = outcome === "unclear" ? retryAfterMs(answer.headers, parts.clock.now()) : null;
  return { outcome, httpStatus: answer.status, waitMs };
}

function outcomeOf(check: RequestCheck, answer: HttpResponse | HttpFailure): ControlEvidence["outcome"] {
  if (answer.kind === "failure") return "unclear";
  const { verdict } = decide(check, answer);
  if (verdict.status === "rejected") return "refused";
  if (verdict.status === "valid") return "accepted";
  return isClaim(verdict) || turnsAway(check, answer) ? "kept-out" : "unclear";
}

/** Statuses of the client's range that speak of the moment, not of what was sent. */
const momentary = new Set([407, 408, 425, 429]);

/** An error about the request, from who reads requests: a web page may come from anybody on the way. */
function turnsAway(check: RequestCheck, answer: HttpResponse): boolean {
  const { status } = answer;
  return status >= 400 && status <= 499 && !momentary.has(status) && !isPage(readAnswer(answer, check));
}
