/** AWS Signature Version 4 over a whole request, by AWS's own library. */
import { asHeader, PlacementProblem } from "../places.ts";
import { parametersOf } from "./digests.ts";
import { Sha256 } from "./sha256.ts";
import type { RequestSignature, UnsignedRequest } from "./unsigned-request.ts";

export interface AwsCredentials {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  /** Of temporary credentials; null for long-lived ones. */
  readonly sessionToken: string | null;
}

export interface AwsScope {
  readonly service: string;
  readonly region: string;
}

/**
 * The headers that sign `request` at `now` (milliseconds since 1970). Throws `PlacementProblem`,
 * without a value, when an access key id or a region has no possible form.
 */
export async function signAwsV4(
  request: UnsignedRequest,
  credentials: AwsCredentials,
  { service, region }: AwsScope,
  now: number,
): Promise<RequestSignature> {
  if (!/^[\w.-]{1,128}$/.test(credentials.accessKeyId))
    throw new PlacementProblem("its access key id holds characters that none can have");
  // An id of temporary credentials alone is an unknown id to AWS, which would read like a wrong key.
  if (credentials.accessKeyId.startsWith("ASIA") && credentials.sessionToken === null)
    throw new PlacementProblem("its id is of temporary credentials, which need their session token");
  if (!/^[a-z0-9-]{1,64}$/.test(region)) throw new PlacementProblem("its region is none");
  const { url, method, headers, body } = request;
  const { SignatureV4, clearCredentialCache } = await import("@smithy/signature-v4");
  // S3 alone signs the path as it is and wants the body's hash in a header.
  const isS3 = service === "s3";
  const signer = new SignatureV4({
    service,
    region,
    credentials: {
      accessKeyId: credentials.accessKeyId,
      secretAccessKey: credentials.secretAccessKey,
      ...(credentials.sessionToken === null ? {} : { sessionToken: asHeader(credentials.sessionToken) }),
    },
    sha256: Sha256,
    applyChecksum: isS3,
    uriEscapePath: !isS3,
  });
  const signed = await signer.sign(
    {
      method,
      protocol: url.protocol,
      hostname: url.hostname,
      path: url.pathname,
      query: queryOf(url),
      headers: { ...headers, host: url.host },
      ...(body === null ? {} : { body }),
    },
    { signingDate: new Date(now) },
  );
  // The library keeps the day's signing keys; nothing secret is to outlive its request.
  clearCredentialCache();
  const authorization = signed.headers["authorization"] ?? "";
  const added = ["x-amz-date", "x-amz-security-token", "x-amz-content-sha256"].flatMap((name) => {
    const value = signed.headers[name];
    return value === undefined ? [] : [[name, value] as const];
  });
  return {
    headers: { ...Object.fromEntries(added), Authorization: authorization },
    query: [],
    secretTexts: [/Signature=([0-9a-f]+)$/.exec(authorization)?.[1] ?? authorization],
  };
}

/** Repeated names as lists: the library encodes all in AWS's own way. */
function queryOf(url: URL): Record<string, string | string[]> {
  const result: Record<string, string | string[]> = {};
  for (const [name, value] of parametersOf(url)) {
    const earlier = Object.hasOwn(result, name) ? result[name] : undefined;
    result[name] = earlier === undefined ? value : [earlier, value].flat();
  }
  return result;
}
