/**
 * The form of a provider of one's own: from its fields to a definition and back, and which field a
 * problem belongs to. Pure. What a definition may say is docs/own-providers.md's to tell, and is judged
 * by the main process alone.
 */

export const places = ["bearer", "header", "query", "basic", "json-body", "none"] as const;
export type KeyPlace = (typeof places)[number];

/** As it is typed; "" where nothing is. */
export interface OwnForm {
  readonly name: string;
  readonly host: string;
  readonly variable: string;
  /** `none`: there is no check. */
  readonly keyIn: KeyPlace;
  /** Name of the header, parameter or member; the user name of basic authentication. */
  readonly place: string;
  readonly path: string;
  /** A path in the JSON of the answer that must be there. */
  readonly proof: string;
  readonly whyPost: string;
  readonly prefix: string;
  readonly alphabet: string;
  readonly length: string;
  readonly keyPage: string;
}

export type OwnField = keyof OwnForm;

export const emptyForm: OwnForm = {
  name: "",
  host: "",
  variable: "",
  keyIn: "bearer",
  place: "",
  path: "/",
  proof: "",
  whyPost: "",
  prefix: "",
  alphabet: "A-Za-z0-9",
  length: "",
  keyPage: "",
};

/** What `place` is called in a definition, and on the page. */
export const placeMembers = {
  header: { member: "header", label: "Header", sample: "X-Api-Key", required: true },
  query: { member: "parameter", label: "Parameter", sample: "api_key", required: true },
  basic: { member: "username", label: "User name", sample: "", required: false },
  "json-body": { member: "member", label: "Member", sample: "token", required: true },
} as const satisfies Partial<Record<KeyPlace, object>>;

const hasPlace = (keyIn: KeyPlace): keyIn is keyof typeof placeMembers => keyIn in placeMembers;
export const placeOf = (keyIn: KeyPlace) => (hasPlace(keyIn) ? placeMembers[keyIn] : null);

/** `Acme Cloud` → `ACME_CLOUD_API_KEY`; "" for a name without Latin letters. */
export function variableFor(name: string): string {
  const words = name
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .toUpperCase()
    .split(/[^A-Z0-9]+/)
    .filter((word) => word !== "");
  const slug = words.join("_").replace(/^[0-9_]+/, "");
  return slug === "" ? "" : `${slug.slice(0, 60)}_API_KEY`;
}

const given = (name: string, text: string): Readonly<Record<string, string>> =>
  text.trim() === "" ? {} : { [name]: text.trim() };

/** A whole number as such; anything else stays as it is, so that it is refused with its name. */
function numberOf(text: string): number | string {
  return /^\d{1,6}$/.test(text.trim()) ? Number(text) : text.trim();
}

function formatOf({ prefix, alphabet, length }: OwnForm): Readonly<Record<string, unknown>> {
  if (prefix.trim() === "" && length.trim() === "") return {};
  if (length.trim() === "") return { format: [given("prefix", prefix)] };
  return {
    format: [{ ...given("prefix", prefix), ...given("alphabet", alphabet), length: numberOf(length) }],
  };
}

function checkOf({ keyIn, place, path, proof, whyPost }: OwnForm): Readonly<Record<string, unknown>> {
  if (keyIn === "none") return {};
  const method =
    keyIn === "json-body" ? { method: "POST", ...given("method-reason", whyPost) } : { method: "GET" };
  const member = placeOf(keyIn)?.member;
  const where = member === undefined ? {} : given(member, place);
  return { check: { ...method, path: path.trim(), "key-in": keyIn, ...where, ...given("proof", proof) } };
}

/** The definition as JSON. `id`: of the provider that is changed, so that another name keeps it. */
export function definitionText(form: OwnForm, id?: string): string {
  const variable = form.variable.trim() === "" ? variableFor(form.name) : form.variable.trim();
  const definition = {
    keystow: 1,
    ...given("name", form.name),
    ...(id === undefined ? {} : { id }),
    variables: variable === "" ? [] : [variable],
    ...given("host", form.host),
    ...given("key-page", form.keyPage),
    ...formatOf(form),
    ...checkOf(form),
  };
  return `${JSON.stringify(definition, null, 2)}\n`;
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === "object" && value !== null && !Array.isArray(value);
const textOf = (value: unknown): string => (typeof value === "string" ? value : "");

function readJson(json: string): Readonly<Record<string, unknown>> | null {
  try {
    const value: unknown = JSON.parse(json);
    return isRecord(value) ? value : null;
  } catch {
    return null;
  }
}

/** The form of a definition; null when it says more than the form can: then it is changed as text. */
export function formOf(json: string): OwnForm | null {
  const definition = readJson(json);
  if (definition === null) return null;
  const { check, format, variables, host, name } = definition;
  const checked = isRecord(check) ? check : null;
  const [first] = Array.isArray(format) ? (format as readonly unknown[]) : [];
  const shape = isRecord(first) ? first : {};
  const keyIn = places.find((place) => place === (checked?.["key-in"] ?? "none")) ?? "none";
  const member = placeOf(keyIn)?.member;
  const form: OwnForm = {
    ...emptyForm,
    name: textOf(name),
    host: textOf(host),
    variable: textOf(Array.isArray(variables) ? variables[0] : ""),
    keyIn,
    place: member === undefined ? "" : textOf(checked?.[member]),
    path: checked === null ? emptyForm.path : textOf(checked["path"]),
    proof: textOf(checked?.["proof"]),
    whyPost: textOf(checked?.["method-reason"]),
    prefix: textOf(shape["prefix"]),
    alphabet: shape["alphabet"] === undefined ? emptyForm.alphabet : textOf(shape["alphabet"]),
    length: typeof shape["length"] === "number" ? String(shape["length"]) : "",
    keyPage: textOf(definition["key-page"]),
  };
  return isSame(readJson(definitionText(form, textOf(definition["id"]))), definition) ? form : null;
}

/** Whether two JSON values say the same, whatever the order of members. */
function isSame(one: unknown, other: unknown): boolean {
  const sorted = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(sorted);
    if (!isRecord(value)) return value;
    return Object.fromEntries(
      Object.keys(value)
        .toSorted()
        .map((name) => [name, sorted(value[name])]),
    );
  };
  return JSON.stringify(sorted(one)) === JSON.stringify(sorted(other));
}

/** Which field a problem's first words mean, the first that fits. */
const fieldOfProblem: readonly (readonly [RegExp, OwnField])[] = [
  [/^(?:name|id)\b/, "name"],
  [/^host\b/, "host"],
  [/^variables/, "variable"],
  [/^check\.path/, "path"],
  [/^check\.proof/, "proof"],
  [/^check\.method-reason/, "whyPost"],
  [/^check\.(?:header|parameter|username|member)\b/, "place"],
  [/^format(?:\.0\.| 1 )?(?:prefix|has neither)/, "prefix"],
  [/^format.*\balphabet/, "alphabet"],
  [/^format/, "length"],
  [/^key-page/, "keyPage"],
];

export interface SortedProblems {
  readonly fields: Readonly<Partial<Record<OwnField, string>>>;
  /** What belongs to no field. */
  readonly others: readonly string[];
}

/** The problems of a definition, each beside its field: without the member's name, which the label says. */
export function sortProblems(problems: readonly string[]): SortedProblems {
  const fields: Partial<Record<OwnField, string>> = {};
  const others: string[] = [];
  for (const problem of problems) {
    const field = fieldOfProblem.find(([start]) => start.test(problem))?.[1];
    if (field === undefined || fields[field] !== undefined) others.push(problem);
    else fields[field] = sentence(problem);
  }
  return { fields, others };
}

/** `host is not in lower case` → `Is not in lower case.` */
function sentence(problem: string): string {
  const words = problem.replace(/^(?:[a-z-]+(?:\.[a-z0-9-]+)*)(?: \d+)? (?=is |has |holds |or )/, "");
  return `${words.slice(0, 1).toUpperCase()}${words.slice(1)}.`;
}
