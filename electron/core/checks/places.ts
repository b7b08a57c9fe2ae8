/** How a value is written in each place of a request. Every function refuses what its place cannot carry. */

/** Visible ASCII with blanks inside: what a header carries without being changed on the way. */
const headerText = /^[\x21-\x7e](?:[\x20-\x7e\t]*[\x21-\x7e])?$/;
const hostLabel = /^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/i;
const templateName = /\{([A-Za-z][A-Za-z0-9_]*(?:\.[A-Za-z0-9_]+)?)\}/g;

/** The value of a template's name: null when the key lacks it, undefined when no such name exists. */
export type Lookup = (name: string) => string | null | undefined;

/** Why a value cannot be placed: a sentence part without the value. */
export class PlacementProblem {
  readonly why: string;
  constructor(why: string) {
    this.why = why;
  }
}

/**
 * `template` with every `{name}` replaced by what `encode` makes of its value. Braces around another
 * word stay as they are (a GraphQL query in a body holds many).
 */
export function fill(template: string, lookup: Lookup, encode: (value: string) => string): string {
  return template.replace(templateName, (match, name: string) => {
    const value = lookup(name);
    if (value === undefined) return match;
    if (value === null) throw new PlacementProblem(`the field ${name} is missing`);
    return encode(value);
  });
}

export function asHeader(value: string): string {
  if (!headerText.test(value))
    throw new PlacementProblem("it holds characters that no HTTP header can carry");
  return value;
}

export function asQueryPart(value: string): string {
  return encodeURIComponent(wellFormed(value));
}

/** One path segment. Colon, at sign and sub-delimiters may stand there as they are (RFC 3986, 3.3). */
export function asPathSegment(value: string): string {
  if (value === "" || value === "." || value === "..") {
    throw new PlacementProblem("it cannot be part of an address");
  }
  return encodeURIComponent(wellFormed(value)).replace(/%(3A|40|24|26|2B|2C|3B|3D)/g, (part) =>
    decodeURIComponent(part),
  );
}

export function asHostLabel(value: string): string {
  if (!hostLabel.test(value))
    throw new PlacementProblem("a field is no single host label (letters, digits, dashes)");
  return value.toLowerCase();
}

/** `application/x-www-form-urlencoded`. */
export function asFormPart(value: string): string {
  return new URLSearchParams([["", wellFormed(value)]]).toString().slice(1);
}

export function asBasic(username: string, password: string): string {
  if (username.includes(":"))
    throw new PlacementProblem("its first part holds a colon, which ends a user name");
  if (/\p{Cc}/u.test(username + password)) throw new PlacementProblem("it holds control characters");
  return `Basic ${Buffer.from(`${wellFormed(username)}:${wellFormed(password)}`, "utf8").toString("base64")}`;
}

/** Text with lone surrogates cannot be sent unchanged. */
export function wellFormed(value: string): string {
  if (!value.isWellFormed()) throw new PlacementProblem("it holds half of a character");
  return value;
}
