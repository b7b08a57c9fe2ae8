import { describe, expect, test } from "vitest";
import { codeOf, valueOf, windowContext } from "../../helpers/window-context.ts";

const defaults = {
  theme: "system",
  density: "comfortable",
  checkNewKeys: true,
  checkDaily: false,
  idleLockMinutes: 10,
  lockOnSuspend: true,
  lockOnScreenLock: true,
  clipboardSeconds: 30,
  reveal: "hold",
  contentProtection: true,
  digest: true,
  digestTime: "09:00",
  digestNames: false,
  singleKeys: true,
};

describe("settings", () => {
  test("have defaults, and lie in the vault once they were changed", async () => {
    const window = await windowContext();
    const { settings, changeSettings } = window.settings.part;
    expect(valueOf(await settings())).toEqual(defaults);
    expect(valueOf(await changeSettings({ theme: "dark", digestTime: "17:30", density: undefined }))).toEqual(
      {
        ...defaults,
        theme: "dark",
        digestTime: "17:30",
      },
    );
    expect(window.another().setting("window.theme")).toBe('"dark"');
    expect(window.told).toContainEqual({ type: "settings" });
  });

  test("what does not fit counts as not there", async () => {
    const window = await windowContext();
    const stored = {
      theme: '"pink"',
      idleLockMinutes: "7",
      digestTime: '"25:00"',
      reveal: "{",
      digest: "false",
    };
    for (const [name, text] of Object.entries(stored)) window.vault().setSetting(`window.${name}`, text);
    expect(window.settings.current()).toEqual({ ...defaults, digest: false });
  });

  test("before there is a vault they are kept in memory, and follow into it", async () => {
    const window = await windowContext({ kind: null });
    const { changeSettings } = window.settings.part;
    valueOf(await changeSettings({ theme: "light" }));
    expect(window.settings.current().theme).toBe("light");
    valueOf(await window.session.create("keychain", null));
    expect(window.settings.current().theme).toBe("light");
    valueOf(await changeSettings({ density: "compact" }));
    expect(window.vault().setting("window.theme")).toBe('"light"');
  });

  test("a lock does not hide them", async () => {
    const window = await windowContext();
    await window.session.lock("asked");
    expect(codeOf(await window.settings.part.changeSettings({ theme: "dark" }))).toBe("ok");
  });
});
