/** `webContents`: a window's page, its navigation and its messages. */
import { toInner, toOuter } from "../addresses.ts";
import { guarded, preventable } from "../missing.ts";
import { PageHost, type Frame } from "../page-host.ts";
import { answerInvoke, decode, encode, readParameters } from "../page-messages.ts";
import type { FromPage } from "../page/messages.ts";
import { applyPermissions } from "../permissions.ts";
import { changes, debug, note, schemes } from "../state.ts";
import type { Target } from "../targets.ts";
import { app } from "./app.ts";
import { NotedContents } from "./contents-notes.ts";
import { frameOf, type StandInFrame } from "./frame.ts";
import { ipcMain, StandInIpcMain } from "./ipc-main.ts";
import { nativeImage, type StandInImage } from "./native-image.ts";
import { session as sessions, type StandInSession } from "./session.ts";

export interface PagePreferences {
  readonly preload?: string;
  readonly session?: StandInSession;
  readonly partition?: string;
}

interface OpenDetails {
  readonly url: string;
  readonly frameName: string;
  readonly features: string;
  readonly disposition: string;
}
type OpenHandler = (details: OpenDetails) => { readonly action: "allow" | "deny" };

const isPlaceholder = (url: string): boolean =>
  url === "about:blank" || url.startsWith("data:text/html,<title>");

export class StandInWebContents extends NotedContents {
  readonly id: number;
  readonly page: PageHost;
  readonly session: StandInSession;
  readonly ipc = new StandInIpcMain();
  readonly navigationHistory = guarded("webContents.navigationHistory", {
    canGoBack: () => false,
    canGoForward: () => false,
    clear: () => undefined,
  });
  /** The address of the navigation that the main process itself has asked for. */
  expected: string | null = null;
  readonly #preferences: PagePreferences;
  #openHandler: OpenHandler | null = null;
  #destroyed = false;
  #crashed = false;
  #loading = false;
  #zoom = 1;

  constructor(id: number, preferences: PagePreferences) {
    super();
    this.id = id;
    this.#preferences = preferences;
    this.session = preferences.session ?? sessions.fromPartition(preferences.partition ?? "");
    this.page = new PageHost({
      message: (message, context, frame) => void this.#message(message, context, frame),
      navigated: (frame) => this.#navigated(frame),
      navigatedWithin: (frame) => {
        if (frame.parent === null) this.emit("did-navigate-in-page", preventable({}), this.getURL(), true);
      },
      preloadUnreadable: (error) => this.emit("preload-error", preventable({}), preferences.preload, error),
    });
    changes.on("permissions", () => void this.#permit(this.getURL()));
  }

  /** For the window: joins this to its page in Chromium. */
  async attach(target: Target): Promise<void> {
    const { session } = target;
    session.on("Page.domContentEventFired", () => this.emit("dom-ready", preventable({})));
    session.on("Page.loadEventFired", () => this.#loaded());
    session.on("Page.lifecycleEvent", ({ name, frameId }) => {
      if (name === "firstPaint" && frameId === target.id && this.getURL() !== "") this.emit("first-paint");
    });
    session.on("Page.windowOpen", ({ url, windowName }) => this.#open(url, windowName, ""));
    session.on("Page.javascriptDialogOpening", ({ message }) => note("javascriptDialog", message));
    session.on("Inspector.targetCrashed", () => this.#crash());
    session.tell("Inspector.enable");
    await this.page.attach(target, this.#preferences.preload);
  }

  /** For the window: the page is gone. */
  markDestroyed(): void {
    this.#destroyed = true;
    this.emit("destroyed", preventable({}));
  }

  get mainFrame(): StandInFrame {
    const main = this.page.mainFrame;
    const frame = main === null ? null : frameOf(this, main.id);
    if (frame === null) throw new Error("the page has no frame yet");
    return frame;
  }

  #navigated(frame: Frame): void {
    if (frame.parent !== null) return;
    this.#crashed = false;
    this.emit("did-navigate", preventable({}), this.getURL(), 200, "OK");
  }

  #loaded(): void {
    if (this.getURL() === "") return;
    this.#loading = false;
    this.emit("did-finish-load", preventable({}));
    this.emit("did-stop-loading", preventable({}));
  }

  #crash(): void {
    this.#crashed = true;
    const details = { reason: "crashed", exitCode: 139 };
    this.emit("render-process-gone", preventable({}), details);
    app.emit("render-process-gone", preventable({}), this, details);
  }

  async #permit(address: string): Promise<void> {
    if (address !== "" && !this.#destroyed) await applyPermissions(this.session, this, address);
  }

  async #message(message: FromPage, context: number, frameId: string): Promise<void> {
    const senderFrame = frameOf(this, frameId);
    const identity = { sender: this, senderFrame, processId: 1, frameId: 1, type: "frame" };
    const event = preventable({ ...identity, ports: [] });
    if (message.kind === "open") this.#open(message.url, message.name, message.features);
    else if (message.kind === "preload-error")
      this.emit("preload-error", event, this.#preferences.preload, decode(message.text));
    else if (message.kind === "invoke") {
      const handler = this.ipc.handlers.get(message.channel) ?? ipcMain.handlers.get(message.channel);
      await answerInvoke(this.page, { context, ...message }, handler, event);
    } else {
      const parameters = await readParameters(this.page, context, message.text);
      this.ipc.emit(message.channel, event, ...parameters);
      ipcMain.emit(message.channel, event, ...parameters);
    }
  }

  #open(url: string, frameName: string, features: string): void {
    const disposition = features === "" ? "foreground-tab" : "new-window";
    const details = { url: toOuter(schemes, url), frameName, features, disposition };
    const answer = this.#openHandler?.(details);
    note("window.open", { url: details.url, action: answer?.action });
    if (answer?.action !== "deny")
      throw new Error("the stand-in for Electron opens no second window for a page: deny it");
  }

  send(channel: string, ...parameters: readonly unknown[]): void {
    // Encoded now: what the caller changes afterwards must not arrive.
    const text = encode(parameters);
    if (!this.#destroyed) void this.page.push(channel, text);
  }

  async loadURL(address: string): Promise<void> {
    const { session } = await this.page.attached;
    const inner = toInner(schemes, address);
    await this.#permit(address);
    this.#loading = true;
    this.expected = inner;
    const done = new Promise<void>((resolve) => {
      session.once("Page.loadEventFired", () => resolve());
      this.once("destroyed", () => resolve());
    });
    const { errorText } = await session.send("Page.navigate", { url: inner });
    if (errorText !== undefined) {
      const code = errorText.replace("net::", "");
      this.emit("did-fail-load", preventable({}), -2, code, address, true);
      throw new Error(`${code} (-2) loading '${address}'`);
    }
    await done;
    // Going back from the page would show an empty one.
    session.tell("Page.resetNavigationHistory");
  }

  reload(): void {
    this.expected = this.page.mainFrame?.url ?? null;
    this.page.target?.session.tell("Page.reload");
  }

  getURL(): string {
    const url = this.page.mainFrame?.url ?? "";
    return isPlaceholder(url) ? "" : toOuter(schemes, url);
  }
  getLastWebPreferences(): object {
    const { session: _session, ...kept } = this.#preferences;
    return kept;
  }
  isLoading(): boolean {
    return this.#loading;
  }
  isDestroyed(): boolean {
    return this.#destroyed;
  }
  isCrashed(): boolean {
    return this.#crashed;
  }
  setWindowOpenHandler(handler: OpenHandler): void {
    this.#openHandler = handler;
  }
  forcefullyCrashRenderer(): void {
    this.page.target?.session.tell("Page.crash");
  }
  focus(): void {
    this.page.target?.session.tell("Page.bringToFront");
  }
  getZoomFactor(): number {
    return this.#zoom;
  }
  setZoomFactor(factor: number): void {
    this.#zoom = factor;
    this.emit("zoom-factor", factor);
  }
  getZoomLevel(): number {
    return Math.log(this.#zoom) / Math.log(1.2);
  }
  setZoomLevel(level: number): void {
    this.setZoomFactor(1.2 ** level);
  }
  getDevToolsTargetId(): string {
    return this.page.target?.id ?? "";
  }
  close(): void {
    this.emit("close-requested");
  }

  async executeJavaScript(expression: string): Promise<unknown> {
    const { session } = await this.page.attached;
    const parameters = { expression, awaitPromise: true, returnByValue: true, userGesture: true };
    const { result, exceptionDetails } = await session.send("Runtime.evaluate", parameters);
    if (exceptionDetails !== undefined)
      throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text);
    return result.value as unknown;
  }
  async capturePage(): Promise<StandInImage> {
    const { session } = await this.page.attached;
    const { data } = await session.send("Page.captureScreenshot", { format: "png" });
    debug("captured", data.length);
    return nativeImage.createFromBuffer(Buffer.from(data, "base64"));
  }
}
