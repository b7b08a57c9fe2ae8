/**
 * Azure Storage, Shared Key: the HMAC of a canonical request with the account's key.
 * Source: learn.microsoft.com/en-us/rest/api/storageservices/authorize-with-shared-key
 */
import { byName, hmac, parametersOf } from "../digests.ts";
import { bytesOf } from "../signing-key.ts";
import type { RequestSigner, UnsignedRequest } from "../unsigned-request.ts";

export const signAzureStorage: RequestSigner = (request, secret, text, { now }) => {
  const account = text("account");
  const headers = { "x-ms-date": new Date(now).toUTCString(), "x-ms-version": text("version") };
  const signature = hmac(bytesOf(secret, "base64"), azureMessage(request, account, headers), "base64");
  const Authorization = `SharedKey ${account}:${signature}`;
  return { headers: { ...headers, Authorization }, query: [], secretTexts: [signature] };
};

/** What is signed of a request without a body: its date stands among the `x-ms-` headers. */
export function azureMessage(
  { method, url }: Pick<UnsignedRequest, "method" | "url">,
  account: string,
  headers: Readonly<Record<string, string>>,
): string {
  // Encoding, language, length, MD5, type, date, four conditions, range: none of them is sent.
  const unused = Array.from({ length: 11 }, () => "");
  const own = Object.entries(headers)
    .toSorted(byName)
    .map(([name, value]) => `${name}:${value}`);
  const parameters = [...parametersOf(url)]
    .map(([name, value]) => [name.toLowerCase(), value] as const)
    .toSorted(byName)
    .map(([name, value]) => `${name}:${value}`);
  return [method, ...unused, ...own, `/${account}${url.pathname}`, ...parameters].join("\n");
}
