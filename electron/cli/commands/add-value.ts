/** The value of a new key: typed, pasted or piped in, cleaned, and refused when it can be no key. */
import { ok, type Result } from "../../core/errors.ts";
import { cleanPastedText } from "../../core/providers/index.ts";
import { Secret } from "../../core/secret.ts";
import { checkValue, emptyValue } from "../../services/secret-value.ts";
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
  if (text === "") return emptyValue();
  if (removed.length === 0) return ok({ secret: read.value, removed });
  read.value.wipe();
  return ok({ secret: Secret.fromText(text), removed });
}
