/** What the ledger says of a request with a made-up key. */
import type { HttpFailure, HttpResponse } from "../ports.ts";
import type { RequestEntry } from "../vault/index.ts";
import { sentOutcome } from "./contract.ts";
import type { CheckedRequest, SentRequest } from "./control.ts";
import { asSecrets } from "./derived-secrets.ts";
import { conceal, shownPath } from "./secret-forms.ts";

/** The line of the ledger, of no key. */
export function sentLine(
  { provider, values, built }: CheckedRequest,
  { request: { url, method }, shownUrl }: SentRequest,
  at: string,
): RequestEntry {
  // A field may hold the key by mistake, and the fields are the real ones.
  const real = asSecrets([values.secret, ...Object.values(values.secretFields), ...built.secretTexts]);
  return {
    at,
    keyId: null,
    provider: provider.id,
    host: url.host,
    method,
    path: shownPath(url, conceal(shownUrl, real)),
    bytesSent: 0,
    bytesReceived: 0,
    outcome: `control: ${sentOutcome}`,
  };
}

/** The same when it is over; null when not a byte left. */
export function overLine(
  line: RequestEntry,
  answer: HttpResponse | HttpFailure,
  outcome: string,
): RequestEntry | null {
  if (answer.kind === "failure" && answer.bytesSent === 0) return null;
  const bytesReceived = answer.kind === "response" ? answer.bytesReceived : 0;
  return { ...line, bytesSent: answer.bytesSent, bytesReceived, outcome: `control: ${outcome}` };
}
