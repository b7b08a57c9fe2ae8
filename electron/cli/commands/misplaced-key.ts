/** Keys that were given as something that is kept readable: a name, a note, a field that is not secret. */
import { fail, ok, type Result } from "../../core/errors.ts";
import { detect } from "../../core/providers/index.ts";
import type { CommandContext } from "../context.ts";

/** What a text is for, in words, and the text. */
export type ReadableText = readonly [what: string, text: string];

/**
 * Refuses a text with a word that has the form of some provider's key: names, notes and fields are not
 * encrypted and are shown everywhere. Fails with `invalid-input`; the text is not repeated.
 */
export function refuseMisplacedKeys(
  { catalogue }: Pick<CommandContext, "catalogue">,
  texts: readonly ReadableText[],
): Result<void> {
  const looksLikeKey = (word: string): boolean =>
    detect(word, { providers: catalogue }).candidates.some(({ by }) => by !== "variable");
  const found = texts.find(([, text]) => text.split(/\s+/).some(looksLikeKey));
  if (found === undefined) return ok();
  return fail("invalid-input", `The ${found[0]} looks like a key, and it would be kept readable.`, {
    hint: "A key's value belongs to the hidden prompt or --stdin; a second secret to --field-file.",
  });
}

/** The values of `ID=VALUE`. */
export function fieldTexts(given: readonly string[]): readonly ReadableText[] {
  return given.map((text) => ["field", text.slice(text.indexOf("=") + 1)]);
}
