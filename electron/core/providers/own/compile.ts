/** From a definition to a provider like any other: data that checks, forms and texts can use. */
import { fail, ok, type Result } from "../../errors.ts";
import {
  baseUrlField,
  basic,
  bearer,
  define,
  get,
  header,
  jsonBody,
  noCheck,
  post,
  query,
  secretField,
  textField,
} from "../build.ts";
import type {
  IdentityRule,
  NoCheck,
  Placement,
  ProviderDefinition,
  ProviderField,
  RequestCheck,
} from "../provider.ts";
import { validateProvider } from "../schema.ts";
import { keyFormatOf } from "./key-form.ts";
import { isTakenVariable } from "./imitation.ts";
import { rulesOf } from "./rules.ts";
import type { OwnCheck, OwnDefinition, OwnIdentity } from "./schema.ts";

/** The field in which each key of a `base-url` provider has its own server. */
const baseUrl = "baseUrl";

/**
 * The provider that `definition` describes. `builtIn`: the built-in ones, whose key formats stay sure.
 * Error: `invalid-input`; a definition that `readDefinition` accepted gives none.
 */
export function compileDefinition(
  definition: OwnDefinition,
  builtIn: readonly ProviderDefinition[],
): Result<ProviderDefinition> {
  const { id, name, variables, format = [], check } = definition;
  const provider = define({
    id,
    name,
    category: "own",
    hosts: hostsOf(definition),
    variables,
    formats: format.map((form) => keyFormatOf(form, builtIn)),
    fields: fieldsOf(definition, builtIn),
    check: check === undefined ? withoutCheck : checkOf(definition, check),
    keyPage: definition["key-page"] ?? null,
    rotation: { days: definition["rotation-days"] ?? null, style: "unknown", note: "" },
    sources: ["your own definition"],
    confidence: "low",
  });
  const sound = validateProvider(provider);
  return sound.ok ? ok(provider) : fail("invalid-input", sound.error.message, sound.error);
}

/** The hosts that a user confirms before any key goes there; none when each key has its own server. */
export const hostsOf = ({ host }: OwnDefinition): readonly string[] => (host === undefined ? [] : [host]);

const withoutCheck: NoCheck = noCheck("its definition, which is your own, has no check");

function fieldsOf(
  { "base-url": ownServer, field = [], ...rest }: OwnDefinition,
  builtIn: readonly ProviderDefinition[],
): readonly ProviderField[] {
  const free = (variables: readonly string[] = []): { readonly variables?: readonly string[] } => {
    const names = variables.filter((name) => !isTakenVariable(name, builtIn));
    return names.length === 0 ? {} : { variables: names };
  };
  const server = baseUrlField(baseUrl, "Base URL", free(rest["base-url-variables"]));
  const others = field.map(({ id, label, required = true, secret = false, variables }) => {
    const more = { required, ...free(variables) };
    return secret ? secretField(id, label, more) : textField(id, label, more);
  });
  return ownServer === true ? [server, ...others] : others;
}

function checkOf(definition: OwnDefinition, check: OwnCheck): RequestCheck {
  const { host } = definition;
  const url = (host === undefined ? `{${baseUrl}}` : `https://${host}`) + check.path;
  const details = {
    headers: check.headers ?? {},
    rules: rulesOf(check),
    identity: identityOf(definition.identity ?? {}),
    // Nobody but its author has tried the address: it is asked with a made-up key first.
    control: "daily" as const,
  };
  return check["method-reason"] === undefined
    ? get(url, placementOf(check), details)
    : post(check["method-reason"], url, placementOf(check), details);
}

function placementOf(check: OwnCheck): Placement {
  switch (check["key-in"]) {
    case "bearer":
      return bearer;
    case "header":
      return header(check.header, `${check["value-prefix"] ?? ""}{secret}`);
    case "query":
      return query(check.parameter);
    case "basic":
      return check.username === undefined ? basic("{secret}", "") : basic(check.username);
    default:
      return jsonBody({ [check.member]: "{secret}" });
  }
}

const factNames = {
  account: "account",
  "account-id": "accountId",
  organisation: "organisation",
  plan: "plan",
  scopes: "scopes",
  "expires-on": "expiresOn",
  credit: "credit",
  limits: "limits",
} as const satisfies Record<keyof OwnIdentity, keyof IdentityRule>;

function identityOf(identity: OwnIdentity): IdentityRule {
  const facts = Object.entries(factNames) as readonly (readonly [keyof OwnIdentity, keyof IdentityRule])[];
  return Object.fromEntries(
    facts.flatMap(([written, fact]) => {
      const places = identity[written];
      return places === undefined ? [] : [[fact, [places].flat()]];
    }),
  );
}
