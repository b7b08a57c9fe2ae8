/**
 * The app's life: one instance, protections before anything is shown, one window, and an end when
 * it is closed. The services come as parameters.
 */
import { app, dialog } from "electron";
import { reloadOnRebuild } from "./development.ts";
import { hardenEveryPage, hardenSession } from "./hardening.ts";
import { refusedSwitch } from "./policy.ts";
import { registerPageScheme, servePage } from "./protocol.ts";
import { focusWindow, installMenu, openWindow, pageSession, reloadWindow } from "./window.ts";

export interface AppParts {
  /** Folder of the built page. */
  readonly page: string;
  /** File of the built preload. */
  readonly preload: string;
  /** Name of the folder for Chromium's own files, beside other programs' settings. */
  readonly profile: string;
  /** Joins the handlers to the channels; called once, before the window is made. */
  readonly register: () => void;
}

/** Starts the app. Call it synchronously from the entry point: some protections must precede `ready`. */
export function startApp(parts: AppParts): void {
  const refused = app.isPackaged ? refusedSwitch((name) => app.commandLine.hasSwitch(name)) : null;
  if (refused !== null) {
    process.stderr.write(
      `Keystow does not start with --${refused}: it would take the page's protection away.\n`,
    );
    app.exit(2);
    return;
  }
  app.enableSandbox();
  registerPageScheme();
  hardenEveryPage();
  placeProfile(parts.profile);
  if (!app.requestSingleInstanceLock()) {
    app.quit();
    return;
  }
  // Whatever arguments the second start had, it only brings the window to the front.
  app.on("second-instance", focusWindow);
  app.on("window-all-closed", () => app.quit());
  // Not awaited at the top level: `ready` waits for the entry point, so that would wait for ever.
  void app.whenReady().then(() => showWindow(parts));
}

/**
 * Chromium's profile, apart from the vault's folder. By default it would be named after the app,
 * which is the vault's own folder on macOS and Windows. `--user-data-dir` wins.
 */
function placeProfile(name: string): void {
  if (app.commandLine.hasSwitch("user-data-dir")) return;
  app.setPath("userData", `${app.getPath("appData")}/${name}`);
}

async function showWindow(parts: AppParts): Promise<void> {
  installMenu(process.platform);
  const session = pageSession();
  hardenSession(session);
  servePage(session, parts.page);
  parts.register();
  const developing = !app.isPackaged;
  if (developing) reloadOnRebuild(process, reloadWindow);
  const shown = await openWindow({ preload: parts.preload, session, developing });
  if (shown) return;
  dialog.showErrorBox(
    "Keystow cannot show its window",
    "A part of the program is missing. Install it again.",
  );
  app.quit();
}
