import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, test } from "vitest";
import type { LockReason, ReadyVault, StoreState } from "../../../renderer/store/state.ts";
import { LockedBanner } from "../../../renderer/features/lock/LockedBanner.tsx";
import { LockScreen } from "../../../renderer/features/lock/LockScreen.tsx";
import { lockText, storeTrouble, troubleText } from "../../../renderer/features/lock/words.ts";
import { createAppStore } from "../../../renderer/store/app.ts";
import { AppProvider } from "../../../renderer/store/context.tsx";
import { fakeBridge } from "../../fakes/fake-bridge.ts";
import { keyRow, now, today } from "./rows.ts";

const vault = (change: Partial<ReadyVault> = {}): ReadyVault => ({
  state: "ready",
  folder: "/data/keystow",
  store: "keychain",
  sample: false,
  locked: null,
  today,
  keys: [
    keyRow({ name: "A" }),
    keyRow({ name: "B" }),
    keyRow({ name: "C", archivedAt: `${today}T09:00:00.000Z` }),
  ],
  interruptedCheck: 0,
  undo: null,
  redo: null,
  revision: "1",
  ...change,
});

const ready: StoreState = { state: "ready", name: "GNOME Keyring" };
const trouble = (state: "locked" | "absent" | "denied" | "failing"): StoreState => ({
  state,
  name: "GNOME Keyring",
  why: "Why it is so.",
  hint: "What to do.",
});

function drawn(part: "banner" | "screen", overview: ReadyVault, storeState: StoreState | null): string {
  const store = createAppStore(fakeBridge(), () => now);
  store.setState({ overview, storeState });
  // The server's renderer reads the store's initial state; a store that began with this one shows it.
  return renderToStaticMarkup(
    <AppProvider store={{ ...store, getInitialState: store.getState }}>
      {part === "banner" ? <LockedBanner /> : <LockScreen />}
    </AppProvider>,
  );
}

const reasons: readonly LockReason[] = [
  "asked",
  "idle",
  "suspended",
  "screen-locked",
  "terminal",
  "passphrase",
];

describe("what a lock says", () => {
  test("each reason has a sentence of its own, and says what stays readable", () => {
    const texts = reasons.map((reason) => lockText(reason, "keychain", 2).text);
    expect(new Set(texts).size).toBe(reasons.length);
    for (const text of texts) expect(text).toMatch(/2 keys\. Names and dates are still shown\.$/);
    expect(lockText("idle", "keychain", 1).text).toContain("1 key.");
  });

  test("a keychain opens with a button, a sealed file with its passphrase", () => {
    for (const reason of reasons) {
      expect(lockText(reason, "sealed", 2).way).toBe("passphrase");
      expect(lockText(reason, "keychain", 2).way).toBe("unlock");
    }
  });

  test("archived keys are not counted", () => {
    expect(troubleText(vault({ locked: "asked" }), ready)?.text).toContain("2 keys");
  });

  test("a keychain in trouble: what, why, and what next", () => {
    expect(storeTrouble(ready, "keychain", 2)).toBeNull();
    expect(storeTrouble(trouble("locked"), "keychain", 18)).toEqual({
      tone: "warn",
      title: "GNOME Keyring is locked",
      text: "Unlock it to read 18 keys. Names and dates are still shown. What to do.",
      way: "retry",
    });
    for (const state of ["absent", "denied", "failing"] as const) {
      const text = storeTrouble(trouble(state), "keychain", 18);
      expect(text).toMatchObject({ tone: "bad", way: "retry" });
      expect(text?.text).toContain("Why it is so. What to do.");
      expect(text?.text).toContain("Nothing is lost");
    }
  });

  test("a sealed file that answers `locked` asks for its passphrase, not for another try", () => {
    expect(troubleText(vault({ store: "sealed" }), trouble("locked"))?.way).toBe("passphrase");
  });

  test("the lock comes before the store, which was not asked behind it", () => {
    expect(troubleText(vault({ locked: "idle" }), trouble("absent"))?.title).toBe("Keystow is locked");
    expect(troubleText(vault(), ready)).toBeNull();
    expect(troubleText(vault(), null)).toBeNull();
    expect(troubleText(null, trouble("absent"))).toBeNull();
  });
});

describe.each(["banner", "screen"] as const)("the lock's %s", (part) => {
  test("is not there while values can be reached", () => {
    expect(drawn(part, vault(), ready)).toBe("");
  });

  test("has a button for a keychain", () => {
    const html = drawn(part, vault({ locked: "idle" }), null);
    expect(html).toContain("nobody used it for a while");
    expect(html).toMatch(/<button[^>]*>Unlock<\/button>/);
    expect(html).not.toContain("<input");
  });

  test("asks a passphrase of a sealed file, in a field that hides it and that nothing fills in", () => {
    const html = drawn(part, vault({ store: "sealed", locked: "passphrase" }), null);
    expect(html.match(/<input/g)).toHaveLength(1);
    expect(html).toMatch(
      /<label for="([^"]+)"[^>]*>Passphrase<\/label>.*<input[^>]*type="password"[^>]*id="\1"/s,
    );
    expect(html).toContain('autoComplete="off"');
    expect(html).not.toContain("value=");
  });

  test("offers another try of a store that does not answer", () => {
    const html = drawn(part, vault(), trouble("failing"));
    expect(html).toContain("GNOME Keyring does not answer");
    expect(html).toMatch(/<button[^>]*>Try again<\/button>/);
  });
});

test("trouble interrupts a screen reader, a lock that the user asked for does not", () => {
  expect(drawn("banner", vault(), trouble("failing"))).toContain('role="alert"');
  expect(drawn("banner", vault({ locked: "asked" }), ready)).toContain('role="status"');
});
