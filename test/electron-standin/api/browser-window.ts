/** `BrowserWindow`: a window of Chromium. Without a display there is none to see, but it has a size and a page. */
import type { BrowserWindow } from "electron";
import { preventable } from "../missing.ts";
import { changes, chromium, debug, facts, windows } from "../state.ts";
import { openTarget, whenGone } from "../targets.ts";
import { app } from "./app.ts";
import { StandInWebContents, type PagePreferences } from "./web-contents.ts";
import { PlacedWindow } from "./window-geometry.ts";
import { WindowInChromium } from "./window-in-chromium.ts";

interface Options {
  readonly width?: number;
  readonly height?: number;
  readonly x?: number;
  readonly y?: number;
  readonly show?: boolean;
  readonly title?: string;
  readonly webPreferences?: PagePreferences & {
    readonly nodeIntegration?: boolean;
    readonly contextIsolation?: boolean;
    readonly sandbox?: boolean;
  };
}

type Covered = Pick<
  BrowserWindow,
  | "show"
  | "showInactive"
  | "hide"
  | "focus"
  | "blur"
  | "isFocused"
  | "isVisible"
  | "isDestroyed"
  | "close"
  | "destroy"
  | "minimize"
  | "restore"
  | "isMinimized"
  | "maximize"
  | "unmaximize"
  | "isMaximized"
  | "isFullScreen"
  | "setFullScreen"
  | "setContentProtection"
  | "isContentProtected"
  | "loadURL"
  | "reload"
>;

const open = new Map<number, StandInBrowserWindow>();
let focused: StandInBrowserWindow | null = null;
let lastId = 0;

function rememberFocus(window: StandInBrowserWindow): void {
  focused = window;
}

export class StandInBrowserWindow extends PlacedWindow implements Covered {
  readonly id: number;
  readonly webContents: StandInWebContents;
  readonly gone: Promise<void>;
  #announceGone: () => void = () => undefined;
  #shown: WindowInChromium | null = null;
  #visible: boolean;
  #minimized = false;
  #maximized = false;
  #fullScreen = false;
  #protected = false;
  #closing = false;

  constructor(options: Options = {}) {
    super();
    if (!facts.ready) throw new Error("Cannot create BrowserWindow before app is ready");
    const preferences = options.webPreferences ?? {};
    if (
      preferences.nodeIntegration ||
      preferences.contextIsolation === false ||
      preferences.sandbox === false
    )
      throw new Error("the stand-in for Electron runs only sandboxed, isolated pages without Node");
    lastId += 1;
    this.id = lastId;
    this.bounds = {
      x: options.x ?? 0,
      y: options.y ?? 0,
      width: options.width ?? 800,
      height: options.height ?? 600,
    };
    this.#visible = options.show !== false;
    this.shownTitle = options.title ?? app.name;
    this.gone = new Promise((resolve) => {
      this.#announceGone = resolve;
    });
    this.webContents = new StandInWebContents(this.id, preferences);
    windows.set(this.id, this);
    open.set(this.id, this);
    this.#followPage();
    this.#open().catch((error: Error) => debug("window", error.stack));
    app.emit("browser-window-created", preventable({}), this);
    app.emit("web-contents-created", preventable({}), this.webContents);
  }

  #followPage(): void {
    let painted = false;
    const ready = (): void => {
      if (painted || this.isDestroyed()) return;
      painted = true;
      this.emit("ready-to-show", preventable({}));
    };
    this.webContents.on("first-paint", ready);
    // A covered window may never paint.
    this.webContents.once("did-finish-load", () => setTimeout(ready, 500).unref());
    this.webContents.on("zoom-factor", (factor: number) => this.#shown?.zoom(factor, this.bounds));
    this.webContents.on("close-requested", () => this.close());
    changes.on("theme", () => this.#shown?.applyTheme());
  }

  async #open(): Promise<void> {
    const { width, height } = this.bounds;
    const target = await openTarget({ width, height });
    whenGone(target.id, () => this.#destroyed());
    await this.webContents.attach(target);
    this.#shown = await WindowInChromium.of(target.session);
    await this.#shown.resize(this.bounds);
    this.#shown.applyTheme();
    if (this.#closing) this.destroy();
  }

  #destroyed(): void {
    if (!open.delete(this.id)) return;
    this.#closing = true;
    windows.delete(this.id);
    if (focused === this) focused = null;
    this.webContents.markDestroyed();
    this.emit("closed", preventable({}));
    this.#announceGone();
    if (windows.size > 0 || facts.quitting) return;
    if (app.listenerCount("window-all-closed") > 0) app.emit("window-all-closed");
    else app.quit();
  }

  protected override placed(): void {
    void this.#shown?.resize(this.bounds);
  }
  isClosing(): boolean {
    return this.#closing;
  }
  isDestroyed(): boolean {
    return !open.has(this.id);
  }
  close(): void {
    if (this.#closing) return;
    const event = preventable({});
    this.emit("close", event);
    if (!event.defaultPrevented) this.destroy();
  }
  destroy(): void {
    this.#closing = true;
    const target = this.webContents.page.target;
    if (target !== null) chromium().browser.tell("Target.closeTarget", { targetId: target.id });
  }

  #setVisible(visible: boolean): void {
    if (this.#visible === visible) return;
    this.#visible = visible;
    this.#shown?.become(visible ? "normal" : "minimized");
    this.emit(visible ? "show" : "hide", preventable({}));
  }
  show(): void {
    this.#setVisible(true);
    this.focus();
  }
  showInactive(): void {
    this.#setVisible(true);
  }
  hide(): void {
    this.#setVisible(false);
    this.blur();
  }
  isVisible(): boolean {
    return this.#visible;
  }
  focus(): void {
    this.webContents.focus();
    if (focused === this) return;
    focused?.blur();
    rememberFocus(this);
    this.emit("focus", preventable({}));
    app.emit("browser-window-focus", preventable({}), this);
  }
  blur(): void {
    if (focused !== this) return;
    focused = null;
    this.emit("blur", preventable({}));
    app.emit("browser-window-blur", preventable({}), this);
  }
  isFocused(): boolean {
    return focused === this;
  }
  minimize(): void {
    this.#minimized = true;
    this.#shown?.become("minimized");
    this.emit("minimize", preventable({}));
    this.blur();
  }
  restore(): void {
    this.#minimized = false;
    this.#shown?.become("normal");
    this.emit("restore", preventable({}));
  }
  isMinimized(): boolean {
    return this.#minimized;
  }
  maximize(): void {
    this.#maximized = true;
    this.#shown?.become("maximized");
    this.emit("maximize", preventable({}));
  }
  unmaximize(): void {
    this.#maximized = false;
    this.#shown?.become("normal");
    this.emit("unmaximize", preventable({}));
  }
  isMaximized(): boolean {
    return this.#maximized;
  }
  isFullScreen(): boolean {
    return this.#fullScreen;
  }
  setFullScreen(on: boolean): void {
    this.#fullScreen = on;
  }
  setContentProtection(on: boolean): void {
    this.#protected = on;
  }
  isContentProtected(): boolean {
    return this.#protected;
  }

  loadURL(address: string): Promise<void> {
    return this.webContents.loadURL(address);
  }
  reload(): void {
    this.webContents.reload();
  }

  static getAllWindows(): StandInBrowserWindow[] {
    return [...open.values()];
  }
  static getFocusedWindow(): StandInBrowserWindow | null {
    return focused;
  }
  static fromId(id: number): StandInBrowserWindow | null {
    return open.get(id) ?? null;
  }
  static fromWebContents(contents: StandInWebContents): StandInBrowserWindow | null {
    return open.get(contents.id) ?? null;
  }
}

const contents = (): StandInWebContents[] => [...open.values()].map((window) => window.webContents);

/** `webContents`, the module. */
export const webContents = {
  getAllWebContents: contents,
  getFocusedWebContents: (): StandInWebContents | null => focused?.webContents ?? null,
  fromId: (id: number) => open.get(id)?.webContents,
  fromDevToolsTargetId: (id: string) => contents().find((one) => one.getDevToolsTargetId() === id),
};
