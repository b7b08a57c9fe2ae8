/** Templates of entries filled by other means than the program's, and the texts of requests that arrived. */
import type { JsonTemplate } from "../../electron/core/providers/index.ts";
import type { UniverseRequest } from "./provider-universe.ts";

export type Names = (name: string) => string;

export const names = /\{([A-Za-z][A-Za-z0-9_]*(?:\.[A-Za-z0-9_]+)?)\}/g;
export function different(what: string, found: unknown, expected: unknown): readonly string[] {
  const [one, other] = [JSON.stringify(found), JSON.stringify(expected)];
  return one === other ? [] : [`${what} is ${one}, should be ${other}`];
}

export const fill = (template: string, name: Names): string =>
  template.replace(names, (_whole, word: string) => name(word));
export function safeJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return `not JSON: ${text}`;
  }
}

export function fillJson(template: JsonTemplate, name: Names): unknown {
  if (template === "{issuedAt}") return Number(name("issuedAt"));
  if (typeof template === "string") return fill(template, name);
  if (template === null || typeof template !== "object") return template;
  if (Array.isArray(template)) return template.map((part: JsonTemplate) => fillJson(part, name));
  return Object.fromEntries(Object.entries(template).map(([key, part]) => [key, fillJson(part, name)]));
}

/** Every text of a request, decoded as its place wants it. */
export function textsOf({ target, headers, body }: UniverseRequest): readonly string[] {
  const [path = "", query = ""] = target.split("?");
  const readings = (value: string): readonly string[] =>
    value.startsWith("Basic ") ? [value, Buffer.from(value.slice(6), "base64").toString()] : [value];
  const isForm = headers.some(([, value]) => value === "application/x-www-form-urlencoded");
  const json = safeJson(body);
  return [
    decodeURIComponent(path),
    ...query.split("&").map(decodeURIComponent),
    ...headers.flatMap(([, value]) => readings(value)),
    ...(isForm
      ? [...new URLSearchParams(body).values()]
      : typeof json === "object"
        ? jsonTexts(json)
        : [body]),
  ];
}

function jsonTexts(value: unknown): readonly string[] {
  if (typeof value === "string") return [value];
  return typeof value === "object" && value !== null ? Object.values(value).flatMap(jsonTexts) : [];
}

export const occurrences = (texts: readonly string[], part: string): number =>
  texts.reduce((sum, text) => sum + text.split(part).length - 1, 0);
