/**
 * Lines of foreign files for people, with everything masked that may be a secret: values, what looks
 * like an assignment in a comment, and words that look like keys. When in doubt it is masked: a word too
 * many under dots harms nobody.
 */
import type { ProviderDefinition } from "../core/providers/index.ts";
import { display } from "../core/redaction/index.ts";
import { looksLikeKey } from "./readable-text.ts";

/** What stands for a value of which nothing is shown. */
export const dots = "•".repeat(8);

const longestLine = 400;
const longestRead = 2_000;
/** A shorter word says too little to be a key, and would hide half of a comment. */
const shortestKeyLike = 8;
/** Longer words are rare in sentences, with or without digits. */
const longestWord = 24;

/** What stands before, the name, the sign, the value. */
const assignment = /^(.*?)([A-Za-z0-9_.-]+)(["'\])]?[ \t]*:?=[ \t]*)(\S.*)$/s;

type Catalogue = readonly ProviderDefinition[];

/** A variable's name, or dots for one that may itself be a secret: a line of base64 ends with `=` too. */
export function shownVariable(name: string, catalogue: Catalogue): string {
  return isNameLike(name) && !looksLikeKey(name, catalogue) ? display(name) : dots;
}

/** Names are made of short words: `STRIPE_SECRET_KEY`, `nextPublicUrl`, `S3_BUCKET`. */
function isNameLike(name: string): boolean {
  if (!/^[A-Za-z_][A-Za-z0-9_.-]*$/.test(name)) return false;
  const words = name.split(/[_.-]/);
  const isShort = words.every((word) => word.length <= longestWord);
  // Several digits in the midst of one long word: hexadecimal, base32, base64.
  return isShort && !words.some((word) => word.length >= 12 && (word.match(/\d/g)?.length ?? 0) >= 3);
}

/**
 * A comment, or what stands behind a value, or a sentence that quotes a file: all of it but what may be
 * a secret. What follows `NAME=` is masked up to the end of the line, since a quoted value may hold blanks.
 */
export function maskedComment(whole: string, catalogue: Catalogue): string {
  // The rest is not shown in any case; a word that is cut in two could not be judged.
  const text = whole.length > longestRead ? whole.slice(0, longestRead).replace(/\S+$/, "…") : whole;
  const assigned = assignment.exec(text);
  if (assigned !== null && !isAddress(text, assigned[0].length - (assigned[4] ?? "").length)) {
    const [, start = "", name = "", sign = ""] = assigned;
    return cut(maskedWords(start, catalogue) + shownVariable(name, catalogue) + sign + dots);
  }
  const named = /^(.*[A-Za-z0-9_"'-]:[ \t]+)(\S+)[ \t]*$/s.exec(text);
  if (named !== null) return cut(`${maskedWords(named[1] ?? "", catalogue)}${dots}`);
  return cut(maskedWords(text, catalogue));
}

/** A line that no reader understands: part of a key over several lines, more often than not. */
export const maskedUnknown = (text: string): string => (text.trim() === "" ? "" : dots);

const cut = (text: string): string => display(text, longestLine);

/** Whether the first equals sign stands in a web address, which the words' rules judge as a whole. */
function isAddress(text: string, behindSign: number): boolean {
  const word = text.slice(0, behindSign).split(/\s/).at(-1) ?? "";
  return /^\W*https?:\/\//.test(word) && !text.slice(behindSign).includes("=");
}

function maskedWords(text: string, catalogue: Catalogue): string {
  return text.replace(/\S+/g, (word) => (mayBeSecret(word, catalogue) ? dots : word));
}

function mayBeSecret(word: string, catalogue: Catalogue): boolean {
  if (word.length < shortestKeyLike || !/[\p{L}\p{N}]/u.test(word)) return false;
  if (isPlainAddress(bare(word)) || isUpperCaseName(bare(word))) return looksLikeKey(bare(word), catalogue);
  if (/\p{L}/u.test(word) && /\p{N}/u.test(word)) return !/^\W*\d{4}-\d{2}-\d{2}\w?\W*$/.test(word);
  if (word.length > longestWord || /[@=]/.test(word) || /^\d+$/.test(bare(word))) return true;
  return looksLikeKey(word, catalogue) || looksLikeKey(bare(word), catalogue);
}

/** Without brackets, quotes and full stops around it. */
const bare = (word: string): string => word.replace(/^[("'`<[{#]+|[)"'`>\]},;:.!?]+$/g, "");

/** `STRIPE_SECRET_KEY`, `AWS_S3_KEY_2`: at least two words, none of them long. */
function isUpperCaseName(word: string): boolean {
  return /^[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+$/.test(word) && isNameLike(word);
}

/** An address that tells nothing: no user, no query, and a path of short plain words. */
function isPlainAddress(word: string): boolean {
  const url = /^https?:\/\//.test(word) ? URL.parse(word) : null;
  if (url === null || url.username !== "" || url.password !== "" || url.search !== "" || url.hash !== "")
    return false;
  return [...url.hostname.split("."), ...url.pathname.split("/")].every(
    (part) => part.length <= longestWord && (part.match(/\d/g)?.length ?? 0) < 3,
  );
}
