/** The module `electron` of the main process. */
import type * as Electron from "electron";
import { guarded } from "../missing.ts";
import { notes } from "../state.ts";
import { app } from "./app.ts";
import { StandInBrowserWindow, webContents } from "./browser-window.ts";
import { clipboard, StandInClipboardItem } from "./clipboard.ts";
import { crashReporter, net, powerMonitor, screen, shell } from "./desktop.ts";
import { dialog } from "./dialog.ts";
import { ipcMain } from "./ipc-main.ts";
import { menuModule } from "./menu.ts";
import { nativeImage } from "./native-image.ts";
import { nativeTheme } from "./native-theme.ts";
import { StandInNotification } from "./notification.ts";
import { session } from "./session.ts";
import { utilityProcess } from "./utility-process.ts";

const parts = {
  app,
  BrowserWindow: StandInBrowserWindow,
  clipboard,
  ClipboardItem: StandInClipboardItem,
  crashReporter,
  dialog,
  ipcMain,
  ...menuModule,
  nativeImage,
  nativeTheme,
  net,
  Notification: StandInNotification,
  powerMonitor,
  /** Before `ready` an app registers its schemes here. */
  protocol: session.defaultSession.protocol,
  screen,
  session,
  shell,
  utilityProcess,
  webContents,
} satisfies Partial<Record<keyof typeof Electron, unknown>>;

export const electron = guarded("electron", parts);
export const exportedNames: readonly string[] = Object.keys(parts);
export { notes };
