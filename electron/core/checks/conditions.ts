/** Whether a provider's answer fulfils a rule's condition. Reads the answer, never guesses. */
import type { HttpResponse } from "../ports.ts";
import type { AnswerCondition, RequestCheck } from "../providers/index.ts";
import { closedBeginning } from "./json-beginning.ts";

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
  /** Text and JSON are the beginning of a longer list: what they hold is certain, what they lack is not. */
  readonly cut: boolean;
}

/**
 * Reads the body of `response` as text and, if it is an object or a list, as JSON. Of a list that is too
 * long to be read, the beginning, where `check` says that such lists are what its provider answers.
 */
export function readAnswer(response: HttpResponse, check: Pick<RequestCheck, "longList">): Answer {
  const { status, headers, body, beginning } = response;
  if (body === null && beginning !== undefined && check.longList === true) {
    const text = textOf(beginning);
    const closed = closedBeginning(text);
    const json = closed === null ? undefined : parse(closed);
    if (json !== undefined) return { status, headers, text, json, cut: true };
  }
  const text = body === null ? null : textOf(body);
  return { status, headers, text, json: text === null ? undefined : parse(text), cut: false };
}

/** A byte order mark before JSON may be ignored (RFC 8259, 8.1), and some servers write one. */
const textOf = (body: Buffer): string => body.toString("utf8").replace(/^\ufeff/, "");

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

/** `unknown`: only the part of a cut answer that was not read could tell. */
type Fit = "yes" | "no" | "unknown";

const fitOf = (holds: boolean): Fit => (holds ? "yes" : "no");
/** What is not found: in a cut answer it may stand in the part that was not read. */
const missing = ({ cut }: Answer): Fit => (cut ? "unknown" : "no");

/** Whether all parts of `condition` hold. */
export function fits(condition: AnswerCondition, answer: Answer): Fit {
  // The status first: it rules out most conditions, and the rest may have to read a long body.
  if (!condition.status.some((one) => inRange(one, answer.status))) return "no";
  const parts = [
    fitOf(condition.json !== true || answer.json !== undefined),
    fitsPath(condition, answer),
    fitsText(condition, answer),
    fitOf(fitsHeader(condition, answer)),
  ];
  if (parts.includes("no")) return "no";
  return parts.includes("unknown") ? "unknown" : "yes";
}

function inRange(range: number | readonly [number, number], status: number): boolean {
  return typeof range === "number" ? status === range : status >= range[0] && status <= range[1];
}

function fitsPath({ path, equals, contains }: AnswerCondition, answer: Answer): Fit {
  if (path === undefined) return "yes";
  const value = valueAt(answer.json, path);
  // A list has no names, however it goes on.
  if (value === undefined) return Array.isArray(answer.json) && !/^\d/.test(path) ? "no" : missing(answer);
  if (equals !== undefined && !equals.some((one) => one === value)) return "no";
  if (contains === undefined) return "yes";
  const text = asText(value)?.toLowerCase();
  if (text !== undefined && contains.some((part) => text.includes(part))) return "yes";
  return typeof value === "object" ? missing(answer) : "no";
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

function fitsText({ bodyContains }: AnswerCondition, answer: Answer): Fit {
  if (bodyContains === undefined) return "yes";
  const lower = answer.text?.toLowerCase();
  return lower !== undefined && bodyContains.some((part) => lower.includes(part)) ? "yes" : missing(answer);
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
