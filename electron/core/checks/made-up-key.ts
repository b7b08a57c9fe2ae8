/**
 * A key that nobody has, of the shape of a real one: what a provider refuses when it looks at keys at
 * all. It keeps what a provider reads before it looks the key up (beginning, separators, length, kind of
 * each character), so that it is refused as unknown and not as malformed.
 */
import type { Random } from "../ports.ts";
import type { RequestCheck, SecretParts } from "../providers/index.ts";

/** What a request is filled with, besides the fields that are no secrets. */
export interface SecretTexts {
  readonly secret: string;
  readonly secretFields: Readonly<Record<string, string>>;
}

/** A very short key can come out as it was by chance; so often it is tried again. */
const tries = 8;
const digits = "0123456789";
const lower = "abcdefghijklmnopqrstuvwxyz";
const upper = lower.toUpperCase();
const uuid = /[0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}/gi;
/** Places in a UUID that tell its version and variant: another digit there makes it malformed. */
const fixedInUuid = [14, 19] as const;
/** Header, content and signature of a signed token. Only the signature is what a stranger cannot make. */
const signedToken = /^eyJ[\w-]*\.[\w-]*\.(?=[\w-]{16,}$)/;
/** `sk_live_`, `pat-na1-`: words at the beginning that every key of its kind may have. */
const leadingWords = /^(?:[A-Za-z][A-Za-z0-9]{0,7}[-_.:])+(?=.{16,}$)/s;

/**
 * Values like `real`, each different from it; null when randomness gives none. `prefix` is what the
 * format of the key says it begins with. Never to be logged: it tells the shape of the real one.
 */
export function madeUpKey(
  real: SecretTexts,
  { parts }: Pick<RequestCheck, "parts">,
  prefix: string,
  random: Random,
): SecretTexts | null {
  const secret =
    parts?.kind === "json"
      ? jsonLike(real.secret, parts, random)
      : textLike(real.secret, parts?.kind === "address" ? parts.beginning : prefix, random);
  if (secret === null) return null;
  const fields: Record<string, string> = {};
  for (const [name, value] of Object.entries(real.secretFields)) {
    const made = value === "" ? "" : textLike(value, "", random);
    if (made === null) return null;
    fields[name] = made;
  }
  return { secret, secretFields: fields };
}

/** The members that a check takes out of the JSON are made up; it sends no others. */
function jsonLike(
  text: string,
  { names }: Extract<SecretParts, { kind: "json" }>,
  random: Random,
): string | null {
  const real = readObject(text);
  if (real === null) return null;
  const members: Record<string, string> = {};
  for (const name of names) {
    const value = Object.hasOwn(real, name) ? real[name] : undefined;
    const made = typeof value === "string" && value !== "" ? textLike(value, "", random) : "";
    if (made === null) return null;
    members[name] = made;
  }
  return JSON.stringify(members);
}

function readObject(text: string): Readonly<Record<string, unknown>> | null {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === "object" && value !== null ? (value as Readonly<Record<string, unknown>>) : null;
  } catch {
    // The parser's message quotes the text, so it is dropped.
    return null;
  }
}

function textLike(real: string, prefix: string, random: Random): string | null {
  const kept = keptLength(real, prefix);
  for (let attempt = 0; attempt < tries; attempt += 1) {
    const made = real.slice(0, kept) + shuffled(real.slice(kept), random);
    if (made !== real) return made;
  }
  return null;
}

function keptLength(real: string, prefix: string): number {
  const known = real.startsWith(prefix) ? prefix.length : 0;
  const words = signedToken.exec(real)?.[0] ?? leadingWords.exec(real)?.[0] ?? "";
  const kept = Math.max(known, words.length);
  // A prefix that is the whole key leaves nothing to make up.
  return kept < real.length ? kept : 0;
}

/** Other letters and digits at the same places; everything else stays, unless there is nothing else. */
function shuffled(text: string, random: Random): string {
  if (!/[A-Za-z0-9]/.test(text)) return Array.from(text, () => pick(lower + upper + digits, random)).join("");
  const fixed = new Set(
    [...text.matchAll(uuid)].flatMap(({ index }) => fixedInUuid.map((place) => index + place)),
  );
  let at = 0;
  return text.replace(/[A-Za-z0-9]+|[^A-Za-z0-9]+/g, (run) => {
    const start = at;
    at += run.length;
    return /^[A-Za-z0-9]/.test(run) ? shuffledRun(run, start, fixed, random) : run;
  });
}

function shuffledRun(run: string, start: number, fixed: ReadonlySet<number>, random: Random): string {
  const letters = /^[0-9a-f]+$/i.test(run) ? [lower.slice(0, 6), upper.slice(0, 6)] : [lower, upper];
  // Base 32 has no 0, 1, 8 and 9.
  const numbers = /^[A-Z2-7]{16,}$/.test(run) ? "234567" : digits;
  const [small = lower, large = upper] = letters;
  return Array.from(run, (character, index) => {
    if (fixed.has(start + index)) return character;
    if (/[0-9]/.test(character)) return pick(numbers, random);
    return pick(/[a-z]/.test(character) ? small : large, random);
  }).join("");
}

/** One of `characters`; 32 bits make each as likely as the others, but for one in a hundred million. */
const pick = (characters: string, random: Random): string =>
  characters.charAt(random.bytes(4).readUInt32BE() % characters.length);
