/** The only user of `ipcMain`: joins the handlers to the channels of the contract, behind the guard. */
import { ipcMain } from "electron";
import { bridgeFunctions, channelOf } from "./channels.ts";
import type { Asked } from "./contract.ts";
import { answerCall } from "./guard.ts";
import { packAnswer } from "./wire.ts";

/** Call once, before the window is made. */
export function registerHandlers(handlers: Asked): void {
  for (const name of bridgeFunctions) {
    ipcMain.handle(channelOf(name), async (event, ...parameters: unknown[]) =>
      packAnswer(name, await answerCall(name, handlers, event, parameters)),
    );
  }
}
