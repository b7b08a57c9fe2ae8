/** Key pairs and service-account texts that exist only while a test runs. */
import { generateKeyPairSync, type KeyObject } from "node:crypto";

export interface KeyPair {
  readonly publicKey: KeyObject;
  readonly privateKey: KeyObject;
}

export const rsaPair = (bits = 2048): KeyPair => generateKeyPairSync("rsa", { modulusLength: bits });
export const ecPair = (namedCurve = "P-256"): KeyPair => generateKeyPairSync("ec", { namedCurve });

/** PEM as providers give it out. */
export function pemOf(key: KeyObject, type: "pkcs8" | "pkcs1" | "sec1" = "pkcs8"): string {
  return key.export({ format: "pem", type } as { format: "pem"; type: "pkcs8" }).toString();
}

/** A service account's file of Google Cloud, as the console writes it. */
export function serviceAccountText(
  privateKey: KeyObject,
  more: Readonly<Record<string, unknown>> = {},
): string {
  const account = {
    type: "service_account",
    project_id: "sample-project",
    private_key_id: "0".repeat(40),
    private_key: pemOf(privateKey),
    client_email: "robot@sample-project.iam.gserviceaccount.com",
    client_id: "1".repeat(21),
    token_uri: "https://oauth2.googleapis.com/token",
    ...more,
  };
  return JSON.stringify(account, null, 2);
}
