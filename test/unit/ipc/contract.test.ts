import { describe, expect, test, vi } from "vitest";
import * as v from "valibot";
import {
  bridgeFunctions,
  bridgeName,
  channelOf,
  droppedChannel,
  droppedPathName,
  eventChannel,
  eventListenerName,
} from "../../../electron/ipc/channels.ts";
import { contract } from "../../../electron/ipc/contract.ts";

const electron = vi.hoisted(() => ({
  contextBridge: { exposeInMainWorld: vi.fn() },
  ipcRenderer: { invoke: vi.fn(), on: vi.fn(), removeListener: vi.fn() },
  webUtils: { getPathForFile: vi.fn(() => "/dropped/.env") },
}));
vi.mock("electron", () => electron);

type Functions = Readonly<Record<string, (...parameters: unknown[]) => unknown>>;

async function exposed(): Promise<Functions> {
  vi.resetModules();
  electron.contextBridge.exposeInMainWorld.mockClear();
  await import("../../../electron/preload.ts");
  expect(electron.contextBridge.exposeInMainWorld).toHaveBeenCalledTimes(1);
  const [name, bridge] = electron.contextBridge.exposeInMainWorld.mock.calls[0]!;
  expect(name).toBe(bridgeName);
  return bridge as Functions;
}

describe("the preload gives the page exactly what the contract lists", () => {
  test("one function a question, two more for events and dropped files, and nothing else", async () => {
    const bridge = await exposed();
    expect(Object.keys(bridge).toSorted()).toEqual(
      [...bridgeFunctions, eventListenerName, droppedPathName].toSorted(),
    );
    for (const value of Object.values(bridge)) expect(value).toBeTypeOf("function");
    expect(Object.keys(contract).toSorted()).toEqual([...bridgeFunctions].toSorted());
  });

  test("each question goes to its own channel", async () => {
    const bridge = await exposed();
    for (const name of bridgeFunctions) {
      electron.ipcRenderer.invoke.mockClear();
      void bridge[name]!("one", "two");
      expect(electron.ipcRenderer.invoke.mock.calls).toEqual([[channelOf(name), "one", "two"]]);
    }
  });

  test("a listener gets the data and not Electron's event, until it stops", async () => {
    const bridge = await exposed();
    const heard: unknown[][] = [];
    const stop = bridge[eventListenerName]!((...all: unknown[]) => void heard.push(all)) as () => void;
    const [channel, hear] = electron.ipcRenderer.on.mock.calls[0] as [string, (...all: unknown[]) => void];
    expect(channel).toBe(eventChannel);
    hear({ sender: "Electron's own" }, { type: "changed" });
    expect(heard).toEqual([[{ type: "changed" }]]);
    stop();
    expect(electron.ipcRenderer.removeListener.mock.calls).toEqual([[eventChannel, hear]]);
  });

  test("a dropped file's path comes from Electron, not from the page", async () => {
    const bridge = await exposed();
    const file = { name: "env" };
    electron.ipcRenderer.invoke.mockClear();
    expect(bridge[droppedPathName]!(file)).toBe("/dropped/.env");
    expect(electron.webUtils.getPathForFile.mock.calls).toEqual([[file]]);
    expect(electron.ipcRenderer.invoke.mock.calls).toEqual([[droppedChannel, "/dropped/.env"]]);
  });
});

describe("what the page may send", () => {
  const id = "0b0e6f4e-3f1c-4d52-9c39-0d6c3a3b8f11";
  const accepts = (name: keyof typeof contract, ...parameters: unknown[]): boolean =>
    v.safeParse(contract[name].schema, parameters).success;

  test("no function takes more or less than its arguments", () => {
    for (const name of bridgeFunctions) {
      expect(accepts(name, id, id, id), name).toBe(false);
      const takesNothing = accepts(name);
      expect(takesNothing, name).toBe(!accepts(name, null) && takesNothing);
    }
  });

  test("a secret goes in by one function only: every other text is too short, or of another form", () => {
    const long = "x".repeat(50_000);
    const taking = bridgeFunctions.filter(
      (name) => accepts(name, long) || accepts(name, { text: long, purpose: "key" }),
    );
    expect(taking).toEqual(["intake"]);
  });

  test("no file is named by its path, except one that the user dropped", () => {
    const byPath = bridgeFunctions.filter(
      (name) => accepts(name, "/etc/passwd") && !["copyText", "openKeyPage"].includes(name),
    );
    expect(byPath).toEqual([]);
    expect(accepts("previewImport", { file: "/etc/passwd", project: null, environment: null })).toBe(false);
    expect(accepts("previewExport", { ids: [id], file: "/etc/passwd", dialect: "portable" })).toBe(false);
  });

  test.each([
    ["copy", { id, as: "everything" }],
    ["copy", { id, as: "secret", extra: 1 }],
    ["reveal", "all"],
    ["reveal", [id, id]],
    ["openKeyPage", "https://evil.example/"],
    ["changeSettings", { clipboardSeconds: 9_999 }],
    ["changeSettings", { digestTime: "25:00" }],
    ["chooseFile", "/etc/passwd"],
    ["activity", { limit: 1_000_000 }],
  ] as const)("not %s %o", (name, request) => {
    expect(accepts(name, request)).toBe(false);
  });
});
