/** The web token that goes with a request, signed here (RFC 7519, JWS by the library `jose`). */
import type { Signing } from "../../providers/index.ts";
import { fill, type Lookup, PlacementProblem, wellFormed } from "../places.ts";
import { fillJson } from "../request-content.ts";
import { signingKeyOf } from "./signing-key.ts";
import type { SigningMoment } from "./unsigned-request.ts";

/**
 * The signed token, valid from `now` for the entry's lifetime. Throws `PlacementProblem`, without a
 * value, when the key cannot sign.
 */
export async function signedToken(
  signing: Extract<Signing, { kind: "jwt" }>,
  lookup: Lookup,
  { now, nonce }: SigningMoment,
): Promise<string> {
  const keyText = fill(signing.key, lookup, wellFormed);
  const key = signingKeyOf(keyText, signing.keyEncoding, signing.algorithm);
  const issued = Math.floor(now / 1000);
  const names: Lookup = (name) => (name === "nonce" ? nonce : lookup(name));
  const header = Object.entries(signing.header).map(
    ([name, template]) => [name, fill(template, names, wellFormed)] as const,
  );
  const claims = Object.entries(signing.claims).map(
    ([name, template]) => [name, template === "{issuedAt}" ? issued : fillJson(template, names)] as const,
  );
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
