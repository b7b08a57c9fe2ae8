/** One page of Chromium as the main process sees it: its frames, its preload's world, its messages. */
import { readFileSync } from "node:fs";
import type { Protocol } from "./protocol.ts";
import { isolatedWorld, pageScripts } from "./page/source.ts";
import type { FromPage, ToPage } from "./page/messages.ts";
import { debug } from "./state.ts";
import type { Target } from "./targets.ts";

export interface Frame {
  readonly id: string;
  readonly parent: string | null;
  readonly name: string;
  /** As Chromium knows it. */
  readonly url: string;
}

export interface PageListener {
  /** `context` tells the preload's world that sent it from others. */
  message(message: FromPage, context: number, frame: string): void;
  navigated(frame: Frame): void;
  navigatedWithin(frame: Frame): void;
  preloadUnreadable(error: unknown): void;
}

const shownToPreload = {
  platform: process.platform,
  arch: process.arch,
  versions: {},
  env: {},
  argv: [],
  type: "renderer",
  sandboxed: true,
  contextIsolated: true,
};

export class PageHost {
  readonly frames = new Map<string, Frame>();
  readonly attached: Promise<Target>;
  target: Target | null = null;
  readonly #listener: PageListener;
  /** The preload's world in each frame: context → frame. */
  readonly #worlds = new Map<number, string>();
  #entry = "";
  #announce: (target: Target) => void = () => undefined;

  constructor(listener: PageListener) {
    this.#listener = listener;
    this.attached = new Promise((resolve) => {
      this.#announce = resolve;
    });
  }

  get mainFrame(): Frame | null {
    return this.frames.get(this.target?.id ?? "") ?? null;
  }

  /** Puts the preload in and lets the page run. */
  async attach(target: Target, preloadFile: string | undefined): Promise<void> {
    const { session } = target;
    this.target = target;
    this.frames.set(target.id, { id: target.id, parent: null, name: "", url: "about:blank" });
    const scripts = pageScripts(this.#read(preloadFile), { ...shownToPreload, versions: process.versions });
    this.#entry = scripts.entry;
    this.#followFrames();
    this.#followWorlds(scripts.binding);
    await Promise.all([
      session.send("Page.enable"),
      session.send("Runtime.enable"),
      session.send("Runtime.addBinding", { name: scripts.binding, executionContextName: isolatedWorld }),
      session.send("Page.addScriptToEvaluateOnNewDocument", { source: scripts.mainWorld }),
      session.send("Page.addScriptToEvaluateOnNewDocument", {
        source: scripts.isolatedWorld,
        worldName: isolatedWorld,
      }),
      session.send("Page.setLifecycleEventsEnabled", { enabled: true }),
      session.send("Runtime.runIfWaitingForDebugger"),
    ]);
    this.#announce(target);
  }

  #read(file: string | undefined): string {
    try {
      return file === undefined ? "" : readFileSync(file, "utf8");
    } catch (error) {
      this.#listener.preloadUnreadable(error);
      return "";
    }
  }

  #followFrames(): void {
    const session = this.target?.session;
    session?.on("Page.frameAttached", ({ frameId, parentFrameId }) =>
      this.frames.set(frameId, { id: frameId, parent: parentFrameId, name: "", url: "" }),
    );
    session?.on("Page.frameDetached", ({ frameId, reason }) => {
      if (reason === "remove") this.frames.delete(frameId);
    });
    session?.on("Page.frameNavigated", ({ frame }) => this.#navigated(frame));
    session?.on("Page.navigatedWithinDocument", ({ frameId, url }) => {
      const known = this.frames.get(frameId);
      if (known === undefined) return;
      const moved = { ...known, url };
      this.frames.set(frameId, moved);
      this.#listener.navigatedWithin(moved);
    });
  }

  #navigated(frame: Protocol.Page.Frame): void {
    const url = frame.url + (frame.urlFragment ?? "");
    const known = { id: frame.id, parent: frame.parentId ?? null, name: frame.name ?? "", url };
    this.frames.set(frame.id, known);
    this.#listener.navigated(known);
  }

  #followWorlds(binding: string): void {
    const session = this.target?.session;
    session?.on("Runtime.executionContextCreated", ({ context }) => {
      const { frameId } = (context.auxData ?? {}) as { readonly frameId?: string };
      if (context.name === isolatedWorld && frameId !== undefined) this.#worlds.set(context.id, frameId);
    });
    session?.on("Runtime.executionContextDestroyed", (event) =>
      this.#worlds.delete(event.executionContextId),
    );
    session?.on("Runtime.executionContextsCleared", () => this.#worlds.clear());
    session?.on("Runtime.bindingCalled", ({ name, payload, executionContextId }) => {
      const frame = this.#worlds.get(executionContextId);
      if (name !== binding || frame === undefined) return;
      this.#listener.message(JSON.parse(payload) as FromPage, executionContextId, frame);
    });
  }

  /** To one world; a world that is gone hears nothing. */
  async tell(context: number, message: ToPage): Promise<void> {
    // As an argument: a long answer inside the source would be escaped once more, and compiled.
    const functionDeclaration = `(message) => globalThis[${JSON.stringify(this.#entry)}].receive(message)`;
    await this.target?.session
      .send("Runtime.callFunctionOn", {
        executionContextId: context,
        functionDeclaration,
        arguments: [{ value: message }],
        silent: true,
      })
      .catch((error: Error) => debug("tell", error.message));
  }

  /** To the main frame, once the page is there. */
  async push(channel: string, text: string): Promise<void> {
    const { id } = await this.attached;
    const worlds = [...this.#worlds].filter(([, frame]) => frame === id);
    await Promise.all(worlds.map(([context]) => this.tell(context, { kind: "push", channel, text })));
  }

  /** The path of a file that the preload gave a token for; empty when it has none on the disk. */
  async filePath(context: number, token: string): Promise<string> {
    const session = this.target?.session;
    const expression = `globalThis[${JSON.stringify(this.#entry)}].file(${JSON.stringify(token)})`;
    try {
      const found = await session?.send("Runtime.evaluate", { contextId: context, expression });
      const objectId = found?.result.objectId;
      if (objectId === undefined) return "";
      return (await session?.send("DOM.getFileInfo", { objectId }))?.path ?? "";
    } catch {
      return "";
    }
  }
}
