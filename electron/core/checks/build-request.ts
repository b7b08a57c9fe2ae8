/**
 * Turns a provider's check and a key into exactly one request. The secret goes where the placements
 * say and nowhere else, and the final host is one of the provider's, or the base URL that belongs to
 * the key.
 */
import { assertNever } from "../errors.ts";
import type { HttpRequest } from "../ports.ts";
import type { Placement, ProviderDefinition, RequestCheck } from "../providers/index.ts";
import { comparableHost } from "./address-policy.ts";
import { parseBaseUrl } from "./base-url.ts";
import {
  asBasic,
  asHeader,
  asHostLabel,
  asPathSegment,
  asQueryPart,
  fill,
  type Lookup,
  PlacementProblem,
} from "./places.ts";
import { contentOf } from "./request-content.ts";
import { concealed } from "./secret-forms.ts";

/** What stands in for the secret while the address for the evidence is written. */
const marker = "keystow-secret-place";

export interface RequestValues {
  readonly secret: string;
  readonly fields: Readonly<Record<string, string>>;
  readonly secretFields: Readonly<Record<string, string>>;
  readonly allowPrivate: boolean;
}

export type BuiltRequest =
  | {
      readonly kind: "request";
      readonly request: Pick<
        HttpRequest,
        "method" | "url" | "headers" | "body" | "allowPrivate" | "builtInHost"
      >;
      /** The address as it may be kept and shown: `[key]` where a secret stood. */
      readonly shownUrl: string;
    }
  /** `refused`: the address is not one to which this key may go. `unable`: the key cannot be placed. */
  | { readonly kind: "refused" | "unable"; readonly why: string };

/** Builds the request of `provider`'s check. Nothing is sent; a problem is told without any value. */
export function buildRequest(
  provider: ProviderDefinition,
  check: RequestCheck,
  values: RequestValues,
): BuiltRequest {
  try {
    return build(provider, check, values);
  } catch (problem) {
    if (problem instanceof PlacementProblem) return { kind: "unable", why: problem.why };
    throw problem;
  }
}

function build(provider: ProviderDefinition, check: RequestCheck, values: RequestValues): BuiltRequest {
  if (values.secret === "") throw new PlacementProblem("it is empty");
  const lookup = lookupOf(provider, values);
  const base = baseUrlOf(provider, check, values);
  if (base.kind === "refused") return base;
  const text = addressText(provider, check, lookup, base.prefix);
  if (!URL.canParse(text)) return { kind: "refused", why: "The address of the check cannot be read." };
  const url = new URL(text);
  const trusted = trustOf(provider, url, lookup, base.url);
  if (trusted === "foreign") return { kind: "refused", why: "The address is not one of this provider's." };
  const content = contentOf(check, lookup);
  const shown = addressText(provider, check, markedLookup(values, lookup), base.prefix);
  return {
    kind: "request",
    request: {
      method: check.method,
      url,
      headers: headersOf(check, lookup, content?.type ?? null),
      body: content?.body ?? null,
      allowPrivate: trusted === "own" && values.allowPrivate,
      builtInHost: trusted === "built-in",
    },
    shownUrl: new URL(shown).href.replaceAll(marker, concealed),
  };
}

/** The value behind a template's name: the secret, a field, a secret field, or a field's default. */
function lookupOf(provider: ProviderDefinition, values: RequestValues): Lookup {
  return (name) => {
    if (name === "secret") return values.secret;
    const field = provider.fields.find((one) => one.id === name);
    if (field === undefined) return undefined;
    const given = field.secret ? own(values.secretFields, name) : own(values.fields, name);
    const value = given === null || given === "" ? (field.defaultValue ?? null) : given;
    if (value === null || field.choices === undefined || field.choices.includes(value)) return value;
    throw new PlacementProblem(`the field ${name} has none of its known values`);
  };
}

const own = (values: Readonly<Record<string, string>>, name: string): string | null =>
  Object.hasOwn(values, name) ? (values[name] ?? null) : null;

const markedLookup =
  (values: RequestValues, lookup: Lookup): Lookup =>
  (name) =>
    name === "secret" || Object.hasOwn(values.secretFields, name) ? marker : lookup(name);

type Base =
  | { readonly kind: "none"; readonly prefix: null; readonly url: null }
  | { readonly kind: "given"; readonly prefix: string; readonly url: URL }
  | { readonly kind: "refused"; readonly why: string };

/** The user's base URL when the address begins with it, parsed again: a stored value is not trusted. */
function baseUrlOf(provider: ProviderDefinition, check: RequestCheck, values: RequestValues): Base {
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
function addressText(
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

function required(lookup: Lookup, name: string): string {
  const value = lookup(name);
  if (value === null || value === undefined) throw new PlacementProblem(`the field ${name} is missing`);
  return value;
}

/** `built-in`: a host of the catalogue over TLS. `own`: the key's base URL. Anything else is foreign. */
function trustOf(
  provider: ProviderDefinition,
  url: URL,
  lookup: Lookup,
  base: URL | null,
): "built-in" | "own" | "foreign" {
  const host = comparableHost(url.hostname);
  const hosts = provider.hosts.map((one) =>
    comparableHost(fill(one, lookup, hostEncoder(provider, one, lookup))),
  );
  const standard = url.protocol === "https:" && url.port === "" && url.username === "" && url.password === "";
  if (standard && hosts.includes(host)) return "built-in";
  return base !== null && url.origin === base.origin ? "own" : "foreign";
}

function headersOf(
  check: RequestCheck,
  lookup: Lookup,
  contentType: string | null,
): Readonly<Record<string, string>> {
  const fixed = Object.entries(check.headers).map(([name, template]) => {
    if (template.includes("{secret}"))
      throw new PlacementProblem("the provider's entry puts it where it does not belong");
    return [name, fill(template, lookup, asHeader)] as const;
  });
  const placed = check.placements.flatMap((placement) => headerOf(placement, lookup));
  const named = new Set([...fixed, ...placed].map(([name]) => name.toLowerCase()));
  const type =
    contentType === null || named.has("content-type") ? [] : [["Content-Type", contentType] as const];
  return Object.fromEntries([...fixed, ...placed, ...type]);
}

const unchanged = (value: string): string => value;

function headerOf(placement: Placement, lookup: Lookup): readonly (readonly [string, string])[] {
  switch (placement.kind) {
    case "bearer":
      return [["Authorization", `Bearer ${asHeader(required(lookup, "secret"))}`]];
    case "header":
      return [[placement.name, asHeader(fill(placement.template, lookup, asHeader))]];
    case "basic": {
      return [
        [
          "Authorization",
          asBasic(fill(placement.username, lookup, unchanged), fill(placement.password, lookup, unchanged)),
        ],
      ];
    }
    case "query":
    case "path":
    case "json-body":
    case "form-body":
      return [];
    default:
      return assertNever(placement);
  }
}
