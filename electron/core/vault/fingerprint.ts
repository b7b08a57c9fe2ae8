/** Keyed fingerprints of secrets: equal secrets can be found, and a wrong one noticed, without keeping any. */
import { createHmac, timingSafeEqual } from "node:crypto";
import type { Secret } from "../secret.ts";

/** Size of the fingerprint key in bytes (256 bits). */
export const fingerprintKeyBytes = 32;

/**
 * HMAC-SHA-256 of the secret's bytes, in hexadecimal. Without the key, which lies in the store beside
 * the secrets, a stolen database does not even tell whether a guessed value is right.
 */
export function fingerprintOf(secret: Secret, key: Secret): string {
  const value = secret.revealBytes();
  const keyBytes = key.revealBytes();
  try {
    return createHmac("sha256", keyBytes).update(value).digest("hex");
  } finally {
    value.fill(0);
    keyBytes.fill(0);
  }
}

/** Whether `secret` is the one that was fingerprinted. */
export function hasFingerprint(secret: Secret, key: Secret, expected: string): boolean {
  const actual = Buffer.from(fingerprintOf(secret, key), "hex");
  const wanted = Buffer.from(expected, "hex");
  return actual.length === wanted.length && timingSafeEqual(actual, wanted);
}
