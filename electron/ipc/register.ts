/** The only user of `ipcMain`: joins the handlers to the channels of the contract, behind the guard. */
import { ipcMain } from "electron";
import { bridgeChannels } from "./channels.ts";
import type { Handlers } from "./contract.ts";
import { answerCall } from "./guard.ts";

/** Call once, before the window is made. */
export function registerHandlers(handlers: Handlers): void {
  for (const channel of Object.values(bridgeChannels)) {
    ipcMain.handle(channel, (event, ...parameters: unknown[]) =>
      answerCall(channel, handlers, event, parameters),
    );
  }
}
