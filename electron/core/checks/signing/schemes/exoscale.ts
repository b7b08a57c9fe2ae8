/**
 * Exoscale: the HMAC of method, path, body, values of the query and the moment at which it ends.
 * Source: openapi-v2.exoscale.com/topic/topic-api-request-signature
 */
import { byName, hmac, parametersOf } from "../digests.ts";
import type { RequestSigner } from "../unsigned-request.ts";

/** How long a signature holds, in seconds. */
const lifetime = 60;

export const signExoscale: RequestSigner = ({ method, url, body }, secret, text, { now }) => {
  const expires = Math.floor(now / 1000) + lifetime;
  const parameters = [...parametersOf(url)].toSorted(byName);
  const values = parameters.map(([, value]) => value).join("");
  const message = [`${method} ${url.pathname}`, body ?? "", values, "", expires].join("\n");
  const signature = hmac(secret, message, "base64");
  const names = parameters.map(([name]) => name).join(";");
  const signed = names === "" ? "" : `signed-query-args=${names},`;
  const Authorization = `EXO2-HMAC-SHA256 credential=${text("apiKey")},${signed}expires=${expires},signature=${signature}`;
  return { headers: { Authorization }, query: [], secretTexts: [signature] };
};
