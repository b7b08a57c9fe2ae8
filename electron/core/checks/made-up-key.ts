/**
 * A key that nobody has, of the shape of a real one: what a provider refuses when it looks at keys at
 * all. Of a key that signs, the id that goes with the signature is made up as well: the user's own with
 * a wrong signature would look like an attack on the account.
 */
import type { Random } from "../ports.ts";
import {
  knownPrefixOf,
  type ProviderDefinition,
  type RequestCheck,
  type SecretParts,
  signingTexts,
} from "../providers/index.ts";
import { keyPairLike } from "./made-up-key-pair.ts";
import { nameLike, textLike } from "./made-up-text.ts";

/** What a request is filled with. */
export interface RequestTexts {
  readonly secret: string;
  readonly secretFields: Readonly<Record<string, string>>;
  /** The fields that are no secrets. */
  readonly fields: Readonly<Record<string, string>>;
}

type Checked = { readonly provider: ProviderDefinition; readonly check: RequestCheck };

/**
 * Texts like `real`, for the same request to the same address: the secret, all secret fields and the
 * fields that go into a signature are others, the rest is as it was. Null when randomness gives none.
 * Never to be logged: it tells the shape of the real ones.
 */
export async function madeUpKey(
  real: RequestTexts,
  { provider, check }: Checked,
  random: Random,
): Promise<RequestTexts | null> {
  const prefixOf = (text: string): string => knownPrefixOf(text, provider.id, [provider]);
  const secret = await secretLike(real.secret, check.parts, prefixOf(real.secret), random);
  const secretFields = await each(real.secretFields, (_name, value) => valueLike(value, "", random));
  const signed = signedNames(provider, check);
  const fields = await each(real.fields, (name, value) =>
    signed.has(name) ? nameLike(value, prefixOf(value), random) : value,
  );
  return secret === null || secretFields === null || fields === null
    ? null
    : { secret, secretFields, fields };
}

/**
 * The fields that say to the provider whose signature it is. Not those that make the address or are
 * chosen from a list: they say where, and a made-up key has to arrive at the same place.
 */
function signedNames({ fields }: ProviderDefinition, { signing }: RequestCheck): ReadonlySet<string> {
  if (signing === undefined) return new Set();
  // AWS's region says where, too.
  const texts = signing.kind === "aws-v4" ? [signing.accessKeyId] : signingTexts(signing);
  const named = fields.filter(
    ({ id, kind, choices }) =>
      kind === "text" && choices === undefined && texts.some((text) => text.includes(`{${id}}`)),
  );
  return new Set(named.map(({ id }) => id));
}

/** `make` for each value that is not empty; null when it gives none for one of them. */
async function each(
  values: Readonly<Record<string, string>>,
  make: (name: string, value: string) => string | null | Promise<string | null>,
): Promise<Readonly<Record<string, string>> | null> {
  const result: Record<string, string> = {};
  for (const [name, value] of Object.entries(values)) {
    const made = value === "" ? "" : await make(name, value);
    if (made === null) return null;
    result[name] = made;
  }
  return result;
}

/** A secret that holds several values is made up part by part, or an id in it might stay the real one. */
async function secretLike(
  real: string,
  parts: SecretParts | undefined,
  prefix: string,
  random: Random,
): Promise<string | null> {
  switch (parts?.kind) {
    case "json":
      return await jsonLike(real, parts, random);
    case "split": {
      const pieces = real.trim().split(parts.separator);
      const made = await each(Object.fromEntries(pieces.entries()), (index, piece) =>
        valueLike(piece, index === "0" ? prefix : "", random),
      );
      return made === null ? null : Object.values(made).join(parts.separator);
    }
    case "address":
      return textLike(real, parts.beginning, random);
    default:
      return await valueLike(real, prefix, random);
  }
}

/**
 * A private key in PEM has a shape of its own: with other letters in it, it would be none. Keys that are
 * bare bytes (an HMAC's, Ed25519's) need no care: any bytes are one.
 */
async function valueLike(real: string, prefix: string, random: Random): Promise<string | null> {
  return real.includes("-----BEGIN ") ? await keyPairLike(real, random) : textLike(real, prefix, random);
}

/** The members that a check takes out of the JSON are made up; it sends no others. */
async function jsonLike(
  text: string,
  { names }: Extract<SecretParts, { kind: "json" }>,
  random: Random,
): Promise<string | null> {
  const real = readObject(text);
  if (real === null) return null;
  const taken = names.map((name) => {
    const value = Object.hasOwn(real, name) ? real[name] : undefined;
    return [name, typeof value === "string" ? value : ""] as const;
  });
  const made = await each(Object.fromEntries(taken), (_name, value) => valueLike(value, "", random));
  return made === null ? null : JSON.stringify(made);
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
