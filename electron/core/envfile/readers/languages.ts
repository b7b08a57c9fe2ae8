/** Models of python-dotenv, ruby dotenv, godotenv, gotenv (viper) and dotenvy. */
import { isBlankOrComment, oddLineEnds, withoutLeadingBlanks } from "./reader.ts";
import type { Reader } from "./reader.ts";

const bareWord = /^([A-Za-z0-9_.+/@%,:=-]*)([ \t]*|[ \t]+#[^\r\n]*)$/;

/** Unquoted text, only as far as every reader agrees about it. */
const readBare = (text: string): string | null => {
  const match = bareWord.exec(withoutLeadingBlanks(text));
  return match === null ? null : (match[1] ?? "");
};

/** A quoted value that ends at the first quote not behind a backslash, and what stands behind it. */
const splitQuoted = (text: string, quote: string): { inner: string; rest: string } | null => {
  const begun = withoutLeadingBlanks(text);
  if (!begun.startsWith(quote)) return null;
  for (let close = begun.indexOf(quote, 1); close !== -1; close = begun.indexOf(quote, close + 1)) {
    if (begun[close - 1] !== "\\") return { inner: begun.slice(1, close), rest: begun.slice(close + 1) };
  }
  return null;
};

/** The inside of a quoted value, when only a comment follows. */
const quotedPart = (text: string, quote: string): string | null => {
  const parts = splitQuoted(text, quote);
  return parts !== null && isBlankOrComment(parts.rest) ? parts.inner : null;
};

const pythonEscapes: Readonly<Record<string, string>> = {
  a: "\u0007",
  b: "\b",
  f: "\f",
  n: "\n",
  r: "\r",
  t: "\t",
  v: "\v",
};

const decodePython = (inner: string): string =>
  inner.replace(/\\([\\'"abfnrtv])/g, (_match, letter: string) => pythonEscapes[letter] ?? letter);

/** Quotes with escapes; `${…}` is replaced in every kind of quote; a raw CR becomes LF on reading. */
const readPython = (text: string): string | null => {
  if (text.includes("\r") || oddLineEnds.test(text)) return null;
  const single = quotedPart(text, "'");
  const double = single === null ? quotedPart(text, '"') : null;
  const decoded = double === null ? single?.replace(/\\([\\'])/g, "$1") : decodePython(double);
  const value = decoded ?? readBare(text);
  return value === null || /\$\{[^}:]*(?::-[^}]*)?\}/.test(value) ? null : value;
};

/** Single quotes are raw; in double quotes `\x` is x, and `\$` keeps a `$` from being replaced. */
const readRuby = (text: string): string | null => {
  if (oddLineEnds.test(text)) return null;
  const single = quotedPart(text, "'");
  if (single !== null) return single.includes("\\'") ? null : single;
  const double = quotedPart(text, '"');
  if (double === null) return readBare(text);
  if (/\\[nr]/.test(double) || double.includes("$(")) return null;
  const unescaped = double.replace(/\\([^$])/g, "$1");
  return /(?<!\\)\$\{?[A-Za-z0-9_]/.test(unescaped) ? null : unescaped.replaceAll("\\$", "$");
};

/** godotenv strips every quote at both ends of a value, and expands in double quotes only. */
const readGo = (text: string): string | null => {
  if (oddLineEnds.test(text)) return null;
  const single = quotedPart(text, "'");
  if (single !== null) return /^'|'$/.test(single) || single.includes("\\'") ? null : single;
  const double = quotedPart(text, '"');
  if (double === null) return readBare(text);
  if (/^"|"$/.test(double)) return null;
  const lines = double.replace(/\\(.)/g, (match, letter: string) =>
    letter === "n" ? "\n" : letter === "r" ? "\r" : match,
  );
  const unescaped = lines.replace(/\\([^$])/g, "$1");
  return /(?<!\\)\$[A-Z0-9_{(]/.test(unescaped) ? null : unescaped.replaceAll("\\$", "$");
};

/**
 * gotenv, which viper uses: the longest quoted stretch of the line wins and `\$` loses its backslash
 * even in single quotes. Several lines only in double quotes, and no blank before a line end.
 */
const readGotenv = (text: string): string | null => {
  if (oddLineEnds.test(text) || /[ \t]\n/.test(text)) return null;
  const begun = withoutLeadingBlanks(text);
  const single = /^'([^'\n]*)'([^']*)$/.exec(begun);
  if (single !== null)
    return isBlankOrComment(single[2] ?? "") && !/\\\$/.test(single[1] ?? "") ? (single[1] ?? "") : null;
  const double = /^"([^"$\\]*)"([^"]*)$/.exec(begun);
  if (double !== null) return isBlankOrComment(double[2] ?? "") ? (double[1] ?? "") : null;
  return readBare(text);
};

/**
 * dotenvy counts quotes, those of a comment included, and takes every backslash for an escape while it
 * looks for the end, in single quotes too.
 */
const readRust = (text: string): string | null => {
  if (oddLineEnds.test(text) || /^[ \t]/.test(text)) return null;
  const behind = (splitQuoted(text, "'") ?? splitQuoted(text, '"'))?.rest ?? text;
  if (/['"]/.test(behind)) return null;
  const single = quotedPart(text, "'");
  if (single !== null) return /\\['"\\]|\\$/.test(single) ? null : single;
  const double = quotedPart(text, '"');
  if (double === null) return readBare(text);
  if (/(?<!\\)\$|\\[^\\"$]/.test(double.replaceAll("\\\\", ""))) return null;
  return double.replace(/\\([\\"$])/g, "$1");
};

export const pythonReader: Reader = { id: "python", label: "python-dotenv", read: readPython };
export const rubyReader: Reader = { id: "ruby", label: "ruby dotenv", read: readRuby };
export const goReader: Reader = { id: "go", label: "godotenv", read: readGo };
export const gotenvReader: Reader = { id: "gotenv", label: "gotenv (viper)", read: readGotenv };
export const rustReader: Reader = { id: "rust", label: "dotenvy", read: readRust };
