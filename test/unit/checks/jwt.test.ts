/** Tokens that are signed here are verified by Node's own crypto, as the provider would. */
import { createHmac, generateKeyPairSync, type KeyObject, verify } from "node:crypto";
import { describe, expect, test } from "vitest";
import { PlacementProblem } from "../../../electron/core/checks/places.ts";
import { signedToken } from "../../../electron/core/checks/signing/jwt.ts";
import type { Signing } from "../../../electron/core/providers/index.ts";
import { ecPair, pemOf, rsaPair } from "../../helpers/signing-keys.ts";

type JwtSigning = Extract<Signing, { kind: "jwt" }>;

const now = Date.UTC(2026, 10, 21, 9) + 999;
const nonce = "0a".repeat(16);
const usual: JwtSigning = {
  kind: "jwt",
  algorithm: "HS256",
  key: "{secret}",
  keyEncoding: "text",
  header: {},
  claims: {},
  lifetimeSeconds: 300,
};
const rsa = rsaPair();
const ec = ecPair();

const make = async (secret: string, more: Partial<JwtSigning> = {}, names: Record<string, string> = {}) =>
  await signedToken({ ...usual, ...more }, (name) => (name === "secret" ? secret : names[name]), {
    now,
    nonce,
  });

function read(token: string): { header: object; claims: object; signed: Buffer; signature: Buffer } {
  const [header = "", claims = "", signature = ""] = token.split(".");
  const text = (part: string) => JSON.parse(Buffer.from(part, "base64url").toString()) as object;
  return {
    header: text(header),
    claims: text(claims),
    signed: Buffer.from(`${header}.${claims}`),
    signature: Buffer.from(signature, "base64url"),
  };
}

test("names are filled into header and claims, and the clock gives its times", async () => {
  const token = await make(
    "k".repeat(32),
    { header: { kid: "{id}" }, claims: { iss: "{id}", video: { roomList: true }, aud: ["/{id}/"] } },
    { id: "key-7" },
  );
  const iat = Date.UTC(2026, 10, 21, 9) / 1000;
  expect(read(token).header).toEqual({ alg: "HS256", typ: "JWT", kid: "key-7" });
  expect(read(token).claims).toEqual({
    iss: "key-7",
    video: { roomList: true },
    aud: ["/key-7/"],
    iat,
    exp: iat + 300,
  });
});

test.each([
  ["text", "a secret of any length", Buffer.from("a secret of any length")],
  ["hex", "00ff".repeat(16), Buffer.from("00ff".repeat(16), "hex")],
  ["base64", Buffer.alloc(32, 7).toString("base64"), Buffer.alloc(32, 7)],
  ["base64", Buffer.alloc(32, 255).toString("base64url"), Buffer.alloc(32, 255)],
] as const)("HS256 with a key in %s", async (keyEncoding, secret, bytes) => {
  const { signed, signature } = read(await make(secret, { keyEncoding }));
  expect(signature).toEqual(createHmac("sha256", bytes).update(signed).digest());
});

function isSigned(token: string, key: KeyObject): boolean {
  const { signed, signature } = read(token);
  return verify("sha256", signed, { key, dsaEncoding: "ieee-p1363" }, signature);
}

test.each([
  ["RS256", "PKCS#8", pemOf(rsa.privateKey), rsa.publicKey],
  ["RS256", "PKCS#1", pemOf(rsa.privateKey, "pkcs1"), rsa.publicKey],
  ["RS256", "escaped line ends", pemOf(rsa.privateKey).replaceAll("\n", "\\n"), rsa.publicKey],
  ["RS256", "line ends of Windows", pemOf(rsa.privateKey).replaceAll("\n", "\r\n"), rsa.publicKey],
  ["RS256", "line ends of an old Mac", pemOf(rsa.privateKey).replaceAll("\n", "\r"), rsa.publicKey],
  ["ES256", "PKCS#8", pemOf(ec.privateKey), ec.publicKey],
  ["ES256", "SEC1", pemOf(ec.privateKey, "sec1"), ec.publicKey],
] as const)("%s with a key in %s", async (algorithm, _form, pem, publicKey) => {
  expect(isSigned(await make(pem, { algorithm, keyEncoding: "pem" }), publicKey)).toBe(true);
});

test("the time as a number, and a nonce, where an entry asks for them", async () => {
  const token = await make("k".repeat(32), {
    header: { nonce: "{nonce}" },
    claims: { nbf: "{issuedAt}", jti: "{nonce}-1" },
  });
  expect(read(token).header).toMatchObject({ nonce });
  expect(read(token).claims).toMatchObject({ nbf: Date.UTC(2026, 10, 21, 9) / 1000, jti: `${nonce}-1` });
});

test("EdDSA with the bare bytes of an Ed25519 key, with and without its public half", async () => {
  const pair = generateKeyPairSync("ed25519");
  const whole = pair.privateKey.export({ format: "der", type: "pkcs8" }).subarray(-32);
  const half = pair.publicKey.export({ format: "der", type: "spki" }).subarray(-32);
  for (const bytes of [whole, Buffer.concat([whole, half])]) {
    const token = await make(bytes.toString("base64"), { algorithm: "EdDSA", keyEncoding: "base64" });
    const { signed, signature } = read(token);
    expect(verify(null, signed, pair.publicKey, signature)).toBe(true);
  }
});

describe("a key that cannot sign is refused, and not quoted", () => {
  const locked = ec.privateKey
    .export({ format: "pem", type: "pkcs8", cipher: "aes-256-cbc", passphrase: "canary" })
    .toString();
  const pem = (key: KeyObject) => ({ secret: pemOf(key), keyEncoding: "pem" as const });
  test.each([
    ["no hexadecimal", { secret: "canary", keyEncoding: "hex" }, "not hexadecimal"],
    ["no base64", { secret: "canary!", keyEncoding: "base64" }, "not base64"],
    ["nothing", { secret: " ", keyEncoding: "hex" }, "is empty"],
    ["bytes of another length", { secret: "AAAA", keyEncoding: "base64", algorithm: "EdDSA" }, "no Ed25519"],
    ["no PEM", { secret: "canary", keyEncoding: "pem", algorithm: "RS256" }, "cannot be read"],
    [
      "a broken PEM",
      { secret: pemOf(rsa.privateKey).slice(0, -200), keyEncoding: "pem", algorithm: "RS256" },
      "cannot be read",
    ],
    ["a locked PEM", { secret: locked, keyEncoding: "pem", algorithm: "ES256" }, "passphrase"],
    ["an RSA key for ES256", { ...pem(rsa.privateKey), algorithm: "ES256" }, "no P-256 key"],
    ["another curve", { ...pem(ecPair("P-384").privateKey), algorithm: "ES256" }, "no P-256 key"],
    ["another kind of key", { ...pem(ec.privateKey), algorithm: "RS256" }, "no RSA key"],
    ["a short key", { ...pem(rsaPair(1024).privateKey), algorithm: "RS256" }, "2048 bits"],
  ] as const)("%s", async (_name, { secret, ...more }, words) => {
    const problem = await make(secret, more).catch((error: unknown) => error);
    expect(problem).toBeInstanceOf(PlacementProblem);
    expect((problem as PlacementProblem).why).toContain(words);
    expect((problem as PlacementProblem).why).not.toContain("canary");
  });
});
