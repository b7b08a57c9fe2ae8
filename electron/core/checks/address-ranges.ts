/**
 * Which addresses a key may travel to. The ranges are those of the IANA special-purpose registries
 * (RFC 6890 and its updates).
 */
import { BlockList, isIP, isIPv4 } from "node:net";

/**
 * `public`: the open internet. `private`: this machine, a home or company network; only with the
 * user's word. `never`: no provider can live there (link-local with the cloud metadata services,
 * multicast, documentation), so no word of the user opens it.
 */
export type AddressKind = "public" | "private" | "never";

const privateRanges = listOf([
  ["0.0.0.0", 32],
  ["10.0.0.0", 8],
  ["100.64.0.0", 10],
  ["127.0.0.0", 8],
  ["172.16.0.0", 12],
  ["192.168.0.0", 16],
  // Benchmarking; also what some local tunnels answer in place of a real address.
  ["198.18.0.0", 15],
  ["::", 128],
  ["::1", 128],
  ["fc00::", 7],
  ["fec0::", 10],
]);

const forbiddenRanges = listOf([
  ["0.0.0.0", 8],
  ["169.254.0.0", 16],
  ["192.0.0.0", 24],
  ["192.0.2.0", 24],
  ["192.88.99.0", 24],
  ["198.51.100.0", 24],
  ["203.0.113.0", 24],
  ["224.0.0.0", 4],
  ["240.0.0.0", 4],
  // The metadata service of a cloud, at a private address.
  ["fd00:ec2::254", 128],
  // Teredo hides an IPv4 address that no rule here could see.
  ["2001::", 32],
  ["2001:db8::", 32],
  ["3fff::", 20],
]);

const globalUnicast = listOf([["2000::", 3]]);

function listOf(subnets: readonly (readonly [string, number])[]): BlockList {
  const list = new BlockList();
  for (const [network, prefix] of subnets) list.addSubnet(network, prefix, isIPv4(network) ? "ipv4" : "ipv6");
  return list;
}

/** The kind of one IP address in text form; what is no address at all is `never`. */
export function classifyAddress(text: string): AddressKind {
  const address = text.replace(/%.*$/, "");
  switch (isIP(address)) {
    case 4:
      return classifyVersion4(address);
    case 6:
      return classifyVersion6(address);
    default:
      return "never";
  }
}

function classifyVersion4(address: string): AddressKind {
  if (privateRanges.check(address, "ipv4")) return "private";
  return forbiddenRanges.check(address, "ipv4") ? "never" : "public";
}

function classifyVersion6(address: string): AddressKind {
  const groups = groupsOf(address);
  const embedded = embeddedVersion4(groups);
  if (embedded !== null) return classifyVersion4(embedded);
  if (forbiddenRanges.check(address, "ipv6")) return "never";
  if (privateRanges.check(address, "ipv6")) return "private";
  return globalUnicast.check(address, "ipv6") ? "public" : "never";
}

/** The IPv4 address inside a mapped, compatible, translated (NAT64) or 6to4 address. */
function embeddedVersion4(groups: readonly number[]): string | null {
  const leading = groups
    .slice(0, 6)
    .map((group) => group.toString(16))
    .join(":");
  if (leading === "0:0:0:0:0:ffff" || leading === "64:ff9b:0:0:0:0") return dotted(groups[6], groups[7]);
  if (leading === "0:0:0:0:0:0" && (groups[6] ?? 0) !== 0) return dotted(groups[6], groups[7]);
  return groups[0] === 0x2002 ? dotted(groups[1], groups[2]) : null;
}

const dotted = (high = 0, low = 0): string => [high >> 8, high & 255, low >> 8, low & 255].join(".");

/** The eight groups; the URL parser has written a dotted tail as two groups. */
function groupsOf(address: string): readonly number[] {
  const canonical = new URL(`http://[${address}]/`).hostname.slice(1, -1);
  const [head = "", tail] = canonical.split("::");
  const before = numbersOf(head);
  if (tail === undefined) return before;
  const after = numbersOf(tail);
  return [...before, ...Array<number>(8 - before.length - after.length).fill(0), ...after];
}

const numbersOf = (text: string): number[] =>
  text === "" ? [] : text.split(":").map((group) => Number.parseInt(group, 16));
