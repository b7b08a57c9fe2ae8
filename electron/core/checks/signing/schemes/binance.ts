/**
 * Binance: the HMAC of the query, which carries the time.
 * Source: developers.binance.com/docs/binance-spot-api-docs/rest-api (signed endpoint security)
 */
import { hmac } from "../digests.ts";
import type { RequestSigner } from "../unsigned-request.ts";

export const signBinance: RequestSigner = ({ url }, secret, _text, { now }) => {
  const before = url.search.slice(1);
  const query = `${before === "" ? "" : `${before}&`}timestamp=${now}`;
  const signature = hmac(secret, query, "hex");
  return {
    headers: {},
    query: [
      ["timestamp", String(now)],
      ["signature", signature],
    ],
    secretTexts: [signature],
  };
};
