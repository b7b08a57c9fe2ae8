/** The base URL that a user gives for a key: read strictly, because the key will be sent there. */
import { fail, ok, type Result } from "../errors.ts";
import { comparableHost, literalAddress, refuseUrl } from "./address-policy.ts";

const maximumLength = 512;

const refused = (why: string, hint?: string) =>
  fail("address-refused", `The base URL is refused. ${why}`, hint === undefined ? {} : { hint });

/**
 * Reads a base URL such as `https://langflow.example.org/api`: scheme, host, port and path, nothing
 * else. `allowPrivate` is the user's word that plain http and private addresses are meant. The
 * result has no trailing slash in its path's text (`url.href` of a bare host keeps its one slash)
 * and no trailing dot in its host. A host of another script is taken only in its ASCII form, which is
 * also the only form that is ever shown, so that nothing can look like another name. Errors: `address-refused`; the text itself is never quoted, since
 * a mistaken paste may be a key.
 */
export function parseBaseUrl(text: string, trust: { readonly allowPrivate: boolean }): Result<URL> {
  const shape = refuseShape(text);
  if (shape !== null) return refused(shape);
  if (!URL.canParse(text)) return refused("It is no address that can be read.");
  const url = new URL(text);
  const host = refuseHost(text, url);
  if (host !== null) return refused(host);
  const policy = refuseUrl(url, { builtInHost: false, allowPrivate: trust.allowPrivate });
  if (policy !== null) return refused(policy, hintFor(trust.allowPrivate));
  if (literalAddress(url.hostname) === null) url.hostname = comparableHost(url.hostname);
  url.pathname = url.pathname.replace(/\/+$/, "");
  return ok(url);
}

const hintFor = (allowPrivate: boolean): string =>
  allowPrivate
    ? "Give the address at which the provider's server itself answers."
    : "If the server is yours, say so for this key with --allow-private.";

/** What is wrong with the characters, before any parser makes something else of them. */
function refuseShape(text: string): string | null {
  if (text.length === 0) return "It is empty.";
  if (text.length > maximumLength) return `It is longer than ${maximumLength} characters.`;
  if (/[^\x21-\x7e]/.test(text)) {
    return /[^\p{ASCII}]/u.test(text)
      ? "It holds characters that are not ASCII, which can imitate a known name. Write such a host as xn--…"
      : "It holds blanks or control characters.";
  }
  if (!/^https?:\/\/[^/]/i.test(text)) return "It must begin with https:// and a host.";
  if (text.includes("\\")) return "It holds a backslash.";
  if (text.includes("?")) return "It has a query; give scheme, host and path only.";
  if (text.includes("#")) return "It has a fragment; give scheme, host and path only.";
  if (/[{}]/.test(text)) return "It holds braces.";
  return null;
}

function refuseHost(text: string, url: URL): string | null {
  const authority = /^https?:\/\/([^/]*)/i.exec(text)?.[1] ?? "";
  if (authority.includes("@")) return "It holds a user name or a password before an @.";
  if (authority.includes("%")) return "Its host holds percent signs.";
  const host = comparableHost(url.hostname);
  if (literalAddress(host) !== null) return null;
  return host.split(".").every((label) => /^[a-z0-9_]([a-z0-9_-]{0,61}[a-z0-9_])?$/.test(label))
    ? null
    : "Its host is no valid name.";
}
