import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, test } from "vitest";
import { keyringFailure } from "../../../electron/adapters/keyring-texts.ts";
import type { KeyringTrouble } from "../../../electron/adapters/keyring-protocol.ts";
import { minimumPassphraseLength } from "../../../electron/core/secrets/index.ts";
import { FirstRunView } from "../../../renderer/features/first-run/FirstRunView.tsx";
import { leastCharacters, probeText, steps } from "../../../renderer/features/first-run/words.ts";
import { createAppStore } from "../../../renderer/store/app.ts";
import { AppProvider } from "../../../renderer/store/context.tsx";
import type { StoreState } from "../../../renderer/store/state.ts";
import { fakeBridge } from "../../fakes/fake-bridge.ts";
import { now } from "./rows.ts";

/** The state of a keychain with this trouble, in the words that the main process uses for it. */
function stateOf(trouble: KeyringTrouble): StoreState {
  const { message, hint = "" } = keyringFailure(trouble, "linux").error;
  return { state: trouble === "locked" ? "locked" : "absent", name: "Secret Service", why: message, hint };
}

function drawn(storeState: StoreState | null): string {
  const store = createAppStore(fakeBridge(), () => now);
  store.setState({
    overview: { state: "missing", folder: "/data/keystow" },
    storeState,
    appInfo: { version: "1.2.3", platform: "linux", runtime: "Electron 45.4.1", folder: "/data/keystow" },
  });
  // The server's renderer reads the store's initial state; a store that began with this one shows it.
  return renderToStaticMarkup(
    <AppProvider store={{ ...store, getInitialState: store.getState }}>
      <FirstRunView />
    </AppProvider>,
  );
}

describe("what the first start says of a keychain", () => {
  test("that it works, and how that is known", () => {
    const text = probeText({ state: "ready", name: "GNOME Keyring" }, "linux");
    expect(text).toMatchObject({ tone: "ok", title: "GNOME Keyring works", fix: null });
    expect(text.text).toContain("written, read and deleted");
  });

  test("the command that installs one, only where one is missing on Linux", () => {
    expect(probeText(stateOf("no-provider"), "linux").fix?.command).toBe("sudo apt install gnome-keyring");
    expect(probeText(stateOf("no-provider"), "darwin").fix).toBeNull();
    for (const trouble of ["no-bus", "no-library", "no-collection", "locked", "silent"] as const)
      expect(probeText(stateOf(trouble), "linux").fix, trouble).toBeNull();
  });

  test("no terminal command for the sealed file, which this page offers itself", () => {
    for (const trouble of ["no-bus", "no-provider", "no-library", "no-collection"] as const) {
      const { text } = probeText(stateOf(trouble), "linux");
      expect(text, trouble).toMatch(/sealed file instead\.$/);
      expect(text).not.toContain("keystow init");
    }
  });

  test("a locked one is a warning, all else is trouble", () => {
    expect(probeText(stateOf("locked"), "linux").tone).toBe("warn");
    expect(probeText(stateOf("no-bus"), "linux").tone).toBe("bad");
  });
});

describe("the first step", () => {
  test("names the three steps, and is the first of them", () => {
    const html = drawn(null);
    for (const { title } of steps) expect(html).toContain(title);
    expect(html.match(/aria-current="step"/g)).toHaveLength(1);
    expect(html).toContain("Trying the keychain…");
  });

  test("goes on only when the keychain works", () => {
    const goOn = /<button[^>]*>Continue<\/button>/;
    expect(drawn({ state: "ready", name: "GNOME Keyring" }).match(goOn)?.[0]).not.toContain("disabled");
    expect(drawn(stateOf("no-bus")).match(goOn)?.[0]).toContain("disabled");
    expect(drawn(null).match(goOn)?.[0]).toContain("disabled");
  });

  test("says what is missing and what mends it, and does not choose the sealed file by itself", () => {
    const html = drawn(stateOf("no-provider"));
    expect(html).toContain("Secret Service was not found");
    expect(html).toContain("<code>sudo apt install gnome-keyring</code>");
    expect(html).toMatch(/<button[^>]*>Try again<\/button>/);
    const [keychain, sealed] = html.match(/<input type="radio"[^>]*>/g) ?? [];
    expect(keychain).toContain("checked");
    expect(sealed).not.toContain("checked");
  });

  test("offers the sample vault whatever the keychain is like", () => {
    for (const state of [null, stateOf("no-bus")])
      expect(drawn(state).match(/<button[^>]*>Try with sample data<\/button>/)?.[0]).not.toContain(
        "disabled",
      );
  });
});

test("a new passphrase is as long as the main process asks for", () => {
  expect(leastCharacters).toBe(minimumPassphraseLength);
});
