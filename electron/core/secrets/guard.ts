/** The vault's database throws; the stores return results. */
import { errorCodes, fail, ok } from "../errors.ts";
import type { KeystowError, Result } from "../errors.ts";

/** Runs `work` on the vault's file. What it throws becomes a failure without a foreign text. */
export function guard<T>(access: "read" | "write", work: () => T): Result<T> {
  try {
    return ok(work());
  } catch (error) {
    const failure = failureIn(error);
    if (failure !== null) return { ok: false, error: failure };
    return access === "read"
      ? fail("store-failing", "The vault's file could not be read.", { hint: "Run: keystow doctor" })
      : fail("vault-write-failed", "The vault's file could not be written. Nothing was changed.", {
          hint: "Check that the disk is not full or read-only.",
        });
  }
}

/** The database adapter's errors carry one of ours in `failure`; anything else is not looked into. */
function failureIn(error: unknown): KeystowError | null {
  if (!(error instanceof Error) || !("failure" in error)) return null;
  const { failure } = error;
  if (typeof failure !== "object" || failure === null || !("code" in failure)) return null;
  return errorCodes.some((code) => code === failure.code) ? (failure as KeystowError) : null;
}
