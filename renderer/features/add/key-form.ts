/** The add form's fields: how they begin, what a pasted text fills in, what is sent. Pure. */
import type { Intake, ProviderInfo } from "../../store/state.ts";
import { ordinaryDays, policyValue, readPolicy } from "./policies.ts";
import { readOptional, readTags } from "./words.ts";

export interface KeyForm {
  /** Null: no provider, or none chosen yet. */
  readonly provider: string | null;
  readonly fields: Readonly<Record<string, string>>;
  /** Field id → draft. */
  readonly secretFields: Readonly<Record<string, string>>;
  readonly allowPrivate: boolean;
  readonly anyForm: boolean;
  readonly name: string;
  readonly variable: string;
  readonly project: string;
  readonly environment: string;
  readonly tags: string;
  readonly policy: string;
  readonly expiresOn: string;
}

type KeyIntake = Extract<Intake, { readonly kind: "key" }>;

export const emptyForm: KeyForm = {
  provider: null,
  fields: {},
  secretFields: {},
  allowPrivate: false,
  anyForm: false,
  name: "",
  variable: "",
  project: "",
  environment: "",
  tags: "",
  policy: "",
  expiresOn: "",
};

/** The one provider that a text is sure to belong to; null: the user has to say. */
export function sureProvider({ candidates }: KeyIntake): string | null {
  const sure = candidates.filter(({ certainty }) => certainty === "sure");
  return sure.length === 1 ? (sure[0]?.provider ?? null) : null;
}

/** With another provider: its variable and policy, unless the user wrote something else. */
export function withProvider(
  form: KeyForm,
  before: ProviderInfo | null,
  provider: ProviderInfo | null,
): KeyForm {
  const own = (text: string): boolean => text !== "" && text !== (before?.variables[0] ?? "");
  const variable = own(form.variable) ? form.variable : (provider?.variables[0] ?? "");
  return {
    ...form,
    provider: provider?.id ?? null,
    fields: {},
    secretFields: {},
    allowPrivate: false,
    anyForm: false,
    variable,
    policy: policyValue(provider === null ? ordinaryDays : provider.policyDays),
  };
}

/** After a paste: what the text itself tells. */
export function withIntake(form: KeyForm, intake: KeyIntake, providers: readonly ProviderInfo[]): KeyForm {
  const sure = sureProvider(intake);
  const provider = providers.find(({ id }) => id === sure) ?? null;
  const filled = withProvider(form, null, provider);
  return intake.variable === null ? filled : { ...filled, variable: intake.variable };
}

/** Whether everything that the provider's address needs is there. */
export function isComplete(form: KeyForm, provider: ProviderInfo | null): boolean {
  const isGiven = ({ id, secret, defaultValue }: ProviderInfo["fields"][number]): boolean => {
    if (secret) return form.secretFields[id] !== undefined;
    return (form.fields[id] ?? "").trim() !== "" || defaultValue !== null;
  };
  return (provider?.fields ?? []).every((field) => !field.required || isGiven(field));
}

/** The part that a check needs. */
export function targetOf(form: KeyForm, draft: string, provider: ProviderInfo | null) {
  // The default of a regional field is tried, but it is not the user's word.
  const defaults = (provider?.fields ?? []).flatMap(({ id, secret, defaultValue, regional }) =>
    secret || regional || defaultValue === null ? [] : [[id, defaultValue] as const],
  );
  const given = Object.entries(form.fields).filter(([, value]) => value.trim() !== "");
  return {
    draft,
    provider: form.provider,
    fields: Object.fromEntries([...defaults, ...given.map(([id, value]) => [id, value.trim()] as const)]),
    secretFields: { ...form.secretFields },
    allowPrivate: form.allowPrivate,
    anyForm: form.anyForm,
  };
}

/** The whole request. The name is the variable's when there is none. */
export function requestOf(form: KeyForm, draft: string, provider: ProviderInfo | null) {
  const variable = form.variable.trim();
  return {
    ...targetOf(form, draft, provider),
    name: form.name.trim() === "" ? variable : form.name.trim(),
    variable,
    project: readOptional(form.project),
    environment: readOptional(form.environment),
    tags: readTags(form.tags),
    note: "",
    createdOn: null,
    expiresOn: readOptional(form.expiresOn),
    policyDays: readPolicy(form.policy),
  };
}
