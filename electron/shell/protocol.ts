/** Serves the page's own files at `app://keystow/`, and nothing else. */
import { readFile } from "node:fs/promises";
import { extname } from "node:path";
import { protocol, type Session } from "electron";
import { pageScheme } from "../ipc/channels.ts";
import { assetPath, contentSecurityPolicy } from "./policy.ts";

/** What a build of the page consists of. A file of another kind is not served. */
const contentTypes: Readonly<Record<string, string>> = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".svg": "image/svg+xml",
  ".png": "image/png",
  ".woff2": "font/woff2",
};

const protectiveHeaders = {
  "content-security-policy": contentSecurityPolicy,
  "x-content-type-options": "nosniff",
  "cache-control": "no-store",
} as const;

/** Before `ready`: makes `app:` a standard, secure scheme. It does not bypass the page's policy. */
export function registerPageScheme(): void {
  protocol.registerSchemesAsPrivileged([
    { scheme: pageScheme, privileges: { standard: true, secure: true, supportFetchAPI: true } },
  ]);
}

/** After `ready`, once a session: a scheme handled on the default session does not exist on ours. */
export function servePage(session: Session, root: string): void {
  session.protocol.handle(pageScheme, (request) => answerPageRequest(root, request));
}

/** The file with the protective headers, or an empty 404 or 405 with the same headers. Never rejects. */
export async function answerPageRequest(
  root: string,
  request: Pick<Request, "method" | "url">,
): Promise<Response> {
  if (request.method !== "GET") return refusal(405);
  const file = assetPath(root, request.url);
  const contentType = file === null ? undefined : contentTypes[extname(file)];
  if (file === null || contentType === undefined) return refusal(404);
  try {
    const content = await readFile(file);
    return new Response(new Uint8Array(content), {
      headers: { ...protectiveHeaders, "content-type": contentType },
    });
  } catch {
    return refusal(404);
  }
}

function refusal(status: 404 | 405): Response {
  return new Response(null, { status, headers: protectiveHeaders });
}
