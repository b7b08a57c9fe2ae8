/** Generators of texts that break readers of `.env` files: quotes, dollars, backslashes, comments, line ends. */
import * as fc from "fast-check";

const letters = [
  "a",
  "Z",
  "7",
  "_",
  " ",
  "\t",
  "'",
  '"',
  "`",
  "\\",
  "$",
  "{",
  "}",
  "(",
  ")",
  "#",
  "=",
  ":",
  ";",
  "&",
  "|",
  "<",
  ">",
  "!",
  "~",
  "*",
  "?",
  "%",
  "n",
  "r",
  "é",
  "😀",
  "\u00a0",
  "\u2028",
  "export ",
  "\\n",
  "${A}",
  "$A",
  "$(id)",
  "\\$",
  "\\'",
  '\\"',
];

/** Values on one line. */
export const nastyLine = fc
  .array(fc.constantFrom(...letters), { maxLength: 14 })
  .map((parts) => parts.join(""));

/** Values that may have several lines, carriage returns and control characters. */
export const nastyValue = fc.oneof(
  { weight: 4, arbitrary: nastyLine },
  {
    weight: 2,
    arbitrary: fc
      .array(fc.constantFrom(...letters, "\n", "\n"), { maxLength: 14 })
      .map((parts) => parts.join("")),
  },
  {
    weight: 1,
    arbitrary: fc
      .array(fc.constantFrom(...letters, "\r", "\v", "\u0001", "\u007f"), { maxLength: 14 })
      .map((parts) => parts.join("")),
  },
  { weight: 1, arbitrary: fc.string({ unit: "grapheme", maxLength: 30 }) },
);

/** Whole files: pieces of lines in any order, well-formed or not. */
export const nastyFile = fc
  .array(
    fc.constantFrom(
      "A=",
      "B=1",
      "export C='x y'",
      'D = "q"',
      "E: yaml",
      "F='open",
      'G="open',
      "H=`b`",
      "# comment",
      "  ",
      "\n",
      "\r\n",
      "\r",
      "'",
      '"',
      "`",
      " # it's",
      "#'q'",
      "\\",
      "A='multi\nline'",
      'B="two\r\nlines"',
      "=",
      "9=9",
      "é=é",
      "\ufeff",
      "I=it's",
      "J=a#b",
      "K=",
      "A=2",
      "A=3",
    ),
    { maxLength: 16 },
  )
  .map((parts) => parts.join(""));
