/** The host whose limits a key's check counts against, known before any secret is read. */
import type { CheckSubject } from "./contract.ts";
import { comparableHost } from "./address-policy.ts";

/**
 * The host of a key's check, from the provider's address and the key's fields. Names that cannot be
 * told yet (a secret field, a broken base URL) are grouped by provider.
 */
export function targetHost({ provider, fields }: CheckSubject): string {
  if (provider.check.kind === "none") return `no request:${provider.id}`;
  const text = provider.check.url.replace(/\{([A-Za-z][A-Za-z0-9_]*)\}/g, (_match, name: string) => {
    const given = Object.hasOwn(fields, name) ? fields[name] : undefined;
    return given ?? provider.fields.find((field) => field.id === name)?.defaultValue ?? "x";
  });
  return URL.canParse(text) ? comparableHost(new URL(text).host) : `provider:${provider.id}`;
}
