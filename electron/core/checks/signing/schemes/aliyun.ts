/**
 * Alibaba Cloud, signature V3 (ACS3-HMAC-SHA256): the HMAC of a canonical request.
 * Source: alibabacloud.com/help/en/sdk/product-overview/v3-request-structure-and-signature
 */
import { byName, encoded, hmac, parametersOf, sha256 } from "../digests.ts";
import type { RequestSigner } from "../unsigned-request.ts";

export const signAliyun: RequestSigner = ({ method, url, body }, secret, text, { now, nonce }) => {
  const hash = sha256(body ?? "");
  const headers = {
    "x-acs-action": text("action"),
    "x-acs-content-sha256": hash,
    "x-acs-date": new Date(now).toISOString().replace(/\.\d+Z$/, "Z"),
    "x-acs-signature-nonce": nonce,
    "x-acs-version": text("version"),
  };
  const signed = [["host", url.host] as const, ...Object.entries(headers)].toSorted(byName);
  const names = signed.map(([name]) => name).join(";");
  const query = [...parametersOf(url)]
    .toSorted(byName)
    .map(([name, value]) => `${encoded(name)}=${encoded(value)}`)
    .join("&");
  const lines = signed.map(([name, value]) => `${name}:${value}\n`).join("");
  const canonical = [method, url.pathname, query, lines, names, hash].join("\n");
  const signature = hmac(secret, `ACS3-HMAC-SHA256\n${sha256(canonical)}`, "hex");
  const Authorization = `ACS3-HMAC-SHA256 Credential=${text("accessKeyId")},SignedHeaders=${names},Signature=${signature}`;
  return { headers: { ...headers, Authorization }, query: [], secretTexts: [signature] };
};
