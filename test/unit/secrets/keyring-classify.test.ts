import { describe, expect, it } from "vitest";
import { classifyKeyringError } from "../../../electron/adapters/keyring-classify.ts";
import { keyringTroubles } from "../../../electron/adapters/keyring-protocol.ts";
import { keyringFailure, keyringName } from "../../../electron/adapters/keyring-texts.ts";

const dbus = (text: string) => `Platform failure: DBus error: ${text}`;
const storage = (text: string) => `Couldn't access platform storage: ${text}`;

/** Texts as the library gave them; the first eight were seen on Debian 12, see KEYCHAIN states test. */
const cases: readonly (readonly [text: string, trouble: (typeof keyringTroubles)[number]])[] = [
  [storage("Secret Service: unlock prompt was dismissed"), "locked"],
  [storage("Secret Service: object locked"), "locked"],
  [storage("Secret Service: no result found"), "no-collection"],
  [
    dbus(
      "Using X11 for dbus-daemon autolaunch was disabled at compile time, set your DBUS_SESSION_BUS_ADDRESS instead",
    ),
    "no-bus",
  ],
  [dbus("Failed to connect to socket /nonexistent: No such file or directory"), "no-bus"],
  [dbus("The name org.freedesktop.secrets was not provided by any .service files"), "no-provider"],
  [
    dbus(
      "Did not receive a reply. Possible causes include: the remote application did not send a reply, the message bus security policy blocked the reply, the reply timeout expired, or the network connection was broken.",
    ),
    "silent",
  ],
  [storage("AccessDenied"), "denied"],
  [storage("User interaction is not allowed."), "locked"],
  [storage("User canceled the operation."), "denied"],
  [storage("The user name or passphrase you entered is not correct."), "denied"],
  ["Platform failure: A specified logon session does not exist.", "denied"],
  ["Data is not UTF-8 encoded", "not-ours"],
  ["Entry is matched by 2 credentials", "not-ours"],
  [dbus("something that nobody has seen yet"), "failing"],
  ["Platform failure: anything", "failing"],
  ["", "failing"],
  // The words count at their place only: an account or a value may hold any text.
  ["unexpected: Couldn't access platform storage: Secret Service: object locked", "failing"],
];

describe("errors of the keychain library", () => {
  it.each(cases)("%j means %s", (text, trouble) => {
    expect(classifyKeyringError(text)).toBe(trouble);
  });

  it("are classified in bounded time", () => {
    const began = performance.now();
    classifyKeyringError(dbus("Process ".repeat(1_000_000)));
    expect(performance.now() - began).toBeLessThan(100);
  });
});

describe("what people read", () => {
  const all = keyringTroubles.flatMap((trouble) =>
    (["linux", "darwin", "win32"] as const).map((platform) => [trouble, platform] as const),
  );

  it.each(all)("of %s on %s is a sentence and a next step", (trouble, platform) => {
    const { error } = keyringFailure(trouble, platform);
    expect(error.code).toMatch(/^store-(locked|absent|denied|failing|timeout)$|^secret-mismatch$/);
    expect(error.message).toMatch(/^[A-Z].*\.$/);
    expect(error.hint).toMatch(/^[A-Z]/);
    expect(error.details).toEqual({ reason: trouble, store: keyringName(platform) });
  });

  it.each(["no-bus", "no-provider", "no-collection", "no-library"] as const)(
    "of %s names the way without a keychain",
    (trouble) => {
      expect(keyringFailure(trouble, "linux").error.hint).toContain("keystow init --store sealed");
    },
  );
});
