/** The table of the portable encoding (docs/decisions/0006-env-encoding.md), rule by rule. */
import { looksLikeNumber } from "./readers/node.ts";
import { oddLineEnds } from "./readers/reader.ts";

const bareLetters = /^[A-Za-z0-9_.+/@%,:-]+={0,2}$/;
/** What expanding readers act upon, in single quotes too. */
const expansion = /\$[A-Za-z0-9_{(.]/;

/**
 * How the table writes a value, or null when it has no row for it: some reader would change it.
 *
 * - empty: `''`
 * - harmless letters that are no number: bare
 * - one line without `'`, doubled or final backslash, and expansions: `'…'`
 * - one line with `'`, or several lines, without `"`, `\`, `$` and backquote: `"…"`
 */
export const portableForm = (value: string): string | null => {
  if (value === "") return "''";
  if (oddLineEnds.test(value) || value.includes("\0")) return null;
  if (bareLetters.test(value) && !value.includes(":=") && !looksLikeNumber(value)) return value;
  const isOneLine = !value.includes("\n");
  const fitsSingle =
    !value.includes("'") && !value.includes("\\\\") && !value.endsWith("\\") && !expansion.test(value);
  if (isOneLine && fitsSingle) return `'${value}'`;
  return /["\\$`]/.test(value) ? null : `"${value}"`;
};
