/** A private key that nobody has, of the kind of a real one. */
import { createECDH, createPrivateKey, generateKeyPair, type KeyObject } from "node:crypto";
import { promisify } from "node:util";
import type { Random } from "../ports.ts";
import { tries } from "./made-up-text.ts";
import { PlacementProblem } from "./places.ts";
import { ed25519KeyOf, readPrivateKey } from "./signing/signing-key.ts";

const makePair = promisify(generateKeyPair);
/** RFC 7518, 3.3: fewer bits may not sign. More than 4096 would take many seconds to make, and prove no more. */
const [fewestBits, mostBits] = [2048, 4096] as const;

/**
 * A new key (PKCS#8, PEM) of the type and size of the one in `pem`; null when that is none, is of a type
 * that signs nothing here, or when randomness gives none.
 */
export async function keyPairLike(pem: string, random: Random): Promise<string | null> {
  const real = readKey(pem);
  const made = real === null ? null : await keyLike(real, random);
  return made === null || real?.equals(made) === true
    ? null
    : made.export({ type: "pkcs8", format: "pem" }).toString();
}

function readKey(pem: string): KeyObject | null {
  try {
    return readPrivateKey(pem);
  } catch (problem) {
    if (problem instanceof PlacementProblem) return null;
    throw problem;
  }
}

async function keyLike(
  { asymmetricKeyType, asymmetricKeyDetails: details }: KeyObject,
  random: Random,
): Promise<KeyObject | null> {
  switch (asymmetricKeyType) {
    case "rsa": {
      // Not by `random`: Node makes RSA keys of OpenSSL's own randomness only, so no two runs give the same.
      const bits = Math.min(Math.max(details?.modulusLength ?? 0, fewestBits), mostBits);
      return (await makePair("rsa", { modulusLength: bits })).privateKey;
    }
    case "ed25519":
      return ed25519KeyOf(random.bytes(32));
    case "ec":
      return details?.namedCurve === "prime256v1" ? p256Key(random) : null;
    default:
      return null;
  }
}

function p256Key(random: Random): KeyObject | null {
  for (let attempt = 0; attempt < tries; attempt += 1) {
    const key = readScalar(random.bytes(32));
    if (key !== null) return key;
  }
  return null;
}

/** Null for the few numbers that are no key: nought, and those past the curve's order. */
function readScalar(scalar: Buffer): KeyObject | null {
  const curve = createECDH("prime256v1");
  try {
    curve.setPrivateKey(scalar);
  } catch {
    return null;
  }
  // An uncompressed point: one byte that says so, and two numbers of 32.
  const point = curve.getPublicKey();
  const [x, y] = [point.toString("base64url", 1, 33), point.toString("base64url", 33)];
  const key = { kty: "EC", crv: "P-256", d: scalar.toString("base64url"), x, y };
  return createPrivateKey({ key, format: "jwk" });
}
