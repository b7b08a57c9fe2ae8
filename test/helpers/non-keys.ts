/** Texts that look like keys and are none, as they stand in configuration files: seeded, of many kinds. */
import { createHash } from "node:crypto";
import type { SeededRandom } from "../fakes/seeded-random.ts";
import { exampleOf } from "./key-examples.ts";

/** A kind of text: written as a pattern, or made. */
type Kind = string | ((random: SeededRandom, index: number) => string);

const words =
  "lorem ipsum dolor sit amet consectetur adipiscing elit sed do eiusmod tempor incididunt ut labore et dolore magna aliqua enim ad minim veniam quis nostrud exercitation production staging enabled disabled".split(
    " ",
  );
const word = (random: SeededRandom): string => words[random.below(words.length)] ?? "";
const some = (random: SeededRandom, count: number, between: string): string =>
  Array.from({ length: count }, () => word(random)).join(between);
const bytes = (random: SeededRandom, count: number): Buffer =>
  Buffer.from(Array.from({ length: count }, () => random.below(256)));
const json = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString("base64url");

function webToken(random: SeededRandom): string {
  const header = [
    { alg: "HS256", typ: "JWT" },
    { typ: "JWT", alg: "RS256" },
    { alg: "ES256", kid: bytes(random, 8).toString("hex") },
    { typ: "JWT", alg: "HS256" },
  ][random.below(4)];
  const claims = { sub: String(random.below(1e9)), name: some(random, 1 + random.below(30), " "), iat: 1 };
  const signature = bytes(random, [32, 64, 256, 512][random.below(4)] ?? 32).toString("base64url");
  return [json(header), json(claims), signature].join(".");
}

const digest =
  (algorithm: string, encoding: "hex" | "base64") =>
  (_random: SeededRandom, index: number): string =>
    createHash(algorithm).update(String(index)).digest(encoding);

const hex = "[0-9a-f]";
const uuidWith = (version: string): string =>
  `^${hex}{8}-${hex}{4}-${version}${hex}{3}-[89ab]${hex}{3}-${hex}{12}$`;

/** The kinds, each with its name for messages. */
const kinds: Readonly<Record<string, Kind>> = {
  "UUID 1": uuidWith("1"),
  "UUID 3": uuidWith("3"),
  "UUID 4": uuidWith("4"),
  "UUID 5": uuidWith("5"),
  "UUID 7": uuidWith("7"),
  "UUID in upper case": "^[0-9A-F]{8}-[0-9A-F]{4}-4[0-9A-F]{3}-[89AB][0-9A-F]{3}-[0-9A-F]{12}$",
  "UUID without dashes": `^${hex}{32}$`,
  MD5: digest("md5", "hex"),
  "SHA-1": digest("sha1", "hex"),
  "SHA-256": digest("sha256", "hex"),
  "SHA-256 in base64": digest("sha256", "base64"),
  "SHA-384": digest("sha384", "hex"),
  "SHA-512": digest("sha512", "hex"),
  "SHA-512 in base64": digest("sha512", "base64"),
  "git commit": `^${hex}{40}$`,
  "short git commit": `^${hex}{7,12}$`,
  "npm integrity": (random, index) => `sha512-${digest("sha512", "base64")(random, index)}`,
  "image digest": `^sha256:${hex}{64}$`,
  "image by digest": (random) =>
    `${word(random)}/${word(random)}@sha256:${bytes(random, 32).toString("hex")}`,
  JWT: webToken,
  "bytes in base64": (random) => bytes(random, 12 + random.below(600)).toString("base64"),
  "bytes in base64url": (random) => bytes(random, 12 + random.below(600)).toString("base64url"),
  "picture in base64": (random) => `iVBORw0KGgoAAAANSUhEUgAA${bytes(random, 300).toString("base64")}`,
  "picture as address": (random) => `data:image/png;base64,${bytes(random, 300).toString("base64")}`,
  "JSON in base64": (random) => json({ type: word(random), n: random.below(1e6) }),
  placeholder: (random) => `your-${word(random)}-api-key`,
  "placeholder in capitals": (random) => `YOUR_${word(random).toUpperCase()}_SECRET_HERE`,
  "masked key": "^sk_live_[*]{16}[A-Za-z0-9]{4}$",
  "lorem word": word,
  "lorem sentence": (random) => some(random, 3 + random.below(9), " "),
  slug: (random) => some(random, 2 + random.below(5), "-"),
  identifier: (random) => some(random, 2 + random.below(5), "_"),
  "hex colour": "^#[0-9a-f]{6}$",
  "phone number": "^\\+[1-9][0-9]{1}[ ][0-9]{3}[ ][0-9]{7}$",
  "phone number in groups": "^[0-9]{3}-[0-9]{3}-[0-9]{4}$",
  date: (random) => new Date(random.below(2e9) * 1_000).toISOString(),
  day: (random) => new Date(random.below(2e9) * 1_000).toISOString().slice(0, 10),
  "unix time": "^1[0-9]{9}$",
  address: (random) => `https://${word(random)}.example.com/${some(random, 3, "/")}?page=${random.below(99)}`,
  "address with an id": (random) => `https://example.com/items/${random.below(1e9)}`,
  "database without a password": (random) => `postgres://localhost:5432/${word(random)}`,
  "host name": (random) => `${some(random, 2, "-")}.${word(random)}.example.com`,
  "file path": (random) => `/${some(random, 4, "/")}.ts`,
  "Windows path": (random) => `C:\\${some(random, 4, "\\")}.txt`,
  "relative path": (random) => `./${some(random, 3, "/")}`,
  "e-mail address": (random) => `${word(random)}.${word(random)}@example.com`,
  version: "^[1-9]{1}\\.[0-9]{1,2}\\.[0-9]{1,2}$",
  "version with a build": `^v[1-9]{1}\\.[0-9]{1,2}\\.[0-9]{1,2}-rc\\.[1-9]{1}\\+${hex}{7}$`,
  "public key": (random) =>
    `ssh-ed25519 AAAAC3NzaC1lZDI1NTE5${bytes(random, 32).toString("base64")} me@example`,
  certificate: (random) =>
    `-----BEGIN CERTIFICATE-----\n${bytes(random, 300).toString("base64")}\n-----END CERTIFICATE-----`,
  ULID: "^01[0-9A-HJKMNP-TV-Z]{24}$",
  nanoid: "^[A-Za-z0-9_-]{21}$",
  "long nanoid": "^[A-Za-z0-9_-]{24,48}$",
  KSUID: "^[0-3][A-Za-z0-9]{26}$",
  ObjectId: "^6[0-9a-f]{23}$",
  cuid: "^c[a-z0-9]{24}$",
  snowflake: "^1[0-9]{17,18}$",
  "serial number": "^[A-Z0-9]{4}-[A-Z0-9]{4}-[A-Z0-9]{4}-[A-Z0-9]{4}$",
  "long serial number": "^[A-Z0-9]{12,24}$",
  "card number": "^4[0-9]{15}$",
  "card number in groups": "^5[0-9]{3}[ ][0-9]{4}[ ][0-9]{4}[ ][0-9]{4}$",
  "mnemonic phrase": (random) => some(random, 12, " "),
  "class of a style sheet": "^[A-Z][a-z]{4,10}_[a-z]{4,9}__[A-Za-z0-9_-]{5}$",
  "class of styled components": "^sc-[a-f0-9]{8}-[0-9]{1}$",
  "file with a hash": `^[a-z]{4,9}\\.${hex}{8,20}\\.js$`,
  ARN: (random) => `arn:aws:iam::${String(random.below(1e12)).padStart(12, "0")}:role/${word(random)}`,
  "AWS account": (random) => String(random.below(1e12)).padStart(12, "0"),
  "AWS resource": `^i-0${hex}{16}$`,
  "minified code": (random) =>
    `function ${word(random).slice(0, 1)}(t,e){return t.${word(random)}(e)||${random.below(99)}}`,
  "minified expression": (random) => `!function(){var ${word(random)}=${random.below(1e6)}}();`,
  "IP address": "^1[0-9]{2}\\.[1-9][0-9]\\.[1-9]{2}\\.[1-9]{2}$",
  "IPv6 address": "^2001:db8:[0-9a-f]{4}:[0-9a-f]{4}::[1-9a-f]{1}$",
  "MAC address": "^[0-9a-f]{2}:[0-9a-f]{2}:[0-9a-f]{2}:[0-9a-f]{2}:[0-9a-f]{2}:[0-9a-f]{2}$",
  IBAN: "^DE[0-9]{20}$",
};

export interface NonKey {
  readonly kind: string;
  readonly text: string;
}

/** `count` of them, each kind in turn. */
export function nonKeys(count: number, random: SeededRandom): readonly NonKey[] {
  const named = Object.entries(kinds);
  return Array.from({ length: count }, (_unused, index) => {
    const [kind = "", make = ""] = named[index % named.length] ?? [];
    return { kind, text: typeof make === "string" ? exampleOf(make, random) : make(random, index) };
  });
}
