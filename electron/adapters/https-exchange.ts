/** Writes one request to an open connection and reads one answer, within its limits. */
import { type IncomingMessage, request as httpRequest } from "node:http";
import type { Socket } from "node:net";
import type { HttpRequest, HttpResponse } from "../core/ports.ts";
import { cutOff, SendProblem } from "./https-failures.ts";

/** More than any check needs; a hostile server gets no more of our memory. */
const maximumBodyBytes = 64 * 1024;
const maximumHeaderBytes = 16 * 1024;

/** Headers that belong to the connection, not to a provider's entry. */
const ownHeaders =
  /^(host|content-length|connection|keep-alive|transfer-encoding|accept-encoding|expect|upgrade|te|trailer|proxy-.*)$/i;
const headerName = /^[!#$%&'*+.^_`|~0-9A-Za-z-]+$/;
const headerValue = /^[\t\x20-\x7e\x80-\xff]*$/;

export type Answer = Pick<HttpResponse, "status" | "headers" | "body" | "beginning">;

/** Sends `request` on `socket`. Throws `SendProblem` or a system error; 3xx are answers like any other. */
export function exchange(request: HttpRequest, socket: Socket): Promise<Answer> {
  const headers = headerLines(request);
  return new Promise((resolve, reject) => {
    const outgoing = httpRequest({
      method: request.method,
      path: `${request.url.pathname}${request.url.search}`,
      headers,
      setHost: false,
      maxHeaderSize: maximumHeaderBytes,
      insecureHTTPParser: false,
      createConnection: () => socket,
    });
    outgoing.once("error", reject);
    const noAnswer = (): void =>
      reject(new SendProblem("unexpected", "The server closed the connection without an answer."));
    outgoing.once("close", noAnswer);
    outgoing.once("upgrade", () =>
      reject(new SendProblem("unexpected", "The server wants to speak another protocol.")),
    );
    outgoing.once("response", (incoming) => {
      outgoing.off("close", noAnswer);
      readAnswer(incoming).then(resolve, reject);
    });
    outgoing.end(request.body ?? undefined);
  });
}

/** Name and value by turns: exactly what goes out, in this order and nothing else. */
function headerLines({ url, method, headers, body }: HttpRequest): string[] {
  const given = Object.entries(headers);
  for (const [name, value] of given) {
    if (ownHeaders.test(name) || !headerName.test(name) || !headerValue.test(value)) {
      throw new SendProblem("blocked", "The request has a header that is never sent.");
    }
  }
  const length = body === null ? (method === "POST" ? 0 : null) : Buffer.byteLength(body, "utf8");
  return [
    ["Host", url.host],
    ...given,
    ...(length === null ? [] : [["Content-Length", String(length)]]),
    ["Connection", "close"],
  ].flat();
}

async function readAnswer(incoming: IncomingMessage): Promise<Answer> {
  const read = await readBody(incoming);
  return { status: incoming.statusCode ?? 0, headers: joinedHeaders(incoming.rawHeaders), ...read };
}

/** The body, or null when it is in an encoding that nobody asked for, or too large: then its beginning. */
function readBody(incoming: IncomingMessage): Promise<Pick<Answer, "body" | "beginning">> {
  return new Promise((resolve, reject) => {
    if (isEncoded(incoming)) return resolve({ body: null });
    const chunks: Buffer[] = [];
    let size = 0;
    incoming.on("data", (chunk: Buffer) => {
      if (size > maximumBodyBytes) return;
      size += chunk.length;
      chunks.push(chunk);
      if (size > maximumBodyBytes) {
        resolve({ body: null, beginning: Buffer.concat(chunks, maximumBodyBytes) });
      }
    });
    incoming.once("end", () => resolve({ body: Buffer.concat(chunks) }));
    incoming.once("error", reject);
    incoming.once("close", () => reject(new SendProblem("unexpected", cutOff)));
    return undefined;
  });
}

function isEncoded({ headers }: IncomingMessage): boolean {
  const content = headers["content-encoding"] ?? "identity";
  const transfer = headers["transfer-encoding"] ?? "chunked";
  return content.trim().toLowerCase() !== "identity" || transfer.trim().toLowerCase() !== "chunked";
}

/** Lower-case names; repeated headers are joined in their order. */
function joinedHeaders(raw: readonly string[]): Readonly<Record<string, string>> {
  const joined = new Map<string, string>();
  for (let index = 0; index + 1 < raw.length; index += 2) {
    const name = (raw[index] ?? "").toLowerCase();
    const value = raw[index + 1] ?? "";
    joined.set(name, joined.has(name) ? `${joined.get(name)}, ${value}` : value);
  }
  return Object.fromEntries(joined);
}
