/** Whether a provider's answer fulfils a rule's condition. Reads the answer, never guesses. */
import type { HttpResponse } from "../ports.ts";
import type { AnswerCondition } from "../providers/index.ts";

export type JsonValue =
  | string
  | number
  | boolean
  | null
  | readonly JsonValue[]
  | { readonly [name: string]: JsonValue };

/** An answer, read once for all rules. */
export interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  /** The body as text; null when it was too large or compressed. */
  readonly text: string | null;
  /** The body as JSON object or list; undefined when it is none. */
  readonly json: JsonValue | undefined;
}

/** Reads the body of `response` as text and, if it is an object or a list, as JSON. */
export function readAnswer(response: HttpResponse): Answer {
  // A byte order mark before JSON may be ignored (RFC 8259, 8.1), and some servers write one.
  const text = response.body === null ? null : response.body.toString("utf8").replace(/^\ufeff/, "");
  return {
    status: response.status,
    headers: response.headers,
    text,
    json: text === null ? undefined : parse(text),
  };
}

function parse(text: string): JsonValue | undefined {
  try {
    const value = JSON.parse(text, exactly) as JsonValue;
    return typeof value === "object" && value !== null ? value : undefined;
  } catch {
    // Not JSON. The parser's message quotes the text, so it is dropped.
    return undefined;
  }
}

/** A whole number that JavaScript would round stays the text that it was: a rounded id is another account's. */
const exactly = (_name: string, value: unknown, context?: { readonly source?: string }): unknown =>
  typeof value === "number" && Number.isInteger(value) && !Number.isSafeInteger(value)
    ? (context?.source ?? value)
    : value;

/** Whether all parts of `condition` hold. */
export function fits(condition: AnswerCondition, answer: Answer): boolean {
  return (
    condition.status.some((one) => inRange(one, answer.status)) &&
    (condition.json !== true || answer.json !== undefined) &&
    fitsPath(condition, answer) &&
    fitsText(condition, answer) &&
    fitsHeader(condition, answer)
  );
}

function inRange(range: number | readonly [number, number], status: number): boolean {
  return typeof range === "number" ? status === range : status >= range[0] && status <= range[1];
}

function fitsPath({ path, equals, contains }: AnswerCondition, answer: Answer): boolean {
  if (path === undefined) return true;
  const value = valueAt(answer.json, path);
  if (value === undefined) return false;
  if (equals !== undefined && !equals.some((one) => one === value)) return false;
  if (contains === undefined) return true;
  const text = asText(value)?.toLowerCase();
  return text !== undefined && contains.some((part) => text.includes(part));
}

/** What a rule looks for texts in; undefined for a value that is nested too deeply to be written down. */
function asText(value: JsonValue): string | undefined {
  if (typeof value === "string") return value;
  try {
    return JSON.stringify(value);
  } catch {
    return undefined;
  }
}

function fitsText({ bodyContains }: AnswerCondition, { text }: Answer): boolean {
  if (bodyContains === undefined) return true;
  const lower = text?.toLowerCase();
  return lower !== undefined && bodyContains.some((part) => lower.includes(part));
}

function fitsHeader({ header }: AnswerCondition, { headers }: Answer): boolean {
  if (header === undefined) return true;
  const name = header.name.toLowerCase();
  if (!Object.hasOwn(headers, name)) return false;
  return (headers[name] ?? "").toLowerCase().includes(header.contains.toLowerCase());
}

/** The value at `path` (`error.code`, `data.0.id`): own properties only; undefined when there is none. */
export function valueAt(json: JsonValue | undefined, path: string): JsonValue | undefined {
  let value: JsonValue | undefined = json;
  for (const step of path.split(".")) {
    if (typeof value !== "object" || value === null || !Object.hasOwn(value, step)) return undefined;
    value = (value as { readonly [name: string]: JsonValue })[step];
  }
  return value;
}
