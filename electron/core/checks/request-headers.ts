/** The headers of a check's request: the entry's fixed ones, and those that carry the key. */
import { assertNever } from "../errors.ts";
import type { Placement, RequestCheck } from "../providers/index.ts";
import { asBasic, asHeader, fill, type Lookup, PlacementProblem } from "./places.ts";
import { required } from "./request-names.ts";

type Header = readonly [name: string, value: string];

/** All headers by name. Throws `PlacementProblem` for a value that no header can carry. */
export function headersOf(
  check: RequestCheck,
  lookup: Lookup,
  contentType: string | null,
): Readonly<Record<string, string>> {
  const fixed = Object.entries(check.headers).map(([name, template]): Header => {
    if (/\{(?:secret[}.]|signedToken\})/.test(template))
      throw new PlacementProblem("the provider's entry puts it where it does not belong");
    return [name, fill(template, lookup, asHeader)];
  });
  const placed = check.placements.flatMap((placement) => headerOf(placement, lookup));
  const named = new Set([...fixed, ...placed].map(([name]) => name.toLowerCase()));
  const type: readonly Header[] =
    contentType === null || named.has("content-type") ? [] : [["Content-Type", contentType]];
  return Object.fromEntries([...fixed, ...placed, ...type]);
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
