import { EventEmitter } from "node:events";
import { beforeEach, describe, expect, test, vi } from "vitest";
import { hardenEveryPage, hardenSession } from "../../../electron/shell/hardening.ts";
import { openWindow, pagePreferences, pageSession } from "../../../electron/shell/window.ts";

const electron = vi.hoisted(() => ({
  app: null as unknown as EventEmitter,
  session: { fromPartition: vi.fn(() => ({})) },
  windows: [] as {
    options: Record<string, unknown>;
    addresses: string[];
    shown: number;
    window: EventEmitter & { webContents: EventEmitter };
  }[],
}));
vi.mock("electron", async () => {
  const { EventEmitter: Emitter } = await import("node:events");
  electron.app = new Emitter();
  class BrowserWindow extends Emitter {
    readonly record: (typeof electron.windows)[number];
    constructor(options: Record<string, unknown>) {
      super();
      this.record = { options, addresses: [] as string[], shown: 0, window: this };
      electron.windows.push(this.record);
    }
    readonly webContents = new Emitter();
    setMenuBarVisibility(): void {}
    show(): void {
      this.record.shown += 1;
    }
    loadURL(address: string): Promise<void> {
      this.record.addresses.push(address);
      this.emit("ready-to-show");
      return Promise.resolve();
    }
  }
  return { ...electron, BrowserWindow, Menu: {}, nativeTheme: { shouldUseDarkColors: true } };
});

function fakeSession() {
  const handlers: Record<string, (...parameters: never[]) => unknown> = {};
  const keep = (name: string) => (handler: (...parameters: never[]) => unknown) => {
    handlers[name] = handler;
  };
  const session = Object.assign(new EventEmitter(), {
    setPermissionRequestHandler: keep("request"),
    setPermissionCheckHandler: keep("check"),
    setDevicePermissionHandler: keep("device"),
    setDisplayMediaRequestHandler: keep("display"),
    setSpellCheckerEnabled: vi.fn(),
    setUSBProtectedClassesHandler: keep("usb"),
    setBluetoothPairingHandler: keep("pairing"),
    webRequest: { onBeforeRequest: keep("before") },
  });
  const ask = (name: string, ...parameters: unknown[]): unknown =>
    (handlers[name] as (...parameters: unknown[]) => unknown)(...parameters);
  return { session, ask };
}

describe("the session", () => {
  let { session, ask } = fakeSession();
  beforeEach(() => {
    ({ session, ask } = fakeSession());
    hardenSession(session as unknown as Parameters<typeof hardenSession>[0]);
  });

  test.each(["media", "geolocation", "notifications", "clipboard-read", "hid", "openExternal", "unknown"])(
    "denies %s when asked and when checked",
    (permission) => {
      const decide = vi.fn();
      ask("request", null, permission, decide);
      expect(decide.mock.calls).toEqual([[false]]);
      expect(ask("check", null, permission, "app://keystow")).toBe(false);
    },
  );

  test("denies devices and captures of the display", () => {
    expect(ask("device", {})).toBe(false);
    const choose = vi.fn();
    ask("display", {}, choose);
    expect(choose.mock.calls).toEqual([[null]]);
  });

  test("lets no device be chosen or paired", () => {
    for (const name of ["select-hid-device", "select-usb-device", "select-serial-port"]) {
      const event = { preventDefault: vi.fn() };
      const chosen = vi.fn();
      session.emit(name, event, {}, chosen);
      expect(event.preventDefault, name).toHaveBeenCalledOnce();
      expect(chosen.mock.calls).toEqual([[""]]);
    }
    expect(ask("usb", { protectedClasses: ["hid", "smart-card"] })).toEqual(["hid", "smart-card"]);
    const answer = vi.fn();
    ask("pairing", {}, answer);
    expect(answer.mock.calls).toEqual([[{ confirmed: false }]]);
  });

  test("a session without those handlers is hardened all the same", () => {
    const bare = Object.assign(fakeSession().session, {
      setUSBProtectedClassesHandler: undefined,
      setBluetoothPairingHandler: undefined,
    });
    expect(() => hardenSession(bare as unknown as Parameters<typeof hardenSession>[0])).not.toThrow();
  });

  test("cancels every request but our own", () => {
    const decide = vi.fn();
    ask("before", { url: "https://example.com/" }, decide);
    ask("before", { url: "app://keystow/assets/a.js" }, decide);
    expect(decide.mock.calls).toEqual([[{ cancel: true }], [{ cancel: false }]]);
  });

  test("cancels downloads and checks no spelling", () => {
    const event = { preventDefault: vi.fn() };
    session.emit("will-download", event);
    expect(event.preventDefault).toHaveBeenCalledOnce();
    expect(session.setSpellCheckerEnabled).toHaveBeenCalledWith(false);
  });
});

describe("every page that comes to be", () => {
  const contents = Object.assign(new EventEmitter(), { setWindowOpenHandler: vi.fn() });
  beforeEach(() => {
    contents.removeAllListeners();
    contents.setWindowOpenHandler.mockClear();
    electron.app.removeAllListeners();
    hardenEveryPage();
    electron.app.emit("web-contents-created", {}, contents);
  });

  const prevented = (name: string, url: string, isMainFrame = true): boolean => {
    const preventDefault = vi.fn();
    contents.emit(name, { url, isMainFrame, preventDefault });
    return preventDefault.mock.calls.length === 1;
  };

  test.each(["will-navigate", "will-frame-navigate", "will-redirect"])("%s keeps it home", (name) => {
    expect(prevented(name, "https://example.com/")).toBe(true);
    expect(prevented(name, "app://keystow.example/")).toBe(true);
    expect(prevented(name, "app://keystow/", false)).toBe(true);
    expect(prevented(name, "app://keystow/")).toBe(false);
  });

  test("no Bluetooth device is chosen", () => {
    const event = { preventDefault: vi.fn() };
    const chosen = vi.fn();
    contents.emit("select-bluetooth-device", event, [{ deviceId: "near" }], chosen);
    expect(event.preventDefault).toHaveBeenCalledOnce();
    expect(chosen.mock.calls).toEqual([[""]]);
  });

  test("it holds no webview and opens no window", () => {
    expect(prevented("will-attach-webview", "")).toBe(true);
    const [handler] = contents.setWindowOpenHandler.mock.calls[0]!;
    expect(handler({ url: "app://keystow/" })).toEqual({ action: "deny" });
  });
});

describe("the window", () => {
  test("its session lives in memory", () => {
    pageSession();
    expect(electron.session.fromPartition.mock.calls).toEqual([["keystow", { cache: false }]]);
  });

  test("its settings, each by name", () => {
    expect(pagePreferences("/p.cjs", false)).toEqual({
      preload: "/p.cjs",
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      webSecurity: true,
      allowRunningInsecureContent: false,
      experimentalFeatures: false,
      webviewTag: false,
      navigateOnDragDrop: false,
      safeDialogs: true,
      spellcheck: false,
      disableBlinkFeatures: "Auxclick",
      v8CacheOptions: "none",
      devTools: false,
    });
    expect(pagePreferences("/p.cjs", true).devTools).toBe(true);
  });

  const listeners = { focused: vi.fn(), blurred: vi.fn(), pageGone: vi.fn() };
  const open = () => openWindow({ preload: "/p.cjs", session: pageSession(), developing: false, listeners });

  test("it opens our page on our session, and shows itself when painted", async () => {
    expect(await open()).toBe(true);
    const { options, addresses, shown } = electron.windows.at(-1)!;
    expect(addresses).toEqual(["app://keystow/"]);
    expect(options).toMatchObject({ show: false, minWidth: 720, minHeight: 480 });
    expect(shown).toBe(1);
    expect(options["webPreferences"]).toEqual({ ...pagePreferences("/p.cjs", false), session: {} });
  });

  test("it tells of everything after which nobody may look at it", async () => {
    await open();
    const { window } = electron.windows.at(-1)!;
    for (const event of ["blur", "hide", "minimize", "closed"]) window.emit(event);
    expect(listeners.blurred).toHaveBeenCalledTimes(4);
    window.emit("focus");
    expect(listeners.focused).toHaveBeenCalledTimes(1);
  });

  test("a crash of the page is told, its ordinary end is not", async () => {
    await open();
    const { webContents } = electron.windows.at(-1)!.window;
    webContents.emit("render-process-gone", {}, { reason: "clean-exit" });
    expect(listeners.pageGone).not.toHaveBeenCalled();
    webContents.emit("render-process-gone", {}, { reason: "crashed" });
    expect(listeners.pageGone).toHaveBeenCalledTimes(1);
  });
});
