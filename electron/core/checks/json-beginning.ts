/**
 * What is certain of JSON of which only the beginning was read: the members and elements that came whole,
 * in containers that may go on. It is cut at the last comma between two of them and closed there, so that
 * nothing is made up: every value in the result stands in the whole text, at the same path.
 */

const closers: Readonly<Record<string, string>> = { "{": "}", "[": "]" };
/** More than any list of a provider's needs; deeper text is not closed but given up. */
const maximumDepth = 64;

/** `text` as whole JSON without its last, perhaps unfinished part; null when nothing in it came whole. */
export function closedBeginning(text: string): string | null {
  const open: string[] = [];
  let inString = false;
  let end = 0;
  let closing = "";
  for (let index = 0; index < text.length; index += 1) {
    const sign = text[index] ?? "";
    if (inString) {
      if (sign === "\\") index += 1;
      else if (sign === '"') inString = false;
    } else if (sign === '"') {
      inString = true;
    } else if (closers[sign] !== undefined) {
      open.push(closers[sign]);
      if (open.length > maximumDepth) return null;
    } else if (sign === "}" || sign === "]") {
      if (open.pop() !== sign) return null;
    } else if (sign === ",") {
      end = index;
      closing = open.toReversed().join("");
    }
  }
  return end === 0 ? null : text.slice(0, end) + closing;
}
