/** AES-256-GCM over one record, and the passphrase's way to a key. No other cryptography is used. */
import { createCipheriv, createDecipheriv, scrypt } from "node:crypto";
import { fail, ok } from "../errors.ts";
import type { Result } from "../errors.ts";
import type { Random } from "../ports.ts";
import type { Secret } from "../secret.ts";

const cipher = "aes-256-gcm";
const nonceBytes = 12;
const tagBytes = 16;
export const keyBytes = 32;

/**
 * `nonce ‖ ciphertext ‖ tag` with a fresh random nonce. `context` is not stored: `unseal` must name
 * the same one, so a record that was put in another one's place does not open.
 */
export function seal(key: Buffer, plain: Uint8Array, context: string, random: Random): Buffer {
  const nonce = random.bytes(nonceBytes);
  const encryption = createCipheriv(cipher, key, nonce, { authTagLength: tagBytes });
  encryption.setAAD(Buffer.from(context, "utf8"));
  return Buffer.concat([nonce, encryption.update(plain), encryption.final(), encryption.getAuthTag()]);
}

/** The plain bytes, or null when the key, the context or a single bit is not the one it was sealed with. */
export function unseal(key: Buffer, sealed: Uint8Array, context: string): Buffer | null {
  const bytes = Buffer.from(sealed);
  if (bytes.length < nonceBytes + tagBytes) return null;
  const decryption = createDecipheriv(cipher, key, bytes.subarray(0, nonceBytes), {
    authTagLength: tagBytes,
  });
  decryption.setAAD(Buffer.from(context, "utf8"));
  decryption.setAuthTag(bytes.subarray(bytes.length - tagBytes));
  const plain = decryption.update(bytes.subarray(nonceBytes, bytes.length - tagBytes));
  try {
    return Buffer.concat([plain, decryption.final()]);
  } catch {
    // The bytes were decrypted before the tag was seen to be wrong.
    return null;
  } finally {
    plain.fill(0);
  }
}

/** Cost of scrypt (RFC 7914): N is a power of two; memory is about 128 · N · r bytes. */
export interface ScryptCost {
  readonly N: number;
  readonly r: number;
  readonly p: number;
}

/** About a third of a second and 128 MiB on a laptop of 2026. */
export const defaultCost: ScryptCost = { N: 2 ** 17, r: 8, p: 1 };

/**
 * 32 bytes from a passphrase. The text is normalised (NFKC), because two systems may type the same
 * letters as different bytes. The cost must have been checked: it decides about memory. Fails with
 * `store-failing` when that memory is not to be had.
 */
export function keyFromPassphrase(
  passphrase: Secret,
  salt: Uint8Array,
  cost: ScryptCost,
): Promise<Result<Buffer>> {
  const bytes = Buffer.from(passphrase.revealText().normalize("NFKC"), "utf8");
  const maxmem = 128 * cost.N * cost.r * 2;
  return new Promise((resolve) => {
    scrypt(bytes, salt, keyBytes, { ...cost, maxmem }, (error, key) => {
      bytes.fill(0);
      resolve(error === null ? ok(key) : noMemory());
    });
  });
}

const noMemory = (): Result<never> =>
  fail("store-failing", "The key could not be computed from the passphrase: too little free memory.", {
    hint: "Close other programs and try again.",
  });
