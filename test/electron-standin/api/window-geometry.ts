/** A window's place and size in CSS pixels. There is no frame, so its content is as large as itself. */
import type { BrowserWindow, Rectangle } from "electron";
import { preventable } from "../missing.ts";
import { NotedWindow } from "./window-notes.ts";

type Covered = Pick<
  BrowserWindow,
  | "getBounds"
  | "getNormalBounds"
  | "getContentBounds"
  | "setBounds"
  | "getSize"
  | "getContentSize"
  | "setSize"
  | "setContentSize"
>;

export abstract class PlacedWindow extends NotedWindow implements Covered {
  protected bounds: Rectangle = { x: 0, y: 0, width: 800, height: 600 };

  /** Called when the bounds have changed. */
  protected abstract placed(): void;

  getBounds(): Rectangle {
    return { ...this.bounds };
  }
  getNormalBounds(): Rectangle {
    return this.getBounds();
  }
  getContentBounds(): Rectangle {
    return this.getBounds();
  }
  setBounds(bounds: Partial<Rectangle>): void {
    this.bounds = { ...this.bounds, ...bounds };
    this.placed();
    this.emit("resize", preventable({}));
    this.emit("move", preventable({}));
  }
  getSize(): number[] {
    return [this.bounds.width, this.bounds.height];
  }
  getContentSize(): number[] {
    return this.getSize();
  }
  setSize(width: number, height: number): void {
    this.setBounds({ width, height });
  }
  setContentSize(width: number, height: number): void {
    this.setBounds({ width, height });
  }
}
