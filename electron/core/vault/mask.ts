/** How a secret looks where it must not be seen. */

const dots = "•".repeat(8);
const shortest = 12;
const shownEnd = 4;

/**
 * The masked form: known prefix, eight dots, last four characters; the length is not given away.
 * Eight dots alone for a text under 12 characters, for one where prefix and end would show more
 * than half of it, and for anything but visible ASCII (PEM blocks, spaces, control characters),
 * whose end could deceive or break a line.
 * `knownPrefix`: what the format says every key begins with (`sk_live_`), or "".
 */
export function maskSecret(text: string, knownPrefix: string): string {
  if (text.length < shortest || !/^[\x21-\x7e]+$/.test(text)) return dots;
  const prefix = text.startsWith(knownPrefix) ? knownPrefix : "";
  if ((prefix.length + shownEnd) * 2 > text.length) return dots;
  return prefix + dots + text.slice(-shownEnd);
}
