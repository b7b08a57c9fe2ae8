/** Models of the JavaScript readers: npm dotenv, `parseEnv` of Node, and dotenv-expand as Vite and Next use it. */
import { isBlankOrComment, oddLineEnds, withoutLeadingBlanks } from "./reader.ts";
import type { Reader } from "./reader.ts";

/** A quoted value and what stands behind it; null when `text` does not begin with a closed quote. */
const splitQuoted = (text: string): { quote: string; inner: string; rest: string } | null => {
  const quote = text[0] ?? "";
  if (!["'", '"', "`"].includes(quote)) return null;
  const close = text.indexOf(quote, 1);
  if (close === -1) return null;
  return { quote, inner: text.slice(1, close), rest: text.slice(close + 1) };
};

const readUnquoted = (text: string): string | null => {
  if (text.includes("\n")) return null;
  const value = (text.split("#", 1)[0] ?? "").trim();
  return /^['"`]/.test(value) ? null : value;
};

/**
 * dotenv 15 and later. A quote behind a backslash does not close when a later one could, even one in
 * another line, so the model does not vouch for a value that ends in a backslash.
 */
export const readDotenv = (text: string): string | null => {
  if (oddLineEnds.test(text)) return null;
  const begun = withoutLeadingBlanks(text);
  const quoted = splitQuoted(begun);
  if (quoted === null) return readUnquoted(begun);
  if (!isBlankOrComment(quoted.rest) || quoted.inner.endsWith("\\")) return null;
  return quoted.quote === '"' ? quoted.inner.replaceAll("\\n", "\n").replaceAll("\\r", "\r") : quoted.inner;
};

/** `util.parseEnv`: a value ends at the next quote of its kind; only `\n` is an escape, in double quotes. */
export const readParseEnv = (text: string): string | null => {
  if (oddLineEnds.test(text)) return null;
  const begun = withoutLeadingBlanks(text);
  const quoted = splitQuoted(begun);
  if (quoted === null) return readUnquoted(begun);
  if (!isBlankOrComment(quoted.rest)) return null;
  return quoted.quote === '"' ? quoted.inner.replaceAll("\\n", "\n") : quoted.inner;
};

/**
 * dotenv-expand 8 to 12 on a value that is already parsed: `$NAME` and `${…}` are replaced whatever
 * the quotes were, `\$` becomes `$`. Null when it would replace something. `$(` is left alone.
 */
export const expandDollars = (value: string): string | null => {
  if (/\\\\\$/.test(value)) return null;
  if (/(?<!\\)\$[\w.{]/.test(value)) return null;
  if (/\\\$(?![A-Za-z_]|\{[A-Za-z_])/.test(value)) return null;
  return value.replaceAll("\\$", "$");
};

/** The same value from both parsers, then expanded: projects differ in which of the two they use. */
const readExpanding = (text: string): string | null => {
  const value = readDotenv(text);
  return value === null || readParseEnv(text) !== value ? null : expandDollars(value);
};

export const dotenvReader: Reader = { id: "dotenv", label: "npm dotenv", read: readDotenv };
export const parseEnvReader: Reader = { id: "node", label: "Node (--env-file)", read: readParseEnv };
export const viteReader: Reader = { id: "vite", label: "Vite", read: readExpanding };
export const nextReader: Reader = { id: "next", label: "Next.js", read: readExpanding };

/** dotenv-expand 1000 and dotenvx run `$(…)`; everything else as above. */
export const dotenvxReader: Reader = {
  id: "dotenvx",
  label: "dotenvx",
  read: (text) => {
    const value = readExpanding(text);
    return value?.includes("$(") === true ? null : value;
  },
};

/** env-spec (varlock) turns a bare number into a number and writes it back in its own way. */
export const envSpecReader: Reader = {
  id: "env-spec",
  label: "varlock (env-spec)",
  read: (text) => {
    const value = readDotenv(text);
    if (value === null || value === "" || /^[ \t]*['"`]/.test(text)) return value;
    return looksLikeNumber(value) ? null : value;
  },
};

/** Whether some reader could take the text for a number: `42`, `-1.50`, `007`, `1e3`, `0x1F`, `1_000`, `Infinity`. */
export const looksLikeNumber = (text: string): boolean =>
  /^[+-]?[\d._]+$/.test(text) || !Number.isNaN(Number(text));
