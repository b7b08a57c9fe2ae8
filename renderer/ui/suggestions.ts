/** Which suggestions a free text field offers. Pure. */

/** How many are shown at most; the rest comes with the next letter. */
const most = 50;

/**
 * Those that hold `text`, whatever the case, in their order. None when the text is the only one left:
 * there is nothing to suggest any more.
 */
export function suggestionsFor(text: string, suggestions: readonly string[]): readonly string[] {
  const wanted = text.trim().toLowerCase();
  const found = suggestions.filter((suggestion) => suggestion.toLowerCase().includes(wanted));
  return found.length === 1 && found[0] === text ? [] : found.slice(0, most);
}
