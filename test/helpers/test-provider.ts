/** HTTPS and plain HTTP servers on loopback that do what a test tells them, and remember what came. */
import {
  createServer as createHttpServer,
  type IncomingMessage,
  type RequestListener,
  type ServerResponse,
} from "node:http";
import { createServer as createHttpsServer } from "node:https";
import { type AddressInfo, createServer as createTcpServer, type Socket } from "node:net";
import type { ServerCertificate } from "../../electron/demo/certificate-authority.ts";

/** One request as it arrived, down to its headers' letters. */
export interface Received {
  readonly method: string;
  readonly path: string;
  readonly rawHeaders: readonly string[];
  readonly body: string;
}

export interface TestServer {
  readonly port: number;
  /** HTTP requests that arrived whole. */
  readonly received: readonly Received[];
  /** Connections that were opened, whether or not a request came. */
  connections(): number;
  close(): Promise<void>;
}

export type Handler = (request: Received, response: ServerResponse) => void;

/** A server that answers with `handler`; with `certificate`, it speaks TLS. */
export async function startServer(handler: Handler, certificate?: ServerCertificate): Promise<TestServer> {
  const received: Received[] = [];
  const receive = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const whole = await readWhole(request);
    received.push(whole);
    handler(whole, response);
  };
  const listener: RequestListener = (request, response) => void receive(request, response);
  const server =
    certificate === undefined ? createHttpServer(listener) : createHttpsServer(certificate, listener);
  const sockets = new Set<Socket>();
  let connections = 0;
  server.on("connection", (socket: Socket) => {
    connections += 1;
    sockets.add(socket);
    socket.on("error", () => undefined);
  });
  server.on("tlsClientError", () => undefined);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    port: (server.address() as AddressInfo).port,
    received,
    connections: () => connections,
    close: async () => {
      for (const socket of sockets) socket.destroy();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

async function readWhole(request: IncomingMessage): Promise<Received> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return {
    method: request.method ?? "",
    path: request.url ?? "",
    rawHeaders: request.rawHeaders,
    body: Buffer.concat(chunks).toString("utf8"),
  };
}

/** A server below HTTP: `onConnection` speaks for itself. */
export async function startRawServer(onConnection: (socket: Socket) => void): Promise<TestServer> {
  const sockets = new Set<Socket>();
  let connections = 0;
  const server = createTcpServer((socket) => {
    connections += 1;
    sockets.add(socket);
    socket.on("error", () => undefined);
    onConnection(socket);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    port: (server.address() as AddressInfo).port,
    received: [],
    connections: () => connections,
    close: async () => {
      for (const socket of sockets) socket.destroy();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

/** A JSON answer. */
export function answerJson(
  response: ServerResponse,
  status: number,
  body: unknown,
  headers: Record<string, string> = {},
): void {
  response.writeHead(status, { "Content-Type": "application/json", ...headers });
  response.end(JSON.stringify(body));
}
