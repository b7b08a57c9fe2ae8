/** Key pairs and service-account texts that exist only while a test runs. */
import { createPrivateKey, generateKeyPairSync, generatePrimeSync, type KeyObject } from "node:crypto";

export interface KeyPair {
  readonly publicKey: KeyObject;
  readonly privateKey: KeyObject;
}

export const rsaPair = (bits = 2048): KeyPair => generateKeyPairSync("rsa", { modulusLength: bits });
export const ecPair = (namedCurve = "P-256"): KeyPair => generateKeyPairSync("ec", { namedCurve });

/** PEM as providers give it out. */
export function pemOf(key: KeyObject, type: "pkcs8" | "pkcs1" | "sec1" = "pkcs8"): string {
  return key.export({ format: "pem", type } as { format: "pem"; type: "pkcs8" }).toString();
}

/** A service account's file of Google Cloud, as the console writes it. */
export function serviceAccountText(
  privateKey: KeyObject,
  more: Readonly<Record<string, unknown>> = {},
): string {
  const account = {
    type: "service_account",
    project_id: "sample-project",
    private_key_id: "0".repeat(40),
    private_key: pemOf(privateKey),
    client_email: "robot@sample-project.iam.gserviceaccount.com",
    client_id: "1".repeat(21),
    token_uri: "https://oauth2.googleapis.com/token",
    ...more,
  };
  return JSON.stringify(account, null, 2);
}

/** An RSA key of 256 bits, which no maker gives out and every reader takes. Made of numbers, as makers refuse. */
export function tinyRsaKey(): KeyObject {
  const [p, q, e] = [
    generatePrimeSync(128, { bigint: true }),
    generatePrimeSync(128, { bigint: true }),
    65537n,
  ];
  const d = inverse(e, (p - 1n) * (q - 1n));
  const numbers = { n: p * q, e, d, p, q, dp: d % (p - 1n), dq: d % (q - 1n), qi: inverse(q, p) };
  const texts = Object.entries(numbers).map(([name, number]) => [name, base64urlOf(number)] as const);
  return createPrivateKey({ format: "jwk", key: { kty: "RSA", ...Object.fromEntries(texts) } });
}

/** Of `number` among the remainders of `modulus`. */
function inverse(number: bigint, modulus: bigint): bigint {
  let [rest, next, factor, following] = [number % modulus, modulus, 1n, 0n];
  while (next !== 0n) {
    const times = rest / next;
    [rest, next] = [next, rest - times * next];
    [factor, following] = [following, factor - times * following];
  }
  return ((factor % modulus) + modulus) % modulus;
}

function base64urlOf(number: bigint): string {
  const digits = number.toString(16);
  return Buffer.from(digits.length % 2 === 0 ? digits : `0${digits}`, "hex").toString("base64url");
}
