/** Opens a connection to a request's server: verified TLS, directly or through a proxy's tunnel. */
import type { lookup as systemLookup } from "node:dns";
import { request as httpRequest } from "node:http";
import { connect as connectTcp, isIP, type LookupFunction, type Socket } from "node:net";
import { checkServerIdentity, connect as connectTls, type SecureContext } from "node:tls";
import {
  allowedAddresses,
  comparableHost,
  refuseAddresses,
  refuseUrl,
  type Trust,
} from "../core/checks/index.ts";
import type { HttpRequest } from "../core/ports.ts";
import { SendProblem } from "./https-failures.ts";
import { type Environment, proxyAuthorization, routeTo } from "./https-proxy.ts";

export interface ConnectionSetup {
  readonly secureContext: () => SecureContext;
  readonly environment: Environment;
  /** Where a host is really found; null: where the name says. Given by composition only. */
  readonly resolve: (
    host: string,
    port: number,
  ) => { readonly address: string; readonly port: number } | null;
  /** The system's name lookup, or a test's. */
  readonly lookup: typeof systemLookup;
}

/** Everything that was opened for one request, so that all of it can be closed at once. */
export interface OpenSockets {
  add(socket: Socket): void;
}

/** How long a family of addresses may take before the other is tried beside it. */
const addressAttemptMs = 1000;
/** A proxy often stands where public names are not known locally: the extra look must not cost much. */
const localLookupMs = 2000;

/**
 * Ends with a socket on which the request may be written: for https, TLS is done and the server's
 * certificate is verified. Throws `SendProblem` or a system error; the caller closes `sockets`.
 */
export async function openConnection(
  request: HttpRequest,
  setup: ConnectionSetup,
  sockets: OpenSockets,
): Promise<Socket> {
  const { url } = request;
  const refusal = refuseUrl(url, request);
  if (refusal !== null) throw new SendProblem("blocked", refusal);
  const host = comparableHost(url.hostname).replace(/^\[(.*)\]$/, "$1");
  const port = url.port === "" ? (url.protocol === "https:" ? 443 : 80) : Number(url.port);
  const plain = await openPlain({ request, setup, sockets, host, port });
  return url.protocol === "https:" ? await secure(plain, host, setup, sockets) : plain;
}

interface Destination {
  readonly request: HttpRequest;
  readonly setup: ConnectionSetup;
  readonly sockets: OpenSockets;
  readonly host: string;
  readonly port: number;
}

async function openPlain({ request, setup, sockets, host, port }: Destination): Promise<Socket> {
  const place = setup.resolve(host, port);
  if (place !== null) return await dial(place.address, place.port, setup.lookup, sockets);
  const route = routeTo(request.url, host, setup.environment);
  if (route.kind === "refused") throw new SendProblem("blocked", route.why);
  if (route.kind === "direct") return await dial(host, port, guardedLookup(setup.lookup, request), sockets);
  if (!request.builtInHost) await refuseLocally(host, request, setup.lookup);
  return await tunnel(route.proxy, `${isIP(host) === 6 ? `[${host}]` : host}:${port}`, setup, sockets);
}

/**
 * A lookup that hands out only addresses to which the connection may go. The connection is opened to
 * just these, so a name that answers differently a moment later changes nothing.
 */
function guardedLookup(lookup: typeof systemLookup, trust: Trust): LookupFunction {
  return (host, options, callback) => {
    lookup(host, { ...options, all: true }, (error, found) => {
      if (error !== null) return callback(error, []);
      const allowed = new Set(
        allowedAddresses(
          found.map(({ address }) => address),
          trust,
        ),
      );
      const usable = found.filter(({ address }) => allowed.has(address));
      const [first] = usable;
      if (first === undefined) {
        const why = refuseAddresses(
          found.map(({ address }) => address),
          trust,
        );
        return callback(new SendProblem("blocked", why ?? "The host has no address."), []);
      }
      return options.all === true ? callback(null, usable) : callback(null, first.address, first.family);
    });
  };
}

/**
 * Through a proxy it is the proxy that resolves the name. What this machine knows about the name is
 * still heard: if it says "private", nothing is sent; if it knows nothing, TLS and the proxy decide.
 */
async function refuseLocally(host: string, trust: Trust, lookup: typeof systemLookup): Promise<void> {
  if (isIP(host) !== 0) return;
  const addresses = await new Promise<readonly string[]>((resolve) => {
    const timer = setTimeout(resolve, localLookupMs, []);
    lookup(host, { all: true }, (error, found) => {
      clearTimeout(timer);
      resolve(error === null ? found.map(({ address }) => address) : []);
    });
  });
  const why = addresses.length === 0 ? null : refuseAddresses(addresses, trust);
  if (why !== null) throw new SendProblem("blocked", why);
}

function dial(host: string, port: number, lookup: LookupFunction, sockets: OpenSockets): Promise<Socket> {
  return new Promise((resolve, reject) => {
    const socket = connectTcp({
      host,
      port,
      lookup,
      autoSelectFamily: true,
      autoSelectFamilyAttemptTimeout: addressAttemptMs,
      noDelay: true,
    });
    sockets.add(socket);
    socket.once("error", reject);
    socket.once("connect", () => resolve(socket));
  });
}

/** TLS on `plain`, verified for `host`. Not a byte of the request is written before this ends. */
function secure(plain: Socket, host: string, setup: ConnectionSetup, sockets: OpenSockets): Promise<Socket> {
  return new Promise((resolve, reject) => {
    const socket = connectTls({
      socket: plain,
      host,
      ...(isIP(host) === 0 ? { servername: host } : {}),
      secureContext: setup.secureContext(),
      // Said explicitly: the default would listen to NODE_TLS_REJECT_UNAUTHORIZED.
      rejectUnauthorized: true,
      checkServerIdentity,
      ALPNProtocols: ["http/1.1"],
    });
    sockets.add(socket);
    socket.once("error", reject);
    socket.once("close", () =>
      reject(new SendProblem("tls", "The server closed the connection during the TLS handshake.")),
    );
    socket.once("secureConnect", () => {
      if (socket.authorized) resolve(socket);
      else reject(new SendProblem("tls", "The certificate could not be verified."));
    });
  });
}

/** A tunnel through `proxy` to `authority` (`host:port`). The proxy sees this name and encrypted bytes. */
async function tunnel(
  proxy: URL,
  authority: string,
  setup: ConnectionSetup,
  sockets: OpenSockets,
): Promise<Socket> {
  const proxyHost = proxy.hostname.replace(/^\[(.*)\]$/, "$1");
  const proxyPort = proxy.port === "" ? (proxy.protocol === "https:" ? 443 : 80) : Number(proxy.port);
  const plain = await dial(proxyHost, proxyPort, setup.lookup, sockets).catch(refuseAsProxy);
  const toProxy =
    proxy.protocol === "https:" ? await secure(plain, proxyHost, setup, sockets).catch(refuseAsProxy) : plain;
  const authorization = proxyAuthorization(proxy);
  return await new Promise((resolve, reject) => {
    const request = httpRequest({
      method: "CONNECT",
      path: authority,
      setHost: false,
      headers: ["Host", authority, ...(authorization === null ? [] : ["Proxy-Authorization", authorization])],
      maxHeaderSize: 16 * 1024,
      createConnection: () => toProxy,
    });
    request.once("error", () =>
      reject(new SendProblem("blocked", "The proxy did not open a way to the server.")),
    );
    request.once("connect", (response, socket, head) => {
      const status = response.statusCode ?? 0;
      if (status >= 200 && status <= 299 && head.length === 0) resolve(socket);
      else reject(proxyAnswer(status));
    });
    request.end();
  });
}

function refuseAsProxy(): never {
  throw new SendProblem("blocked", "The proxy that HTTPS_PROXY or ALL_PROXY names cannot be reached.");
}

function proxyAnswer(status: number): SendProblem {
  if (status === 407) return new SendProblem("blocked", "The proxy wants a user name and a password.");
  if (status >= 500)
    return new SendProblem("unexpected", `The proxy could not reach the server (it answered ${status}).`);
  return new SendProblem("blocked", `The proxy does not let the connection through (it answered ${status}).`);
}
