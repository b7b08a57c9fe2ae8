/** How a provider's check is told to people, in both doors. */
import type { Placement, ProviderDefinition, RequestCheck } from "../core/providers/index.ts";

const places: Readonly<Record<Placement["kind"], string>> = {
  bearer: "bearer token (header Authorization)",
  header: "header",
  query: "query parameter",
  basic: "basic authentication (header Authorization)",
  "json-body": "JSON body",
  "form-body": "form body",
  path: "path of the address",
};

/** Where the key goes in the request, in words. */
function placementText(placement: Placement): string {
  const place = places[placement.kind];
  return "name" in placement ? `${place} ${placement.name}` : place;
}

/** The places that hold the key itself; a body that only asks a question is none. */
export function secretPlaces({ placements }: RequestCheck): readonly string[] {
  return placements
    .filter(
      (placement) =>
        placement.kind !== "json-body" || JSON.stringify(placement.template).includes("{secret}"),
    )
    .map(placementText);
}

/** The line of the check's request: `GET https://api.example.com/v1/me`, or why there is none. */
export function requestLine({ check }: Pick<ProviderDefinition, "check">): string {
  return check.kind === "none" ? "none" : `${check.method} ${check.url}`;
}
