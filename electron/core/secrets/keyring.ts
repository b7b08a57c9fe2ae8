/**
 * What the keychain store asks of an operating system's keychain: short texts by account name.
 * `electron/adapters/keyring.ts` answers for real.
 */
import type { Result } from "../errors.ts";

/**
 * One keychain, under Keystow's own service name. Every call ends within a bounded time and fails
 * with `store-locked`, `store-absent`, `store-denied`, `store-failing` or `store-timeout`, or with
 * `secret-mismatch` when what lies there is not a text of ours.
 */
export interface Keyring {
  /** For people: `Secret Service`, `macOS Keychain`, `Windows Credential Manager`. */
  readonly name: string;
  /** The text, or null when the keychain says that it has none (which a keychain that was never unlocked says too). */
  get(account: string): Promise<Result<string | null>>;
  /** Writes or overwrites. At most `maximumPieceLength` ASCII characters. */
  set(account: string, text: string): Promise<Result<void>>;
  /** True when something was there. */
  remove(account: string): Promise<Result<boolean>>;
  /** Ends the connection and its helper process. */
  close(): Promise<void>;
}
