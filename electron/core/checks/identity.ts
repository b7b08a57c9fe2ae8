/**
 * What an answer tells about the account behind a key. All of it is a stranger's text: cut, cleaned
 * of everything that is not plain, and with every form of the key taken out.
 */
import type { Identity } from "../model.ts";
import type { HttpResponse } from "../ports.ts";
import type { IdentityRule } from "../providers/index.ts";
import type { Secret } from "../secret.ts";
import { calendarDateOf } from "./calendar-text.ts";
import { type JsonValue, readAnswer, valueAt } from "./conditions.ts";
import { conceal } from "./secret-forms.ts";

const maximumLength = 200;
const maximumScopes = 50;
const textFacts = ["account", "accountId", "organisation", "plan", "credit", "limits"] as const;
/** Control, bidirectional, invisible, line-separating, tag and private-use characters, half characters. */
const unsafe = /[\p{C}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}]/gu;

/** The facts that `rules` find in `response`; `secrets` are taken out of every value. */
export function readIdentity(
  rules: IdentityRule,
  response: HttpResponse,
  secrets: readonly Secret[],
): Identity {
  // Of a list that is too long to be read nothing is told: what it leaves out might be what counts.
  const answer = readAnswer(response, {});
  const find = (paths: readonly string[] = []): JsonValue | undefined => {
    for (const path of paths) {
      const value = path.startsWith("header:")
        ? headerValue(answer.headers, path.slice(7))
        : valueAt(answer.json, path);
      if (value !== undefined && value !== null && value !== "") return value;
    }
    return undefined;
  };
  const clean = (value: JsonValue | undefined): string | null => cleanText(value, secrets);
  const facts: Record<string, string | readonly string[]> = {};
  for (const fact of textFacts) {
    const text = clean(find(rules[fact]));
    if (text !== null) facts[fact] = text;
  }
  const scopes = fewScopes(scopesOf(find(rules.scopes))).flatMap((scope) => clean(scope) ?? []);
  if (scopes.length > 0) facts["scopes"] = scopes;
  const expiresOn = calendarDateOf(clean(find(rules.expiresOn)) ?? "");
  if (expiresOn !== null) facts["expiresOn"] = expiresOn;
  return facts;
}

function headerValue(headers: Readonly<Record<string, string>>, name: string): string | undefined {
  const key = name.toLowerCase();
  return Object.hasOwn(headers, key) ? headers[key] : undefined;
}

/** A list of texts, or of objects that have a name; or one text that is a list. */
function scopesOf(value: JsonValue | undefined): readonly JsonValue[] {
  if (Array.isArray(value)) return (value as readonly JsonValue[]).map(scopeOf);
  return typeof value === "string" ? value.split(/[\s,]+/) : [];
}

/**
 * As many as are kept, as they were told. Of more the first in order of the alphabet: a provider that
 * tells the same ones in another order each time must not look as if they had changed.
 */
function fewScopes(scopes: readonly JsonValue[]): readonly string[] {
  const told = scopes.filter((scope) => typeof scope === "string" || typeof scope === "number");
  const each = [...new Set(told.map(String))].filter((scope) => scope !== "");
  return each.length > maximumScopes ? each.toSorted().slice(0, maximumScopes) : each;
}

function scopeOf(value: JsonValue): JsonValue {
  const named = ["name", "scope"].map((name) => valueAt(value, name));
  return named.find((text) => typeof text === "string") ?? value;
}

/** One line of plain text; null for what is no single value or says nothing. */
export function cleanText(value: JsonValue | undefined, secrets: readonly Secret[]): string | null {
  if (typeof value !== "string" && typeof value !== "number" && typeof value !== "boolean") return null;
  const text = String(value);
  // Concealed before and after cleaning: a key with invisible characters in between is a key, too.
  const plain = conceal(conceal(text, secrets).normalize("NFC").replace(unsafe, "").trim(), secrets);
  if (plain === "") return null;
  return plain.length > maximumLength
    ? `${Array.from(plain)
        .slice(0, maximumLength - 1)
        .join("")}…`
    : plain;
}
