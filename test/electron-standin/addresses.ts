/**
 * An app's own schemes in Chromium, which knows only its own: `app://keystow/x` is
 * `https://keystow.app.localhost/x` inside. That is a secure context with an origin, a policy and
 * storage of its own, and its requests can be answered before any network is asked.
 */

const inside = "localhost";

/** The schemes that the app has registered or handles, by name without the colon. */
export type Schemes = ReadonlySet<string>;

/** The address that Chromium is given. Other schemes stay as they are. */
export function toInner(schemes: Schemes, address: string): string {
  const found = /^([a-z][a-z0-9+.-]*):\/\/([^/?#]*)(.*)$/is.exec(address);
  const [, scheme = "", host = "", rest = ""] = found ?? [];
  if (!schemes.has(scheme.toLowerCase())) return address;
  return `https://${(host || "x").toLowerCase()}.${scheme.toLowerCase()}.${inside}${rest || "/"}`;
}

/** The address that the app is told. */
export function toOuter(schemes: Schemes, address: string): string {
  const found = /^https:\/\/([^/?#]+)\.([a-z][a-z0-9+-]*)\.localhost(?=[/?#]|$)(.*)$/is.exec(address);
  const [, host = "", scheme = "", rest = ""] = found ?? [];
  return schemes.has(scheme) ? `${scheme}://${host}${rest || "/"}` : address;
}

/** `scheme://host`, or "null" where there is none. */
export function originOf(address: string): string {
  return /^[a-z][a-z0-9+.-]*:\/\/[^/?#]*/i.exec(address)?.[0] ?? "null";
}

/** A Content-Security-Policy with the app's schemes named as Chromium knows them. */
export function policyInside(schemes: Schemes, policy: string): string {
  const source = (text: string): string => {
    const scheme = text.slice(0, text.indexOf(":"));
    if (!text.includes(":") || !schemes.has(scheme)) return text;
    return text.includes("//") ? toInner(schemes, text).replace(/\/$/, "") : `https://*.${scheme}.${inside}`;
  };
  return policy
    .split(";")
    .map((directive) => directive.split(" ").map(source).join(" "))
    .join(";");
}
