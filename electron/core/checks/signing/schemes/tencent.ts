/**
 * Tencent Cloud, TC3-HMAC-SHA256: a key of the day and the service, and the HMAC of a canonical request.
 * Source: tencentcloud.com/document/api/614/42761 (signature v3)
 */
import { hmac, hmacBytes, secondsOf, sha256 } from "../digests.ts";
import type { RequestSigner } from "../unsigned-request.ts";

export const signTencent: RequestSigner = ({ method, url, headers, body }, secret, text, { now }) => {
  const service = text("service");
  const timestamp = secondsOf(now);
  const day = new Date(now).toISOString().slice(0, 10);
  const scope = `${day}/${service}/tc3_request`;
  const type = Object.entries(headers).find(([name]) => name.toLowerCase() === "content-type")?.[1] ?? "";
  const lines = `content-type:${type.toLowerCase()}\nhost:${url.host}\n`;
  const names = "content-type;host";
  const canonical = [method, url.pathname, url.search.slice(1), lines, names, sha256(body ?? "")].join("\n");
  const key = [service, "tc3_request"].reduce<Buffer>(hmacBytes, hmacBytes(`TC3${secret}`, day));
  const signature = hmac(key, ["TC3-HMAC-SHA256", timestamp, scope, sha256(canonical)].join("\n"), "hex");
  return {
    headers: {
      "X-TC-Action": text("action"),
      "X-TC-Version": text("version"),
      "X-TC-Timestamp": timestamp,
      Authorization: `TC3-HMAC-SHA256 Credential=${text("secretId")}/${scope}, SignedHeaders=${names}, Signature=${signature}`,
    },
    query: [],
    secretTexts: [signature],
  };
};
