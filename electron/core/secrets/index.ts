/**
 * Entry of the secrets area: the places where secrets live. Two stores behind one port
 * (`SecretStore`), which pass the same contract tests.
 */
export { createKeychainStore } from "./keychain.ts";
export type { Keyring } from "./keyring.ts";
export { createSealedStore, isSealedStore, minimumPassphraseLength } from "./sealed.ts";
export type { SealedParts, SealedStore } from "./sealed.ts";
export type { SessionKeys } from "./session-keys.ts";
