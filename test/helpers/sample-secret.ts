/** Secrets of the form that a check needs: several values in one text, private keys. */
import { pemOf, rsaPair, ecPair } from "./signing-keys.ts";
import type { RequestCheck, Signing } from "../../electron/core/providers/index.ts";

let rsa: string | null = null;
let ec: string | null = null;
const rsaPem = (): string => (rsa ??= pemOf(rsaPair().privateKey));
const ecPem = (): string => (ec ??= pemOf(ecPair().privateKey));

/** `plain` where it will do; else a text that holds it where it can, in the form that the check reads. */
export function sampleSecret({ parts, signing }: RequestCheck, plain: string): string {
  const key = signing === undefined ? plain : keyOf(signing, plain);
  if (parts === undefined) return key;
  const value = (name: string): string =>
    signing?.kind === "jwt" && signing.key === `{secret.${name}}` ? key : plain;
  if (parts.kind === "split") return parts.names.map(value).join(parts.separator);
  if (parts.kind === "address") return parts.beginning + parts.names.map(value).join("/");
  return JSON.stringify(Object.fromEntries(parts.names.map((name) => [name, value(name)])));
}

function keyOf(signing: Signing, plain: string): string {
  if (signing.kind === "scheme") {
    if (signing.scheme === "oci") return rsaPem();
    return signing.scheme === "azure-storage" ? Buffer.from(plain).toString("base64") : plain;
  }
  if (signing.kind !== "jwt") return plain;
  if (signing.algorithm === "EdDSA") return Buffer.alloc(64, 7).toString("base64");
  if (signing.keyEncoding === "pem") return signing.algorithm === "RS256" ? rsaPem() : ecPem();
  return signing.keyEncoding === "text"
    ? plain
    : Buffer.from(plain).toString(signing.keyEncoding === "hex" ? "hex" : "base64");
}
