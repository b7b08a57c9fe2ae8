/** `providers`: the catalogue, as forms and texts need it. */
import { ok } from "../core/errors.ts";
import type { ProviderDefinition, ProviderField } from "../core/providers/index.ts";
import { defaultPolicyDays } from "../core/rotation/index.ts";
import type { ProviderInfo } from "../ipc/answers.ts";
import type { Part, ServiceContext } from "./context.ts";

/** The part that lists the providers by name. Nothing of it changes while the program runs. */
export function createProvidersPart({ catalogue }: Pick<ServiceContext, "catalogue">): Part<"providers"> {
  let list: readonly ProviderInfo[] | null = null;
  return {
    providers: () => {
      list ??= catalogue.map(providerInfo).sort((one, other) => one.name.localeCompare(other.name, "en"));
      return Promise.resolve(ok(list));
    },
  };
}

/** One provider without its rules and sources. */
export function providerInfo(provider: ProviderDefinition): ProviderInfo {
  const { id, name, hosts, variables, fields, check, keyPage } = provider;
  return {
    id,
    name,
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
