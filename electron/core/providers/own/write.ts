/** A definition as a file: to keep, to hand on, and to be read again with the same meaning. */
import { stringify } from "smol-toml";
import type { OwnDefinition } from "./schema.ts";

/** The order of the file's members; tables come last, as TOML wants it. */
const order = [
  "keystow",
  "name",
  "id",
  "variables",
  "host",
  "base-url",
  "base-url-variables",
  "key-page",
  "rotation-days",
  "format",
  "field",
  "check",
  "identity",
] as const satisfies readonly (keyof OwnDefinition)[];

function ordered(definition: OwnDefinition): Readonly<Record<string, unknown>> {
  return Object.fromEntries(
    order.flatMap((name) => (definition[name] === undefined ? [] : [[name, definition[name]]])),
  );
}

/** The definition as TOML, ending in a line end. */
export function definitionToml(definition: OwnDefinition): string {
  return `${stringify(ordered(definition)).trimEnd()}\n`;
}

/** The definition as JSON, ending in a line end. This is also how a vault keeps it. */
export function definitionJson(definition: OwnDefinition): string {
  return `${JSON.stringify(ordered(definition), null, 2)}\n`;
}
