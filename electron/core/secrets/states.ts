/** How failures of a store read as its state. */
import type { KeystowError, Result } from "../errors.ts";
import type { StoreState } from "../model.ts";
import type { Random, SecretStore } from "../ports.ts";
import { Secret } from "../secret.ts";

type Trouble = Exclude<StoreState, { readonly state: "ready" }>;

const fallbackHint = "Run: keystow doctor";

/** The state that an error of the store stands for. */
export function stateOf(name: string, error: KeystowError): Trouble {
  return { state: wordOf(error), name, why: error.message, hint: error.hint ?? fallbackHint };
}

function wordOf(error: KeystowError): Trouble["state"] {
  switch (error.code) {
    case "store-locked":
      return "locked";
    case "store-absent":
      return "absent";
    case "store-denied":
      return "denied";
    default:
      return "failing";
  }
}

/**
 * Writes, reads and deletes a random test secret under a fresh id. The test secret is deleted even
 * when reading failed. Fails with the first error.
 */
export async function tryOut(store: SecretStore, random: Random): Promise<Result<void>> {
  const id = random.uuid();
  const written = await store.write(id, Secret.fromBytes(random.bytes(32)));
  const removed = await store.remove(id);
  if (!written.ok) return written;
  return removed.ok ? { ok: true, value: undefined } : removed;
}
