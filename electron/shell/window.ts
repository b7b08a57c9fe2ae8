/** The one window: its session, its settings, and how it comes to the front. */
import { BrowserWindow, Menu, nativeTheme, session, type Session, type WebPreferences } from "electron";
import { pageAddress } from "../ipc/channels.ts";

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

/**
 * Opens the window, hidden until the page has painted. After `ready`. Resolves to whether the page
 * came; a window that was closed meanwhile counts as come.
 */
export async function openWindow(options: {
  readonly preload: string;
  readonly session: Session;
  readonly developing: boolean;
}): Promise<boolean> {
  const window = new BrowserWindow({
    title: "Keystow",
    width: 1120,
    height: 720,
    minWidth: 640,
    minHeight: 400,
    show: false,
    autoHideMenuBar: true,
    backgroundColor: nativeTheme.shouldUseDarkColors ? backgrounds.dark : backgrounds.light,
    webPreferences: { ...pagePreferences(options.preload, options.developing), session: options.session },
  });
  window.once("ready-to-show", () => window.show());
  try {
    await window.loadURL(pageAddress);
    return true;
  } catch {
    return window.isDestroyed();
  }
}

/** Brings the open window to the front, for a second start of the app. */
export function focusWindow(): void {
  const window = BrowserWindow.getAllWindows()[0];
  if (window === undefined) return;
  if (window.isMinimized()) window.restore();
  window.show();
  window.focus();
}

/** Loads the page of the open window anew. */
export function reloadWindow(): void {
  BrowserWindow.getAllWindows()[0]?.webContents.reload();
}

/**
 * No menu with reload or developer tools. macOS needs one for quitting and copying; elsewhere the
 * window has none, and the page's own keys work without.
 */
export function installMenu(platform: NodeJS.Platform): void {
  const menu =
    platform === "darwin"
      ? Menu.buildFromTemplate([{ role: "appMenu" }, { role: "editMenu" }, { role: "windowMenu" }])
      : null;
  Menu.setApplicationMenu(menu);
}
