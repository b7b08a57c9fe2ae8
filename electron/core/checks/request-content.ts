/** The body of a check's request, for providers that want the key in it. */
import type { JsonTemplate, RequestCheck } from "../providers/index.ts";
import { asFormPart, fill, type Lookup, wellFormed } from "./places.ts";

export interface RequestContent {
  readonly type: string;
  readonly body: string;
}

/** The body that the check's placements describe; null when none of them is a body. */
export function contentOf(check: RequestCheck, lookup: Lookup): RequestContent | null {
  for (const placement of check.placements) {
    if (placement.kind === "json-body") {
      return { type: "application/json", body: JSON.stringify(fillJson(placement.template, lookup)) };
    }
    if (placement.kind === "form-body") {
      const pairs = Object.entries(placement.template).map(
        ([name, template]) => `${asFormPart(name)}=${asFormPart(fill(template, lookup, wellFormed))}`,
      );
      return { type: "application/x-www-form-urlencoded", body: pairs.join("&") };
    }
  }
  return null;
}

/** `template` with its texts filled; numbers and the like stay what they are. */
export function fillJson(template: JsonTemplate, lookup: Lookup): JsonTemplate {
  if (typeof template === "string") return fill(template, lookup, wellFormed);
  if (template === null || typeof template !== "object") return template;
  if (Array.isArray(template)) return template.map((part: JsonTemplate) => fillJson(part, lookup));
  return Object.fromEntries(Object.entries(template).map(([name, part]) => [name, fillJson(part, lookup)]));
}
