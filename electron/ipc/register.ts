/** The only user of `ipcMain`: joins the handlers to the channels of the contract, behind the guard. */
import { ipcMain } from "electron";
import { bridgeFunctions, channelOf, droppedChannel } from "./channels.ts";
import type { Asked } from "./contract.ts";
import { answerCall, isTrustedSender } from "./guard.ts";
import { packAnswer } from "./wire.ts";

/** Longer ones are no paths. */
const longestPath = 4_096;

/** Call once, before the window is made. `dropped` hears the path of each file that the user dropped. */
export function registerHandlers(handlers: Asked, dropped: (path: string) => void): void {
  ipcMain.handle(droppedChannel, (event, path: unknown) => {
    const isPath = typeof path === "string" && path.length <= longestPath;
    if (isPath && isTrustedSender(event)) dropped(path);
  });
  for (const name of bridgeFunctions) {
    ipcMain.handle(channelOf(name), async (event, ...parameters: unknown[]) =>
      packAnswer(name, await answerCall(name, handlers, event, parameters)),
    );
  }
}
