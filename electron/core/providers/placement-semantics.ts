/** Where a check puts the key: only in its placements, once per place. */
import type { JsonTemplate, Placement, RequestCheck } from "./provider.ts";

/** What is wrong with the places of a check, as sentence parts. */
export function placementProblems({ placements, url }: RequestCheck): readonly string[] {
  const problems: string[] = [];
  const kinds = placements.map(({ kind }) => kind);
  if (!placements.some(placesSecret)) problems.push("no placement sends the key");
  if (kinds.includes("path") !== url.includes("{secret}"))
    problems.push("{secret} in the address and a path placement belong together");
  if (/^[^?]*\?.*\{secret\}/.test(url)) problems.push("{secret} stands in the query of the address");
  if (kinds.filter((kind) => kind === "json-body" || kind === "form-body").length > 1)
    problems.push("there is more than one body");
  if (kinds.filter((kind) => kind === "bearer" || kind === "basic").length > 1)
    problems.push("there is more than one Authorization header");
  return problems;
}

/** Whether this place holds the key itself; a body may only ask a question. */
function placesSecret(placement: Placement): boolean {
  return (
    ["bearer", "query", "path"].includes(placement.kind) ||
    textsOf(placement).some((text) => text.includes("{secret}"))
  );
}

/** The templates of a placement, which may name fields. */
export function textsOf(placement: Placement): readonly string[] {
  if (placement.kind === "header") return [placement.template];
  if (placement.kind === "basic") return [placement.username, placement.password];
  if (placement.kind === "json-body") return jsonTexts(placement.template);
  return placement.kind === "form-body" ? Object.values(placement.template) : [];
}

function jsonTexts(template: JsonTemplate): readonly string[] {
  if (typeof template === "string") return [template];
  return typeof template === "object" && template !== null ? Object.values(template).flatMap(jsonTexts) : [];
}
