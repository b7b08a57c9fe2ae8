/** Signs a request that is otherwise complete, in the scheme that the provider's entry names. */
import type { RequestCheck } from "../../providers/index.ts";
import { fill, type Lookup, wellFormed } from "../places.ts";
import { required } from "../request-names.ts";
import { signAwsV4 } from "./aws-v4.ts";
import type { RequestSignature, UnsignedRequest } from "./unsigned-request.ts";

const nothing: RequestSignature = { headers: {}, query: [], secretTexts: [] };

/** What the signature adds; nothing for a check whose requests are not signed as a whole. */
export async function signRequest(
  check: RequestCheck,
  request: UnsignedRequest,
  lookup: Lookup,
  now: number,
): Promise<RequestSignature> {
  const { signing } = check;
  if (signing === undefined || signing.kind === "jwt") return nothing;
  const text = (template: string): string => fill(template, lookup, wellFormed);
  return await signAwsV4(
    request,
    {
      accessKeyId: text(signing.accessKeyId),
      secretAccessKey: required(lookup, "secret"),
      sessionToken: signing.sessionToken === undefined ? null : optional(signing.sessionToken, lookup),
    },
    { service: signing.service, region: text(signing.region) },
    now,
  );
}

/** The filled template; null when its field is not given. */
function optional(template: string, lookup: Lookup): string | null {
  const filled = fill(
    template,
    (name) => lookup(name) ?? (lookup(name) === null ? "" : undefined),
    wellFormed,
  );
  return filled === "" ? null : filled;
}
