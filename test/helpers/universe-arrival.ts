/**
 * What a request of a check must look like when it arrives, worked out from the provider's entry alone
 * and by other means than the program's, and what is different in the one that did.
 */
import type { Placement } from "../../electron/core/providers/index.ts";
import type { UniverseRequest } from "./provider-universe.ts";
import type { UniverseCase } from "./universe-cases.ts";
import { signingProblems } from "./universe-signatures.ts";
import {
  different,
  fill,
  fillJson,
  names,
  type Names,
  occurrences,
  safeJson,
  textsOf,
} from "./universe-texts.ts";

const headersOfTheClient = new Set(["host", "connection", "content-length"]);

/** Differences as sentences; empty when the request is exactly what the entry says. */
export function arrivalProblems(
  asked: UniverseCase,
  arrived: UniverseRequest,
  now: number,
): readonly string[] {
  const { check } = asked;
  const name = namesOf(asked, arrived);
  const host = hostOf(asked, name);
  return [
    ...different("server name", arrived.serverName, host),
    ...different("method", arrived.method, check.method),
    ...addressProblems(asked, arrived, name),
    ...headerProblems(asked, arrived, name, host),
    ...bodyProblems(asked, arrived, name),
    ...countProblems(asked, arrived, name),
    ...signingProblems(asked, arrived, name, now),
  ];
}

/** What a name of the entry's templates stands for in this case. */
function namesOf(asked: UniverseCase, arrived: UniverseRequest): Names {
  const { secret, parts, fields, secretFields } = asked;
  const all = [arrived.target, arrived.body, ...arrived.headers.map(([, value]) => value)].join("\n");
  const token = /eyJ[\w-]+\.[\w-]+\.[\w-]+/.exec(all)?.[0] ?? "no token";
  const values: Readonly<Record<string, string>> = { ...fields, ...secretFields, secret, signedToken: token };
  return (name) => {
    const value = name.startsWith("secret.") ? parts[name.slice(7)] : values[name];
    return value ?? `{${name}}`;
  };
}

/** A piece of an address, decoded: what is filled in may hold any sign. */
const fillDecoded = (template: string, name: Names): string =>
  decodeURIComponent(template.replace(names, (_whole, word: string) => encodeURIComponent(name(word))));

function splitAddress({ check, baseUrl }: UniverseCase): { origin: string; path: string; query: string } {
  const [, origin = "", path = "", query = ""] =
    /^(https:\/\/[^/?]*|\{[A-Za-z0-9]+\})([^?]*)(?:\?(.*))?$/.exec(check.url) ?? [];
  if (baseUrl === null) return { origin, path, query };
  const base = new URL(baseUrl);
  return { origin: base.origin, path: base.pathname.replace(/\/$/, "") + path, query };
}

const hostOf = (asked: UniverseCase, name: Names): string =>
  fill(splitAddress(asked).origin, name).replace("https://", "").toLowerCase();

function addressProblems(asked: UniverseCase, { target }: UniverseRequest, name: Names): readonly string[] {
  const { path, query } = splitAddress(asked);
  const [sentPath = "", sentQuery = ""] = target.split("?");
  const wanted = [
    ...query.split("&").filter(Boolean),
    ...asked.check.placements.flatMap((place) => (place.kind === "query" ? [`${place.name}={secret}`] : [])),
  ].map((pair) => fillDecoded(pair, name));
  const sent = sentQuery.split("&").filter(Boolean).map(decodeURIComponent);
  // A signature may stand in the query, after what the entry says.
  const compared = asked.check.signing === undefined ? sent : sent.slice(0, wanted.length);
  return [
    ...different(
      "path",
      sentPath.split("/").map(decodeURIComponent),
      (path === "" ? "/" : path).split("/").map((part) => fillDecoded(part, name)),
    ),
    ...different("query", compared, wanted),
  ];
}

function headerProblems(
  asked: UniverseCase,
  { headers }: UniverseRequest,
  name: Names,
  host: string,
): readonly string[] {
  const { check } = asked;
  const wanted = new Map<string, string>([["host", host]]);
  for (const [header, template] of Object.entries(check.headers))
    wanted.set(header.toLowerCase(), fill(template, name));
  for (const place of check.placements)
    for (const [header, value] of placedHeader(place, name)) wanted.set(header.toLowerCase(), value);
  const sent = headers.map(([header, value]) => [header.toLowerCase(), value] as const);
  const missing = [...wanted].flatMap(([header, value]) =>
    different(
      `header ${header}`,
      sent.filter(([one]) => one === header).map(([, text]) => text),
      [value],
    ),
  );
  const extra = sent.flatMap(([header]) =>
    wanted.has(header) ||
    headersOfTheClient.has(header) ||
    check.signing !== undefined ||
    header === "content-type"
      ? []
      : [`header ${header} is sent and not asked for`],
  );
  return [...missing, ...extra];
}

function placedHeader(place: Placement, name: Names): readonly (readonly [string, string])[] {
  if (place.kind === "bearer") return [["Authorization", `Bearer ${name("secret")}`]];
  if (place.kind === "header") return [[place.name, fill(place.template, name)]];
  if (place.kind !== "basic") return [];
  const pair = `${fill(place.username, name)}:${fill(place.password, name)}`;
  return [["Authorization", `Basic ${Buffer.from(pair).toString("base64")}`]];
}

function bodyProblems(
  { check }: UniverseCase,
  { body, headers }: UniverseRequest,
  name: Names,
): readonly string[] {
  const place = check.placements.find(({ kind }) => kind === "json-body" || kind === "form-body");
  const type = headers.find(([header]) => header.toLowerCase() === "content-type")?.[1] ?? "";
  if (place?.kind === "json-body")
    return [
      ...different("body", safeJson(body), fillJson(place.template, name)),
      ...(type.includes("json") ? [] : [`content type is ${type}`]),
    ];
  if (place?.kind === "form-body") {
    const wanted = Object.entries(place.template).map(([key, template]) => [key, fill(template, name)]);
    return [
      ...different("body", [...new URLSearchParams(body)], wanted),
      ...different("content type", type, "application/x-www-form-urlencoded"),
    ];
  }
  return check.signing === undefined ? different("body", body, "") : [];
}

/** Exactly as often as the entry's places say: a key that signs, and every other place, hold it never. */
function countProblems(asked: UniverseCase, arrived: UniverseRequest, name: Names): readonly string[] {
  const { check, secret, secretFields, parts } = asked;
  const { path, query } = splitAddress(asked);
  const signed = check.signing?.kind === "scheme" ? Object.values(check.signing.texts) : [];
  const fixed = [path, query, ...Object.values(check.headers), ...signed];
  const templates = [...fixed, ...check.placements.flatMap(templatesOf)];
  const wanted = templates.map((template) => fill(template, name));
  const texts = textsOf(arrived);
  // A session token goes into a header of the signature, which is looked at there.
  const others = check.signing?.kind === "aws-v4" ? [] : Object.entries({ ...secretFields, ...parts });
  return [["the key", secret] as const, ...others].flatMap(([what, value]) =>
    different(`how often ${what} is sent`, occurrences(texts, value), occurrences(wanted, value)),
  );
}

function templatesOf(place: Placement): readonly string[] {
  if (place.kind === "bearer" || place.kind === "query") return ["{secret}"];
  if (place.kind === "header") return [place.template];
  if (place.kind === "basic") return [`${place.username}:${place.password}`];
  if (place.kind === "json-body") return [JSON.stringify(place.template)];
  return place.kind === "form-body" ? Object.values(place.template) : [];
}
