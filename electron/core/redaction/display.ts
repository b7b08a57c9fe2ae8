/**
 * Foreign text made harmless to look at (SECURITY.md, section 11). Names, notes, file names and what
 * providers answer may hold escape sequences that repaint a terminal, direction marks that turn a
 * line round, and characters that nobody sees.
 */

/** Unicode's control, format, surrogate, private and unassigned characters, line separators, and what renderers leave out. */
const unsafe = /[\p{C}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}]/u;

const ellipsis = "…";

/**
 * `text` in NFC with every unsafe character as a visible escape like `\u{202e}`, cut to at most
 * `maximum` characters (the last one is then `…`). An escape is never cut in the middle. Line ends
 * and tabs count as unsafe: the result is always one line.
 */
export function display(text: string, maximum = 80): string {
  const pieces: string[] = [];
  let length = 0;
  for (const character of text.normalize("NFC")) {
    const piece = unsafe.test(character) ? escapeOf(character) : character;
    pieces.push(piece);
    length += lengthOf(piece);
    if (length > maximum) return cut(pieces, length, maximum);
  }
  return pieces.join("");
}

function escapeOf(character: string): string {
  return `\\u{${(character.codePointAt(0) ?? 0).toString(16)}}`;
}

/** Characters as people count them: one for a pair of surrogates. */
function lengthOf(piece: string): number {
  return piece.startsWith("\\u{") ? piece.length : 1;
}

function cut(pieces: string[], length: number, maximum: number): string {
  let rest = length;
  while (pieces.length > 0 && rest > maximum - 1) rest -= lengthOf(pieces.pop() ?? "");
  return pieces.join("") + (maximum > 0 ? ellipsis : "");
}
