/**
 * The desktop's own proxy settings, where no variable names a proxy: a window that was started from
 * the dock has no shell's environment. What the system answers is turned into those variables, so
 * that every rule about proxies stands in one place.
 */
import type { HttpClient, HttpRequest } from "../core/ports.ts";
import { createHttpClient } from "./https.ts";
import type { Environment } from "./https-proxy.ts";

/** Answers as a PAC script does: `DIRECT`, or `PROXY host:port; DIRECT`. May reject. */
export type ResolveProxy = (address: string) => Promise<string>;

/** A script from the network may take its time; the check has its own limit. */
const patience = 2_000;

const proxyVariables = ["https_proxy", "HTTPS_PROXY", "all_proxy", "ALL_PROXY"] as const;

/** An `HttpClient` that goes by the variables where they name a proxy, else by the system's settings. */
export function createDesktopHttpClient(
  environment: Environment,
  resolveProxy: ResolveProxy,
  createClient: (environment: Environment) => HttpClient = (one) => createHttpClient({ environment: one }),
): HttpClient {
  const named = proxyVariables.some((name) => (environment[name]?.trim() ?? "") !== "");
  const clients = new Map<string, HttpClient>();
  const clientFor = (proxy: string): HttpClient => {
    const known = clients.get(proxy);
    if (known !== undefined) return known;
    const client = createClient(proxy === "" ? environment : { ...environment, HTTPS_PROXY: proxy });
    clients.set(proxy, client);
    return client;
  };
  return {
    send: async (request) =>
      await clientFor(named ? "" : await systemProxy(request, resolveProxy)).send(request),
  };
}

/** The proxy's URL; "" for none. Only the host is told to what decides: a path could say more. */
async function systemProxy(request: HttpRequest, resolveProxy: ResolveProxy): Promise<string> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<string>((done) => {
    timer = setTimeout(() => done("DIRECT"), patience);
  });
  try {
    return proxyFrom(await Promise.race([resolveProxy(`${request.url.origin}/`), late]));
  } catch {
    return "";
  } finally {
    clearTimeout(timer);
  }
}

const schemes: Readonly<Record<string, string>> = { PROXY: "http", HTTPS: "https" };

/**
 * The first entry of a PAC answer as a URL; "" for `DIRECT` and for what cannot be read. A SOCKS proxy
 * becomes a URL too: it is refused with a reason, rather than passed by.
 */
export function proxyFrom(answer: string): string {
  const [kind = "", place = ""] = (answer.split(";")[0] ?? "").trim().split(/\s+/);
  const scheme = schemes[kind.toUpperCase()] ?? kind.toLowerCase();
  const address = `${scheme}://${place}`;
  return place !== "" && URL.canParse(address) ? address : "";
}
