/**
 * The app's life: one instance, protections before anything is shown, one window, and an end when
 * it is closed. The services come as parameters.
 */
import { app } from "electron";
import type { Settings } from "../ipc/answers.ts";
import { crashPolicy, giveUp, keepFailuresQuiet, tellBrokenInstallation } from "./crash.ts";
import { developmentPage, serveDevelopmentPage } from "./development.ts";
import { hardenEveryPage, hardenSession } from "./hardening.ts";
import { installMenu } from "./menu.ts";
import { refusedSwitch } from "./policy.ts";
import { listenToPower } from "./power.ts";
import { registerPageScheme, servePage } from "./protocol.ts";
import { finishBeforeQuit } from "./quit.ts";
import { applyTheme, focusWindow, openWindow, pageSession, reloadWindow, tellPage } from "./window.ts";

/** What the app does at the turns of its life. None of these may throw. */
export interface AppLife {
  /** Joins the handlers to the channels, and reads the settings; called once, before the window is made. */
  readonly prepare: () => { readonly theme: Settings["theme"] };
  /** The page is there: clocks may run and notifications may come. */
  readonly started: () => void;
  readonly focused: () => void;
  readonly blurred: () => void;
  readonly suspended: () => void;
  readonly screenLocked: () => void;
  /** The machine woke up, its screen was unlocked, or its power changed. */
  readonly powerChanged: () => void;
  /** Ends what runs, empties the clipboard, closes the vault. */
  readonly finish: () => Promise<void>;
}

export interface AppParts {
  /** Folder of the built page. */
  readonly page: string;
  /** File of the built preload. */
  readonly preload: string;
  /** Name of the folder for Chromium's own files, beside other programs' settings. */
  readonly profile: string;
  /** Why the app must not start, as a sentence; null: it may. */
  readonly refusal: string | null;
  readonly life: AppLife;
}

/** As in electron-builder.yml: Windows shows notifications only of a program that names itself so. */
const windowsId = "app.keystow";

/** Starts the app. Call it synchronously from the entry point: some protections must precede `ready`. */
export function startApp(parts: AppParts): void {
  keepFailuresQuiet(process);
  const refusal = parts.refusal ?? switchRefusal();
  if (refusal !== null) {
    process.stderr.write(`${refusal}\n`);
    app.exit(2);
    return;
  }
  app.enableSandbox();
  registerPageScheme();
  hardenEveryPage();
  placeProfile(parts.profile);
  if (process.platform === "win32") app.setAppUserModelId(windowsId);
  if (!app.requestSingleInstanceLock()) {
    app.quit();
    return;
  }
  // Whatever arguments the second start had, it only brings the window to the front.
  app.on("second-instance", focusWindow);
  app.on("window-all-closed", () => app.quit());
  finishBeforeQuit(parts.life.finish);
  // Not awaited at the top level: `ready` waits for the entry point, so that would wait for ever.
  void app.whenReady().then(() => showWindow(parts));
}

function switchRefusal(): string | null {
  const refused = app.isPackaged ? refusedSwitch((name) => app.commandLine.hasSwitch(name)) : null;
  return refused === null
    ? null
    : `Keystow does not start with --${refused}: it would take the page's protection away.`;
}

/**
 * Chromium's profile, apart from the vault's folder. By default it would be named after the app,
 * which is the vault's own folder on macOS and Windows. `--user-data-dir` wins.
 */
function placeProfile(name: string): void {
  if (app.commandLine.hasSwitch("user-data-dir")) return;
  app.setPath("userData", `${app.getPath("appData")}/${name}`);
}

async function showWindow({ life, page, preload }: AppParts): Promise<void> {
  installMenu(process.platform, (id) => tellPage({ type: "command", id }));
  const session = pageSession();
  hardenSession(session);
  const developing = !app.isPackaged;
  const server = developing ? developmentPage() : null;
  if (server === null) servePage(session, page);
  else serveDevelopmentPage(session, server);
  const { theme } = life.prepare();
  applyTheme(theme);
  listenToPower(life);
  const listeners = { focused: life.focused, blurred: life.blurred, pageGone: pageGone(life) };
  if (await openWindow({ preload, session, developing, listeners })) life.started();
  else tellBrokenInstallation();
}

function pageGone(life: AppLife): () => void {
  const decide = crashPolicy();
  return () => {
    life.blurred();
    if (decide(Date.now()) === "reload") reloadWindow();
    else giveUp();
  };
}
