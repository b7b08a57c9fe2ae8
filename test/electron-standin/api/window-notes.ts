/** What only a desktop could show of a window: kept or noted, without effect. */
import type { BrowserWindow } from "electron";
import { GuardedEmitter } from "../missing.ts";
import { note } from "../state.ts";

type Covered = Pick<
  BrowserWindow,
  | "setTitle"
  | "getTitle"
  | "setBackgroundColor"
  | "setMenu"
  | "removeMenu"
  | "setMenuBarVisibility"
  | "setAutoHideMenuBar"
  | "setSkipTaskbar"
  | "setProgressBar"
  | "flashFrame"
  | "moveTop"
  | "center"
  | "setMinimumSize"
>;

export class NotedWindow extends GuardedEmitter implements Covered {
  protected shownTitle = "";

  constructor() {
    super("BrowserWindow");
  }

  setTitle(title: string): void {
    this.shownTitle = title;
  }
  getTitle(): string {
    return this.shownTitle;
  }

  setBackgroundColor(color: string): void {
    note("setBackgroundColor", color);
  }
  setMenu(): void {
    note("setMenu");
  }
  removeMenu(): void {
    note("removeMenu");
  }
  setMenuBarVisibility(): void {
    note("setMenuBarVisibility");
  }
  setAutoHideMenuBar(): void {
    note("setAutoHideMenuBar");
  }
  setSkipTaskbar(): void {
    note("setSkipTaskbar");
  }
  setProgressBar(value: number): void {
    note("setProgressBar", value);
  }
  flashFrame(): void {
    note("flashFrame");
  }
  moveTop(): void {
    note("moveTop");
  }
  center(): void {
    note("center");
  }
  setMinimumSize(): void {
    note("setMinimumSize");
  }
}
