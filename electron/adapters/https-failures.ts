/** What goes wrong on the way to a provider, in our own words: a foreign error text may quote a secret. */
import type { HttpFailure } from "../core/ports.ts";

type Reason = HttpFailure["reason"];

/** A failure whose reason is already known. */
export class SendProblem extends Error {
  readonly reason: Reason;
  readonly why: string;
  constructor(reason: Reason, why: string) {
    super(why);
    this.reason = reason;
    this.why = why;
  }
}

type Explanation = readonly [Reason, string];

const unknownIssuer = "The certificate was issued by an authority that this machine does not trust.";
const brokenTls = "The two sides could not agree on a TLS connection (version 1.2 or newer).";
/** For an answer that stops in the middle. */
export const cutOff = "The server closed the connection before its answer was complete.";

const explanations: Readonly<Record<string, Explanation>> = {
  ENETUNREACH: ["offline", "This machine has no way to the network of the server."],
  ENETDOWN: ["offline", "The network of this machine is down."],
  EHOSTUNREACH: ["offline", "This machine has no way to the server."],
  EADDRNOTAVAIL: ["offline", "This machine has no address from which it could reach the server."],
  ENOTFOUND: ["dns", "No address is known for the host's name."],
  EAI_AGAIN: ["dns", "The name service does not answer now."],
  EAI_FAIL: ["dns", "The name service failed."],
  EAI_NODATA: ["dns", "No address is known for the host's name."],
  ETIMEDOUT: ["timeout", "The server did not accept the connection in time."],
  ECONNREFUSED: ["unexpected", "The machine refused the connection: nothing listens at this address."],
  ECONNRESET: ["unexpected", cutOff],
  ECONNABORTED: ["unexpected", cutOff],
  EPIPE: ["unexpected", cutOff],
  EACCES: ["blocked", "This machine does not permit the connection."],
  EPERM: ["blocked", "This machine does not permit the connection."],
  EMFILE: ["unexpected", "This machine has too many files and connections open."],
  EPROTO: ["tls", brokenTls],
  HPE_HEADER_OVERFLOW: ["unexpected", "The answer's headers are larger than 16 KiB."],
  DEPTH_ZERO_SELF_SIGNED_CERT: ["tls", "The certificate is self-signed."],
  SELF_SIGNED_CERT_IN_CHAIN: ["tls", unknownIssuer],
  UNABLE_TO_GET_ISSUER_CERT: ["tls", unknownIssuer],
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: ["tls", unknownIssuer],
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: ["tls", unknownIssuer],
  CERT_UNTRUSTED: ["tls", unknownIssuer],
  CERT_HAS_EXPIRED: ["tls", "The certificate has expired."],
  CERT_NOT_YET_VALID: ["tls", "The certificate is not valid yet. Is this machine's clock right?"],
  CERT_REVOKED: ["tls", "The certificate was revoked."],
  ERR_TLS_CERT_ALTNAME_INVALID: ["tls", "The certificate belongs to another host."],
  ERR_TLS_CERT_ALTNAME_FORMAT: ["tls", "The certificate's host names cannot be read."],
  HOSTNAME_MISMATCH: ["tls", "The certificate belongs to another host."],
};

/** With several addresses, each failed in its own way: the one that got furthest tells most. */
const furthestFirst = [
  "ECONNREFUSED",
  "ECONNRESET",
  "ETIMEDOUT",
  "EACCES",
  "EPERM",
  "EHOSTUNREACH",
  "ENETUNREACH",
];

/** Reason and our sentence for anything that was thrown while sending. */
export function explain(error: unknown): { readonly reason: Reason; readonly why: string } {
  if (error instanceof SendProblem) return { reason: error.reason, why: error.why };
  const code = codeOf(error);
  const known = Object.hasOwn(explanations, code) ? explanations[code] : undefined;
  const [reason, why] = known ?? explainFamily(code);
  return { reason, why };
}

function explainFamily(code: string): Explanation {
  if (code.startsWith("HPE_")) return ["unexpected", "The answer is not proper HTTP."];
  if (code.startsWith("ERR_SSL_") || code.startsWith("ERR_TLS_")) return ["tls", brokenTls];
  // The rest of OpenSSL's verification codes.
  if (/^(CERT|CRL|INVALID|PATH|UNABLE|ERROR_IN|AKID)_/.test(code))
    return ["tls", "The certificate could not be verified."];
  return ["unexpected", "The connection failed in a way that says nothing about the key."];
}

function codeOf(error: unknown): string {
  if (error instanceof AggregateError) {
    const codes = error.errors.map(codeOf);
    return furthestFirst.find((code) => codes.includes(code)) ?? codes[0] ?? "";
  }
  const code = error instanceof Error ? (error as NodeJS.ErrnoException).code : undefined;
  return typeof code === "string" ? code : "";
}
