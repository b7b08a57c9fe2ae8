/**
 * A server on this machine that behaves as providers' documents say, for the demo and for tests. It
 * speaks HTTPS for several host names on one port. What a key gets is in the key itself: a key that
 * holds `-expired-…` or the like is a scenario (`scenarioOf`), so that nothing has to be prepared.
 */
import type { IncomingMessage, ServerResponse } from "node:http";
import { createServer, type Server } from "node:https";
import type { AddressInfo } from "node:net";
import type { Duplex } from "node:stream";
import { createSecureContext } from "node:tls";
import { createAuthority, type CertificateAuthority } from "./certificate-authority.ts";
import type { ProviderDefinition } from "../core/providers/index.ts";
import { answers, type Arrival, type Reply } from "./pretend-answers.ts";
import { catalogueEndpoint } from "./pretend-catalogue.ts";
import { type Scenario, scenarioOf } from "./pretend-scenarios.ts";

export interface PretendOptions {
  readonly authority?: CertificateAuthority;
  /** The host names that the server answers for. */
  readonly hosts?: readonly string[];
  /** Milliseconds before every answer. */
  readonly latencyMs?: number;
  readonly onArrival?: (arrival: Arrival) => void;
  /** An answer leaves when this has settled; by default at once. */
  readonly beforeAnswer?: (arrival: Arrival) => Promise<void>;
  /** Providers that are answered for by their own rules, besides those whose behaviour `answers` knows. */
  readonly catalogue?: readonly ProviderDefinition[];
}

export interface PretendProvider {
  readonly port: number;
  readonly authority: CertificateAuthority;
  /** For `createHttpClient`: leads every host to this server. */
  readonly resolve: (host: string, port: number) => { readonly address: string; readonly port: number };
  close(): Promise<void>;
}

const address = "127.0.0.1";
/** Hosts of the providers whose behaviour `answers` knows, and the names of this machine. */
export const pretendHosts: readonly string[] = [
  "api.deepcreativelabs.com",
  "modelslab.com",
  "fluximage.app",
  "langflow.example.com",
  "localhost",
  address,
];

/** Starts a pretend provider on a free port of the loopback interface. */
export async function startPretendProvider(options: PretendOptions = {}): Promise<PretendProvider> {
  const authority = options.authority ?? createAuthority();
  const certificate = authority.issue({ hosts: options.hosts ?? pretendHosts });
  const context = createSecureContext(certificate);
  const waiting = new Set<NodeJS.Timeout>();
  const server = createServer(
    { ...certificate, SNICallback: (_name, done) => done(null, context) },
    (request, response) => {
      void receive(request, response, options, waiting);
    },
  );
  const sockets = keepSockets(server);
  await new Promise<void>((resolve) => {
    server.listen(0, address, resolve);
  });
  const { port } = server.address() as AddressInfo;
  return {
    port,
    authority,
    resolve: () => ({ address, port }),
    close: () => closeAll(server, sockets, waiting),
  };
}

function keepSockets(server: Server): Set<Duplex> {
  const sockets = new Set<Duplex>();
  server.on("connection", (socket) => {
    sockets.add(socket);
    socket.on("error", () => undefined);
    socket.once("close", () => sockets.delete(socket));
  });
  // A client that does not trust us hangs up: nothing to tell.
  server.on("tlsClientError", (_error, socket) => socket.destroy());
  return sockets;
}

async function closeAll(server: Server, sockets: Set<Duplex>, waiting: Set<NodeJS.Timeout>): Promise<void> {
  for (const timer of waiting) clearTimeout(timer);
  for (const socket of sockets) socket.destroy();
  await new Promise<void>((resolve) => {
    server.close(() => resolve());
  });
}

async function receive(
  request: IncomingMessage,
  response: ServerResponse,
  options: PretendOptions,
  waiting: Set<NodeJS.Timeout>,
): Promise<void> {
  const body = await textOf(request);
  if (body === null) return;
  const arrival = arrivalOf(request, body);
  options.onArrival?.(arrival);
  const { scenario, reply } = answerTo(arrival, options.catalogue ?? []);
  if (scenario === "slow") return;
  await options.beforeAnswer?.(arrival);
  const timer = setTimeout(() => {
    waiting.delete(timer);
    response.writeHead(reply.status, { ...reply.headers });
    response.end(reply.body);
  }, options.latencyMs ?? 0);
  waiting.add(timer);
}

/** The whole body; null when the client went away before its end. */
async function textOf(request: IncomingMessage): Promise<string | null> {
  const chunks: Buffer[] = [];
  try {
    for await (const chunk of request) chunks.push(chunk as Buffer);
    return Buffer.concat(chunks).toString("utf8");
  } catch {
    return null;
  }
}

const arrivalOf = (request: IncomingMessage, body: string): Arrival => ({
  host: (request.headers.host ?? "").replace(/:\d+$/, ""),
  method: request.method ?? "",
  path: request.url ?? "",
  headers: request.headers,
  body,
});

function answerTo(
  arrival: Arrival,
  catalogue: readonly ProviderDefinition[],
): { readonly scenario: Scenario; readonly reply: Reply } {
  const known =
    answers.find((one) => one.method === arrival.method && one.path === arrival.path) ??
    catalogueEndpoint(arrival, catalogue);
  if (known === null) return { scenario: "valid", reply: { status: 404, headers: {}, body: "not found" } };
  const scenario = scenarioOf(known.keyIn(arrival));
  return { scenario, reply: known.answer(scenario) };
}
