/**
 * Texts that are made of a secret and are as secret as it: its parts, a token signed with it, a user
 * name and password in base64. What is kept of an answer must hold none of them.
 */
import { Secret } from "../secret.ts";
import type { ProviderDefinition, RequestCheck } from "../providers/index.ts";
import { headerOf } from "./request-headers.ts";
import { isSecretName, type MadeTexts } from "./request-names.ts";
import { asPathSegment, asQueryPart, type Lookup } from "./places.ts";

/** A shorter line of a private key's text says too little. */
const shortestLine = 16;

/** The derived texts of one request, to be concealed like the secret itself. */
export function derivedSecrets(
  provider: ProviderDefinition,
  check: RequestCheck,
  lookup: Lookup,
  made: MadeTexts,
): readonly string[] {
  const texts = Object.entries(made).flatMap(([name, text]) =>
    name === "signedToken" ? tokenTexts(text) : pemTexts(text),
  );
  return [...texts, ...placedTexts(provider, check, lookup), ...addressTexts(provider, check, lookup)];
}

/**
 * A secret as it stands in an address: a path leaves more signs as they are than a query, and the
 * address's parser encodes some more.
 */
function addressTexts(provider: ProviderDefinition, check: RequestCheck, lookup: Lookup): readonly string[] {
  const inUrl = [...check.url.matchAll(/\{([A-Za-z][\w.]*)\}/g)].map((match) => match[1] ?? "");
  const inQuery = check.placements.some(({ kind }) => kind === "query") ? ["secret"] : [];
  return [...inUrl, ...inQuery].flatMap((name) => {
    const value = isSecretName(provider, name) ? lookup(name) : null;
    if (typeof value !== "string" || value === "") return [];
    return [
      new URL(`https://x/${asPathSegment(value)}`).pathname.slice(1),
      new URL(`https://x/?${asQueryPart(value)}`).search.slice(1),
    ];
  });
}

/** Wrapped for `conceal`; empty ones conceal nothing. */
export const asSecrets = (texts: readonly string[]): readonly Secret[] =>
  texts.filter((text) => text !== "").map((text) => Secret.fromText(text));

/** A token whole, without its signature, and the signature alone. */
function tokenTexts(token: string): readonly string[] {
  const end = token.lastIndexOf(".");
  return [token, token.slice(0, end), token.slice(end + 1)];
}

/** A private key also line by line: an answer may wrap it anew. */
function pemTexts(text: string): readonly string[] {
  if (!text.includes("-----BEGIN ")) return [text];
  const lines = text
    .split(/[\r\n]+|\\n/)
    .map((line) => line.trim())
    .filter((line) => line.length >= shortestLine && !line.startsWith("-----"));
  return [text, lines.join(""), ...lines];
}

/** What headers carry beside the bare secret: `id:secret`, or both in base64. */
function placedTexts(provider: ProviderDefinition, check: RequestCheck, lookup: Lookup): readonly string[] {
  return check.placements.flatMap((placement) => {
    if (placement.kind === "basic")
      return headerOf(placement, lookup).map(([, value]) => value.replace(/^Basic /, ""));
    if (placement.kind !== "header") return [];
    const names = [...placement.template.matchAll(/\{([A-Za-z][\w.]*)\}/g)].map((match) => match[1] ?? "");
    if (!names.some((name) => isSecretName(provider, name))) return [];
    return headerOf(placement, lookup).map(([, value]) => value.replace(/^[A-Za-z][A-Za-z0-9-]* /, ""));
  });
}
