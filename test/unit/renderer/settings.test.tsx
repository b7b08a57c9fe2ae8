import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, test } from "vitest";
import type { ScheduleView, Settings } from "../../../renderer/api.ts";
import { foundWords, matches } from "../../../renderer/features/settings/search.ts";
import { sections } from "../../../renderer/features/settings/sections.tsx";
import { foundSections, SettingsView } from "../../../renderer/features/settings/SettingsView.tsx";
import { scheduleText, storeView, twins } from "../../../renderer/features/settings/words.ts";
import { createAppStore } from "../../../renderer/store/app.ts";
import { AppProvider } from "../../../renderer/store/context.tsx";
import type { AppState } from "../../../renderer/store/state.ts";
import { fakeBridge } from "../../fakes/fake-bridge.ts";
import { now } from "./rows.ts";

const settings: Settings = {
  theme: "dark",
  density: "comfortable",
  checkNewKeys: true,
  checkDaily: false,
  idleLockMinutes: 10,
  lockOnSuspend: false,
  lockOnScreenLock: true,
  clipboardSeconds: 30,
  reveal: "hold",
  contentProtection: true,
  digest: true,
  digestTime: "08:30",
  digestNames: false,
  singleKeys: true,
};

/** The page as it is drawn with this state. */
function pageOf(state: Partial<AppState>): string {
  const store = createAppStore(fakeBridge(), () => now);
  store.setState({ settings, ...state });
  // The server's renderer reads the store's initial state; a store that began with this one shows it.
  return renderToStaticMarkup(
    <AppProvider store={{ ...store, getInitialState: store.getState }}>
      <SettingsView />
    </AppProvider>,
  );
}

const labelsOf = (query: string): readonly string[] =>
  foundSections(query).flatMap((section) => section.settings.map(({ label }) => label));

describe("the search of settings", () => {
  test("finds by label, sentence, section and further words, whatever their case", () => {
    expect(labelsOf("")).toHaveLength(sections.reduce((sum, section) => sum + section.settings.length, 0));
    expect(labelsOf("THEME")).toEqual(["Theme"]);
    expect(labelsOf("screenshot")).toHaveLength(1);
    expect(labelsOf("dark")).toContain("Theme");
    expect(labelsOf("security").length).toBeGreaterThan(4);
    expect(labelsOf("keystow doctor")).toHaveLength(1);
    expect(labelsOf("nothing has this word")).toEqual([]);
  });

  test("wants every word, and no order of them", () => {
    expect(matches("idle lock", ["Lock when idle"])).toBe(true);
    expect(matches("idle clipboard", ["Lock when idle"])).toBe(false);
    expect(matches("   ", ["anything"])).toBe(true);
  });

  test("says how many there are", () => {
    expect([0, 1, 12].map(foundWords)).toEqual(["No setting", "1 setting", "12 settings"]);
  });
});

describe("the settings page", () => {
  test("shows every setting of the main process, each with a name", () => {
    const html = pageOf({});
    const changed = new Set<string>();
    for (const section of sections) {
      for (const setting of section.settings) {
        expect(html).toContain(setting.label);
        changed.add(setting.label);
      }
    }
    expect(changed.size, "no two settings have the same label").toBe(
      sections.reduce((sum, section) => sum + section.settings.length, 0),
    );
    const switches = html.match(/role="switch"[^>]*>/g) ?? [];
    const ofValue = Object.values(settings).filter((value) => typeof value === "boolean");
    expect(switches).toHaveLength(ofValue.length);
    for (const one of switches) expect(one).toMatch(/aria-label="[^"]+"/);
    const on = switches.filter((one) => one.includes('aria-checked="true"'));
    expect(on).toHaveLength(ofValue.filter(Boolean).length);
    expect(html.match(/<option value="(?:dark|comfortable|10|30|hold)" selected/g)).toHaveLength(5);
    expect(html).toContain('value="08:30"');
  });

  test("waits for the settings without showing made-up ones", () => {
    const html = pageOf({ settings: null });
    expect(html).toContain('aria-busy="true"');
    expect(html).not.toContain('role="switch"');
  });

  test("says where the vault is, what runs, and how the store answers", () => {
    const html = pageOf({
      appInfo: { version: "1.2.3", platform: "linux", runtime: "Electron 45.4.1", folder: "/data/keystow" },
      storeState: { state: "locked", name: "GNOME Keyring", why: "It is locked.", hint: "Unlock it first." },
    });
    for (const text of [
      "/data/keystow",
      "Keystow 1.2.3, Electron 45.4.1, Linux",
      "GNOME Keyring",
      "Unlock it first.",
    ])
      expect(html).toContain(text);
    for (const { command } of twins) expect(html).toContain(`Copy ${command}`);
  });

  test("saves no calendar of a vault that is not there", () => {
    const html = pageOf({ overview: { state: "missing", folder: "/data/keystow" } });
    expect(html).toMatch(/<button[^>]*disabled[^>]*>[^<]*calendar/i);
  });

  test("has nothing inline that its policy would block", () => {
    expect(pageOf({})).not.toMatch(/<style|<script| on[a-z]+=/);
  });
});

test("each state of a store has a word and a silhouette of its own tone", () => {
  const trouble = { name: "GNOME Keyring", why: "Why.", hint: "Hint." };
  expect(storeView(null).word).toBe("Asking…");
  expect(storeView({ state: "ready", name: "GNOME Keyring" })).toMatchObject({ tone: "ok", word: "Ready" });
  const words = (["locked", "absent", "denied", "failing"] as const).map((state) =>
    storeView({ state, ...trouble }),
  );
  expect(new Set(words.map(({ word }) => word)).size).toBe(4);
  for (const view of words) {
    expect(view.tone).not.toBe("ok");
    expect(view.detail).toBe("GNOME Keyring. Why.");
  }
});

describe("how the daily checks stand", () => {
  const at = Date.parse("2026-11-21T09:00:00.000Z");
  const next = { id: "", name: "OPENAI_KEY", at: "2026-11-21T12:00:00.000Z" };
  const view = { on: true, paused: null, keys: 3, due: 0, next } as const;

  test.each<[ScheduleView | null, string]>([
    [null, "Not known yet"],
    [{ ...view, on: false }, "Off"],
    [view, "Next: OPENAI_KEY in 3 h"],
    [{ ...view, next: { ...next, at: "2026-11-21T09:00:30.000Z" } }, "Next: OPENAI_KEY in 1 min"],
    [{ ...view, next: { ...next, at: "2026-11-28T09:00:00.000Z" } }, "Next: OPENAI_KEY in 7 d"],
    [{ ...view, due: 1, next: { ...next, at: "2026-11-20T09:00:00.000Z" } }, "Next: OPENAI_KEY now"],
    [{ ...view, due: 3 }, "3 keys wait for their turn"],
    [{ ...view, keys: 0, next: null }, "No key can be checked"],
    [{ ...view, paused: "offline" }, "Paused: offline"],
    [{ ...view, paused: "battery" }, "Paused: on battery power"],
  ])("%j: %s", (known, text) => {
    expect(scheduleText(known, at)).toBe(text);
  });
});
