/** What Electron gives to the services, in one object. */
import { shell } from "electron";
import { systemClipboard } from "./clipboard.ts";
import { confirm, fileDialogs } from "./dialogs.ts";
import { notify } from "./notify.ts";
import { idleSeconds, machine } from "./power.ts";
import { forkUtility } from "./utility.ts";
import { applyTheme, focusWindow, pageSession, revealWindow, tellPage } from "./window.ts";

/** The desktop around the one window. Most of it works only after `ready`. */
export function createDesktop(platform: NodeJS.Platform, environment: NodeJS.ProcessEnv) {
  return {
    clipboard: systemClipboard(platform, environment),
    dialogs: fileDialogs,
    confirm,
    window: revealWindow,
    notify,
    openExternal: (address: string): Promise<void> => shell.openExternal(address),
    forkUtility,
    resolveProxy: (address: string): Promise<string> => pageSession().resolveProxy(address),
    idleSeconds,
    machine,
    tellPage,
    focusWindow,
    applyTheme,
  };
}

/** What the page runs on, for "About". */
export function runtimeName(): string {
  return `Electron ${process.versions.electron ?? "?"}`;
}
