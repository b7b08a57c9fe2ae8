/** Where an unlocked vault key may stay between two runs of the terminal program. */
import type { Result } from "../errors.ts";
import type { Uuid } from "../model.ts";
import type { Secret } from "../secret.ts";

/** Memory of the operating system that ends with the login session. Never a file. */
export interface SessionKeys {
  /** Null when nothing is kept, or when it cannot be read: both mean that the vault is locked. */
  get(vaultId: Uuid): Promise<Secret | null>;
  /** Keeps the key and reads it back. `unsupported` where there is no such memory. */
  put(vaultId: Uuid, key: Secret): Promise<Result<void>>;
  /** True when something was kept. */
  remove(vaultId: Uuid): Promise<Result<boolean>>;
}
