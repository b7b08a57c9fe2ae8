import { EventEmitter } from "node:events";
import { beforeEach, describe, expect, test, vi } from "vitest";
import { hardenEveryPage, hardenSession } from "../../../electron/shell/hardening.ts";
import { openWindow, pagePreferences, pageSession } from "../../../electron/shell/window.ts";

const electron = vi.hoisted(() => ({
  app: null as unknown as EventEmitter,
  session: { fromPartition: vi.fn(() => ({})) },
  windows: [] as { options: Record<string, unknown>; addresses: string[]; shown: number }[],
}));
vi.mock("electron", async () => {
  const { EventEmitter: Emitter } = await import("node:events");
  electron.app = new Emitter();
  class BrowserWindow extends Emitter {
    readonly record;
    constructor(options: Record<string, unknown>) {
      super();
      this.record = { options, addresses: [] as string[], shown: 0 };
      electron.windows.push(this.record);
    }
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

  test("it opens our page on our session, and shows itself when painted", async () => {
    const session = pageSession();
    expect(await openWindow({ preload: "/p.cjs", session, developing: false })).toBe(true);
    const window = electron.windows.at(-1)!;
    expect(window.addresses).toEqual(["app://keystow/"]);
    expect(window.options["show"]).toBe(false);
    expect(window.shown).toBe(1);
    expect(window.options["webPreferences"]).toEqual({ ...pagePreferences("/p.cjs", false), session });
  });
});
