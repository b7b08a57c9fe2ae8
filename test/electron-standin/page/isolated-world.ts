/**
 * The world of the preload: what it gets for `require("electron")`, over a binding to the main
 * process. Injected as source: nothing outside the function may be used.
 */
import type { Codec } from "../codec.ts";
import type { Bridge } from "./bridge.ts";
import type { FromPage, ToPage } from "./messages.ts";

type Listener = (event: object, ...parameters: readonly unknown[]) => void;
type Preload = (require: (name: string) => unknown, module: object, exports: object, process: object) => void;

export interface IsolatedWorld {
  readonly codec: Codec;
  readonly bridge: Bridge;
  /** Sends one text to the main process. */
  readonly binding: (text: string) => void;
  /** Name under which the main process finds `receive` in this world. */
  readonly entry: string;
  readonly process: object;
}

export function startIsolatedWorld(world: IsolatedWorld, preload: Preload): void {
  const { codec, bridge } = world;
  const waiting = new Map<number, readonly [(value: unknown) => void, (reason: Error) => void]>();
  const listeners = new Map<string, { readonly listener: Listener; readonly once: boolean }[]>();
  const files = new Map<string, File>();
  let last = 0;
  let exposed: string | null = null;
  const out = (message: FromPage): void => world.binding(JSON.stringify(message));

  bridge.handlers.set("exposed", (problem) => {
    exposed = typeof problem === "string" ? problem : null;
  });
  bridge.handlers.set("open", (url, name, features) =>
    out({ kind: "open", url: String(url), name: String(name), features: String(features) }),
  );
  // A link to another window takes the same way as window.open.
  window.addEventListener("click", (event) => {
    const link = event.composedPath().find((node) => node instanceof HTMLAnchorElement);
    if (link === undefined || event.defaultPrevented || link.href === "") return;
    if (link.target !== "_blank" && !event.ctrlKey && !event.metaKey) return;
    event.preventDefault();
    out({ kind: "open", url: link.href, name: "", features: "" });
  });

  // The functions return it for chaining, as Node's emitters do.
  const self = (): object => ipcRenderer;
  const add = (channel: string, listener: Listener, once: boolean): object => {
    listeners.set(channel, [...(listeners.get(channel) ?? []), { listener, once }]);
    return self();
  };
  const remove = (channel: string, listener: Listener): object => {
    const kept = (listeners.get(channel) ?? []).filter((one) => one.listener !== listener);
    listeners.set(channel, kept);
    return self();
  };
  const ipcRenderer = {
    invoke: async (channel: string, ...parameters: readonly unknown[]): Promise<unknown> => {
      last += 1;
      const number = last;
      const text = codec.encode(parameters);
      return await new Promise((resolve, reject) => {
        waiting.set(number, [resolve, reject]);
        out({ kind: "invoke", number, channel, text });
      });
    },
    send: (channel: string, ...parameters: readonly unknown[]): void =>
      out({ kind: "send", channel, text: codec.encode(parameters) }),
    on: (channel: string, listener: Listener) => add(channel, listener, false),
    once: (channel: string, listener: Listener) => add(channel, listener, true),
    off: remove,
    addListener: (channel: string, listener: Listener) => add(channel, listener, false),
    removeListener: remove,
    removeAllListeners: (channel: string) => {
      listeners.delete(channel);
      return self();
    },
  };

  const settle = (message: Extract<ToPage, { kind: "reply" }>): void => {
    const [resolve, reject] = waiting.get(message.number) ?? [];
    waiting.delete(message.number);
    if (message.ok) resolve?.(codec.decode(message.text));
    else reject?.(new Error(`Error invoking remote method '${message.channel}': ${message.text}`));
  };
  const push = (message: Extract<ToPage, { kind: "push" }>): void => {
    for (const { listener, once } of listeners.get(message.channel) ?? []) {
      if (once) remove(message.channel, listener);
      listener({ sender: ipcRenderer, ports: [] }, ...(codec.decode(message.text) as readonly unknown[]));
    }
  };
  Object.defineProperty(globalThis, world.entry, {
    value: {
      receive: (message: ToPage): void => (message.kind === "reply" ? settle(message) : push(message)),
      file: (token: string): File | undefined => files.get(token),
    },
  });

  const electron = {
    contextBridge: {
      exposeInMainWorld: (name: string, value: unknown): void => {
        exposed = "no answer from the page";
        bridge.post(["expose", name, bridge.wrap(value)]);
        if (exposed !== null) throw new Error(exposed);
      },
    },
    ipcRenderer,
    webUtils: {
      /** A token: the main process puts the path in its place when the token reaches it. */
      getPathForFile: (file: File): string => {
        const token = `standin-file:${crypto.randomUUID()}`;
        files.set(token, file);
        return token;
      },
    },
    webFrame: { getZoomFactor: () => 1, getZoomLevel: () => 0 },
  };
  const load = (name: string): unknown => {
    if (name === "electron" || name === "electron/renderer") return electron;
    throw new Error(`module not found: ${name}`);
  };
  try {
    const module = { exports: {} };
    preload(load, module, module.exports, world.process);
  } catch (error) {
    out({
      kind: "preload-error",
      text: codec.encode(error instanceof Error ? error : new Error(String(error))),
    });
  }
}
