/** Reads one key's value for the user's eyes or clipboard, and writes that down before it is handed out. */
import { fail, ok, type Result } from "../core/errors.ts";
import type { Key, Uuid } from "../core/model.ts";
import type { Secret } from "../core/secret.ts";
import { failureOf, type Vault } from "../core/vault/index.ts";
import type { ServiceContext } from "./context.ts";
import { keyById } from "./key-detail.ts";

type ReadContext = Pick<ServiceContext, "session" | "tell">;

export interface ReadSecret {
  readonly key: Key;
  /** Wipe it after use. */
  readonly value: Secret;
}

/** The key `id`, archived or not. */
export async function keyOf(context: ReadContext, id: Uuid): Promise<Result<Key>> {
  const vault = await context.session.vault();
  return vault.ok ? keyById(vault.value, id) : vault;
}

/**
 * The value of the key `id`; its secret fields are wiped unread. `how` goes into the activity
 * ("copied"). `store-locked` while the vault is locked, or when it was locked meanwhile.
 */
export async function readSecret(context: ReadContext, id: Uuid, how: string): Promise<Result<ReadSecret>> {
  const { session } = context;
  if (session.lockReason() !== null) return locked();
  const vault = await session.vault();
  if (!vault.ok) return vault;
  const key = keyById(vault.value, id);
  if (!key.ok) return key;
  const secrets = await vault.value.readSecrets(id);
  if (!secrets.ok) return secrets;
  const { value, fields } = secrets.value;
  for (const field of Object.values(fields)) field.wipe();
  const refused = session.lockReason() === null ? record(vault.value, key.value, how) : locked();
  if (!refused.ok) {
    value.wipe();
    return refused;
  }
  context.tell({ type: "changed" });
  return ok({ key: key.value, value });
}

/** There is no reading that leaves no trace: what cannot be written down is not handed out. */
function record(vault: Vault, key: Key, how: string): Result<void> {
  try {
    vault.recordActivity({ kind: "key-read", keyId: key.id, keyName: key.name, details: { by: how } });
    return ok();
  } catch (error) {
    return { ok: false, error: failureOf(error) };
  }
}

function locked(): Result<never> {
  return fail("store-locked", "Keystow is locked: names and dates can be read, values cannot.", {
    hint: "Unlock it first.",
  });
}
