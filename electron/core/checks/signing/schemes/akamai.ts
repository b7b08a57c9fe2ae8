/**
 * Akamai EdgeGrid: a key of the day's second from the secret, and with it the HMAC of the request.
 * Source: techdocs.akamai.com/developer/docs/authenticate-with-edgegrid
 */
import { hmac, sha256 } from "../digests.ts";
import type { RequestSigner } from "../unsigned-request.ts";

/** Only so much of a body is hashed. */
const hashedBytes = 131_072;

export const signAkamai: RequestSigner = ({ method, url, body }, secret, text, { now, nonce }) => {
  const timestamp = new Date(now)
    .toISOString()
    .replace(/\.\d+Z$/, "+0000")
    .replaceAll("-", "");
  const begin = `EG1-HMAC-SHA256 client_token=${text("clientToken")};access_token=${text("accessToken")};timestamp=${timestamp};nonce=${nonce};`;
  const hash =
    method === "POST" && body !== null && body !== ""
      ? sha256(Buffer.from(body).subarray(0, hashedBytes), "base64")
      : "";
  const scheme = url.protocol.replace(":", "");
  const path = url.pathname + url.search;
  const signed = [method, scheme, url.host, path, "", hash, begin].join("\t");
  const key = hmac(secret, timestamp, "base64");
  const signature = hmac(key, signed, "base64");
  return {
    headers: { Authorization: `${begin}signature=${signature}` },
    query: [],
    secretTexts: [signature, key],
  };
};
