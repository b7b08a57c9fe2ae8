/** What can be a key's value, and what no provider can have given. */
import { isUtf8 } from "node:buffer";
import { fail, ok, type Result } from "../core/errors.ts";
import { maximumSecretBytes, Secret } from "../core/secret.ts";
import type { KeySecrets } from "../core/vault/index.ts";

/**
 * Refuses what no provider can have given: nothing at all (`secret-empty`), more than 64 KiB
 * (`secret-too-large`), a NUL character or bytes that are no UTF-8 text (`invalid-input`).
 */
export function checkValue(secret: Secret): Result<void> {
  if (secret.byteLength === 0) return emptyValue();
  if (secret.byteLength > maximumSecretBytes) {
    return fail("secret-too-large", "The value is larger than 64 KiB, the most that a secret may have.", {
      details: { maximumBytes: maximumSecretBytes },
    });
  }
  const bytes = secret.revealBytes();
  const hasNul = bytes.includes(0);
  const isText = isUtf8(bytes);
  bytes.fill(0);
  if (hasNul) return fail("invalid-input", "The value holds a NUL character, which no key has.");
  if (!isText) {
    return fail("invalid-input", "The value is no valid text (UTF-8).", {
      hint: "Keep binary data as base64.",
    });
  }
  return ok();
}

/** `secret-empty`. */
export function emptyValue(): Result<never> {
  return fail("secret-empty", "Nothing was given as the value.", { hint: "Paste or pipe the key's value." });
}

/**
 * Copies of a key's secret parts. Drafts are wiped at lock, whatever is under way with them: what is
 * being sent or stored has to stay whole until that is done. The caller wipes the copies.
 */
export function copySecrets(value: Secret, fields: KeySecrets["fields"]): KeySecrets {
  const copies = Object.entries(fields).map(([id, secret]) => [id, copyOf(secret)] as const);
  return { value: copyOf(value), fields: Object.fromEntries(copies) };
}

function copyOf(secret: Secret): Secret {
  const bytes = secret.revealBytes();
  const copy = Secret.fromBytes(bytes);
  bytes.fill(0);
  return copy;
}

/** Wipes all parts. */
export function wipeSecrets({ value, fields }: KeySecrets): void {
  for (const secret of [value, ...Object.values(fields)]) secret.wipe();
}
