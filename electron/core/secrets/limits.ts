/** What every store refuses before it touches anything. */
import { fail, ok } from "../errors.ts";
import type { Result } from "../errors.ts";
import { maximumSecretBytes } from "../secret.ts";
import type { Secret } from "../secret.ts";

/** Fails with `secret-empty` or `secret-too-large` (64 KiB is the most). */
export function checkSize(secret: Secret): Result<void> {
  if (secret.byteLength === 0) return fail("secret-empty", "The secret is empty: there is nothing to store.");
  if (secret.byteLength > maximumSecretBytes) {
    return fail(
      "secret-too-large",
      "The secret is larger than 64 KiB, the most that a keychain is asked to hold.",
      {
        hint: "Keep a file of that size elsewhere, and store the passphrase or key that protects it.",
        details: { maximumBytes: maximumSecretBytes },
      },
    );
  }
  return ok();
}

/** Ids are used once: a different secret under the same id would be overwritten. */
export const occupied = (): Result<never> =>
  fail("internal", "The store already holds another secret under this id. It was left as it is.");

/** What came back after a write was not what was written; what was written has been removed. */
export const notKept = (): Result<never> =>
  fail("secret-mismatch", "The store did not give back what was written to it. Nothing was kept.", {
    hint: "Run: keystow store status",
  });

/** What lies in the store is not what Keystow wrote there. */
export const altered = (): Result<never> =>
  fail(
    "secret-mismatch",
    "What lies in the store under this key is damaged, or was changed by another program.",
    {
      hint: "Run: keystow doctor",
    },
  );
