/**
 * What a request of a check must look like when it arrives, worked out from the provider's entry alone
 * and by other means than the program's, and what is different in the one that did.
 */
import {
  createHash,
  createHmac,
  createPrivateKey,
  createPublicKey,
  type KeyObject,
  verify,
} from "node:crypto";
import type { JsonTemplate, Placement } from "../../electron/core/providers/index.ts";
import type { UniverseRequest } from "./provider-universe.ts";
import { type UniverseCase, verifyingKey } from "./universe-cases.ts";

type Names = (name: string) => string;

const names = /\{([A-Za-z][A-Za-z0-9_]*(?:\.[A-Za-z0-9_]+)?)\}/g;
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

function different(what: string, found: unknown, expected: unknown): readonly string[] {
  const [one, other] = [JSON.stringify(found), JSON.stringify(expected)];
  return one === other ? [] : [`${what} is ${one}, should be ${other}`];
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

const fill = (template: string, name: Names): string =>
  template.replace(names, (_whole, word: string) => name(word));
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

function safeJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return `not JSON: ${text}`;
  }
}

function fillJson(template: JsonTemplate, name: Names): unknown {
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

const occurrences = (texts: readonly string[], part: string): number =>
  texts.reduce((sum, text) => sum + text.split(part).length - 1, 0);

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

function signingProblems(
  asked: UniverseCase,
  arrived: UniverseRequest,
  name: Names,
  now: number,
): readonly string[] {
  const { signing } = asked.check;
  if (signing?.kind === "jwt") return tokenProblems(asked, name("signedToken"), name, now);
  if (signing?.kind === "aws-v4") return awsProblems(asked, arrived, name, now);
  return [];
}

function tokenProblems({ check }: UniverseCase, token: string, name: Names, now: number): readonly string[] {
  const { signing } = check;
  if (signing?.kind !== "jwt") return [];
  const [header = "", claims = "", signature = ""] = token.split(".");
  const read = (part: string): unknown => safeJson(Buffer.from(part, "base64url").toString());
  const issued = Math.floor(now / 1000);
  const key = fill(signing.key, name);
  const bytes = Buffer.from(
    key,
    signing.keyEncoding === "hex" ? "hex" : signing.keyEncoding === "base64" ? "base64" : "utf8",
  );
  const signed = Buffer.from(`${header}.${claims}`);
  const sent = Buffer.from(signature, "base64url");
  const fits =
    signing.algorithm === "HS256"
      ? createHmac("sha256", bytes).update(signed).digest().equals(sent)
      : verify(
          signing.algorithm === "EdDSA" ? null : "sha256",
          signed,
          {
            key: signing.keyEncoding === "base64" ? ed25519PublicKey(bytes) : verifyingKey(signing.algorithm),
            dsaEncoding: "ieee-p1363",
          },
          sent,
        );
  // New for every request; whatever it is, it must be the same in header and claims.
  const nonce =
    /[0-9a-f]{32}/.exec(`${JSON.stringify(read(header))} ${JSON.stringify(read(claims))}`)?.[0] ?? "";
  const made: Names = (word) =>
    word === "nonce" ? nonce : word === "issuedAt" ? String(issued) : name(word);
  const sorted = (value: unknown): unknown =>
    Object.entries(value as object).toSorted(([one], [other]) => (one < other ? -1 : 1));
  return [
    ...(fits ? [] : ["the token's signature does not fit"]),
    ...different(
      "the token's claims",
      sorted(read(claims)),
      sorted({
        ...(fillJson(signing.claims, made) as object),
        iat: issued,
        exp: issued + signing.lifetimeSeconds,
      }),
    ),
    ...Object.entries({ ...signing.header, alg: signing.algorithm }).flatMap(([key_, value]) =>
      different(`the token's ${key_}`, (read(header) as Record<string, unknown>)[key_], fill(value, made)),
    ),
  ];
}

/** The public half of an Ed25519 key that comes as bare bytes. */
function ed25519PublicKey(bytes: Buffer): KeyObject {
  const before = "302e020100300506032b657004220420";
  const whole = Buffer.concat([Buffer.from(before, "hex"), bytes.subarray(0, 32)]);
  return createPublicKey(createPrivateKey({ key: whole, format: "der", type: "pkcs8" }));
}

/** Signature Version 4, by AWS's documents ("Create a signed AWS API request"), for requests without odd signs. */
function awsProblems(
  asked: UniverseCase,
  arrived: UniverseRequest,
  name: Names,
  now: number,
): readonly string[] {
  const { signing } = asked.check;
  if (signing?.kind !== "aws-v4") return [];
  const headers = new Map(arrived.headers.map(([header, value]) => [header.toLowerCase(), value]));
  const authorization = headers.get("authorization") ?? "";
  const [, scope = "", signedHeaders = "", signature = ""] =
    /^AWS4-HMAC-SHA256 Credential=([^,]+), SignedHeaders=([^,]+), Signature=([0-9a-f]{64})$/.exec(
      authorization,
    ) ?? [];
  const date = new Date(now).toISOString().replace(/[-:]|\.\d{3}/g, "");
  const region = fill(signing.region ?? arrived.serverName.split(".")[1] ?? "", name);
  const credential = [date.slice(0, 8), region, signing.service, "aws4_request"];
  const sha = (text: string): string => createHash("sha256").update(text).digest("hex");
  const [path = "/", query = ""] = arrived.target.split("?");
  const canonical = [
    arrived.method,
    path,
    query.split("&").toSorted().join("&"),
    ...signedHeaders.split(";").map((header) => `${header}:${(headers.get(header) ?? "").trim()}`),
    "",
    signedHeaders,
    sha(arrived.body),
  ].join("\n");
  const toSign = ["AWS4-HMAC-SHA256", date, credential.join("/"), sha(canonical)].join("\n");
  const key = credential.reduce<Buffer>(
    (last, part) => createHmac("sha256", last).update(part).digest(),
    Buffer.from(`AWS4${asked.secret}`),
  );
  const token = signing.sessionToken === undefined ? undefined : fill(signing.sessionToken, name);
  return [
    ...different("credential", scope, [fill(signing.accessKeyId, name), ...credential].join("/")),
    ...different("date", headers.get("x-amz-date"), date),
    ...different("session token", headers.get("x-amz-security-token"), token),
    ...(signedHeaders.split(";").includes("host") ? [] : ["the host is not signed"]),
    ...different("signature", signature, createHmac("sha256", key).update(toSign).digest("hex")),
  ];
}
