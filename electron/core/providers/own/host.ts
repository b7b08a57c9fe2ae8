/** Which hosts a definition may name: public names in lower-case ASCII, as they are shown and compared. */
import { refuseUrl } from "../../checks/index.ts";

const label = "[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?";
const hostName = new RegExp(`^(?:${label}\\.)+[a-z](?:[a-z0-9-]{0,61}[a-z0-9])?$`);

/** Null when `host` may be named, else what is wrong with it, as "is …". The host is not quoted. */
export function hostProblem(host: string): string | null {
  if (/[^\p{ASCII}]/u.test(host))
    return "is not ASCII, so it can imitate a known name: write such a host as xn--…";
  if (/^[a-z+.-]+:\/\//i.test(host) || /[/?#\\@]/.test(host))
    return "is not only a host: leave out https://, user names and paths";
  if (host.includes(":")) return "has a port, or is an IP address: only names on the usual port are allowed";
  if (host !== host.toLowerCase()) return "is not in lower case";
  if (host.length > 253 || !hostName.test(host))
    return "is no public host name, such as api.acme.example (IP addresses are none)";
  const url = URL.parse(`https://${host}/`);
  if (url === null || url.hostname !== host) return "is no valid host name";
  return refuseUrl(url, { builtInHost: false, allowPrivate: false }) === null
    ? null
    : "is this machine or a private network: use base-url = true, and allow it for the key";
}

/** The same for the page on which keys are made. */
export function pageProblem(address: string): string | null {
  const url = address.length <= 300 && /^[\x21-\x7e]+$/.test(address) ? URL.parse(address) : null;
  if (url === null || url.protocol !== "https:") return "is no https address in plain ASCII";
  if (url.username !== "" || url.password !== "" || url.port !== "")
    return "has a user name, a password or a port";
  return hostProblem(url.hostname) === null ? null : "does not lead to a public host";
}
