/**
 * Turns a provider's check and a key into exactly one request. The secret, and what is made of it,
 * goes where the placements and the signing say and nowhere else, and the final host is one of the
 * provider's, or the base URL that belongs to the key.
 */
import { createHmac } from "node:crypto";
import type { Clock, HttpRequest } from "../ports.ts";
import type { ProviderDefinition, RequestCheck } from "../providers/index.ts";
import { derivedSecrets } from "./derived-secrets.ts";
import { asHeader, asQueryPart, PlacementProblem } from "./places.ts";
import { addressText, baseUrlOf, trustOf } from "./request-address.ts";
import { contentOf } from "./request-content.ts";
import { headersOf } from "./request-headers.ts";
import { lookupOf, type MadeTexts, markedLookup, marker, type RequestValues } from "./request-names.ts";
import { concealed } from "./secret-forms.ts";
import { takeApart } from "./secret-parts.ts";
import { signedToken } from "./signing/jwt.ts";
import { signRequest } from "./signing/sign-request.ts";
import type { RequestSignature, SigningMoment } from "./signing/unsigned-request.ts";

export type { RequestValues } from "./request-names.ts";

export type BuiltRequest =
  | {
      readonly kind: "request";
      readonly request: Pick<
        HttpRequest,
        "method" | "url" | "headers" | "body" | "allowPrivate" | "builtInHost"
      >;
      /** The address as it may be kept and shown: `[key]` where a secret stood. */
      readonly shownUrl: string;
      /** Texts that are made of the secret: to be taken out of all that is kept, like the secret. */
      readonly secretTexts: readonly string[];
    }
  /** `refused`: the address is not one to which this key may go. `unable`: the key cannot be placed. */
  | { readonly kind: "refused" | "unable"; readonly why: string };

/**
 * Builds the request of `provider`'s check, signed for the time of `clock` where the check asks for
 * it. Nothing is sent; a problem is told without any value.
 */
export async function buildRequest(
  provider: ProviderDefinition,
  check: RequestCheck,
  values: RequestValues,
  clock: Pick<Clock, "now">,
): Promise<BuiltRequest> {
  try {
    return await build(provider, check, values, momentOf(clock.now(), values.secret));
  } catch (problem) {
    if (problem instanceof PlacementProblem) return { kind: "unable", why: problem.why };
    throw problem;
  }
}

/** The nonce is made of time and secret: nobody else can tell it, and no two requests share it. */
const momentOf = (now: number, secret: string): SigningMoment => ({
  now,
  nonce: createHmac("sha256", secret).update(`nonce ${now}`).digest("hex").slice(0, 32),
});

async function build(
  provider: ProviderDefinition,
  check: RequestCheck,
  values: RequestValues,
  moment: SigningMoment,
): Promise<BuiltRequest> {
  if (values.secret === "") throw new PlacementProblem("it is empty");
  const made = await madeTexts(provider, check, values, moment);
  const lookup = lookupOf(provider, values, made);
  const base = baseUrlOf(provider, check, values);
  if (base.kind === "refused") return base;
  const text = addressText(provider, check, lookup, base.prefix);
  if (!URL.canParse(text)) return { kind: "refused", why: "The address of the check cannot be read." };
  const url = new URL(text);
  const trusted = trustOf(provider, url, lookup, base.url);
  if (trusted === "foreign") return { kind: "refused", why: "The address is not one of this provider's." };
  const content = contentOf(check, lookup);
  const headers = headersOf(provider, check, lookup, content?.type ?? null);
  const body = content?.body ?? null;
  const signature = await signRequest(check, { method: check.method, url, headers, body }, lookup, moment);
  const shown = new URL(addressText(provider, check, markedLookup(provider, lookup), base.prefix));
  const isSecret = (value: string): boolean => signature.secretTexts.includes(value);
  return {
    kind: "request",
    request: {
      method: check.method,
      url: withQuery(url, signature.query),
      headers: { ...headers, ...signedHeaders(signature) },
      body,
      allowPrivate: trusted === "own" && values.allowPrivate,
      builtInHost: trusted === "built-in",
    },
    shownUrl: withQuery(
      shown,
      signature.query.map(([name, value]) => [name, isSecret(value) ? marker : value]),
    ).href.replaceAll(marker, concealed),
    secretTexts: [...derivedSecrets(provider, check, lookup, made), ...signature.secretTexts],
  };
}

/** The secret's parts, and the token signed with it, by their names in templates. */
async function madeTexts(
  provider: ProviderDefinition,
  check: RequestCheck,
  values: RequestValues,
  moment: SigningMoment,
): Promise<MadeTexts> {
  const taken = check.parts === undefined ? {} : takeApart(check.parts, values.secret);
  const parts = Object.fromEntries(Object.entries(taken).map(([name, text]) => [`secret.${name}`, text]));
  if (check.signing?.kind !== "jwt") return parts;
  return {
    ...parts,
    signedToken: await signedToken(check.signing, lookupOf(provider, values, parts), moment),
  };
}

function withQuery(url: URL, added: RequestSignature["query"]): URL {
  if (added.length === 0) return url;
  const parameters = added.map(([name, value]) => `${asQueryPart(name)}=${asQueryPart(value)}`);
  const result = new URL(url);
  result.search = [...(url.search === "" ? [] : [url.search.slice(1)]), ...parameters].join("&");
  return result;
}

/** A field that went into a signature's header (an id) is held to what a header can carry, too. */
function signedHeaders({ headers }: RequestSignature): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, asHeader(value)]));
}
