/** How a provider's check is told to people, in both doors. */
import {
  type KeyFormat,
  lengthsOf,
  type Placement,
  type ProviderDefinition,
  type RequestCheck,
} from "../core/providers/index.ts";

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

/** What a key looks like: `ghp_ and 36 more characters`, `32 characters`, `begins with sk-`. */
export function formatWords(format: Pick<KeyFormat, "prefix" | "pattern">): string {
  const { prefix } = format;
  const lengths = lengthsOf(format);
  if (lengths === null) return prefix === "" ? "no fixed form" : `begins with ${prefix}`;
  const [least, most] = [lengths.least - prefix.length, lengths.most - prefix.length];
  if (most <= 0) return `exactly ${prefix}`;
  const count = least === most ? `${most}` : `${Math.max(least, 0)} to ${most}`;
  const characters = most === 1 ? "character" : "characters";
  return prefix === "" ? `${count} ${characters}` : `${prefix} and ${count} more ${characters}`;
}
