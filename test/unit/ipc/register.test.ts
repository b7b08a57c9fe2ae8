import { beforeEach, expect, test, vi } from "vitest";
import { ok, type Result } from "../../../electron/core/errors.ts";
import { bridgeFunctions, channelOf, droppedChannel } from "../../../electron/ipc/channels.ts";
import type { Asked } from "../../../electron/ipc/contract.ts";
import type { CallEvent } from "../../../electron/ipc/guard.ts";
import { registerHandlers } from "../../../electron/ipc/register.ts";
import { callFrom } from "./events.ts";

type Listener = (event: CallEvent, ...parameters: unknown[]) => Promise<Result<unknown>>;
const listeners = vi.hoisted(() => new Map<string, unknown>());
vi.mock("electron", () => ({
  ipcMain: { handle: (channel: string, listener: unknown) => listeners.set(channel, listener) },
}));

const dropped = vi.fn();
const settings = vi.fn<() => Promise<Result<null>>>();
const overview = vi.fn<() => Promise<Result<{ readonly state: string }>>>();

beforeEach(() => {
  listeners.clear();
  settings.mockReset().mockResolvedValue(ok(null));
  overview.mockReset().mockResolvedValue(ok({ state: "missing" }));
  dropped.mockReset();
  registerHandlers({ settings, overview } as unknown as Asked, dropped);
});

const call = (event: CallEvent, ...parameters: unknown[]): Promise<Result<unknown>> =>
  (listeners.get(channelOf("settings")) as Listener)(event, ...parameters);

test("every function of the contract has its channel, and there is one more for dropped files", () => {
  const channels = [droppedChannel, ...bridgeFunctions.map((name) => channelOf(name))];
  expect([...listeners.keys()]).toEqual(channels);
});

test("a dropped file is told by our page's preload only, and as a path", () => {
  const tell = listeners.get(droppedChannel) as (event: CallEvent, path: unknown) => void;
  for (const path of [{ path: "/a" }, null, "/".repeat(5_000)]) tell(callFrom(), path);
  tell(callFrom({ url: "https://evil.example/" }), "/home/me/.env");
  expect(dropped).not.toHaveBeenCalled();
  tell(callFrom(), "/home/me/.env");
  expect(dropped.mock.calls).toEqual([["/home/me/.env"]]);
});

test("our page's question reaches the handler, another's does not", async () => {
  expect(await call(callFrom())).toEqual(ok(null));
  expect(settings.mock.calls).toEqual([[]]);
  expect(await call(callFrom({ url: "https://evil.example/" }))).toMatchObject({ ok: false });
  expect(settings).toHaveBeenCalledTimes(1);
});

test("a question with the wrong arguments does not reach it either", async () => {
  expect(await call(callFrom(), "more")).toMatchObject({ ok: false, error: { code: "usage" } });
  expect(settings).not.toHaveBeenCalled();
});

test("the answer that grows with the vault crosses as one text", async () => {
  const listener = listeners.get(channelOf("overview")) as Listener;
  expect(await listener(callFrom(), { since: null })).toBe('{"ok":true,"value":{"state":"missing"}}');
});
