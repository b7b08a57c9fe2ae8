/** Gives the page one named function a channel. No logic: what may be asked is decided in ipc/. */
import { contextBridge, ipcRenderer } from "electron";
import { bridgeChannels, bridgeName } from "./ipc/channels.ts";

const bridge = Object.fromEntries(
  Object.entries(bridgeChannels).map(([name, channel]) => [
    name,
    (...parameters: readonly unknown[]) => ipcRenderer.invoke(channel, ...parameters) as Promise<unknown>,
  ]),
);

contextBridge.exposeInMainWorld(bridgeName, bridge);
