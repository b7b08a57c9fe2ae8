/** `openKeyPage`: the provider's own page, in the user's browser. The page names a provider, never an address. */
import { fail, ok, type Result } from "../core/errors.ts";
import type { ProviderDefinition } from "../core/providers/index.ts";
import type { Part, ServiceContext } from "./context.ts";
import type { OpenExternal } from "./desktop.ts";

type Catalogue = readonly Pick<ProviderDefinition, "id" | "name" | "keyPage">[];

/** The part of the contract that leaves for the browser. */
export function createKeyPagePart(
  context: Pick<ServiceContext, "catalogue">,
  open: OpenExternal,
): Part<"openKeyPage"> {
  return {
    openKeyPage: async (provider) => {
      const address = keyPageAddress(context.catalogue, provider);
      if (!address.ok) return address;
      try {
        await open(address.value);
        return ok(null);
      } catch {
        return fail("unsupported", "The browser could not be opened.", {
          hint: `Open it yourself: ${address.value}`,
        });
      }
    },
  };
}

/** The normalised address of a provider's key page. */
export function keyPageAddress(catalogue: Catalogue, id: string): Result<string> {
  const provider = catalogue.find((one) => one.id === id);
  if (provider === undefined) return fail("provider-unknown", "There is no such provider.");
  if (provider.keyPage === null) {
    return fail("not-found", `No page of ${provider.name} for its keys is known.`);
  }
  const hosts = catalogue.flatMap(({ keyPage }) => URL.parse(keyPage ?? "")?.hostname ?? []);
  return safeAddress(provider.keyPage, new Set(hosts));
}

/**
 * `text` as an address that may be handed to the system: https, no user name in it, the usual port,
 * and a host of `hosts`. `address-refused` for everything else: the system opens programs by
 * address too.
 */
export function safeAddress(text: string, hosts: ReadonlySet<string>): Result<string> {
  const url = URL.parse(text);
  const safe =
    url !== null &&
    url.protocol === "https:" &&
    url.username === "" &&
    url.password === "" &&
    url.port === "" &&
    hosts.has(url.hostname);
  return safe ? ok(url.href) : fail("address-refused", "That is not an address of a known provider.");
}
