/**
 * Puts the window's app together: real adapters, the session with its vault, and every part of what
 * the page may ask. Nothing is opened before it is asked for. What Electron gives comes as `Desktop`.
 */
import type { ResolveProxy } from "./adapters/https-system-proxy.ts";
import { createKeyring, keyringWorkerFile } from "./adapters/keyring.ts";
import { type ForkUtility, startKeyringUtility } from "./adapters/keyring-utility.ts";
import { systemTimer } from "./adapters/timer.ts";
import { createWindowContext, type WindowContext } from "./compose-context.ts";
import { mergeParts } from "./compose-parts.ts";
import type { Settings } from "./ipc/answers.ts";
import type { Asked } from "./ipc/contract.ts";
import type { BridgeEvent } from "./ipc/events.ts";
import { createAppInfoPart } from "./services/app-info.ts";
import { type AutoLock, createAutoLock } from "./services/auto-lock.ts";
import { createClipboardPart } from "./services/clipboard.ts";
import { type ClipboardHold, createClipboardHold } from "./services/clipboard-hold.ts";
import type {
  Clipboard,
  Confirm,
  FileDialogs,
  MachineState,
  Notify,
  OpenExternal,
  RevealWindow,
} from "./services/desktop.ts";
import { watchDigest } from "./services/digest-watch.ts";
import { createFilesDialogPart } from "./services/files-dialog.ts";
import { createKeyPagePart } from "./services/key-page.ts";
import { createReveal, type Reveal } from "./services/reveal.ts";
import type { Scheduler } from "./services/scheduler.ts";

/** What the shell gives: the desktop, as far as the services use it. */
export interface Desktop {
  readonly clipboard: Clipboard;
  readonly dialogs: FileDialogs;
  readonly confirm: Confirm;
  readonly window: RevealWindow;
  readonly notify: Notify;
  readonly openExternal: OpenExternal;
  readonly forkUtility: ForkUtility;
  readonly resolveProxy: ResolveProxy;
  /** Seconds since the last input. */
  readonly idleSeconds: () => number;
  /** Network and power as they are now. */
  readonly machine: () => MachineState;
  readonly tellPage: (event: BridgeEvent) => void;
  readonly focusWindow: () => void;
  readonly applyTheme: (theme: Settings["theme"]) => void;
}

export interface AppSurroundings {
  readonly environment: NodeJS.ProcessEnv;
  readonly platform: NodeJS.Platform;
  readonly home: string;
  readonly version: string;
  /** "Electron 45.4.1" and the like. */
  readonly runtime: string;
}

export interface ComposedApp {
  readonly asked: Asked;
  /** The user dropped that file on the page: it may be read. */
  readonly dropped: (path: string) => void;
  /** Where the vault lies; "" when that is not known. */
  readonly folder: string;
  settings(): Settings;
  /** Begins to watch the time: idle lock, digest, changes from outside. */
  started(): void;
  focused(): void;
  blurred(): void;
  suspended(): void;
  screenLocked(): void;
  /** The machine woke up, its screen was unlocked, or its power changed. */
  powerChanged(): void;
  /** Ends everything. Settles when the clipboard is clean and the vault is closed. */
  finish(): Promise<void>;
}

/** How often it is looked whether another program locked or replaced the vault, in milliseconds. */
const refreshEvery = 5_000;

/** The app around one window. */
export function composeApp(surroundings: AppSurroundings, desktop: Desktop): ComposedApp {
  let guards: SecretGuards | null = null;
  let scheduler: Scheduler | null = null;
  const tell = (event: BridgeEvent): void => {
    if (event.type === "locked" && event.reason !== null) guards?.withdraw();
    if (event.type === "settings") desktop.applyTheme(composed.context.settings().theme);
    if (["settings", "locked", "changed"].includes(event.type)) scheduler?.lookAgain();
    desktop.tellPage(event);
  };
  const openAt = (event: BridgeEvent): void => {
    desktop.focusWindow();
    desktop.tellPage(event);
  };
  const createUtilityKeyring = () =>
    createKeyring({ startWorker: () => startKeyringUtility(desktop.forkUtility, keyringWorkerFile()) });
  const { resolveProxy } = desktop;
  const composed = createWindowContext({
    ...surroundings,
    tell,
    resolveProxy,
    createKeyring: createUtilityKeyring,
  });
  guards = secretGuards(composed.context, desktop);
  const desktopPart = {
    ...guards.reveal.part,
    ...createClipboardPart(composed.context, guards.hold),
    ...createFilesDialogPart(composed.context, desktop.dialogs),
    ...createKeyPagePart(composed.context, desktop.openExternal),
    ...createAppInfoPart({ ...surroundings, folder: composed.folder }),
  };
  const { machine, notify } = desktop;
  const parts = mergeParts(composed, desktop.confirm, desktopPart, { machine, notify, openAt });
  ({ scheduler } = parts);
  const life = lifeOf({ ...composed, ...parts, guards, desktop, openAt });
  const dropped = (path: string): void => composed.context.chosenFiles.noteDropped(path);
  return { asked: parts.asked, dropped, folder: composed.folder, ...life };
}

/** What holds secrets outside the store: the page while one is shown, and the clipboard. */
interface SecretGuards {
  readonly reveal: Reveal;
  readonly hold: ClipboardHold;
  /** At lock: nothing is shown and nothing lies in the clipboard any more. */
  withdraw(): void;
}

function secretGuards(context: WindowContext["context"], desktop: Desktop): SecretGuards {
  const { random } = context;
  const tell = (event: BridgeEvent): void => context.tell(event);
  const reveal = createReveal(context, { window: desktop.window, timer: systemTimer });
  const hold = createClipboardHold({ clipboard: desktop.clipboard, timer: systemTimer, random, tell });
  const withdraw = (): void => {
    reveal.hide();
    void hold.clear();
  };
  return { reveal, hold, withdraw };
}

type Life = Omit<ComposedApp, "asked" | "dropped" | "folder">;

interface LifeParts extends WindowContext {
  readonly guards: SecretGuards;
  readonly desktop: Desktop;
  readonly cancelChecks: () => void;
  readonly scheduler: Scheduler;
  readonly openAt: (event: BridgeEvent) => void;
}

function lifeOf({ context, session, guards, desktop, cancelChecks, scheduler, openAt }: LifeParts): Life {
  let autoLock: AutoLock | null = null;
  let endings: readonly (() => void)[] = [];
  return {
    settings: () => context.settings(),
    started: () => {
      autoLock = createAutoLock(context, { idleSeconds: desktop.idleSeconds, timer: systemTimer });
      const endDigest = watchDigest(context, { timer: systemTimer, notify: desktop.notify, openAt });
      const endRefresh = repeat(refreshEvery, () => session.refresh());
      scheduler.start();
      endings = [() => autoLock?.stop(), endDigest, endRefresh, () => scheduler.stop()];
    },
    focused: () => void guards.hold.retry(),
    blurred: () => guards.reveal.hide(),
    suspended: () => {
      guards.reveal.hide();
      autoLock?.suspended();
    },
    screenLocked: () => {
      guards.reveal.hide();
      autoLock?.screenLocked();
    },
    powerChanged: () => scheduler.lookAgain(),
    finish: async () => {
      for (const end of endings) end();
      guards.reveal.hide();
      cancelChecks();
      await Promise.allSettled([guards.hold.clear(), session.close()]);
    },
  };
}

/** Does `work` every so many milliseconds, each time after the last one has ended. */
function repeat(milliseconds: number, work: () => Promise<void>): () => void {
  let ended = false;
  let cancel = (): void => {};
  const turn = async (): Promise<void> => {
    try {
      await work();
    } catch {
      // It is tried again at the next turn.
    }
    if (!ended) wait();
  };
  const wait = (): void => {
    cancel = systemTimer.after(milliseconds, () => void turn());
  };
  wait();
  return () => {
    ended = true;
    cancel();
  };
}
