/** The web token that goes with a request, signed here (RFC 7519, JWS by the library `jose`). */
import type { Signing } from "../../providers/index.ts";
import { fill, type Lookup, PlacementProblem, wellFormed } from "../places.ts";
import { fillJson } from "../request-content.ts";
import { signingKeyOf } from "./signing-key.ts";

/**
 * The signed token, valid from `now` (milliseconds since 1970) for the entry's lifetime. Throws
 * `PlacementProblem`, without a value, when the key cannot sign.
 */
export async function signedToken(
  signing: Extract<Signing, { kind: "jwt" }>,
  lookup: Lookup,
  now: number,
): Promise<string> {
  const keyText = fill(signing.key, lookup, wellFormed);
  const key = signingKeyOf(keyText, signing.keyEncoding, signing.algorithm);
  const header = Object.entries(signing.header).map(
    ([name, template]) => [name, fill(template, lookup, wellFormed)] as const,
  );
  const claims = Object.entries(signing.claims).map(
    ([name, template]) => [name, fillJson(template, lookup)] as const,
  );
  const issued = Math.floor(now / 1000);
  // Only keys that sign need the library, so it is not loaded at every start.
  const { SignJWT } = await import("jose");
  try {
    return await new SignJWT(Object.fromEntries(claims))
      .setProtectedHeader({ typ: "JWT", ...Object.fromEntries(header), alg: signing.algorithm })
      .setIssuedAt(issued)
      .setExpirationTime(issued + signing.lifetimeSeconds)
      .sign(key);
  } catch {
    throw new PlacementProblem("its signing key cannot sign");
  }
}
