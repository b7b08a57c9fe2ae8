/** Models of POSIX shells (`set -a; . ./.env`), direnv and systemd's EnvironmentFile. */
import { isBlankOrComment, oddLineEnds, withoutLeadingBlanks } from "./reader.ts";
import type { Reader } from "./reader.ts";

interface Span {
  readonly value: string;
  readonly next: number;
}

const singleQuoted = (text: string, start: number): Span | null => {
  const close = text.indexOf("'", start);
  return close === -1 ? null : { value: text.slice(start, close), next: close + 1 };
};

const doubleQuoted = (text: string, start: number): Span | null => {
  let value = "";
  for (let index = start; index < text.length; index += 1) {
    const character = text[index] ?? "";
    if (character === '"') return { value, next: index + 1 };
    if (character === "$" || character === "`") return null;
    const following = text[index + 1] ?? "";
    const isEscape = character === "\\" && '"\\$`'.includes(following) && following !== "";
    if (character === "\\" && following === "\n") return null;
    value += isEscape ? following : character;
    if (isEscape) index += 1;
  }
  return null;
};

/** One shell word: quoted parts, escaped characters, and letters that mean nothing to a shell. */
export const readShell = (text: string): string | null => {
  if (oddLineEnds.test(text) || /^[ \t]/.test(text)) return null;
  let value = "";
  for (let index = 0; index < text.length;) {
    const character = text[index] ?? "";
    if (character === " " || character === "\t") return isBlankOrComment(text.slice(index)) ? value : null;
    const span =
      character === "'"
        ? singleQuoted(text, index + 1)
        : character === '"'
          ? doubleQuoted(text, index + 1)
          : plain(text, index);
    if (span === null) return null;
    value += span.value;
    index = span.next;
  }
  return value;
};

const plain = (text: string, index: number): Span | null => {
  const character = text[index] ?? "";
  const following = text[index + 1] ?? "";
  if (character === "\\" && following !== "" && following !== "\n")
    return { value: following, next: index + 2 };
  // A `#` inside a word is an ordinary character; at its beginning it would start a comment.
  if (character === "#" && index > 0) return { value: character, next: index + 1 };
  return /[A-Za-z0-9_.+/@%,:=-]/.test(character) ? { value: character, next: index + 1 } : null;
};

/**
 * direnv's `dotenv`: one regular expression a line, so no value over several lines; the longest quoted
 * stretch wins, so a second quote of the same kind anywhere behind makes the model give up.
 */
const readDirenv = (text: string): string | null => {
  if (text.includes("\n") || oddLineEnds.test(text)) return null;
  const begun = withoutLeadingBlanks(text);
  const single = /^'([^']*)'([^']*)$/.exec(begun);
  if (single !== null) return isBlankOrComment(single[2] ?? "") ? (single[1] ?? "") : null;
  const double = /^"([^"$\\]*)"([^"]*)$/.exec(begun);
  if (double !== null) return isBlankOrComment(double[2] ?? "") ? (double[1] ?? "") : null;
  const bare = /^([^\s#'"$\\]*)(.*)$/.exec(begun);
  return bare !== null && isBlankOrComment(bare[2] ?? "") ? (bare[1] ?? "") : null;
};

/**
 * systemd's EnvironmentFile: quotes as in a shell, no comment behind a value, nothing expanded, and
 * variables with control characters other than tab and line feed are dropped.
 */
const readSystemd = (text: string): string | null => {
  // eslint-disable-next-line no-control-regex -- these characters are what the rule is about
  if (/[\u0000-\u0008\u000b-\u001f\u007f]/.test(text)) return null;
  const begun = withoutLeadingBlanks(text).replace(/[ \t]+$/, "");
  const inner = begun.slice(1, -1);
  if (/^'[^']*'$/.test(begun)) return inner;
  if (/^"(?:[^"\\]|\\["\\$`])*"$/.test(begun)) return inner.replace(/\\(["\\$`])/g, "$1");
  return /^[^\s'"\\]*$/.test(begun) && !/[#;]/.test(begun) ? begun : null;
};

export const shellReader: Reader = { id: "shell", label: "shells (bash, dash, zsh)", read: readShell };
export const direnvReader: Reader = { id: "direnv", label: "direnv", read: readDirenv };
export const systemdReader: Reader = { id: "systemd", label: "systemd", read: readSystemd };
