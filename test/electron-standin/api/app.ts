/** `app`: the life of the program, its folders and its switches. */
import { homedir, tmpdir } from "node:os";
import { join } from "node:path";
import type { App } from "electron";
import { killChromium } from "../chromium.ts";
import { hasSwitch, switchValue } from "../command-line.ts";
import { GuardedEmitter, guarded, preventable } from "../missing.ts";
import { appendedSwitches, chromium, facts, hasChromium, note, windows } from "../state.ts";
import { InstanceLock } from "./instance-lock.ts";

type Covered = Pick<
  App,
  | "name"
  | "isPackaged"
  | "getName"
  | "setName"
  | "getVersion"
  | "getAppPath"
  | "getLocale"
  | "getPreferredSystemLanguages"
  | "isReady"
  | "whenReady"
  | "getPath"
  | "setPath"
  | "requestSingleInstanceLock"
  | "hasSingleInstanceLock"
  | "releaseSingleInstanceLock"
  | "quit"
  | "exit"
  | "enableSandbox"
  | "disableHardwareAcceleration"
  | "setAppUserModelId"
  | "setSecureKeyboardEntryEnabled"
  | "isSecureKeyboardEntryEnabled"
  | "focus"
  | "setBadgeCount"
  | "setAboutPanelOptions"
  | "showAboutPanel"
>;

class StandInApp extends GuardedEmitter implements Covered {
  name = facts.name;
  isPackaged = false;
  readonly commandLine = guarded("app.commandLine", {
    appendSwitch: (name: string, value = ""): void => {
      appendedSwitches.push(value === "" ? `--${name}` : `--${name}=${value}`);
    },
    appendArgument: (value: string): void => note("appendArgument", value),
    hasSwitch: (name: string): boolean => hasSwitch(facts.parameters, name),
    getSwitchValue: (name: string): string => switchValue(facts.parameters, name),
    removeSwitch: (name: string): void => note("removeSwitch", name),
  });
  // Callbacks, not fields: a driver replaces `isReady` and `whenReady` to hold the app back.
  readonly #paths = new Map<string, string>();
  readonly #lock = new InstanceLock(({ parameters, workingFolder, data }) =>
    this.emit("second-instance", preventable({}), parameters, workingFolder, data),
  );
  #secureEntry = false;
  #announceReady: () => void = () => undefined;
  readonly #readiness = new Promise<void>((resolve) => {
    this.#announceReady = resolve;
  });

  constructor() {
    super("app");
  }

  getName(): string {
    return this.name;
  }
  setName(name: string): void {
    this.name = name;
  }
  getVersion(): string {
    return facts.version;
  }
  getAppPath(): string {
    return facts.folder;
  }
  getLocale(): string {
    return "en-US";
  }
  getPreferredSystemLanguages(): string[] {
    return ["en-US"];
  }
  isReady(): boolean {
    return facts.ready;
  }
  whenReady(): Promise<void> {
    return this.#readiness;
  }
  enableSandbox(): void {
    note("enableSandbox");
  }
  disableHardwareAcceleration(): void {
    note("disableHardwareAcceleration");
  }
  setAppUserModelId(id: string): void {
    note("setAppUserModelId", id);
  }
  setSecureKeyboardEntryEnabled(enabled: boolean): void {
    this.#secureEntry = enabled;
  }
  isSecureKeyboardEntryEnabled(): boolean {
    return this.#secureEntry;
  }
  focus(): void {
    note("app.focus");
  }
  setBadgeCount(count?: number): boolean {
    note("setBadgeCount", count);
    return false;
  }
  setAboutPanelOptions(): void {
    note("setAboutPanelOptions");
  }
  showAboutPanel(): void {
    note("showAboutPanel");
  }

  setPath(name: string, path: string): void {
    this.#paths.set(name, path);
  }
  getPath(name: string): string {
    const path = this.#paths.get(name) ?? this.#usualPath(name);
    if (path === undefined) throw new Error(`Failed to get '${name}' path`);
    return path;
  }
  #usualPath(name: string): string | undefined {
    const home = process.env["HOME"] ?? homedir();
    const settings = process.env["XDG_CONFIG_HOME"] ?? join(home, ".config");
    const chosen = switchValue(facts.parameters, "user-data-dir");
    const userData = this.#paths.get("userData") ?? (chosen === "" ? join(settings, this.name) : chosen);
    const usual: Readonly<Record<string, string>> = {
      home,
      userData,
      appData: settings,
      sessionData: userData,
      logs: join(userData, "logs"),
      crashDumps: join(userData, "Crashpad"),
      temp: tmpdir(),
      exe: facts.parameters[0] ?? process.execPath,
      desktop: join(home, "Desktop"),
      documents: join(home, "Documents"),
      downloads: join(home, "Downloads"),
    };
    return usual[name];
  }

  requestSingleInstanceLock(data: Record<string, unknown> = {}): boolean {
    return this.#lock.acquire(this.getPath("userData"), data);
  }
  hasSingleInstanceLock(): boolean {
    return this.#lock.held;
  }
  releaseSingleInstanceLock(): void {
    this.#lock.release();
  }

  quit(): void {
    if (facts.quitting) return;
    facts.quitting = true;
    void this.#quit();
  }
  /** Every step may be refused; then the app goes on as if nothing had been asked. */
  async #quit(): Promise<void> {
    facts.quitting = await this.#mayQuit();
    if (facts.quitting) this.exit(0);
  }
  async #mayQuit(): Promise<boolean> {
    const before = preventable({});
    this.emit("before-quit", before);
    if (before.defaultPrevented) return false;
    const open = [...windows.values()];
    for (const window of open) {
      window.close();
      if (!window.isClosing()) return false;
    }
    await Promise.all(open.map((window) => window.gone));
    const last = preventable({});
    this.emit("will-quit", last);
    return !last.defaultPrevented;
  }
  exit(code = 0): void {
    facts.quitting = true;
    this.emit("quit", preventable({}), code);
    this.#lock.release();
    if (!hasChromium()) process.exit(code);
    const { browser, closed } = chromium();
    browser.tell("Browser.close");
    const end = (): never => {
      killChromium();
      process.exit(code);
    };
    void closed.then(end);
    setTimeout(end, 3_000);
  }

  /** For the boot sequence. */
  becomeReady(): void {
    facts.ready = true;
    this.emit("ready", preventable({}), {});
    this.#announceReady();
  }
}

export const app = new StandInApp();
