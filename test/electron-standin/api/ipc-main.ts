/** `ipcMain`, and the same for the messages of one page. */
import type { IpcMain } from "electron";
import { GuardedEmitter } from "../missing.ts";

export type InvokeHandler = (event: never, ...parameters: never[]) => unknown;

export class StandInIpcMain
  extends GuardedEmitter
  implements Pick<IpcMain, "handle" | "handleOnce" | "removeHandler">
{
  readonly handlers = new Map<string, InvokeHandler>();

  constructor() {
    super("ipcMain");
  }

  handle(channel: string, handler: InvokeHandler): void {
    if (this.handlers.has(channel))
      throw new Error(`Attempted to register a second handler for '${channel}'`);
    this.handlers.set(channel, handler);
  }
  handleOnce(channel: string, handler: InvokeHandler): void {
    this.handle(channel, (event, ...parameters) => {
      this.removeHandler(channel);
      return handler(event, ...parameters);
    });
  }
  removeHandler(channel: string): void {
    this.handlers.delete(channel);
  }
}

export const ipcMain = new StandInIpcMain();
