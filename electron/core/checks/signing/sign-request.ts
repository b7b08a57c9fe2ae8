/** Signs a request that is otherwise complete, in the scheme that the provider's entry names. */
import type { RequestCheck, Signing } from "../../providers/index.ts";
import { asHeader, fill, type Lookup, PlacementProblem, wellFormed } from "../places.ts";
import { required } from "../request-names.ts";
import { signAwsV4 } from "./aws-v4.ts";
import { signers } from "./schemes/index.ts";
import type { RequestSignature, SigningMoment, UnsignedRequest } from "./unsigned-request.ts";

const nothing: RequestSignature = { headers: {}, query: [], secretTexts: [] };

/** What the signature adds; nothing for a check whose requests are not signed as a whole. */
export async function signRequest(
  { signing }: Pick<RequestCheck, "signing">,
  request: UnsignedRequest,
  lookup: Lookup,
  moment: SigningMoment,
): Promise<RequestSignature> {
  if (signing === undefined || signing.kind === "jwt") return nothing;
  if (signing.kind === "aws-v4") return await withAws(signing, request, lookup, moment.now);
  const text = (name: string): string => {
    const template = Object.hasOwn(signing.texts, name) ? signing.texts[name] : undefined;
    if (template === undefined) throw new PlacementProblem(`the provider's entry does not say its ${name}`);
    return asHeader(fill(template, lookup, wellFormed));
  };
  const secret = fill(signing.secret, lookup, wellFormed);
  return signers[signing.scheme](request, secret, text, moment);
}

async function withAws(
  signing: Extract<Signing, { kind: "aws-v4" }>,
  request: UnsignedRequest,
  lookup: Lookup,
  now: number,
): Promise<RequestSignature> {
  const text = (template: string): string => fill(template, lookup, wellFormed);
  const { service, region, accessKeyId, sessionToken } = signing;
  const credentials = {
    accessKeyId: text(accessKeyId),
    secretAccessKey: required(lookup, "secret"),
    sessionToken: sessionToken === undefined ? null : optional(sessionToken, lookup),
  };
  const scope = { service, region: region === undefined ? regionOf(request.url) : text(region) };
  return await signAwsV4(request, credentials, scope, now);
}

/** `sts.us-east-1.amazonaws.com`: the label after the service's. */
const regionOf = (url: URL): string => url.hostname.split(".")[1] ?? "";

/** The filled template; null when its field is not given. */
function optional(template: string, lookup: Lookup): string | null {
  const filled = fill(
    template,
    (name) => lookup(name) ?? (lookup(name) === null ? "" : undefined),
    wellFormed,
  );
  return filled === "" ? null : filled;
}
