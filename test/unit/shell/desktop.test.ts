import type { EventEmitter } from "node:events";
import { beforeEach, describe, expect, test, vi } from "vitest";
import { eventChannel } from "../../../electron/ipc/channels.ts";
import { createDesktop } from "../../../electron/shell/desktop.ts";
import { listenToPower } from "../../../electron/shell/power.ts";

const electron = vi.hoisted(() => ({
  windows: [] as unknown[],
  dialog: { showSaveDialog: vi.fn(), showOpenDialog: vi.fn(), showMessageBox: vi.fn() },
  shell: { openExternal: vi.fn(() => Promise.resolve()) },
  nativeTheme: { themeSource: "system", shouldUseDarkColors: false },
  app: { quit: vi.fn() },
  supported: true,
  shown: [] as (EventEmitter & { readonly text: object })[],
  online: true,
  battery: false,
  power: null as unknown as EventEmitter,
  forked: vi.fn(),
}));
vi.mock("electron", async () => {
  const { EventEmitter: Emitter } = await import("node:events");
  electron.power = Object.assign(new Emitter(), {
    getSystemIdleTime: () => 42,
    isOnBatteryPower: () => electron.battery,
  });
  class Notification extends Emitter {
    static isSupported = (): boolean => electron.supported;
    readonly text: object;
    constructor(text: object) {
      super();
      this.text = text;
    }
    show(): void {
      electron.shown.push(this);
    }
  }
  return {
    ...electron,
    Notification,
    powerMonitor: electron.power,
    net: { isOnline: () => electron.online },
    BrowserWindow: { getAllWindows: () => electron.windows },
    session: {
      fromPartition: () => ({ resolveProxy: (address: string) => Promise.resolve(`PROXY of ${address}`) }),
    },
    utilityProcess: { fork: electron.forked },
    clipboard: {},
    ClipboardItem: Emitter,
  };
});

const desktop = createDesktop("linux", {});

function fakeWindow() {
  const contents = { isDestroyed: () => false, send: vi.fn() };
  return {
    webContents: contents,
    isDestroyed: () => false,
    isFocused: () => true,
    isMinimized: () => true,
    restore: vi.fn(),
    show: vi.fn(),
    focus: vi.fn(),
    setContentProtection: vi.fn(),
    setBackgroundColor: vi.fn(),
  };
}

let window = fakeWindow();
beforeEach(() => {
  window = fakeWindow();
  electron.windows = [window];
  electron.shown.length = 0;
  electron.supported = true;
  vi.clearAllMocks();
});

describe("a question outside the page", () => {
  const question = { message: "Send A to b.example?", detail: "D", button: "Send It There" };

  test("only its button is a yes, and Cancel is what Return chooses", async () => {
    electron.dialog.showMessageBox.mockResolvedValue({ response: 1 });
    expect(await desktop.confirm(question)).toBe(false);
    const [parent, options] = electron.dialog.showMessageBox.mock.calls[0]!;
    expect(parent).toBe(window);
    expect(options).toMatchObject({ buttons: ["Send It There", "Cancel"], defaultId: 1, cancelId: 1 });
    electron.dialog.showMessageBox.mockResolvedValue({ response: 0 });
    expect(await desktop.confirm(question)).toBe(true);
  });

  test("one at a time; no window and a dialog that fails are a no", async () => {
    const { promise, resolve } = Promise.withResolvers<{ response: number }>();
    electron.dialog.showMessageBox.mockReturnValue(promise);
    const first = desktop.confirm(question);
    expect(await desktop.confirm(question)).toBe(false);
    resolve({ response: 0 });
    expect(await first).toBe(true);
    electron.dialog.showMessageBox.mockRejectedValue(new Error("no display"));
    expect(await desktop.confirm(question)).toBe(false);
    electron.windows = [];
    expect(await desktop.confirm(question)).toBe(false);
  });
});

describe("file dialogs", () => {
  test("belong to the window, list hidden files, ask before an existing one and leave no trace", async () => {
    electron.dialog.showSaveDialog.mockResolvedValue({ canceled: false, filePath: "/project/.env" });
    expect(await desktop.dialogs.save({ title: "T", button: "B", name: ".env" })).toBe("/project/.env");
    expect(electron.dialog.showSaveDialog.mock.calls).toEqual([
      [
        window,
        {
          title: "T",
          buttonLabel: "B",
          defaultPath: ".env",
          properties: ["showHiddenFiles", "createDirectory", "showOverwriteConfirmation", "dontAddToRecent"],
        },
      ],
    ]);
    electron.dialog.showOpenDialog.mockResolvedValue({ canceled: false, filePaths: ["/project/.env"] });
    expect(await desktop.dialogs.open({ title: "T", button: "B" })).toBe("/project/.env");
    const [, options] = electron.dialog.showOpenDialog.mock.calls[0]!;
    expect(options).toMatchObject({ properties: ["openFile", "showHiddenFiles", "dontAddToRecent"] });
  });

  test("cancelled, or without a window: null", async () => {
    electron.dialog.showSaveDialog.mockResolvedValue({ canceled: true, filePath: "" });
    electron.dialog.showOpenDialog.mockResolvedValue({ canceled: true, filePaths: [] });
    const ask = { title: "T", button: "B", name: "N" };
    expect([await desktop.dialogs.save(ask), await desktop.dialogs.open(ask)]).toEqual([null, null]);
    electron.windows = [];
    expect([await desktop.dialogs.save(ask), await desktop.dialogs.open(ask)]).toEqual([null, null]);
    expect(electron.dialog.showSaveDialog).toHaveBeenCalledTimes(1);
  });
});

describe("the window", () => {
  test("hears events, is brought to the front and protected", () => {
    desktop.tellPage({ type: "changed" });
    expect(window.webContents.send.mock.calls).toEqual([[eventChannel, { type: "changed" }]]);
    desktop.focusWindow();
    for (const method of [window.restore, window.show, window.focus]) expect(method).toHaveBeenCalledOnce();
    desktop.window.protect(true);
    expect(window.setContentProtection.mock.calls).toEqual([[true]]);
    desktop.applyTheme("dark");
    expect(electron.nativeTheme.themeSource).toBe("dark");
    expect(window.setBackgroundColor).toHaveBeenCalledOnce();
  });

  test("that is gone makes nothing fail, and has no focus", () => {
    electron.windows = [];
    desktop.tellPage({ type: "changed" });
    desktop.focusWindow();
    desktop.window.protect(false);
    expect(desktop.window.isFocused()).toBe(false);
    electron.windows = [{ ...window, isDestroyed: () => true }];
    expect(desktop.window.isFocused()).toBe(false);
  });
});

test("a notification is shown where there are any, and tells once that it was chosen", () => {
  const chosen = vi.fn();
  desktop.notify({ title: "T", body: "B" }, chosen);
  expect(electron.shown.map(({ text }) => text)).toEqual([{ title: "T", body: "B" }]);
  electron.shown[0]!.emit("click");
  expect(chosen).toHaveBeenCalledOnce();
  electron.supported = false;
  desktop.notify({ title: "T", body: "B" }, chosen);
  expect(electron.shown).toHaveLength(1);
});

test("network and power are told as they are now", () => {
  expect(desktop.machine()).toEqual({ online: true, onBattery: false });
  Object.assign(electron, { online: false, battery: true });
  expect(desktop.machine()).toEqual({ online: false, onBattery: true });
});

test("sleep, the screen's lock, changes of power and the shutdown are passed on", () => {
  const listeners = { suspended: vi.fn(), screenLocked: vi.fn(), powerChanged: vi.fn() };
  listenToPower(listeners);
  electron.power.emit("suspend");
  electron.power.emit("lock-screen");
  expect(listeners.suspended).toHaveBeenCalledOnce();
  expect(listeners.screenLocked).toHaveBeenCalledOnce();
  for (const event of ["resume", "unlock-screen", "on-ac", "on-battery"]) electron.power.emit(event);
  expect(listeners.powerChanged).toHaveBeenCalledTimes(4);
  const event = { preventDefault: vi.fn() };
  electron.power.emit("shutdown", event);
  expect(event.preventDefault).toHaveBeenCalledOnce();
  expect(electron.app.quit).toHaveBeenCalledOnce();
  expect(desktop.idleSeconds()).toBe(42);
});

test("the keychain's process gets its environment only, prints nothing, and may crash alone", () => {
  const on = vi.fn();
  electron.forked.mockReturnValue({ on });
  desktop.forkUtility(new URL("file:///program/keyring-worker.js"), { HOME: "/home/me" });
  const [file, parameters, options] = electron.forked.mock.calls[0] as [string, unknown[], object];
  expect(file.replaceAll("\\", "/")).toMatch(/\/program\/keyring-worker\.js$/);
  expect(parameters).toEqual([]);
  expect(options).toMatchObject({ env: { HOME: "/home/me" }, execArgv: [], stdio: "ignore" });
  expect(on.mock.calls.map(([event]) => event as string)).toEqual(["error"]);
});

test("the proxy is the one of the page's session", async () => {
  expect(await desktop.resolveProxy("https://api.example.com/")).toBe("PROXY of https://api.example.com/");
});
