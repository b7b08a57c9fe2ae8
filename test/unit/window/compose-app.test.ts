/** The app as it is composed, on a real vault in a folder of its own, around a desktop that is played. */
import { join } from "node:path";
import { beforeEach, describe, expect, onTestFinished, test, vi } from "vitest";
import { createKeyring } from "../../../electron/adapters/keyring.ts";
import { startKeyringUtility } from "../../../electron/adapters/keyring-utility.ts";
import { type ComposedApp, composeApp, type Desktop } from "../../../electron/compose-app.ts";
import { windowPlace } from "../../../electron/compose-window.ts";
import { bridgeFunctions } from "../../../electron/ipc/channels.ts";
import type { BridgeEvent } from "../../../electron/ipc/events.ts";
import { memoryClipboard } from "../../fakes/memory-clipboard.ts";
import { fakeFork } from "../../fakes/utility-process.ts";
import { temporaryFolder } from "../../helpers/temporary-folder.ts";
import { newKey, secretsOf, valueOf } from "../../helpers/vault-values.ts";

const value = ["made", "up", "for", "the", "window", "12345678"].join("-");

function playedDesktop() {
  const told: BridgeEvent[] = [];
  const themes: string[] = [];
  const clipboard = memoryClipboard();
  const keychain = fakeFork("keeps");
  const state = { focused: true, protected: false };
  const desktop: Desktop = {
    clipboard,
    dialogs: { save: () => Promise.resolve(null), open: () => Promise.resolve(null) },
    confirm: () => Promise.resolve(false),
    window: { isFocused: () => state.focused, protect: (on) => void (state.protected = on) },
    notify: vi.fn(),
    openExternal: vi.fn(() => Promise.resolve()),
    forkUtility: keychain.fork,
    resolveProxy: () => Promise.resolve("DIRECT"),
    idleSeconds: () => 0,
    machine: () => ({ online: true, onBattery: false }),
    tellPage: (event) => void told.push(event),
    focusWindow: vi.fn(),
    applyTheme: (theme) => void themes.push(theme),
  };
  return { desktop, told, themes, clipboard, keychain, state };
}

let played = playedDesktop();
let app: ComposedApp;
let folder = "";

beforeEach(() => {
  folder = join(temporaryFolder(), "vault");
  played = playedDesktop();
  const surroundings = { platform: "linux", home: "/home/me", version: "1.0.0", runtime: "a test" } as const;
  app = composeApp({ ...surroundings, environment: { KEYSTOW_HOME: folder } }, played.desktop);
  onTestFinished(() => app.finish());
});

async function withKey(): Promise<string> {
  expect(await app.asked.createVault({ store: "keychain", passphrase: null })).toEqual({
    ok: true,
    value: null,
  });
  const startWorker = () => startKeyringUtility(played.keychain.fork, new URL("file:///none"), () => {});
  const place = windowPlace(folder, () => createKeyring({ startWorker }));
  const vault = valueOf(place.open({ isLocked: () => false }));
  const { id } = valueOf(await vault.add(newKey("STRIPE_KEY"), secretsOf(value)));
  await vault.close();
  return id;
}

test("every function of the contract is there, and nothing is opened before it is asked for", () => {
  expect(Object.keys(app.asked).toSorted()).toEqual([...bridgeFunctions].toSorted());
  expect(played.keychain.started).toEqual([]);
  expect(app.folder).toBe(folder);
});

test("without a vault the page is told so, and settings have their usual values", async () => {
  expect(await app.asked.overview({ since: null })).toMatchObject({ ok: true, value: { state: "missing" } });
  expect(app.settings().theme).toBe("system");
});

test("a changed theme reaches the system's parts of the window and the page", async () => {
  await app.asked.changeSettings({ theme: "dark" });
  expect(played.themes).toEqual(["dark"]);
  expect(played.told).toContainEqual({ type: "settings" });
});

describe("secrets in the window", () => {
  let id = "";
  beforeEach(async () => {
    id = await withKey();
    expect(await app.asked.reveal(id)).toMatchObject({ ok: true, value: { value } });
    expect(await app.asked.copy({ id, as: "secret" })).toMatchObject({ ok: true });
    expect(played.clipboard.text).toBe(value);
    expect(played.state.protected).toBe(true);
  });

  const hidden = (): boolean => played.told.some(({ type }) => type === "hide-secrets");

  test("leave the page and the clipboard at lock, and stay away until it is unlocked", async () => {
    await app.asked.lock();
    await vi.waitFor(() => expect(played.clipboard.text).toBe(""));
    expect(hidden()).toBe(true);
    expect(played.state.protected).toBe(false);
    expect(await app.asked.reveal(id)).toMatchObject({ ok: false, error: { code: "store-locked" } });
    expect(await app.asked.copy({ id, as: "secret" })).toMatchObject({ ok: false });
    expect(await app.asked.unlock(null)).toMatchObject({ ok: true });
    expect((await app.asked.reveal(id)).ok).toBe(true);
  });

  test("leave at suspend too, once the window is there", async () => {
    app.started();
    app.suspended();
    await vi.waitFor(() => expect(played.clipboard.text).toBe(""));
    expect(played.told).toContainEqual({ type: "locked", reason: "suspended" });
  });

  test("leave the page, not the clipboard, when another window comes to the front", () => {
    app.blurred();
    expect(hidden()).toBe(true);
    expect(played.clipboard.text).toBe(value);
  });

  test("leave both at the end, with the keychain's process", async () => {
    await app.finish();
    expect(played.clipboard.text).toBe("");
    for (const { child } of played.keychain.started) expect(child.pid).toBeUndefined();
    expect(await app.asked.reveal(id)).toMatchObject({ ok: false });
  });

  test("are in nothing that the page was told", () => {
    expect(JSON.stringify(played.told)).not.toContain(value);
  });
});
