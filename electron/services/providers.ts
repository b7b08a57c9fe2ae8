/** `providers`: the catalogue, as forms and texts need it. */
import { ok } from "../core/errors.ts";
import {
  categoryTitle,
  isSwitchedOff,
  type ProviderDefinition,
  type ProviderField,
} from "../core/providers/index.ts";
import { defaultPolicyDays } from "../core/rotation/index.ts";
import type { ProviderInfo } from "../ipc/answers.ts";
import type { Part, ServiceContext } from "./context.ts";

/** The part that lists the providers by name. They are sorted anew only when the catalogue is another one. */
export function createProvidersPart(context: Pick<ServiceContext, "catalogue">): Part<"providers"> {
  let known: { readonly catalogue: ServiceContext["catalogue"]; readonly list: readonly ProviderInfo[] } = {
    catalogue: [],
    list: [],
  };
  return {
    providers: () => {
      const { catalogue } = context;
      if (catalogue !== known.catalogue) known = { catalogue, list: listOf(catalogue) };
      return Promise.resolve(ok(known.list));
    },
  };
}

const listOf = (catalogue: ServiceContext["catalogue"]): readonly ProviderInfo[] =>
  catalogue.map(providerInfo).sort((one, other) => one.name.localeCompare(other.name, "en"));

/** One provider without its rules and sources. */
export function providerInfo(provider: ProviderDefinition): ProviderInfo {
  const { id, name, category, hosts, variables, fields, check, keyPage } = provider;
  return {
    id,
    name,
    category: categoryTitle(category),
    switchedOff: isSwitchedOff(provider),
    hosts,
    variables,
    fields: fields.map(fieldInfo),
    noCheck: check.kind === "none" ? check.reason : null,
    request: check.kind === "none" ? null : `${check.method} ${check.url.replace(/^https:\/\//, "")}`,
    hasKeyPage: keyPage !== null,
    policyDays: defaultPolicyDays(provider),
  };
}

function fieldInfo(field: ProviderField): ProviderInfo["fields"][number] {
  const { id, label, required, secret, kind } = field;
  return {
    id,
    label,
    required,
    secret,
    kind,
    defaultValue: field.defaultValue ?? null,
    choices: field.choices ?? null,
    regional: field.regional === true,
  };
}
