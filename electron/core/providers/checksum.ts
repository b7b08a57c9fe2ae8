/**
 * Checksums that some keys carry. GitHub's tokens (and npm's, made by the same scheme) end in six
 * base62 digits: the CRC-32 of the text between the prefix and them, padded with zeros.
 * Source: github.blog 2021-04-05 "Behind GitHub's new authentication token formats", and its
 * npm twin of 2021-09-23; checked against a published, expired token.
 */

const digits = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
const checksumLength = 6;

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
  return text.padStart(checksumLength, "0");
}

/** Whether a token that begins with `prefix` carries the checksum of its own text. */
export function checksumFits(token: string, prefix: string): boolean {
  const body = token.slice(prefix.length);
  if (body.length <= checksumLength) return false;
  return base62(crc32(body.slice(0, -checksumLength))) === body.slice(-checksumLength);
}
