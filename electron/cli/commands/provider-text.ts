/** How a provider and its check are told to people and to scripts. */
import type { Placement, ProviderDefinition, RequestCheck } from "../../core/providers/index.ts";

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

/** How a key of this provider is rotated, in a few words; "" when nothing is known. */
export function rotationText({ rotation }: Pick<ProviderDefinition, "rotation">): string {
  const days = rotation.days === null ? "" : `every ${rotation.days} days; `;
  const styles = {
    overlap: "old and new key work side by side",
    instant: "a new key ends the old one at once",
    unknown: "",
  } as const;
  return `${days}${styles[rotation.style]}`.replace(/; $/, "");
}

/** PRODUCT: one provider of `providers --json`. */
export function providerAsJson(provider: ProviderDefinition): Readonly<Record<string, unknown>> {
  const { id, name, category, hosts, check, rotation } = provider;
  return { id, name, category, hosts, checkable: check.kind === "request", rotation };
}

/** The same with everything that a script may want to know of one provider. */
export function detailsAsJson(provider: ProviderDefinition): Readonly<Record<string, unknown>> {
  const { variables, fields, check, keyPage, sources, confidence } = provider;
  const how =
    check.kind === "none"
      ? { kind: check.kind, reason: check.reason }
      : { kind: check.kind, method: check.method, url: check.url, key: secretPlaces(check) };
  return { ...providerAsJson(provider), variables, fields, check: how, keyPage, sources, confidence };
}
