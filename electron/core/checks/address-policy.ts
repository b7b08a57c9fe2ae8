/**
 * Where a request may go, decided before anything is sent. A host of the built-in catalogue may have
 * any address, since TLS proves who answers; an address that a user gave is not proven to be a
 * provider's, so it is https and public unless the user says otherwise for that key.
 */
import { isIP } from "node:net";
import { classifyAddress } from "./address-ranges.ts";

export interface Trust {
  readonly builtInHost: boolean;
  readonly allowPrivate: boolean;
}

/** `hostname` in the form in which hosts are compared: lower case, without one trailing dot. */
export function comparableHost(hostname: string): string {
  return hostname.toLowerCase().replace(/\.$/, "");
}

/** The IP address that `hostname` of a URL literally is (brackets removed), else null. */
export function literalAddress(hostname: string): string | null {
  const bare = comparableHost(hostname).replace(/^\[(.*)\]$/, "$1");
  return isIP(bare) === 0 ? null : bare;
}

/** True for a name that by its meaning is this machine or its network (RFC 6761, RFC 6762, RFC 8375). */
function isPrivateName(host: string): boolean {
  return /(^|\.)(localhost|local|internal|intranet|lan|home|home\.arpa|corp|private)$/.test(host);
}

/**
 * Why a request to `url` is refused by what the URL says, or null. Names that need a lookup are
 * judged again by `refuseAddresses`, by what they resolve to.
 */
export function refuseUrl(url: URL, trust: Trust): string | null {
  if (url.username !== "" || url.password !== "") return "The address holds a user name or a password.";
  if (url.protocol !== "https:" && url.protocol !== "http:") return "The address is neither https nor http.";
  if (url.protocol === "http:" && (trust.builtInHost || !trust.allowPrivate)) {
    return "The address is plain http: the key would travel readable.";
  }
  const literal = literalAddress(url.hostname);
  if (literal !== null) return refuseAddresses([literal], trust);
  if (trust.builtInHost || trust.allowPrivate) return null;
  return isPrivateName(comparableHost(url.hostname))
    ? "The host is this machine or a private network."
    : null;
}

/** The addresses, of those that a name resolved to, to which a connection may be opened. */
export function allowedAddresses(addresses: readonly string[], trust: Trust): readonly string[] {
  if (trust.builtInHost) return addresses;
  if (trust.allowPrivate) return addresses.filter((address) => classifyAddress(address) !== "never");
  // One private address among public ones is how a rebinding name looks: nothing is sent at all.
  return addresses.every((address) => classifyAddress(address) === "public") ? addresses : [];
}

/** Why no connection to any of `addresses` may be opened, or null. */
export function refuseAddresses(addresses: readonly string[], trust: Trust): string | null {
  if (allowedAddresses(addresses, trust).length > 0) return null;
  return addresses.some((address) => classifyAddress(address) === "private") && !trust.allowPrivate
    ? "The host is this machine or a private network."
    : "The host has an address that no provider can have (link-local, metadata or reserved).";
}
