/** How a user names one key. */
import type { KeySelector } from "./contract.ts";

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/** Whether a text is a key's id rather than a name. */
export function isUuid(text: string): boolean {
  return uuid.test(text);
}

/**
 * Reads `ID`, `NAME`, `NAME@PROJECT`, `NAME@PROJECT/ENVIRONMENT` or `NAME@/ENVIRONMENT`. The last
 * `@` divides, so that `find` can still find a name that holds one (see `wholeName`).
 */
export function selectorFrom(text: string): KeySelector {
  const wanted = text.trim();
  if (isUuid(wanted)) return { name: wanted.toLowerCase() };
  const at = wanted.lastIndexOf("@");
  if (at <= 0) return { name: wanted };
  const place = wanted.slice(at + 1);
  const slash = place.lastIndexOf("/");
  const project = slash === -1 ? place : place.slice(0, slash);
  const environment = slash === -1 ? "" : place.slice(slash + 1);
  return {
    name: wanted.slice(0, at),
    ...(project === "" ? {} : { project }),
    ...(environment === "" ? {} : { environment }),
  };
}

/** The text from which `selectorFrom` made this selector: a name may itself look like `me@home`. */
export function wholeName(selector: KeySelector): string {
  const { name, project, environment } = selector;
  if (project === undefined && environment === undefined) return name;
  return `${name}@${project ?? ""}${environment === undefined ? "" : `/${environment}`}`;
}
