/** The vault that is shown, while its values can be reached. */
import { fail, ok, type Result } from "../core/errors.ts";
import type { Vault } from "../core/vault/index.ts";
import type { VaultSession } from "./context.ts";

type Session = Pick<VaultSession, "vault" | "lockReason">;

/** The vault; `store-locked` while it is locked. `what`: what cannot be done then, in words. */
export async function unlockedVault(session: Session, what: string): Promise<Result<Vault>> {
  const vault = await session.vault();
  if (!vault.ok || session.lockReason() === null) return vault;
  return fail("store-locked", `Keystow is locked: ${what} now.`, { hint: "Unlock it first." });
}

/**
 * Whether `vault` is still shown and open. Asked before a secret is put on the shelf: a lock in the
 * meantime has wiped the shelf, and nothing may be put there behind its back.
 */
export async function stillUnlocked(session: Session, vault: Vault, what: string): Promise<Result<void>> {
  const now = await unlockedVault(session, what);
  if (!now.ok) return now;
  return now.value === vault ? ok() : fail("cancelled", "Another vault is shown now.");
}
