/** Digests as the providers' schemes use them. */
import { createHash, createHmac, type BinaryToTextEncoding } from "node:crypto";

type Bytes = string | Uint8Array;

/** HMAC-SHA256 as text; `key` and `data` as UTF-8 when they are texts. */
export const hmac = (key: Bytes, data: Bytes, encoding: BinaryToTextEncoding): string =>
  createHmac("sha256", key).update(data).digest(encoding);

/** HMAC-SHA256 as bytes, to be the key of the next one. */
export const hmacBytes = (key: Bytes, data: Bytes): Buffer => createHmac("sha256", key).update(data).digest();

/** SHA-256 as text. */
export const sha256 = (data: Bytes, encoding: BinaryToTextEncoding = "hex"): string =>
  createHash("sha256").update(data).digest(encoding);

/** Parameters of a query, decoded, in the order in which they stand there. */
export const parametersOf = (url: URL): readonly (readonly [name: string, value: string])[] =>
  url.search
    .slice(1)
    .split("&")
    .filter(Boolean)
    .map((part) => {
      const [name = "", ...value] = part.split("=");
      return [decodeURIComponent(name), decodeURIComponent(value.join("="))] as const;
    });

/** By code units, so that it is the same everywhere. */
export const byName = (one: readonly [string, string], other: readonly [string, string]): number =>
  one[0] < other[0] ? -1 : one[0] > other[0] ? 1 : 0;

/** RFC 3986: everything but letters, digits and `-._~` is encoded. */
export const encoded = (text: string): string =>
  encodeURIComponent(text).replace(
    /[!'()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );

/** Seconds since 1970, as text. */
export const secondsOf = (now: number): string => String(Math.floor(now / 1000));
