/** Keys that were given as something that is kept readable: a name, a note, a field that is not secret. */
import type { Result } from "../../core/errors.ts";
import { type ReadableText, refuseReadableKeys } from "../../services/readable-text.ts";
import type { CommandContext } from "../context.ts";

export type { ReadableText } from "../../services/readable-text.ts";

/**
 * Refuses a text with a word that has the form of some provider's key: names, notes and fields are not
 * encrypted and are shown everywhere. Fails with `invalid-input`; the text is not repeated.
 */
export function refuseMisplacedKeys(
  { catalogue }: Pick<CommandContext, "catalogue">,
  texts: readonly ReadableText[],
): Result<void> {
  const hint = "A key's value belongs to the hidden prompt or --stdin; a second secret to --field-file.";
  return refuseReadableKeys(catalogue, texts, hint);
}

/** The values of `ID=VALUE`. */
export function fieldTexts(given: readonly string[]): readonly ReadableText[] {
  return given.map((text) => ["field", text.slice(text.indexOf("=") + 1)]);
}
