/** Which words of the command line our own texts may repeat. */

const ordinaryWord = /^-{0,2}[a-z]{1,20}(?:-[a-z]{1,20}){0,3}$/;

/**
 * A blank and the word in quotes for what looks like a word, else "": a long one, or one with digits, may be a key that was
 * pasted in the wrong place, and error texts end up in logs.
 */
export function quoted(word: string): string {
  return word.length <= 24 && ordinaryWord.test(word) ? ` "${word}"` : "";
}
