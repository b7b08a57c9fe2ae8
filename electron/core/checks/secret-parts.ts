/** A secret that holds several values (a service account's file, `id:secret`) taken apart, strictly. */
import { assertNever } from "../errors.ts";
import type { SecretParts } from "../providers/index.ts";
import { PlacementProblem } from "./places.ts";

/** The parts by name. Throws `PlacementProblem`, without a value, when the secret has another form. */
export function takeApart(parts: SecretParts, secret: string): Readonly<Record<string, string>> {
  switch (parts.kind) {
    case "json":
      return membersOf(secret, parts.names);
    case "split":
      return piecesOf(secret, parts);
    case "address":
      return segmentsOf(secret, parts);
    default:
      return assertNever(parts);
  }
}

function membersOf(secret: string, names: readonly string[]): Readonly<Record<string, string>> {
  const value = parsed(secret);
  const members = names.map((name) => {
    const member = Object.hasOwn(value, name) ? value[name] : undefined;
    if (typeof member !== "string" || member === "")
      throw new PlacementProblem(`it is not the JSON text that this provider gives out: it has no ${name}`);
    return [name, member] as const;
  });
  return Object.fromEntries(members);
}

function parsed(secret: string): Readonly<Record<string, unknown>> {
  try {
    const value: unknown = JSON.parse(secret);
    if (typeof value === "object" && value !== null && !Array.isArray(value))
      return value as Readonly<Record<string, unknown>>;
  } catch {
    // The parser's message quotes the text, so it is dropped.
  }
  throw new PlacementProblem("it is not the JSON text that this provider gives out");
}

function piecesOf(
  secret: string,
  { separator, names }: Extract<SecretParts, { kind: "split" }>,
): Readonly<Record<string, string>> {
  const pieces = secret.trim().split(separator);
  if (pieces.length !== names.length || pieces.includes(""))
    throw new PlacementProblem(`it does not have the form ${names.join(separator)}`);
  return Object.fromEntries(names.map((name, index) => [name, pieces[index] ?? ""]));
}

/** Only plain segments: with a query or a further path it is another address than the provider's. */
function segmentsOf(
  secret: string,
  { beginning, names }: Extract<SecretParts, { kind: "address" }>,
): Readonly<Record<string, string>> {
  const text = secret.trim();
  const segments = text.startsWith(beginning) ? text.slice(beginning.length).split("/") : [];
  if (segments.length !== names.length || !segments.every((one) => /^[A-Za-z0-9_-]+$/.test(one)))
    throw new PlacementProblem(`it does not have the form ${beginning}${names.join("/")}`);
  return Object.fromEntries(names.map((name, index) => [name, segments[index] ?? ""]));
}
