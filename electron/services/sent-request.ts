/** A request's line in the ledger: there before the request leaves, and whole when it is over. */
import type { RequestNote } from "../core/checks/index.ts";
import type { KeystowError } from "../core/errors.ts";
import { failureOf, type RequestEntry, type Vault } from "../core/vault/index.ts";

export type LedgerVault = Pick<Vault, "recordRequest" | "amendRequest">;

/**
 * Writes `entry` down, and what became of it once the note is called. `onLost`: it could not be written
 * down. The check is done all the same and worth telling; that its trace is missing is told beside it.
 */
export function noteRequest(
  vault: LedgerVault,
  entry: RequestEntry,
  onLost: (error: KeystowError) => void,
): RequestNote {
  const line = lineOf(vault, entry);
  return (over) => {
    try {
      if (line !== null) vault.amendRequest(line, over);
      else if (over !== null) vault.recordRequest({ ...over, keyId: entry.keyId });
    } catch (error) {
      onLost(failureOf(error));
    }
  };
}

/** The line's number; null when it could not be written now: it is tried again when the request is over. */
function lineOf(vault: LedgerVault, entry: RequestEntry): number | null {
  try {
    return vault.recordRequest(entry);
  } catch {
    return null;
  }
}
