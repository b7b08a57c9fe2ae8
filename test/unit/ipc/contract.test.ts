import { describe, expect, test, vi } from "vitest";
import { bridgeChannels, bridgeName } from "../../../electron/ipc/channels.ts";
import { contract } from "../../../electron/ipc/contract.ts";
import { createHandlers } from "../../../electron/ipc/handlers.ts";

const electron = vi.hoisted(() => ({
  contextBridge: { exposeInMainWorld: vi.fn() },
  ipcRenderer: { invoke: vi.fn() },
}));
vi.mock("electron", () => electron);

async function exposed(): Promise<Record<string, (...parameters: unknown[]) => unknown>> {
  vi.resetModules();
  await import("../../../electron/preload.ts");
  expect(electron.contextBridge.exposeInMainWorld).toHaveBeenCalledTimes(1);
  const [name, bridge] = electron.contextBridge.exposeInMainWorld.mock.calls[0]!;
  expect(name).toBe(bridgeName);
  return bridge;
}

describe("the preload gives the page exactly what the contract lists", () => {
  test("one function a channel, and nothing else", async () => {
    const bridge = await exposed();
    expect(Object.keys(bridge)).toEqual(Object.keys(bridgeChannels));
    for (const value of Object.values(bridge)) expect(value).toBeTypeOf("function");
    expect(Object.values(bridgeChannels).sort()).toEqual(Object.keys(contract).sort());
  });

  test("each function sends on its own channel", async () => {
    const bridge = await exposed();
    for (const [name, channel] of Object.entries(bridgeChannels)) {
      electron.ipcRenderer.invoke.mockClear();
      void bridge[name]!("one", "two");
      expect(electron.ipcRenderer.invoke.mock.calls).toEqual([[channel, "one", "two"]]);
    }
  });

  test("every channel has a handler, and no handler is without a channel", () => {
    const handlers = createHandlers({ overview: () => Promise.reject(new Error("not called")) });
    expect(Object.keys(handlers).sort()).toEqual(Object.keys(contract).sort());
  });
});
