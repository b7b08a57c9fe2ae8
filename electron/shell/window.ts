/** The one window: its session, its settings, what it tells, and how it comes to the front. */
import { BrowserWindow, nativeTheme, session, type Session, type WebPreferences } from "electron";
import type { Settings } from "../ipc/answers.ts";
import { eventChannel, pageAddress } from "../ipc/channels.ts";
import type { BridgeEvent } from "../ipc/events.ts";

/** The page's background before it has painted: --bg-panel of renderer/ui/tokens.css. */
const backgrounds = { light: "#ffffff", dark: "#15171b" } as const;

/** The session of our page. Without `persist:` it lives in memory: nothing of the page reaches the disk. */
export function pageSession(): Session {
  return session.fromPartition("keystow", { cache: false });
}

/** Every protection by name, also where Electron's default is the same: a default can change. */
export function pagePreferences(preload: string, developing: boolean): WebPreferences {
  return {
    preload,
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
    devTools: developing,
  };
}

export interface WindowListeners {
  readonly focused: () => void;
  /** Another window has the focus, this one is hidden, or it is gone. */
  readonly blurred: () => void;
  /** The page's process has crashed or was killed: nothing that it showed is there any more. */
  readonly pageGone: () => void;
}

export interface WindowOptions {
  readonly preload: string;
  readonly session: Session;
  readonly developing: boolean;
  readonly listeners: WindowListeners;
}

/**
 * Opens the window, hidden until the page has painted. After `ready`. Resolves to whether the page
 * came; a window that was closed meanwhile counts as come.
 */
export async function openWindow(options: WindowOptions): Promise<boolean> {
  const window = new BrowserWindow({
    title: "Keystow",
    width: 1120,
    height: 720,
    minWidth: 720,
    minHeight: 480,
    show: false,
    backgroundColor: background(),
    webPreferences: { ...pagePreferences(options.preload, options.developing), session: options.session },
  });
  // Not "auto-hide": that would show an empty bar when Alt is pressed.
  window.setMenuBarVisibility(false);
  listen(window, options.listeners);
  try {
    await window.loadURL(pageAddress);
    return true;
  } catch {
    return window.isDestroyed();
  }
}

function listen(window: BrowserWindow, listeners: WindowListeners): void {
  window.once("ready-to-show", () => window.show());
  window.on("focus", listeners.focused);
  for (const event of ["blur", "hide", "minimize", "closed"] as const) {
    // Each name has an overload of its own.
    window.on(event as "blur", listeners.blurred);
  }
  window.webContents.on("render-process-gone", (_event, { reason }) => {
    if (reason !== "clean-exit") listeners.pageGone();
  });
}

const background = (): string => (nativeTheme.shouldUseDarkColors ? backgrounds.dark : backgrounds.light);

/** The open window, or null. */
export function theWindow(): BrowserWindow | null {
  const window = BrowserWindow.getAllWindows()[0];
  return window === undefined || window.isDestroyed() ? null : window;
}

/** Colours of the system's parts of the window, and of the page when its theme is "system". */
export function applyTheme(theme: Settings["theme"]): void {
  nativeTheme.themeSource = theme;
  theWindow()?.setBackgroundColor(background());
}

/** Sends to the page. Nothing happens while there is none. */
export function tellPage(event: BridgeEvent): void {
  const contents = theWindow()?.webContents;
  if (contents !== undefined && !contents.isDestroyed()) contents.send(eventChannel, event);
}

/** What a revealed secret asks of its window. */
export const revealWindow = {
  isFocused: (): boolean => theWindow()?.isFocused() ?? false,
  protect: (on: boolean): void => theWindow()?.setContentProtection(on),
} as const;

/** Brings the open window to the front: a second start, or a notification that was clicked. */
export function focusWindow(): void {
  const window = theWindow();
  if (window === null) return;
  if (window.isMinimized()) window.restore();
  window.show();
  window.focus();
}

/** Loads the page of the open window anew. */
export function reloadWindow(): void {
  theWindow()?.webContents.reload();
}
