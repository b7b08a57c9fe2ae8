/** Keys that stand where everything is kept readable: in a name, a note, a field that is not secret. */
import { fail, ok, type Result } from "../core/errors.ts";
import { detect, type ProviderDefinition } from "../core/providers/index.ts";

/** What a text is for, in words, and the text. */
export type ReadableText = readonly [what: string, text: string];

/** Whether a word of `text` has the form of some provider's key. */
export function looksLikeKey(text: string, catalogue: readonly ProviderDefinition[]): boolean {
  return text
    .split(/\s+/)
    .some((word) => detect(word, { providers: catalogue }).candidates.some(({ by }) => by !== "variable"));
}

/** Refuses such texts with `invalid-input`; the text is not repeated. `hint`: where the value belongs. */
export function refuseReadableKeys(
  catalogue: readonly ProviderDefinition[],
  texts: readonly ReadableText[],
  hint: string,
): Result<void> {
  const found = texts.find(([, text]) => looksLikeKey(text, catalogue));
  if (found === undefined) return ok();
  return fail("invalid-input", `The ${found[0]} looks like a key, and it would be kept readable.`, { hint });
}
