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

/** The places that hold the key itself, or what it does when it stays here; a body that only asks is none. */
export function secretPlaces({ placements, signing }: RequestCheck): readonly string[] {
  const held = placements.filter(holdsKey).map(placementText);
  if (signing === undefined) return held;
  if (signing.kind !== "jwt")
    return [...held, `signs the request (${schemeNames[signing.kind]}), is not sent`];
  const token = placements.filter((one) => JSON.stringify(one).includes("{signedToken}")).map(placementText);
  return [...held, `signs a web token (${signing.algorithm}) for ${token.join(", ")}, is not sent`];
}

const schemeNames = { "aws-v4": "AWS Signature Version 4", scheme: "the provider's own way" } as const;

/** Whether the key itself, or a part of it, stands in this place. */
function holdsKey(placement: Placement): boolean {
  if (placement.kind === "bearer" || placement.kind === "query" || placement.kind === "path") return true;
  return /\{secret[.}]/.test(JSON.stringify(placement));
}

/** The line of the check's request: `GET https://api.example.com/v1/me`, or why there is none. */
export function requestLine({ check }: Pick<ProviderDefinition, "check">): string {
  return check.kind === "none" ? "none" : `${check.method} ${check.url}`;
}
