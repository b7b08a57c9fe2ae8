/**
 * Another text of the same shape. It keeps what a provider reads before it looks a key up (beginning,
 * separators, length, kind of each character), so that it is refused as unknown and not as malformed.
 */
import type { Random } from "../ports.ts";

/** A very short text can come out as it was by chance; so often it is tried again. */
export const tries = 8;
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
/** `robot@project.iam.gserviceaccount.com`: behind the first label, the domain is the provider's. */
const endOfDomain = /^[^@\s]+@[^@\s.]+((?:\.[A-Za-z0-9-]+)+)$/;

/** A text like `real` and different from it, with the same `prefix`; null when randomness gives none. */
export function textLike(real: string, prefix: string, random: Random): string | null {
  const kept = keptLength(real, prefix);
  const end = endOfDomain.exec(real)?.[1]?.length ?? 0;
  const until = Math.max(kept, real.length - end);
  for (let attempt = 0; attempt < tries; attempt += 1) {
    const made = real.slice(0, kept) + shuffled(real.slice(kept, until), random) + real.slice(until);
    if (made !== real) return made;
  }
  return null;
}

/**
 * As `textLike`, of a name that may be a path: in `organizations/ID/apiKeys/ID` the words tell what the
 * others are, and stay.
 */
export function nameLike(real: string, prefix: string, random: Random): string | null {
  const segments = real.split("/");
  const isWord = (segment: string): boolean => /^[A-Za-z]*$/.test(segment);
  if (segments.length === 1 || segments.every(isWord)) return textLike(real, prefix, random);
  const made = segments.map((segment) => (isWord(segment) ? segment : textLike(segment, "", random)));
  return made.includes(null) ? null : made.join("/");
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
