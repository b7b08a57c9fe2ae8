/**
 * Pusher Channels: parameters of the query, and the HMAC of method, path and sorted query.
 * Source: pusher.com/docs/channels/library_auth_reference/rest-api (authentication)
 */
import { createHash } from "node:crypto";
import { byName, hmac, parametersOf, secondsOf } from "../digests.ts";
import type { RequestSigner } from "../unsigned-request.ts";

export const signPusher: RequestSigner = ({ method, url, body }, secret, text, { now }) => {
  const added: (readonly [string, string])[] = [
    ["auth_key", text("key")],
    ["auth_timestamp", secondsOf(now)],
    ["auth_version", "1.0"],
    ...(body === null ? [] : [["body_md5", createHash("md5").update(body).digest("hex")] as const]),
  ];
  const sorted = [...parametersOf(url), ...added].toSorted(byName);
  const query = sorted.map(([name, value]) => `${name.toLowerCase()}=${value}`).join("&");
  const signature = hmac(secret, [method, url.pathname, query].join("\n"), "hex");
  return { headers: {}, query: [...added, ["auth_signature", signature]], secretTexts: [signature] };
};
