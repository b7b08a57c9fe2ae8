/**
 * Takes secrets out of text: the last of several nets before something is shown to people. Code
 * must not rely on it; it is there for the mistake that nobody has thought of.
 */
import type { Secret } from "../secret.ts";

const placeholder = "[redacted]";
/** Shorter secrets would be found by chance in ordinary words. */
const shortestSecretBytes = 8;
/** A shorter piece of base64 says too little and would be found by chance. */
const shortestPiece = 8;

interface Range {
  readonly start: number;
  readonly end: number;
}

/**
 * `text` with every secret of at least 8 bytes replaced by `[redacted]`, in each of its
 * `secretForms`; ASCII letters count alike in upper and lower case. Overlapping finds become one. Returns "" in the odd
 * case that the replacement itself would spell a secret.
 */
export function redact(text: string, secrets: readonly Secret[]): string {
  const forms = secrets
    .filter((secret) => secret.byteLength >= shortestSecretBytes)
    .flatMap((secret) => secretForms(secret));
  const cleaned = replaceRanges(text, joined(rangesOf(text, forms)));
  return rangesOf(cleaned, forms).length === 0 ? cleaned : "";
}

/**
 * The forms in which a secret turns up in texts: as it is, as base64 and base64url (alone or inside
 * a longer encoded text), percent-encoded (as little as allowed, or every byte), as a JSON string
 * (also with every other character escaped) and as hex.
 */
export function secretForms(secret: Secret): readonly string[] {
  const text = secret.revealText();
  const bytes = secret.revealBytes();
  const hex = bytes.toString("hex");
  const json = JSON.stringify(text).slice(1, -1);
  const percent = encodeURIComponent(text.toWellFormed());
  const forms = [
    text,
    hex,
    hex.replace(/../g, "%$&"),
    percent,
    percent.replaceAll("%20", "+"),
    json,
    json.replaceAll("/", "\\/"),
    json.replace(/[^\0-\u007f]/g, unicodeEscape),
    ...base64Pieces(bytes),
  ];
  bytes.fill(0);
  return [...new Set(forms)];
}

function unicodeEscape(unit: string): string {
  return `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`;
}

/**
 * The characters of base64 that the secret alone decides, for each of the three places at which it
 * can begin inside a longer encoded text (`user:secret` of basic authentication).
 */
function base64Pieces(bytes: Buffer): readonly string[] {
  return [0, 1, 2].flatMap((offset) => {
    const encoded = Buffer.concat([Buffer.alloc(offset), bytes])
      .toString("base64")
      .replace(/=+$/, "");
    const whole = (bytes.length + offset) % 3 === 0;
    const piece = encoded.slice(offset === 0 ? 0 : offset + 1, whole ? encoded.length : -1);
    if (piece.length < shortestPiece) return [];
    return [piece, piece.replaceAll("+", "-").replaceAll("/", "_")];
  });
}

function rangesOf(text: string, forms: readonly string[]): readonly Range[] {
  const searched = lowerCase(text);
  return forms.flatMap((form) => {
    const wanted = lowerCase(form);
    const found: Range[] = [];
    // A secret may overlap itself (`abababab`): the search goes on one character further.
    for (let start = searched.indexOf(wanted); start !== -1; start = searched.indexOf(wanted, start + 1)) {
      found.push({ start, end: start + wanted.length });
    }
    return found;
  });
}

/** ASCII only, so that every character keeps its place. */
function lowerCase(text: string): string {
  return text.replace(/[A-Z]+/g, (letters) => letters.toLowerCase());
}

/** The same places with overlapping ranges made one, in order. */
function joined(ranges: readonly Range[]): readonly Range[] {
  const result: Range[] = [];
  for (const range of [...ranges].sort((left, right) => left.start - right.start)) {
    const last = result.at(-1);
    if (last === undefined || range.start >= last.end) result.push(range);
    else result[result.length - 1] = { start: last.start, end: Math.max(last.end, range.end) };
  }
  return result;
}

function replaceRanges(text: string, ranges: readonly Range[]): string {
  let result = "";
  let position = 0;
  for (const { start, end } of ranges) {
    result += text.slice(position, start) + placeholder;
    position = end;
  }
  return result + text.slice(position);
}
