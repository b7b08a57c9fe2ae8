/** What the names in a check's templates stand for, and which of them are secret. */
import type { ProviderDefinition } from "../providers/index.ts";
import { type Lookup, PlacementProblem } from "./places.ts";

export interface RequestValues {
  readonly secret: string;
  readonly fields: Readonly<Record<string, string>>;
  readonly secretFields: Readonly<Record<string, string>>;
  readonly allowPrivate: boolean;
}

/** Texts that are made of the secret: `secret.name` for its parts, `signedToken`. */
export type MadeTexts = Readonly<Record<string, string>>;

/** What stands in for a secret text while the address for the evidence is written. */
export const marker = "keystow-secret-place";

/** The value behind a template's name: the secret, what is made of it, a field or a field's default. */
export function lookupOf(provider: ProviderDefinition, values: RequestValues, made: MadeTexts): Lookup {
  return (name) => {
    if (name === "secret") return values.secret;
    const text = own(made, name);
    if (text !== null) return text;
    const field = provider.fields.find((one) => one.id === name);
    if (field === undefined) return undefined;
    const given = field.secret ? own(values.secretFields, name) : own(values.fields, name);
    const value = given === null || given === "" ? (field.defaultValue ?? null) : given;
    if (value === null || field.choices === undefined || field.choices.includes(value)) return value;
    throw new PlacementProblem(`the field ${name} has none of its known values`);
  };
}

/** `lookup` with the marker in place of everything secret. */
export const markedLookup =
  (provider: ProviderDefinition, lookup: Lookup): Lookup =>
  (name) =>
    isSecretName(provider, name) ? marker : lookup(name);

/** Whether a template's name stands for a secret or for what is made of one. */
export function isSecretName(provider: ProviderDefinition, name: string): boolean {
  return (
    name === "secret" ||
    name === "signedToken" ||
    name.startsWith("secret.") ||
    provider.fields.some((field) => field.id === name && field.secret)
  );
}

/** The value that must be there. */
export function required(lookup: Lookup, name: string): string {
  const value = lookup(name);
  if (value === null || value === undefined) throw new PlacementProblem(`the field ${name} is missing`);
  return value;
}

/** An own property of `values`; null when there is none. */
export const own = (values: Readonly<Record<string, string>>, name: string): string | null =>
  Object.hasOwn(values, name) ? (values[name] ?? null) : null;
