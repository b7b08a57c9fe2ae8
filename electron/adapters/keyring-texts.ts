/** What each trouble with a keychain means for people, per system. */
import { assertNever, fail } from "../core/errors.ts";
import type { KeystowError, Result } from "../core/errors.ts";
import type { KeyringTrouble } from "./keyring-protocol.ts";

const sealed = "keep the secrets in a sealed file instead: keystow init --store sealed";

/** The keychain's name for people. */
export function keyringName(platform: NodeJS.Platform): string {
  if (platform === "darwin") return "macOS Keychain";
  return platform === "win32" ? "Windows Credential Manager" : "Secret Service";
}

/** The failure for a trouble, in our words. */
export function keyringFailure(
  trouble: KeyringTrouble,
  platform: NodeJS.Platform,
): { readonly ok: false; readonly error: KeystowError } {
  const result = failureOf(trouble, platform);
  return {
    ok: false,
    error: { ...result.error, details: { reason: trouble, store: keyringName(platform) } },
  };
}

type Failure = Extract<Result<never>, { readonly ok: false }>;

function failureOf(trouble: KeyringTrouble, platform: NodeJS.Platform): Failure {
  switch (trouble) {
    case "locked":
      return fail("store-locked", "The keychain is locked.", { hint: unlockHint(platform) });
    case "no-bus":
      return fail("store-absent", "There is no keychain here: this session has no D-Bus session bus.", {
        hint: `Run this in a desktop session. On a server, in a container, in WSL or over SSH, ${sealed}`,
      });
    case "no-provider":
      return fail("store-absent", "There is no keychain here: no program offers the Secret Service.", {
        hint: `Install and start GNOME Keyring, KWallet or KeePassXC, or ${sealed}`,
      });
    case "no-collection":
      return fail("store-absent", "The Secret Service has no default keyring yet.", {
        hint: `Create one (for example with "Passwords and Keys"), or ${sealed}`,
      });
    case "no-library":
      return fail("store-absent", "The part of Keystow that talks to the keychain is not installed.", {
        hint: `Install Keystow again with its optional packages, or ${sealed}`,
      });
    default:
      return answeredFailure(trouble, platform);
  }
}

function answeredFailure(
  trouble: Exclude<KeyringTrouble, "locked" | "no-bus" | "no-provider" | "no-collection" | "no-library">,
  platform: NodeJS.Platform,
): Failure {
  switch (trouble) {
    case "denied":
      return fail("store-denied", "The keychain refused access.", {
        hint:
          platform === "darwin"
            ? "Allow Keystow when macOS asks, or in Keychain Access under the item's access control."
            : "Allow Keystow in the keychain's own program, then try again.",
      });
    case "not-ours":
      return fail("secret-mismatch", "The keychain's item was not written by Keystow.", {
        hint: "Look at the items of the service keystow in the keychain's own program.",
      });
    case "silent":
      return fail("store-timeout", "The keychain did not answer in time.", {
        hint: "Look whether it waits for an answer in a window; else restart it, or log in again.",
      });
    case "failing":
      return fail("store-failing", "The keychain failed.", {
        hint: "Try again; if it stays so, restart the keychain's program, or log in again.",
      });
    default:
      return assertNever(trouble);
  }
}

function unlockHint(platform: NodeJS.Platform): string {
  if (platform === "darwin") return "Run: security unlock-keychain";
  if (platform === "win32") return "Log in to Windows and try again.";
  return "Unlock it: log in to the desktop session, or answer its prompt, and try again.";
}
