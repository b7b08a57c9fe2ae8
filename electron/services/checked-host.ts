/** Where a check will send a key, told before it is sent. */
import type { Key } from "../core/model.ts";
import type { ProviderDefinition } from "../core/providers/index.ts";

/**
 * The host in the address of the provider's check, with the key's fields filled in: `api.github.com`,
 * `localhost:7860`. The provider's name when a part of the host is not known.
 */
export function checkedHost(provider: ProviderDefinition, fields: Key["fields"]): string {
  if (provider.check.kind === "none") return provider.name;
  const address = provider.check.url.replace(/\{([A-Za-z][A-Za-z0-9_]*)\}/g, (whole, id: string) => {
    const field = provider.fields.find((one) => one.id === id);
    return fields[id] ?? field?.defaultValue ?? (field === undefined ? "x" : whole);
  });
  const host = /^https?:\/\/([^/?#]+)/.exec(address)?.[1];
  return host === undefined || host.includes("{") ? provider.name : host;
}
