/** A request's line in the ledger: before it leaves, and when it is over. */
import type { HttpFailure, HttpResponse } from "../ports.ts";
import type { RequestEntry } from "../vault/index.ts";
import type { BuiltRequest } from "./build-request.ts";
import { shownPath } from "./secret-forms.ts";

/** What is known before it leaves. `shownUrl`: its address without secrets; `outcome`: what the line says till then. */
export function lineBefore(
  whose: Pick<RequestEntry, "at" | "keyId" | "provider">,
  { url, method }: Extract<BuiltRequest, { kind: "request" }>["request"],
  shownUrl: string,
  outcome: string,
): RequestEntry {
  const path = shownPath(url, shownUrl);
  return { ...whose, host: url.host, method, path, bytesSent: 0, bytesReceived: 0, outcome };
}

/** `line` when the request is over; null when not a byte of it left. */
export function lineAfter(
  line: RequestEntry,
  answer: HttpResponse | HttpFailure,
  outcome: string,
): RequestEntry | null {
  if (answer.kind === "failure" && answer.bytesSent === 0) return null;
  const bytesReceived = answer.kind === "response" ? answer.bytesReceived : 0;
  return { ...line, bytesSent: answer.bytesSent, bytesReceived, outcome };
}
