/** What the ledger says of a request with a made-up key. */
import type { HttpFailure, HttpResponse } from "../ports.ts";
import type { RequestEntry } from "../vault/index.ts";
import { sentOutcome } from "./contract.ts";
import type { CheckedRequest, SentRequest } from "./control.ts";
import { asSecrets } from "./derived-secrets.ts";
import { lineAfter, lineBefore } from "./request-line.ts";
import { conceal } from "./secret-forms.ts";

const outcomeOf = (outcome: string): string => `control: ${outcome}`;

/** The line of the ledger, of no key. */
export function sentLine(
  { provider, values, built }: CheckedRequest,
  { request, shownUrl }: SentRequest,
  at: string,
): RequestEntry {
  // A field may hold the key by mistake, and the fields are the real ones.
  const real = asSecrets([values.secret, ...Object.values(values.secretFields), ...built.secretTexts]);
  const whose = { at, keyId: null, provider: provider.id };
  return lineBefore(whose, request, conceal(shownUrl, real), outcomeOf(sentOutcome));
}

/** The same when it is over; null when not a byte left. */
export const overLine = (
  line: RequestEntry,
  answer: HttpResponse | HttpFailure,
  outcome: string,
): RequestEntry | null => lineAfter(line, answer, outcomeOf(outcome));
