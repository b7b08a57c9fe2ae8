/** The value of a new key: typed, pasted or piped in, cleaned, and refused when it can be no key. */
import { isUtf8 } from "node:buffer";
import { fail, ok, type Result } from "../../core/errors.ts";
import { cleanPastedText } from "../../core/providers/index.ts";
import { maximumSecretBytes, Secret } from "../../core/secret.ts";
import type { CommandContext } from "../context.ts";

export interface ReadValue {
  readonly secret: Secret;
  /** What was taken away from around the key, in words. */
  readonly removed: readonly string[];
}

/** Reads the value from stdin or a hidden prompt; see `checkValue` for what is refused. */
export async function readValue(
  context: CommandContext,
  source: { readonly stdin: boolean; readonly question: string },
): Promise<Result<ReadValue>> {
  const read = source.stdin ? await context.readStdin() : await context.prompts.secret(source.question);
  if (!read.ok) return read;
  const checked = checkValue(read.value);
  if (!checked.ok) {
    read.value.wipe();
    return checked;
  }
  const { text, removed } = cleanPastedText(read.value.revealText());
  if (text === "") return empty();
  if (removed.length === 0) return ok({ secret: read.value, removed });
  read.value.wipe();
  return ok({ secret: Secret.fromText(text), removed });
}

/**
 * Refuses what no provider can have given: nothing at all (`secret-empty`), more than 64 KiB
 * (`secret-too-large`), a NUL character or bytes that are no UTF-8 text (`invalid-input`).
 */
export function checkValue(secret: Secret): Result<void> {
  if (secret.byteLength === 0) return empty();
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

function empty(): Result<never> {
  return fail("secret-empty", "Nothing was given as the value.", { hint: "Paste or pipe the key's value." });
}
