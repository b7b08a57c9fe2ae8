/** The fingerprint key: 256 random bits in the store beside the secrets, so the database alone tells nothing. */
import { fail, ok } from "../errors.ts";
import type { KeystowError, Result } from "../errors.ts";
import type { SecretStore } from "../ports.ts";
import type { Secret } from "../secret.ts";
import { readMeta, storeFailure } from "./context.ts";
import type { VaultContext } from "./context.ts";

/**
 * What a `null` of the store means: `missing` when the store is ready and says so; otherwise nothing
 * is known of the secret, and the store's state is the failure.
 */
export async function failureOfNull(
  store: SecretStore,
  missing: { readonly ok: false; readonly error: KeystowError },
): Promise<{ readonly ok: false; readonly error: KeystowError }> {
  const state = await store.state();
  return state.state === "ready" ? missing : storeFailure(state);
}

const keyIsMissing = fail(
  "secret-missing",
  "The store answers, but does not hold this vault's fingerprint key: perhaps another keychain is open.",
  { hint: "Open the keychain with which the vault was made, or run: keystow doctor" },
);

/**
 * The fingerprint key, read once and kept. Since it was the first secret of this vault, reading it
 * also proves that the store which answers is the right one, and its "not there" can be believed.
 */
export async function readFingerprintKey(context: VaultContext): Promise<Result<Secret>> {
  const known = context.fingerprintKey.current;
  if (known !== null) return ok(known);
  const id = readMeta(context.database, "fingerprint_secret");
  if (id === null) return keyIsMissing;
  const store = context.stores.current();
  const read = await store.read(id);
  if (!read.ok) return read;
  if (read.value === null) return failureOfNull(store, keyIsMissing);
  context.fingerprintKey.current = read.value;
  return ok(read.value);
}
