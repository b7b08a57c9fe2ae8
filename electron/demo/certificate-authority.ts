/**
 * A certificate authority that lives in memory only: made when it is needed, with keys that never
 * touch a disk, and gone with the process. For the demo's pretend provider and for tests. Written
 * with our own DER: what a library for this asks for would be loaded by every installation.
 */
import { createHash, generateKeyPairSync, type KeyObject, randomBytes, sign } from "node:crypto";
import { isIPv4, isIPv6 } from "node:net";
import {
  bits,
  context,
  element,
  integer,
  objectId,
  octets,
  sequence,
  set,
  text,
  time,
  truth,
} from "./der.ts";

/** A server's certificate and key in PEM, as `node:tls` wants them. */
export interface ServerCertificate {
  readonly cert: string;
  readonly key: string;
}

export interface CertificateWishes {
  /** Host names and IPv4 addresses. */
  readonly hosts: readonly string[];
  /** Validity in milliseconds since 1970; from a day back to a day ahead when left out. */
  readonly validFrom?: number;
  readonly validUntil?: number;
}

export interface CertificateAuthority {
  /** The authority's own certificate, PEM: what a client has to trust. */
  readonly certificate: string;
  issue(wishes: CertificateWishes): ServerCertificate;
}

interface KeyPair {
  readonly publicKey: KeyObject;
  readonly privateKey: KeyObject;
}

const serverName = "Keystow pretend server";
const dayMs = 86_400_000;
const ecdsaWithSha256 = sequence(objectId("1.2.840.10045.4.3.2"));

/** Makes an authority called `name` (ECDSA P-256, valid for two days). */
export function createAuthority(name = "Keystow pretend authority"): CertificateAuthority {
  const keys = makeKeys();
  const extensions = [
    extension("2.5.29.19", true, sequence(truth(), integer(Buffer.from([0])))),
    // keyCertSign, cRLSign
    extension("2.5.29.15", true, bits(Buffer.from([0b0000_0110]), 1)),
    extension("2.5.29.14", false, octets(keyId(keys.publicKey))),
  ];
  const own = { subject: name, issuer: name, publicKey: keys.publicKey, signer: keys.privateKey, extensions };
  const validity = { from: Date.now() - 2 * dayMs, until: Date.now() + 2 * dayMs };
  return {
    certificate: certificate({ ...own, ...validity }),
    issue: (wishes) => issue(name, keys, makeKeys(), wishes),
  };
}

/** A certificate that vouches for itself, as a server has it that nobody knows. */
export function issueSelfSigned(wishes: CertificateWishes): ServerCertificate {
  const keys = makeKeys();
  return issue(serverName, keys, keys, wishes);
}

function issue(
  issuer: string,
  authority: KeyPair,
  keys: KeyPair,
  wishes: CertificateWishes,
): ServerCertificate {
  const extensions = [
    extension("2.5.29.19", true, sequence()),
    // digitalSignature
    extension("2.5.29.15", true, bits(Buffer.from([0b1000_0000]), 7)),
    // serverAuth
    extension("2.5.29.37", false, sequence(objectId("1.3.6.1.5.5.7.3.1"))),
    extension("2.5.29.17", false, sequence(...wishes.hosts.map(alternativeName))),
    extension("2.5.29.14", false, octets(keyId(keys.publicKey))),
    extension("2.5.29.35", false, sequence(context(0, false, keyId(authority.publicKey)))),
  ];
  const cert = certificate({
    subject: serverName,
    issuer,
    publicKey: keys.publicKey,
    signer: authority.privateKey,
    from: wishes.validFrom ?? Date.now() - dayMs,
    until: wishes.validUntil ?? Date.now() + dayMs,
    extensions,
  });
  return { cert, key: keys.privateKey.export({ type: "pkcs8", format: "pem" }).toString() };
}

interface CertificateFacts {
  readonly subject: string;
  readonly issuer: string;
  readonly publicKey: KeyObject;
  readonly signer: KeyObject;
  readonly from: number;
  readonly until: number;
  readonly extensions: readonly Buffer[];
}

/** RFC 5280, section 4.1: what is certified, how it is signed, the signature. PEM. */
function certificate(facts: CertificateFacts): string {
  const certified = sequence(
    context(0, true, integer(Buffer.from([2]))),
    integer(serialNumber()),
    ecdsaWithSha256,
    commonName(facts.issuer),
    sequence(time(facts.from), time(facts.until)),
    commonName(facts.subject),
    facts.publicKey.export({ type: "spki", format: "der" }),
    context(3, true, sequence(...facts.extensions)),
  );
  const signature = sign("sha256", certified, facts.signer);
  const lines =
    sequence(certified, ecdsaWithSha256, bits(signature))
      .toString("base64")
      .match(/.{1,64}/g) ?? [];
  return ["-----BEGIN CERTIFICATE-----", ...lines, "-----END CERTIFICATE-----", ""].join("\n");
}

const makeKeys = (): KeyPair => generateKeyPairSync("ec", { namedCurve: "P-256" });

const commonName = (name: string): Buffer => sequence(set(sequence(objectId("2.5.4.3"), text(name))));

function extension(id: string, critical: boolean, value: Buffer): Buffer {
  return sequence(objectId(id), ...(critical ? [truth()] : []), octets(value));
}

function alternativeName(host: string): Buffer {
  if (isIPv6(host)) throw new RangeError("the pretend authority certifies names and IPv4 addresses");
  return isIPv4(host)
    ? element(0x87, Buffer.from(host.split(".").map(Number)))
    : element(0x82, Buffer.from(host));
}

/** RFC 5280, 4.2.1.2: any value that is the same for the same key. */
const keyId = (key: KeyObject): Buffer =>
  createHash("sha1")
    .update(key.export({ type: "spki", format: "der" }))
    .digest();

function serialNumber(): Buffer {
  const bytes = randomBytes(16);
  // Positive and without leading zeros.
  bytes[0] = ((bytes[0] ?? 0) & 0x7f) | 0x40;
  return bytes;
}
