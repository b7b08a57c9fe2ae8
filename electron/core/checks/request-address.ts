/** The address of a check, and whether it is one to which this key may go. */
import { isOwnProvider, type ProviderDefinition, type RequestCheck } from "../providers/index.ts";
import { comparableHost } from "./address-policy.ts";
import { parseBaseUrl } from "./base-url.ts";
import { asHostLabel, asPathSegment, asQueryPart, fill, type Lookup, PlacementProblem } from "./places.ts";
import { own, required, type RequestValues } from "./request-names.ts";

export type Base =
  | { readonly kind: "none"; readonly prefix: null; readonly url: null }
  | { readonly kind: "given"; readonly prefix: string; readonly url: URL }
  | { readonly kind: "refused"; readonly why: string };

/** The user's base URL when the address begins with it, parsed again: a stored value is not trusted. */
export function baseUrlOf(provider: ProviderDefinition, check: RequestCheck, values: RequestValues): Base {
  const name = /^\{([A-Za-z][A-Za-z0-9_]*)\}/.exec(check.url)?.[1];
  if (name === undefined) return { kind: "none", prefix: null, url: null };
  const field = provider.fields.find((one) => one.id === name && one.kind === "base-url" && !one.secret);
  if (field === undefined) throw new PlacementProblem(`the field ${name} is no base URL`);
  const text = own(values.fields, name) || field.defaultValue;
  if (text === undefined || text === "") throw new PlacementProblem(`the field ${name} is missing`);
  const parsed = parseBaseUrl(text, { allowPrivate: values.allowPrivate });
  if (!parsed.ok) return { kind: "refused", why: parsed.error.message };
  return { kind: "given", prefix: parsed.value.href.replace(/\/$/, ""), url: parsed.value };
}

/** The whole address as text: host labels, path segments and query values each encoded for their place. */
export function addressText(
  provider: ProviderDefinition,
  check: RequestCheck,
  lookup: Lookup,
  prefix: string | null,
): string {
  const parts = /^(https:\/\/[^/?#]*|\{[A-Za-z][A-Za-z0-9_]*\})([^?#]*)(\?[^#]*)?$/.exec(check.url);
  if (parts === null) throw new PlacementProblem("the provider's address cannot be read");
  const [, origin = "", path = "", query = ""] = parts;
  const host = prefix ?? fill(origin, lookup, hostEncoder(provider, origin, lookup));
  const parameters = check.placements
    .filter((placement) => placement.kind === "query")
    .map((placement) => `${asQueryPart(placement.name)}=${asQueryPart(required(lookup, "secret"))}`);
  const search = [
    query.slice(1) === "" ? [] : [fill(query.slice(1), lookup, asQueryPart)],
    parameters,
  ].flat();
  return host + fill(path, lookup, asPathSegment) + (search.length > 0 ? `?${search.join("&")}` : "");
}

/** A field with a closed list of values may be several labels (`us3.example.com`); any other is one label. */
function hostEncoder(
  provider: ProviderDefinition,
  origin: string,
  lookup: Lookup,
): (value: string) => string {
  const closed = provider.fields.filter(
    (field) => field.choices !== undefined && origin.includes(`{${field.id}}`),
  );
  const known = new Set(closed.map((field) => lookup(field.id)));
  return (value) => (known.has(value) ? value : asHostLabel(value));
}

/**
 * `built-in`: a host of the catalogue over TLS. `defined`: a host that the user defined, over TLS and
 * at public addresses only. `own`: the key's base URL. Anything else is foreign.
 */
export function trustOf(
  provider: ProviderDefinition,
  url: URL,
  lookup: Lookup,
  base: URL | null,
): "built-in" | "defined" | "own" | "foreign" {
  const host = comparableHost(url.hostname);
  const hosts = provider.hosts.map((one) =>
    comparableHost(fill(one, lookup, hostEncoder(provider, one, lookup))),
  );
  const standard = url.protocol === "https:" && url.port === "" && url.username === "" && url.password === "";
  if (standard && hosts.includes(host)) return isOwnProvider(provider.id) ? "defined" : "built-in";
  return base !== null && url.origin === base.origin ? "own" : "foreign";
}
