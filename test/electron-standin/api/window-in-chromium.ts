/** A window's size, zoom, theme and state, as Chromium is told of them. */
import type { Rectangle } from "electron";
import type { CdpSession } from "../cdp.ts";
import { chromium, facts } from "../state.ts";
import { mediaFeatures } from "./native-theme.ts";

export class WindowInChromium {
  readonly #session: CdpSession;
  readonly #id: number;

  private constructor(session: CdpSession, id: number) {
    this.#session = session;
    this.#id = id;
  }

  /** The window that the page is in. */
  static async of(session: CdpSession): Promise<WindowInChromium> {
    const { windowId } = await session.send("Browser.getWindowForTarget");
    return new WindowInChromium(session, windowId);
  }

  /** The page gets the whole size: there is no frame that could take a part of it. */
  async resize({ x, y, width, height }: Rectangle): Promise<void> {
    const { browser } = chromium();
    const windowId = this.#id;
    const bounds = { left: x, top: y, width, height };
    if (!facts.headless)
      await browser.send("Browser.setWindowBounds", { windowId, bounds }).catch(() => undefined);
    await browser.send("Browser.setContentsSize", { windowId, width, height }).catch(() => undefined);
  }

  /** Layout at a zoom of 2 is that of a page half as wide on a screen twice as dense. */
  zoom(factor: number, { width, height }: Rectangle): void {
    const size = { width: Math.round(width / factor), height: Math.round(height / factor) };
    const override = { ...size, deviceScaleFactor: factor, mobile: false };
    if (factor === 1) this.#session.tell("Emulation.clearDeviceMetricsOverride");
    else this.#session.tell("Emulation.setDeviceMetricsOverride", override);
  }

  applyTheme(): void {
    this.#session.tell("Emulation.setEmulatedMedia", { features: mediaFeatures() });
  }

  /** Only where there is a display: a page that cannot be seen would not be drawn. */
  become(windowState: "minimized" | "normal" | "maximized"): void {
    if (facts.headless) return;
    chromium().browser.tell("Browser.setWindowBounds", { windowId: this.#id, bounds: { windowState } });
  }
}
