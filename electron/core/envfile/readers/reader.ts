/**
 * A model of one reader of `.env` files: what it makes of the text behind `NAME=`. Models are careful:
 * where a reader's versions differ, or a rule is not certain, the answer is null ("does not read it"),
 * so that an encoding is used only when the model vouches for it. The rules come from the readers'
 * published sources and from measurements (docs/decisions/0006-env-encoding.md).
 */

export interface Reader {
  readonly id: string;
  /** For people: "python-dotenv". */
  readonly label: string;
  /**
   * The value read from everything behind `NAME=` up to the end of the assignment (blanks before the
   * value and a comment behind it included, the line end not); null when the reader fails, expands
   * something, or runs on into the next line.
   */
  readonly read: (text: string) => string | null;
}

/** Whether only blanks and perhaps a comment stand here. */
export const isBlankOrComment = (text: string): boolean => /^[ \t]*(?:#[^\r\n]*)?$/.test(text);

export const withoutLeadingBlanks = (text: string): string => text.replace(/^[ \t]+/, "");

/** Characters that some reader takes for the end of a line, besides LF: Python's `splitlines` and JavaScript's `m` flag. */
// eslint-disable-next-line no-control-regex -- the separators are control characters
export const oddLineEnds = /[\r\v\f\u001c-\u001e\u0085\u2028\u2029]/;
