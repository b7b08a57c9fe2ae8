/** The headers of a check's request: the entry's fixed ones, and those that carry the key. */
import { assertNever } from "../errors.ts";
import type { Placement, ProviderDefinition, RequestCheck } from "../providers/index.ts";
import { asBasic, asHeader, fill, type Lookup, PlacementProblem } from "./places.ts";
import { required } from "./request-names.ts";

type Header = readonly [name: string, value: string];

/**
 * All headers by name. A fixed header that is nothing but an optional field is left out while that
 * field is empty. Throws `PlacementProblem` for a value that no header can carry.
 */
export function headersOf(
  provider: ProviderDefinition,
  check: RequestCheck,
  lookup: Lookup,
  contentType: string | null,
): Readonly<Record<string, string>> {
  const fixed = Object.entries(check.headers).flatMap(([name, template]): readonly Header[] => {
    if (/\{(?:secret[}.]|signedToken\})/.test(template))
      throw new PlacementProblem("the provider's entry puts it where it does not belong");
    return isEmptyOption(provider, template, lookup) ? [] : [[name, fill(template, lookup, asHeader)]];
  });
  const placed = check.placements.flatMap((placement) => headerOf(placement, lookup));
  const named = new Set([...fixed, ...placed].map(([name]) => name.toLowerCase()));
  const type: readonly Header[] =
    contentType === null || named.has("content-type") ? [] : [["Content-Type", contentType]];
  return Object.fromEntries([...fixed, ...placed, ...type]);
}

function isEmptyOption({ fields }: ProviderDefinition, template: string, lookup: Lookup): boolean {
  const field = fields.find((one) => !one.required && template === `{${one.id}}`);
  return field !== undefined && lookup(field.id) === null;
}

const unchanged = (value: string): string => value;

/** The header that a placement is; none for the places in address and body. */
export function headerOf(placement: Placement, lookup: Lookup): readonly Header[] {
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
