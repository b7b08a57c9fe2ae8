/**
 * Plays any provider of the catalogue by its own entry: where it wants its key is in the check's
 * placements, and what it answers is made so that the rule for the wished verdict fits. It proves
 * nothing about the provider, only that Keystow's side of a check works as it does in real life.
 */
import type {
  AnswerCondition,
  Placement,
  ProviderDefinition,
  RequestCheck,
  VerdictRule,
} from "../core/providers/index.ts";
import { pathMatcher, putValue, type Tree } from "./pretend-shapes.ts";
import { type Arrival, type Endpoint, json, type Reply, reply } from "./pretend-answers.ts";
import type { Scenario } from "./pretend-scenarios.ts";

/** The endpoint of the provider that a request is meant for; null when it is no one's check. */
export function catalogueEndpoint(
  arrival: Arrival,
  catalogue: readonly ProviderDefinition[],
): Endpoint | null {
  for (const provider of catalogue) {
    const check = checksOf(provider).find((one) => isMeant(one, provider, arrival));
    if (check !== undefined) return endpointOf(check);
  }
  return null;
}

function checksOf({ check, formats }: ProviderDefinition): readonly RequestCheck[] {
  return [check, ...formats.map((format) => format.check)].flatMap((one) =>
    one?.kind === "request" ? [one] : [],
  );
}

/** The address with the fields' defaults filled in; what has none may be anything. */
function isMeant(
  check: RequestCheck,
  provider: ProviderDefinition,
  { method, host, path, body }: Arrival,
): boolean {
  if (check.method !== method || !check.placements.every((one) => asksSo(one, body))) return false;
  const url = check.url.replace(/\{([A-Za-z][A-Za-z0-9_]*)\}/g, (whole, id: string) => {
    const field = provider.fields.find((one) => one.id === id);
    return field === undefined || field.kind === "base-url" ? whole : (field.defaultValue ?? whole);
  });
  const [, pattern = ""] = /^(?:https?:\/\/)?([^?#]*)/.exec(url) ?? [];
  return pathMatcher(pattern).test(host + path.replace(/\?.*$/, ""));
}

/** Several providers may ask at one address: the fixed parts of their forms tell them apart. */
function asksSo(placement: Placement, body: string): boolean {
  if (placement.kind !== "form-body") return true;
  const form = new URLSearchParams(body);
  return Object.entries(placement.template).every(
    ([name, value]) => value.includes("{") || form.get(name) === value,
  );
}

function endpointOf(check: RequestCheck): Endpoint {
  return {
    method: check.method,
    path: check.url,
    keyIn: (arrival) => keyIn(check, arrival),
    answer: (scenario) => answerOf(check, scenario),
  };
}

/**
 * All places that may hold the key, as one text: a scenario's word is looked for in it. A key that
 * signs stays at home; its word then stands in what goes with the signature, an id or a claim.
 */
function keyIn({ placements, signing }: RequestCheck, arrival: Arrival): string | null {
  const signed = signing === undefined || signing.kind === "jwt" ? [] : [signatureIn(arrival)];
  const texts = [...placements.map((placement) => textAt(placement, arrival)), ...signed];
  return texts.includes("") ? null : texts.map(withClaims).join(" ");
}

/** Everything a signature may be in: its id stands in a header or in the query. The path only says of what. */
const signatureIn = ({ headers, path }: Arrival): string =>
  [path.replace(/^[^?]*/, ""), ...Object.values(headers)].join(" ");

/** A web token is base64 and hides its words: with its header and claims as plain text. */
function withClaims(text: string): string {
  const tokens = text.match(/eyJ[\w-]+\.eyJ[\w-]+/g) ?? [];
  const plain = tokens.flatMap((token) => token.split(".")).map((part) => Buffer.from(part, "base64url"));
  return [text, ...plain].join(" ");
}

function textAt(placement: Placement, { headers, path, body }: Arrival): string {
  const header = (name: string): string => String(headers[name.toLowerCase()] ?? "");
  switch (placement.kind) {
    case "bearer":
      return header("authorization");
    case "header":
      return header(placement.name);
    case "basic":
      return Buffer.from(header("authorization").replace(/^Basic /, ""), "base64").toString("utf8");
    case "query":
      return new URLSearchParams(path.replace(/^[^?]*/, "")).get(placement.name) ?? "";
    case "path":
      return path;
    default:
      return body;
  }
}

type Verdicts = readonly { readonly status: string; readonly reason: string | null }[];

/** The verdicts that a scenario stands for, the best first. */
const wished: Partial<Readonly<Record<Scenario, Verdicts>>> = {
  valid: [{ status: "valid", reason: null }],
  "odd-success": [{ status: "valid", reason: null }],
  invalid: [
    { status: "rejected", reason: "invalid" },
    { status: "rejected", reason: "revoked" },
    { status: "rejected", reason: "expired" },
  ],
  "no-credit": [{ status: "limited", reason: "no-credit" }],
  restricted: [{ status: "limited", reason: "restricted" }],
  "rate-limited": [{ status: "limited", reason: "rate-limited" }],
};

function answerOf(check: RequestCheck, scenario: Scenario): Reply {
  for (const verdict of wished[scenario] ?? []) {
    const rule = check.rules.find(
      ({ then }) => then.status === verdict.status && then.reason === verdict.reason,
    );
    if (rule !== undefined) return replyFor(rule, check);
  }
  return reply(scenario, {});
}

/** The plainest answer that the rule's condition fits, with made-up facts of the account where it says yes. */
function replyFor({ when, then }: VerdictRule, { identity }: RequestCheck): Reply {
  const tree: Tree = {};
  const headers: Record<string, string> = {};
  if (then.status === "valid") {
    for (const [fact, [place]] of Object.entries(identity)) {
      const value = facts[fact];
      if (place === undefined || value === undefined) continue;
      if (place.startsWith("header:")) headers[place.slice("header:".length)] = String(value);
      else putValue(tree, place, value);
    }
  }
  if (when.path !== undefined) putValue(tree, when.path, valueFor(when));
  if (when.header !== undefined) headers[when.header.name] = when.header.contains;
  const [word] = when.bodyContains ?? [];
  if (word !== undefined) Object.assign(tree, withWord(word));
  return json(statusOf(when), tree, headers);
}

/** JSON that has `word` in it: `"user":null` is a member already, `"invalid_client"` a text with its quotes. */
function withWord(word: string): Tree {
  for (const text of [`{${word}}`, `{"message":${word}}`]) {
    try {
      return JSON.parse(text) as Tree;
    } catch {
      // No JSON of that kind.
    }
  }
  return { message: word };
}

function statusOf({ status: [first = 200] }: AnswerCondition): number {
  return typeof first === "number" ? first : first[0];
}

function valueFor({ equals, contains }: AnswerCondition): string | number | boolean {
  return equals?.[0] ?? contains?.[0] ?? "sample";
}

/** What a played provider tells about the account behind a key. */
const facts: Readonly<Record<string, string | number>> = {
  account: "sample@example.com",
  accountId: "sample-1042",
  organisation: "Example Works",
  plan: "Team",
  scopes: "read write",
  credit: "42.50",
  limits: "60",
};
