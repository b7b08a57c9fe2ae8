/**
 * Every way in which Keystow can fail, as data. No function of the core throws for a reason on
 * this list: it returns a `Result`. The texts are ours; a foreign error text never gets in, because
 * it may quote a secret (SECURITY.md, section 9: Node quotes header values, JSON and URLs).
 */

/** The closed set of error codes. They are stable: scripts and tests rely on them. */
export const errorCodes = [
  // What the user typed
  "usage",
  "invalid-input",
  "not-found",
  "ambiguous-name",
  "name-taken",
  // The vault's file
  "vault-missing",
  "vault-exists",
  "vault-newer",
  "vault-busy",
  "vault-damaged",
  "vault-write-failed",
  // The place where secrets live
  "store-locked",
  "store-absent",
  "store-denied",
  "store-failing",
  "store-timeout",
  "secret-missing",
  "secret-mismatch",
  "secret-too-large",
  "secret-empty",
  "wrong-passphrase",
  // Providers and checks
  "provider-unknown",
  "provider-ambiguous",
  "field-missing",
  "field-invalid",
  "address-refused",
  // Files
  "file-missing",
  "file-refused",
  "file-changed",
  "file-tracked",
  "file-unreadable",
  "file-write-failed",
  "not-portable",
  "malformed",
  // The rest
  "needs-confirmation",
  "cancelled",
  "unsupported",
  "internal",
] as const;

export type ErrorCode = (typeof errorCodes)[number];

/** One failure: what happened, why, and what to do next. Holds no secret and no foreign text. */
export interface KeystowError {
  readonly code: ErrorCode;
  /** One sentence for people: what happened and why. */
  readonly message: string;
  /** What to do next, as a sentence or a command. */
  readonly hint?: string;
  /** Facts for scripts (`--json`): names, paths, counts. Never a value. */
  readonly details?: Readonly<Record<string, string | number | boolean | readonly string[]>>;
}

export type Result<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly error: KeystowError };

/** A success that carries `value`. */
export function ok(): Result<void>;
export function ok<T>(value: T): Result<T>;
export function ok<T>(value?: T): Result<T | void> {
  return { ok: true, value };
}

/** A failure; see `KeystowError` for what the parts mean. */
export function fail(
  code: ErrorCode,
  message: string,
  more: Pick<KeystowError, "hint" | "details"> = {},
): { readonly ok: false; readonly error: KeystowError } {
  return { ok: false, error: { code, message, ...more } };
}

/** For the `default` of an exhaustive `switch`: the compiler proves that it is never reached. */
export function assertNever(value: never): never {
  throw new Error(`unhandled case of type ${typeof value}`);
}

/** The exit code of the terminal program for each error (PRODUCT.md, "Exit codes"). */
export function exitCodeOf(code: ErrorCode): 1 | 2 | 5 | 6 | 130 {
  switch (code) {
    case "usage":
      return 2;
    case "store-locked":
    case "store-absent":
    case "store-denied":
    case "store-failing":
    case "store-timeout":
    case "wrong-passphrase":
      return 5;
    case "ambiguous-name":
    case "name-taken":
    case "provider-ambiguous":
    case "file-changed":
    case "file-tracked":
    case "needs-confirmation":
      return 6;
    case "cancelled":
      return 130;
    default:
      return 1;
  }
}
