/**
 * An HTTP proxy on loopback that leads every CONNECT to one port of this machine, whatever host it
 * names. With it, and an authority in NODE_EXTRA_CA_CERTS, the real program meets a pretend provider
 * under the providers' real names: `HTTPS_PROXY=http://127.0.0.1:PORT keystow check`.
 */
import { createServer as createHttpServer } from "node:http";
import { createServer as createHttpsServer } from "node:https";
import { type AddressInfo, connect, type Socket } from "node:net";
import type { Duplex } from "node:stream";
import type { ServerCertificate } from "../../electron/demo/certificate-authority.ts";

export interface ProxyOptions {
  readonly targetPort: number;
  /** The proxy itself speaks TLS. */
  readonly certificate?: ServerCertificate;
  /** Status for every CONNECT in place of a tunnel. */
  readonly refuseWith?: number;
}

export interface LoopbackProxy {
  readonly port: number;
  readonly url: string;
  /** The authority (`host:port`) and raw headers of each CONNECT. */
  readonly tunnels: readonly { readonly authority: string; readonly rawHeaders: readonly string[] }[];
  /** Requests that were not CONNECT: with our client there must be none. */
  readonly plainRequests: readonly string[];
  /** Every byte that clients sent through tunnels. */
  seen(): Buffer;
  /** `false`: from now on every client is hung up on, as if there were no way out of this machine. */
  setReachable(reachable: boolean): void;
  close(): Promise<void>;
}

/** Starts the proxy on a free port. */
export async function startLoopbackProxy(options: ProxyOptions): Promise<LoopbackProxy> {
  const tunnels: { authority: string; rawHeaders: string[] }[] = [];
  const plainRequests: string[] = [];
  const seen: Buffer[] = [];
  const sockets = new Set<Duplex>();
  let reachable = true;
  const keep = (socket: Duplex): void => {
    sockets.add(socket);
    socket.on("error", () => undefined);
    socket.once("close", () => sockets.delete(socket));
  };
  const server =
    options.certificate === undefined ? createHttpServer() : createHttpsServer(options.certificate);
  server.on("connection", keep);
  server.on("tlsClientError", () => undefined);
  server.on("request", (request, response) => {
    plainRequests.push(`${request.method} ${request.url}`);
    response.writeHead(400).end();
  });
  server.on("connect", (request, client: Duplex) => {
    keep(client);
    if (!reachable) {
      client.destroy();
      return;
    }
    tunnels.push({ authority: request.url ?? "", rawHeaders: request.rawHeaders });
    if (options.refuseWith !== undefined) {
      client.end(`HTTP/1.1 ${options.refuseWith} Refused\r\nContent-Length: 0\r\n\r\n`);
      return;
    }
    const target: Socket = connect(options.targetPort, "127.0.0.1", () => {
      client.write("HTTP/1.1 200 Connection established\r\n\r\n");
      client.on("data", (chunk: Buffer) => seen.push(chunk));
      client.pipe(target);
      target.pipe(client);
    });
    keep(target);
    client.once("close", () => target.destroy());
    target.once("close", () => client.destroy());
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return {
    port,
    url: `${options.certificate === undefined ? "http" : "https"}://127.0.0.1:${port}`,
    tunnels,
    plainRequests,
    seen: () => Buffer.concat(seen),
    setReachable: (now) => {
      reachable = now;
    },
    close: async () => {
      for (const socket of sockets) socket.destroy();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
