/** An `HttpClient` that answers from a script, without any network. Passes the contract of the real one. */
import type { HttpClient, HttpFailure, HttpRequest, HttpResponse } from "../../electron/core/ports.ts";

/** As much as the real one reads. */
const maximumBodyBytes = 64 * 1024;

/** What a script says: parts of an answer, or a failure. */
export type Scripted =
  | {
      readonly status: number;
      readonly headers?: Readonly<Record<string, string>>;
      /** Null: compressed. */
      readonly body?: string | Buffer | null;
    }
  | { readonly failure: HttpFailure["reason"]; readonly why?: string; readonly bytesSent?: number };

export interface ScriptedHttp extends HttpClient {
  readonly requests: readonly HttpRequest[];
  /** How many requests are open now, and were at most. */
  readonly open: () => number;
  readonly most: () => number;
}

/** `script` is asked for every request; a promise delays the answer, and cancelling ends it. */
export function createScriptedHttp(
  script: (request: HttpRequest, index: number) => Scripted | Promise<Scripted>,
): ScriptedHttp {
  const requests: HttpRequest[] = [];
  let open = 0;
  let most = 0;
  const send = async (request: HttpRequest): Promise<HttpResponse | HttpFailure> => {
    if (request.signal?.aborted === true) return failure({ failure: "cancelled" });
    const index = requests.push(request) - 1;
    open += 1;
    most = Math.max(most, open);
    try {
      return answerOf(await Promise.race([script(request, index), cancellation(request)]), request);
    } finally {
      open -= 1;
    }
  };
  return { send, requests, open: () => open, most: () => most };
}

function cancellation({ signal }: HttpRequest): Promise<Scripted> {
  return new Promise((resolve) => {
    signal?.addEventListener("abort", () => resolve({ failure: "cancelled" }), { once: true });
  });
}

function answerOf(scripted: Scripted, request: HttpRequest): HttpResponse | HttpFailure {
  if ("failure" in scripted) return failure(scripted);
  const body =
    scripted.body === null ? null : Buffer.from(request.method === "HEAD" ? "" : (scripted.body ?? ""));
  const isLong = body !== null && body.length > maximumBodyBytes;
  return {
    kind: "response",
    status: scripted.status,
    headers: Object.fromEntries(
      Object.entries(scripted.headers ?? {}).map(([name, value]) => [name.toLowerCase(), value]),
    ),
    body: isLong ? null : body,
    ...(isLong ? { beginning: body.subarray(0, maximumBodyBytes) } : {}),
    durationMs: 5,
    bytesSent: 100,
    bytesReceived: 200,
  };
}

const failure = ({
  failure: reason,
  why,
  bytesSent,
}: Extract<Scripted, { failure: unknown }>): HttpFailure => ({
  kind: "failure",
  reason,
  why: why ?? "A scripted failure.",
  durationMs: 5,
  bytesSent: bytesSent ?? 0,
});
