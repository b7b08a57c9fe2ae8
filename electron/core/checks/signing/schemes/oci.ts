/**
 * Oracle Cloud: an RSA signature of date, request line and host (draft-cavage-http-signatures).
 * Source: docs.oracle.com/en-us/iaas/Content/API/Concepts/signingrequests.htm
 */
import { sign } from "node:crypto";
import { PlacementProblem } from "../../places.ts";
import { readPrivateKey } from "../signing-key.ts";
import type { RequestSigner, UnsignedRequest } from "../unsigned-request.ts";

export const signOci: RequestSigner = (request, secret, text, { now }) => {
  if (request.method === "POST")
    throw new PlacementProblem("the provider's entry asks for what is not signed here");
  const date = new Date(now).toUTCString();
  const signature = ociSignature(request, date, secret);
  const Authorization = `Signature version="1",headers="date (request-target) host",keyId="${text("keyId")}",algorithm="rsa-sha256",signature="${signature}"`;
  return { headers: { date, Authorization }, query: [], secretTexts: [signature] };
};

/** The signature of a request without a body that carries `date`. */
export function ociSignature(
  { method, url }: Pick<UnsignedRequest, "method" | "url">,
  date: string,
  pem: string,
): string {
  const key = readPrivateKey(pem);
  if (key.asymmetricKeyType !== "rsa") throw new PlacementProblem("its private key is no RSA key");
  const target = `${method.toLowerCase()} ${url.pathname}${url.search}`;
  const message = `date: ${date}\n(request-target): ${target}\nhost: ${url.host}`;
  try {
    return sign("sha256", Buffer.from(message), key).toString("base64");
  } catch {
    // A key so short that no digest fits into it.
    throw new PlacementProblem("its private key cannot sign");
  }
}
