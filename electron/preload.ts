/** Gives the page one named function a question. No logic: what may be asked is decided in ipc/. */
import { contextBridge, ipcRenderer, webUtils } from "electron";
import {
  bridgeFunctions,
  bridgeName,
  channelOf,
  droppedChannel,
  droppedPathName,
  eventChannel,
  eventListenerName,
} from "./ipc/channels.ts";

const questions = bridgeFunctions.map((name) => [
  name,
  (...parameters: readonly unknown[]) =>
    ipcRenderer.invoke(channelOf(name), ...parameters) as Promise<unknown>,
]);

/** The listener gets the data only: Electron's event object would hand the page a way to answer. */
function onEvent(listener: (event: unknown) => void): () => void {
  const hear = (_event: unknown, data: unknown): void => listener(data);
  ipcRenderer.on(eventChannel, hear);
  return () => {
    ipcRenderer.removeListener(eventChannel, hear);
  };
}

/** Told to the main process from here: it reads no file just because the page names a path. */
function pathOfDroppedFile(file: File): string {
  const path = webUtils.getPathForFile(file);
  if (path !== "") void ipcRenderer.invoke(droppedChannel, path);
  return path;
}

contextBridge.exposeInMainWorld(bridgeName, {
  ...(Object.fromEntries(questions) as Record<string, unknown>),
  [eventListenerName]: onEvent,
  [droppedPathName]: pathOfDroppedFile,
});
