/**
 * OVHcloud: SHA-1 over both secrets, method, address, body and time.
 * Source: help.ovhcloud.com, "First steps with the OVHcloud APIs"
 */
import { createHash } from "node:crypto";
import { secondsOf } from "../digests.ts";
import type { RequestSigner } from "../unsigned-request.ts";

export const signOvh: RequestSigner = ({ method, url, body }, secret, text, { now }) => {
  const consumerKey = text("consumerKey");
  const timestamp = secondsOf(now);
  const signed = [secret, consumerKey, method, url.href, body ?? "", timestamp].join("+");
  const signature = createHash("sha1").update(signed).digest("hex");
  return {
    headers: {
      "X-Ovh-Application": text("applicationKey"),
      "X-Ovh-Consumer": consumerKey,
      "X-Ovh-Timestamp": timestamp,
      "X-Ovh-Signature": `$1$${signature}`,
    },
    query: [],
    secretTexts: [signature],
  };
};
