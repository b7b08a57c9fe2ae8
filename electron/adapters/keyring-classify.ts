/**
 * Tells from the text of a `@napi-rs/keyring` error what is wrong. All its errors have the same code
 * (`GenericFailure`), so the text is all there is; it is read here and goes no further.
 */
import type { KeyringTrouble } from "./keyring-protocol.ts";

/** Texts seen with @napi-rs/keyring 2.1.2; the first that fits decides. Linux unless said otherwise. */
const cases: readonly (readonly [pattern: RegExp, trouble: KeyringTrouble])[] = [
  // The unlock prompt was closed, or there is no desktop to show it; the keyring stays locked.
  [
    /^Couldn't access platform storage: Secret Service: (?:unlock prompt was dismissed|object locked)/,
    "locked",
  ],
  [/^Couldn't access platform storage: Secret Service: no result found/, "no-collection"],
  [/^Couldn't access platform storage: .*no secret service provider or dbus session found/i, "no-provider"],
  [
    /^Platform failure: DBus error: .*(?:autolaunch|Failed to connect to socket|Connection refused)/,
    "no-bus",
  ],
  [/^Platform failure: DBus error: .*(?:Could not parse server address|Unknown address type)/, "no-bus"],
  [
    /^Platform failure: DBus error: .*(?:was not provided by any \.service files|Process .* exited)/,
    "no-provider",
  ],
  [/^Platform failure: DBus error: .*(?:Did not receive a reply|timed? ?out)/i, "silent"],
  [/^Platform failure: DBus error: .*(?:AccessDenied|not allowed|Rejected send)/, "denied"],
  [/^Platform failure: Secret Service: (?:unlock prompt was dismissed|object locked)/, "locked"],
  // macOS: errSecInteractionNotAllowed (the keychain is locked and no window may ask), then the user's no.
  [/^(?:Couldn't access platform storage|Platform failure): .*interaction is not allowed/i, "locked"],
  [
    /^(?:Couldn't access platform storage|Platform failure): .*(?:user canceled|user name or passphrase)/i,
    "denied",
  ],
  // Windows: ERROR_NO_SUCH_LOGON_SESSION, as in a service or over SSH.
  [/^(?:Couldn't access platform storage|Platform failure): .*logon session/i, "denied"],
  [/^Couldn't access platform storage: /, "denied"],
  // Bytes that are no UTF-8, or several items under one name: written by another program.
  [/^(?:Data is not UTF-8|Credential data|Credential store data|Entry is matched by)/i, "not-ours"],
];

/** What the error with this text means; `failing` when nothing more can be said. */
export function classifyKeyringError(text: string): KeyringTrouble {
  const line = text.slice(0, 2000);
  return cases.find(([pattern]) => pattern.test(line))?.[1] ?? "failing";
}
