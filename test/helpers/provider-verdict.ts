/** What a built-in provider's check makes of one answer, as short text. */
import { decide } from "../../electron/core/checks/verdict.ts";
import { checkFor, findProvider, type RequestCheck } from "../../electron/core/providers/index.ts";

interface AnswerDetails {
  /** The key that was sent, where its form chooses the check. */
  readonly key?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

/** The request with which a key of provider `id` is checked; throws when there is none. */
export function requestOf(id: string, key = ""): RequestCheck {
  const provider = findProvider(id);
  if (provider === null) throw new Error(`no provider ${id}`);
  const check = checkFor(provider, key);
  if (check.kind === "none") throw new Error(`no check for ${id}`);
  return check;
}

/** `valid`, or status and reason (`limited plan`). `body`: a text as it is, anything else as JSON. */
export function verdictOn(id: string, status: number, body: unknown, details: AnswerDetails = {}): string {
  const text = typeof body === "string" ? body : JSON.stringify(body);
  const { verdict } = decide(requestOf(id, details.key), {
    kind: "response",
    status,
    headers: details.headers ?? {},
    body: Buffer.from(text),
    durationMs: 1,
    bytesSent: 1,
    bytesReceived: 1,
  });
  return verdict.reason === null ? verdict.status : `${verdict.status} ${verdict.reason}`;
}
