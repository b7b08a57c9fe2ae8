/** Takes the key out of everything that is kept of an answer: servers echo what they were sent. */
import { redact } from "../redaction/index.ts";
import type { Secret } from "../secret.ts";

/** What stands where a secret stood. */
export const concealed = "[key]";

/** `redact` leaves shorter secrets alone, because ordinary words hold them by chance. */
const longBytes = 8;
/** Below this even a whole word may be chance; such a secret is concealed only where it is all there is. */
const shortestSearched = 4;

/** `text` with every form of every secret (as it is, percent, JSON, base64, hex) replaced by `[key]`. */
export function conceal(text: string, secrets: readonly Secret[]): string {
  // What the answer itself calls "[redacted]" becomes "[key]" too, which does no harm.
  const result = redact(text, secrets).replaceAll("[redacted]", concealed);
  return secrets.filter((secret) => secret.byteLength < longBytes).reduce(concealShort, result);
}

/**
 * The path of `url` as the ledger keeps it; `shown` is its concealed text. A secret that spells the host
 * makes that another address: then no path is kept.
 */
export const shownPath = (url: URL, shown: string): string =>
  shown.startsWith(url.origin) ? shown.slice(url.origin.length) : "/";

function concealShort(text: string, secret: Secret): string {
  const value = secret.revealText();
  if (value === "") return text;
  if (value.length < shortestSearched) return text === value ? concealed : text;
  return text.replaceAll(value, concealed);
}
