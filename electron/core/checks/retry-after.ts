/** RFC 9110, 10.2.3: `Retry-After` is a number of seconds or an HTTP date. */

/**
 * Milliseconds to wait from `now` (milliseconds since 1970); null when the header is absent or is
 * neither of the two forms. A date in the past is 0.
 */
export function retryAfterMs(headers: Readonly<Record<string, string>>, now: number): number | null {
  const text = Object.hasOwn(headers, "retry-after") ? (headers["retry-after"] ?? "").trim() : "";
  if (/^\d{1,9}(\.\d{1,3})?$/.test(text)) return Math.ceil(Number(text) * 1000);
  if (!/^[A-Z][a-z]{2}, \d{2} [A-Z][a-z]{2} \d{4} \d{2}:\d{2}:\d{2} GMT$/.test(text)) return null;
  const moment = Date.parse(text);
  return Number.isNaN(moment) ? null : Math.max(0, moment - now);
}
