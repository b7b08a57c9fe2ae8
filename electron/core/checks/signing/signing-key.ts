/** Signing keys as providers hand them out, made ready for a signature. */
import { createPrivateKey, type KeyObject } from "node:crypto";
import type { Signing } from "../../providers/index.ts";
import { PlacementProblem } from "../places.ts";

type JwtSigning = Extract<Signing, { kind: "jwt" }>;

/** The key behind `text`. Throws `PlacementProblem`, without a value, when it is none of this kind. */
export function signingKeyOf(
  text: string,
  encoding: JwtSigning["keyEncoding"],
  algorithm: JwtSigning["algorithm"],
): KeyObject | Uint8Array {
  if (encoding === "pem") return privateKeyOf(text, algorithm);
  if (algorithm === "EdDSA" && encoding === "base64") return ed25519KeyOf(bytesOf(text, encoding));
  if (algorithm !== "HS256") throw new PlacementProblem("the provider's entry asks for a key it cannot have");
  const bytes = bytesOf(text, encoding);
  if (bytes.length === 0) throw new PlacementProblem("its signing key is empty");
  return bytes;
}

/** A text's bytes in its encoding, refusing what is not written so. */
export function bytesOf(text: string, encoding: "text" | "hex" | "base64"): Buffer {
  if (encoding === "text") return Buffer.from(text, "utf8");
  const plain = text.trim();
  if (encoding === "hex") {
    if (!/^(?:[0-9a-f]{2})*$/i.test(plain)) throw new PlacementProblem("its signing key is not hexadecimal");
    return Buffer.from(plain, "hex");
  }
  if (!/^[A-Za-z0-9+/_-]*={0,2}$/.test(plain)) throw new PlacementProblem("its signing key is not base64");
  return Buffer.from(plain, "base64");
}

/** Any unencrypted private key in PEM: PKCS#8, PKCS#1 (RSA), SEC1 (EC). */
export function privateKeyOf(pem: string, algorithm: JwtSigning["algorithm"]): KeyObject {
  const key = readPrivateKey(pem);
  if (algorithm === "RS256") {
    if (key.asymmetricKeyType !== "rsa") throw new PlacementProblem("its private key is no RSA key");
    // RFC 7518, 3.3: at least 2048 bits.
    if ((key.asymmetricKeyDetails?.modulusLength ?? 0) < 2048)
      throw new PlacementProblem("its private key is shorter than 2048 bits");
    return key;
  }
  if (algorithm === "EdDSA") {
    if (key.asymmetricKeyType !== "ed25519") throw new PlacementProblem("its private key is no Ed25519 key");
    return key;
  }
  if (key.asymmetricKeyType !== "ec" || key.asymmetricKeyDetails?.namedCurve !== "prime256v1")
    throw new PlacementProblem("its private key is no P-256 key");
  return key;
}

/** An Ed25519 key as bare bytes: 32 of the key, often followed by the 32 of its public half. */
export function ed25519KeyOf(bytes: Buffer): KeyObject {
  if (bytes.length !== 32 && bytes.length !== 64)
    throw new PlacementProblem("its private key is no Ed25519 key");
  // RFC 8410: what stands before the bytes in PKCS#8.
  const before = Buffer.from("302e020100300506032b657004220420", "hex");
  return createPrivateKey({
    key: Buffer.concat([before, bytes.subarray(0, 32)]),
    format: "der",
    type: "pkcs8",
  });
}

/** Any unencrypted private key in PEM. Throws `PlacementProblem`, without a value, when it is none. */
export function readPrivateKey(text: string): KeyObject {
  const pem = withLineEnds(text);
  if (/-----BEGIN ENCRYPTED PRIVATE KEY-----|Proc-Type: 4,ENCRYPTED/.test(pem))
    throw new PlacementProblem("its private key is locked with a passphrase");
  try {
    return createPrivateKey({ key: pem, format: "pem" });
  } catch {
    // OpenSSL's message says nothing that helps, and may say something of the key.
    throw new PlacementProblem("its private key cannot be read");
  }
}

/** A PEM that went through JSON or an environment variable has `\n` in place of line ends. */
function withLineEnds(pem: string): string {
  const text = pem.trim();
  if (/[\r\n]/.test(text)) return text.replace(/\r\n?/g, "\n");
  return text.replaceAll(String.raw`\r`, "").replaceAll(String.raw`\n`, "\n");
}
