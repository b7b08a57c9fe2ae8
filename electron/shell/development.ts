/** What only an unpackaged app does: shows the page of a development server. */
import type { Session } from "electron";
import { pageScheme } from "../ipc/channels.ts";
import { contentSecurityPolicy, mayRequest } from "./policy.ts";

/** Name of the variable that holds the development server's address. */
export const developmentVariable = "KEYSTOW_DEV_SERVER";

/**
 * The address of the development server, like `http://localhost:5173`, or null. Ask only when the app
 * is not packaged: a packaged app that took its page from a variable would load anybody's. And only
 * this machine is taken: the page holds the bridge.
 */
export function developmentPage(
  environment: Readonly<Record<string, string | undefined>> = process.env,
): string | null {
  const url = URL.parse(environment[developmentVariable] ?? "");
  if (url === null || url.protocol !== "http:" || url.username !== "" || url.password !== "") return null;
  return ["localhost", "127.0.0.1"].includes(url.hostname) ? url.origin : null;
}

/**
 * The page's policy with what hot reload needs: the server's own inline scripts and styles by their
 * nonce, and its socket. Text is turned into markup here as little as in the real page.
 */
export function developmentPolicy(nonce: string, server: string): string {
  const allowed: Readonly<Record<string, string>> = {
    "script-src 'self'": `script-src 'self' 'nonce-${nonce}'`,
    "style-src 'self'": `style-src 'self' 'nonce-${nonce}'`,
    "connect-src 'none'": `connect-src ${socketOf(server)}`,
  };
  return contentSecurityPolicy
    .split("; ")
    .map((directive) => allowed[directive] ?? directive)
    .join("; ");
}

const socketOf = (server: string): string => server.replace(/^http:/, "ws:");

/**
 * After `hardenSession`, in place of `servePage`: the page keeps its own address, so that all that
 * guards it stays as it is, and its files come from the server, with the policy that the server sends.
 */
export function serveDevelopmentPage(session: Session, server: string): void {
  session.protocol.handle(pageScheme, (request) => answerFromServer(server, request));
  // A session has one listener for each of these; they replace those of the real page.
  session.webRequest.onBeforeRequest((details, decide) =>
    decide({ cancel: !mayRequest(details.url) && !isSocketOf(server, details.url) }),
  );
  session.setPermissionCheckHandler((_contents, permission) => socketPermissions.has(permission));
  session.setPermissionRequestHandler((_contents, permission, decide) =>
    decide(socketPermissions.has(permission)),
  );
}

/** Chromium asks for one of these before a page may open a socket to this machine. */
const socketPermissions: ReadonlySet<string> = new Set(["local-network-access", "loopback-network"]);

const isSocketOf = (server: string, address: string): boolean => {
  const url = URL.parse(address);
  return url !== null && `${url.protocol}//${url.host}` === socketOf(server);
};

/** The server's answer to the same path, or an empty 404 or 405. Never rejects. */
export async function answerFromServer(
  server: string,
  request: Pick<Request, "method" | "url">,
): Promise<Response> {
  const url = URL.parse(request.url);
  if (request.method !== "GET" || url === null) return new Response(null, { status: 405 });
  try {
    const answer = await fetch(`${server}${url.pathname}${url.search}`);
    const headers = new Headers();
    for (const name of ["content-type", "content-security-policy"]) {
      const value = answer.headers.get(name);
      if (value !== null) headers.set(name, value);
    }
    return new Response(await answer.arrayBuffer(), { status: answer.status, headers });
  } catch {
    return new Response(null, { status: 404 });
  }
}
