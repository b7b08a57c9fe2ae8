/** The signatures of requests that arrived, verified from the provider's entry and the schemes' documents alone. */
import {
  createHash,
  createHmac,
  createPrivateKey,
  createPublicKey,
  type KeyObject,
  verify,
} from "node:crypto";
import type { UniverseRequest } from "./provider-universe.ts";
import { type UniverseCase, verifyingKey } from "./universe-cases.ts";
import { different, fill, fillJson, type Names, occurrences, safeJson, textsOf } from "./universe-texts.ts";

/** What is wrong with the signature, as sentences; empty when the case's key made it, or nothing is signed. */
export function signingProblems(
  asked: UniverseCase,
  arrived: UniverseRequest,
  name: Names,
  now: number,
): readonly string[] {
  const { signing } = asked.check;
  if (signing?.kind === "jwt") return tokenProblems(asked, name("signedToken"), name, now);
  if (signing?.kind === "aws-v4") return awsProblems(asked, arrived, name, now);
  if (signing === undefined) return [];
  return [
    ...schemeProblems(Object.values(signing.texts), arrived, name),
    ...(signing.scheme === "oci" ? ociProblems(arrived) : []),
  ];
}

/** Oracle's signature by its documents ("Request Signatures"), of a request without a body. */
function ociProblems({ method, target, headers, serverName }: UniverseRequest): readonly string[] {
  const header = (wanted: string): string =>
    headers.find(([name]) => name.toLowerCase() === wanted)?.[1] ?? "";
  const signature = /signature="([^"]*)"/.exec(header("authorization"))?.[1] ?? "";
  const signed = [
    `date: ${header("date")}`,
    `(request-target): ${method.toLowerCase()} ${target}`,
    `host: ${serverName}`,
  ].join("\n");
  const fits = verify("sha256", Buffer.from(signed), verifyingKey("RS256"), Buffer.from(signature, "base64"));
  return fits ? [] : ["the signature does not fit"];
}

/** Whose signature it is has to be said somewhere; the other schemes' signatures have tests of their own. */
function schemeProblems(
  templates: readonly string[],
  arrived: UniverseRequest,
  name: Names,
): readonly string[] {
  const texts = textsOf(arrived);
  return templates
    .map((template) => fill(template, name))
    .flatMap((wanted) => (occurrences(texts, wanted) > 0 ? [] : [`the signature comes without ${wanted}`]));
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
