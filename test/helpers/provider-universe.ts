/**
 * All providers of the catalogue as one HTTPS server on loopback: our own authority, the providers' own
 * host names, whatever answer a test wants. Requests are kept as they arrived.
 */
import { createServer } from "node:https";
import type { IncomingMessage, ServerResponse } from "node:http";
import type { AddressInfo, Socket } from "node:net";
import { createHttpClient } from "../../electron/adapters/https.ts";
import type { HttpClient } from "../../electron/core/ports.ts";
import { createAuthority } from "../../electron/demo/certificate-authority.ts";

export interface UniverseRequest {
  /** The name under which the server was called, in the TLS handshake. */
  readonly serverName: string;
  readonly method: string;
  /** As sent. */
  readonly target: string;
  readonly headers: readonly (readonly [string, string])[];
  readonly body: string;
}

export type Behaviour = (request: UniverseRequest, response: ServerResponse) => void;

export interface Universe {
  readonly http: HttpClient;
  /** What arrived since `behave` was called last. */
  readonly requests: readonly UniverseRequest[];
  behave(behaviour: Behaviour): void;
  close(): Promise<void>;
}

/** `hosts`: every name that the server answers to. A request to any other fails in the handshake. */
export async function startUniverse(hosts: readonly string[]): Promise<Universe> {
  const authority = createAuthority();
  const requests: UniverseRequest[] = [];
  let behaviour: Behaviour = (_request, response) => void response.end();
  const receive = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const raw = request.rawHeaders;
    const arrived: UniverseRequest = {
      serverName: (request.socket as { readonly servername?: string }).servername ?? "",
      method: request.method ?? "",
      target: request.url ?? "",
      headers: raw.flatMap((name, index) => (index % 2 === 0 ? [[name, raw[index + 1] ?? ""] as const] : [])),
      body: Buffer.concat(chunks).toString("utf8"),
    };
    requests.push(arrived);
    behaviour(arrived, response);
  };
  const server = createServer(
    authority.issue({ hosts: [...new Set(hosts)] }),
    (request, response) => void receive(request, response),
  );
  const sockets = new Set<Socket>();
  server.on("connection", (socket: Socket) => {
    sockets.add(socket);
    socket.on("error", () => undefined);
    socket.on("close", () => sockets.delete(socket));
  });
  server.on("tlsClientError", () => undefined);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return {
    http: createHttpClient({
      certificateAuthorities: [authority.certificate],
      environment: {},
      resolve: () => ({ address: "127.0.0.1", port }),
    }),
    requests,
    behave(next) {
      // What an earlier check left open must not be taken for a request of the next.
      for (const socket of sockets) socket.destroy();
      requests.length = 0;
      behaviour = next;
    },
    close: async () => {
      for (const socket of sockets) socket.destroy();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
