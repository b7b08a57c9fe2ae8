/**
 * Checksums that some keys carry, and which a wrong letter breaks. Only those whose maker published how
 * they are made; each is tested with a published example.
 *
 * - `github`: six base62 digits at the end, the CRC-32 of what stands between the prefix and them.
 *   Source: github.blog 2021-04-05 "Behind GitHub's new authentication token formats".
 * - `npm`: the same scheme. Source: github.blog 2021-09-23 "Announcing npm's new access token format".
 * - `grafana`: eight hexadecimal digits after the last `_`, the CRC-32 of what stands before it, lowest
 *   byte first. Source: github.com/grafana/grafana pkg/components/satokengen/tokengen.go
 * - `gitlab`: seven base36 digits at the end, the CRC-32 of what stands before them; the two before
 *   them are the length of the payload. Source: handbook.gitlab.com, design document "Routable tokens".
 * - `discord`: no checksum, but as good: the first part is the bot's id, a number, in base64.
 *   Source: docs.discord.com, "Reference", "Authentication"
 */
import { Buffer } from "node:buffer";

export const checksumNames = ["github", "npm", "grafana", "gitlab", "discord"] as const;
export type ChecksumName = (typeof checksumNames)[number];

const digits = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

const table = Uint32Array.from({ length: 256 }, (_value, index) => {
  let remainder = index;
  for (let bit = 0; bit < 8; bit += 1) {
    remainder = (remainder & 1) === 1 ? (remainder >>> 1) ^ 0xedb88320 : remainder >>> 1;
  }
  return remainder >>> 0;
});

/** CRC-32 (IEEE 802.3) of ASCII text, as an unsigned number. */
export function crc32(text: string): number {
  let remainder = 0xffffffff;
  for (let index = 0; index < text.length; index += 1) {
    remainder = (remainder >>> 8) ^ (table[(remainder ^ text.charCodeAt(index)) & 0xff] ?? 0);
  }
  return (remainder ^ 0xffffffff) >>> 0;
}

/** `value` in base62, padded to six digits. */
export function base62(value: number): string {
  let text = "";
  let rest = value;
  while (rest > 0) {
    text = (digits[rest % 62] ?? "") + text;
    rest = Math.floor(rest / 62);
  }
  return text.padStart(6, "0");
}

/** Whether a token that begins with `prefix` carries the checksum of its own text. */
export function checksumFits(name: ChecksumName, token: string, prefix: string): boolean {
  if (name === "discord") return namesBot(token);
  const end = checksumOf(name, token, prefix);
  return end !== null && token.endsWith(end);
}

/** What has to stand at the end of a token of this form; null when it is too short to have an end. */
export function checksumOf(
  name: Exclude<ChecksumName, "discord">,
  token: string,
  prefix: string,
): string | null {
  const length = { github: 6, npm: 6, grafana: 9, gitlab: 9 }[name];
  const before = token.slice(0, -length);
  if (before.length <= prefix.length) return null;
  switch (name) {
    case "grafana":
      return `_${lowestFirst(crc32(before))}`;
    case "gitlab": {
      const payload = before.slice(prefix.length).split(".")[0] ?? "";
      const counted = before + payload.length.toString(36).padStart(2, "0");
      return counted.slice(-2) + crc32(counted).toString(36).padStart(7, "0");
    }
    default:
      return base62(crc32(before.slice(prefix.length)));
  }
}

function lowestFirst(value: number): string {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(value);
  return bytes.toString("hex");
}

const namesBot = (token: string): boolean =>
  /^\d{17,20}$/.test(Buffer.from(token.split(".")[0] ?? "", "base64").toString("latin1"));

/** What a wrong checksum says of a text; null when the text is then merely not of this form. */
export function brokenReason(name: ChecksumName): string | null {
  return name === "discord"
    ? null
    : "its last characters are not the checksum of the others: mistyped or made up";
}
