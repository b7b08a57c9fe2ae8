/**
 * Which proxy stands between this machine and a provider, from the variables that other programs
 * honour: HTTPS_PROXY, else ALL_PROXY, except what NO_PROXY names; lower case wins. A proxy gets a
 * CONNECT and then only TLS of which it knows no key; so plain http never goes through one.
 */
import { BlockList, isIP } from "node:net";

export type Environment = Readonly<Record<string, string | undefined>>;

export type Route =
  | { readonly kind: "direct" }
  | { readonly kind: "proxy"; readonly proxy: URL }
  | { readonly kind: "refused"; readonly why: string };

const direct: Route = { kind: "direct" };

/** The way to `url`. `hostname` is the URL's host without brackets and trailing dot. */
export function routeTo(url: URL, hostname: string, environment: Environment): Route {
  if (url.protocol !== "https:" || isThisMachine(hostname)) return direct;
  const named = firstOf(environment, ["https_proxy", "HTTPS_PROXY", "all_proxy", "ALL_PROXY"]);
  if (named === null) return direct;
  const port = url.port === "" ? 443 : Number(url.port);
  if (bypasses(firstOf(environment, ["no_proxy", "NO_PROXY"])?.text ?? "", hostname, port)) return direct;
  const text = named.text.includes("://") ? named.text : `http://${named.text}`;
  if (!URL.canParse(text))
    return { kind: "refused", why: `The proxy's address in ${named.name} cannot be read.` };
  const proxy = new URL(text);
  if (proxy.protocol === "http:" || proxy.protocol === "https:") return { kind: "proxy", proxy };
  return { kind: "refused", why: `The proxy in ${named.name} is neither an http nor an https proxy.` };
}

/** A proxy's own loopback is another machine. */
function isThisMachine(hostname: string): boolean {
  return (
    hostname === "localhost" ||
    hostname.endsWith(".localhost") ||
    loopback.check(hostname, familyOf(hostname))
  );
}

const loopback = new BlockList();
loopback.addSubnet("127.0.0.0", 8, "ipv4");
loopback.addAddress("::1", "ipv6");

const familyOf = (address: string): "ipv4" | "ipv6" => (isIP(address) === 6 ? "ipv6" : "ipv4");

function firstOf(
  environment: Environment,
  names: readonly string[],
): { readonly name: string; readonly text: string } | null {
  for (const name of names) {
    const text = environment[name]?.trim();
    if (text !== undefined && text !== "") return { name, text };
  }
  return null;
}

/**
 * Whether `list` (NO_PROXY) names the host: `*`, a host with all that is below it (with or without a
 * leading dot or `*.`), an IP address, or a network in CIDR form; each, networks apart, may end in `:port`.
 */
export function bypasses(list: string, hostname: string, port: number): boolean {
  const entries = list
    .toLowerCase()
    .split(/[\s,]+/)
    .filter((entry) => entry !== "");
  return entries.some(
    (entry) => entry === "*" || matchesNetwork(entry, hostname) || matchesHost(entry, hostname, port),
  );
}

function matchesNetwork(entry: string, hostname: string): boolean {
  const [, network = "", prefix = ""] = /^\[?([0-9a-f.:]+)\]?\/(\d{1,3})$/.exec(entry) ?? [];
  const version = isIP(network);
  if (version === 0 || isIP(hostname) === 0 || Number(prefix) > (version === 4 ? 32 : 128)) return false;
  const list = new BlockList();
  list.addSubnet(network, Number(prefix), familyOf(network));
  return list.check(hostname, familyOf(hostname));
}

function matchesHost(entry: string, hostname: string, port: number): boolean {
  const { host, wantedPort } = splitPort(entry);
  if (wantedPort !== null && wantedPort !== port) return false;
  const bare = host.replace(/^\*?\./, "").replace(/\.$/, "");
  if (bare === "") return false;
  return hostname === bare || (isIP(hostname) === 0 && hostname.endsWith(`.${bare}`));
}

function splitPort(entry: string): { readonly host: string; readonly wantedPort: number | null } {
  if (isIP(entry) === 6) return { host: entry, wantedPort: null };
  const parts = /^(?:\[([0-9a-f:.]+)\]|([^:[\]]*))(?::(\d{1,5}))?$/.exec(entry);
  if (parts === null) return { host: "", wantedPort: null };
  return { host: parts[1] ?? parts[2] ?? "", wantedPort: parts[3] === undefined ? null : Number(parts[3]) };
}

/** The value of Proxy-Authorization for the user name and password in the proxy's address; null without. */
export function proxyAuthorization(proxy: URL): string | null {
  if (proxy.username === "" && proxy.password === "") return null;
  const text = `${decode(proxy.username)}:${decode(proxy.password)}`;
  return `Basic ${Buffer.from(text, "utf8").toString("base64")}`;
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    // A bare percent sign: the text is meant as it stands.
    return text;
  }
}
