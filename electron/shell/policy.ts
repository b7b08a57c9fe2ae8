/** What the page may do, as pure functions: where it may go, what it may load, which switches are refused. */
import { isAbsolute, relative, resolve, sep } from "node:path";
import { isPageAddress, pageScheme } from "../ipc/channels.ts";

/**
 * The page's Content-Security-Policy. It has no network and no inline script or style, and turning
 * text into markup is refused by the engine (Trusted Types without a single policy).
 */
export const contentSecurityPolicy: string = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self'",
  "font-src 'self'",
  "connect-src 'none'",
  "frame-src 'none'",
  "object-src 'none'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
  "require-trusted-types-for 'script'",
  "trusted-types 'none'",
].join("; ");

/** Whether a frame may go to `address`: only our own page, only in the main frame. */
export function mayNavigate(address: string, isMainFrame: boolean): boolean {
  return isMainFrame && isPageAddress(address);
}

/** Whether the session may make this request. Everything the page needs comes from our scheme. */
export function mayRequest(address: string): boolean {
  return URL.parse(address)?.protocol === `${pageScheme}:`;
}

/**
 * The file that `address` stands for, or null when it stands for none inside `root`. Decoded once,
 * as the page's own links are; what still climbs out or hides a separator after that is refused.
 */
export function assetPath(root: string, address: string): string | null {
  const url = URL.parse(address);
  if (url === null || !isPageAddress(address)) return null;
  const path = decodePath(url.pathname);
  if (path === null || /[\\\0:]/.test(path) || path.split("/").includes("..")) return null;
  const file = resolve(root, `.${path.endsWith("/") ? `${path}index.html` : path}`);
  const inside = relative(root, file);
  return inside === "" || inside === ".." || inside.startsWith(`..${sep}`) || isAbsolute(inside)
    ? null
    : file;
}

function decodePath(path: string): string | null {
  try {
    return decodeURIComponent(path);
  } catch {
    return null;
  }
}

/**
 * Command line switches that take the page's protection away. A packaged app does not start with
 * one of them. Best effort: there is no fuse for these, and whoever can start programs as the user
 * can do more.
 */
const refusedSwitches = [
  "remote-debugging-port",
  "remote-debugging-pipe",
  "inspect",
  "inspect-brk",
  "inspect-port",
  "inspect-publish-uid",
  "no-sandbox",
  "disable-web-security",
  "ignore-certificate-errors",
  "host-resolver-rules",
  "proxy-server",
  "load-extension",
  "js-flags",
  "gpu-launcher",
  "renderer-cmd-prefix",
  "utility-cmd-prefix",
  "log-net-log",
  "ssl-key-log-file",
] as const;

/** The first refused switch that is set, or null. */
export function refusedSwitch(hasSwitch: (name: string) => boolean): string | null {
  return refusedSwitches.find((name) => hasSwitch(name)) ?? null;
}
