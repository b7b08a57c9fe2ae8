/**
 * What looks like a key and is none. Reasons are sentence parts ("a UUID, …") without the text.
 * `hard` reasons hold whatever a variable is called; the others give way to a provider whose keys
 * look so and whose variable it is.
 */
import { Buffer } from "node:buffer";

const placeholderWords = new Set(
  "changeme change-me change_me replaceme replace-me replace_me todo tbd fixme none null nil undefined true false test testing example sample dummy placeholder secret password token key apikey api-key api_key abc abc123 foo bar foobar redacted hidden".split(
    " ",
  ),
);
const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;
const webToken = /^eyJ[A-Za-z0-9_-]{5,2000}\.eyJ[A-Za-z0-9_-]{2,3000}\.[A-Za-z0-9_-]{0,1400}$/;
const hashNames: Readonly<Record<number, string>> = {
  32: "MD5",
  40: "SHA-1",
  56: "SHA-224",
  64: "SHA-256",
  96: "SHA-384",
  128: "SHA-512",
};

/** A stand-in for a key: `your-api-key`, `xxxx`, `sk-...`, `<key>`, `${VAR}`. Null when it is none. */
export function placeholderReason(text: string): string | null {
  const lower = text.toLowerCase();
  if (text === "") return "it is empty";
  if (placeholderWords.has(lower)) return "it is a placeholder";
  if (/^<[^<>]{0,200}>$/.test(text) || /^\[[A-Za-z][^[\]]{0,100}\]$/.test(text)) return "it is a placeholder";
  if (
    /^\$\{?[A-Za-z_]\w{0,79}(?::?-[^}]{0,100})?\}?$/.test(text) ||
    /^(?:\{\{.{0,200}\}\}|%\w{1,80}%)$/.test(text)
  )
    return "it is a reference to a variable";
  if (/^(?:process\.env|import\.meta\.env|os\.environ|secrets)\b/.test(text))
    return "it is a reference to a variable";
  if (/\*{3}|•{3}|…|\.{3}/.test(text)) return "it is shortened or masked";
  const words = lower.split(/[-_ .]/);
  if (/^x{4,}$/.test(words.at(-1) ?? "") || /^x+$/.test(words.join(""))) return "it is a placeholder";
  const asks = words.some((word) => ["your", "insert", "replace", "enter", "paste"].includes(word));
  const names = words.some((word) =>
    ["key", "token", "secret", "here", "api", "apikey", "value"].includes(word),
  );
  return asks && names ? "it is a placeholder" : null;
}

/** Why `text` can be no key whatever it is called. */
export function hardReason(text: string): string | null {
  const placeholder = placeholderReason(text);
  if (placeholder !== null) return placeholder;
  if (text.includes("-----BEGIN ")) {
    return text.includes("PRIVATE KEY-----")
      ? null
      : "it is a certificate or a public key, which is no secret";
  }
  if (text.startsWith("{")) return null;
  if (/[\r\n]/.test(text)) return "it has several lines";
  if (text.length < 8) return "it is too short";
  if (/^(?:AC|SK)[0-9a-f]{32}$/.test(text)) return "it is an identifier of Twilio, not its secret";
  return addressReason(text) ?? thingReason(text) ?? (/\s/.test(text) ? "it holds blanks" : null);
}

/** Things with a form of their own that no key has. */
const things: readonly (readonly [RegExp, string])[] = [
  [
    /^(?:ssh-(?:rsa|dss|ed25519)|ecdsa-sha2-\S{1,40}|sk-\S{1,40}@openssh\.com) AAAA/,
    "it is a public key, which is no secret",
  ],
  [/^(?:sha(?:1|256|384|512)[-:]|md5[-:])[A-Za-z0-9+/=]{16,}$/, "it is a checksum"],
  [
    /^[a-z0-9][a-z0-9./_-]{0,200}(?::[\w.-]{1,128})?@sha256:[0-9a-f]{64}$/,
    "it is the address of a container image",
  ],
  [/^arn:aws[a-z-]{0,10}:[a-z0-9-]{1,40}:/, "it is the name of a resource of AWS, which is no secret"],
  [/^data:[a-z]+\/[a-z0-9.+-]{1,60}[;,]/, "it is data as an address"],
  [/^\d{4}-\d{2}-\d{2}(?:[T ]\d{2}:\d{2}(?::\d{2}(?:\.\d{1,9})?)?(?:Z|[+-]\d{2}:?\d{2})?)?$/, "it is a date"],
  [/^v?\d{1,5}\.\d{1,5}\.\d{1,5}(?:[-+][0-9A-Za-z.+-]{1,60})?$/, "it is a version"],
  [/^(?:\+[0-9 ()./-]{7,21}|[0-9]+[ ()./-][0-9 ()./-]{5,20})$/, "it is a number"],
  [
    /^(?:\.{1,2}|~)?\/(?:[a-z0-9._@-]{1,40}\/){1,20}[\w.-]{0,60}$|^[A-Za-z]:\\[^\r\n]{1,250}$/,
    "it is the path of a file",
  ],
];

const thingReason = (text: string): string | null => things.find(([form]) => form.test(text))?.[1] ?? null;

function addressReason(text: string): string | null {
  if (/^[^\s@:/]{1,64}@[A-Za-z0-9.-]{1,253}$/.test(text)) return "it is an e-mail address";
  if (!/^[a-z][a-z0-9+.-]{1,15}:\/\//i.test(text) || !URL.canParse(text)) return null;
  const url = new URL(text);
  if (url.password !== "") return null;
  // A webhook's address carries its secret in the path or the query.
  const carriesSecret = /[A-Za-z0-9_-]{20}/.test(url.pathname + url.search);
  return carriesSecret ? null : "it is an address without credentials";
}

/**
 * Whether `text` has a form that is so common that no key's form weighs more: without a variable's name
 * it is nobody's key. (JSON in base64 is none of them: its first letters can tell.)
 */
export function isGeneric(text: string): boolean {
  return uuid.test(text) || /^\d+$/.test(text) || webToken.test(text) || isDigest(text);
}

const isDigest = (text: string): boolean => hashNames[text.length] !== undefined && /^[0-9a-f]+$/i.test(text);

/** Why `text` by itself is more likely no key: many other things look so. */
export function softReason(text: string): string | null {
  if (uuid.test(text)) return "it is a UUID, and many things that are no secret are named so";
  if (/^\d+$/.test(text)) return "it is a number";
  if (isDigest(text))
    return `it looks like a checksum (${hashNames[text.length]}); only a variable's name could tell more`;
  if (webToken.test(text)) return "it is a JSON web token, which ends by itself";
  if (isEncodedJson(text)) return "it is JSON in base64";
  return /^[A-Za-z]{1,15}$/.test(text) ? "it is a plain word" : null;
}

function isEncodedJson(text: string): boolean {
  if (!/^(?:ey|ew|W3|W1)[A-Za-z0-9+/_-]{6,4090}={0,2}$/.test(text)) return false;
  try {
    const value: unknown = JSON.parse(Buffer.from(text, "base64").toString("utf8"));
    return typeof value === "object" && value !== null;
  } catch {
    return false;
  }
}
