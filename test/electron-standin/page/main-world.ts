/** First script of a page, in its own world. Injected as source: nothing outside the function may be used. */
import type { Bridge, Wrapped } from "./bridge.ts";

export function startMainWorld(bridge: Bridge): void {
  const freeze = (value: unknown): unknown => {
    if (typeof value !== "object" || value === null) return value;
    Object.values(value).forEach(freeze);
    return Object.freeze(value);
  };
  bridge.handlers.set("expose", (name, wrapped) => {
    const key = String(name);
    if (Object.hasOwn(window, key)) {
      bridge.post(["exposed", "Cannot bind an API on top of an existing property on the window object"]);
      return;
    }
    const value = freeze(bridge.unwrap(wrapped as Wrapped));
    Object.defineProperty(window, key, { value, enumerable: true, writable: false, configurable: false });
    bridge.post(["exposed", null]);
  });
  // Chromium cannot be told to refuse a window that a click opens, so the entry point is replaced.
  // What slips past is closed before it has loaded anything.
  window.open = (address?: string | URL, name?: string, features?: string): null => {
    const url =
      address === undefined || address === "" ? "about:blank" : new URL(address, document.baseURI).href;
    bridge.post(["open", url, name ?? "", features ?? ""]);
    return null;
  };
}
