import { beforeEach, expect, test, vi } from "vitest";
import { ok, type Result } from "../../../electron/core/errors.ts";
import { bridgeFunctions, channelOf } from "../../../electron/ipc/channels.ts";
import type { Asked } from "../../../electron/ipc/contract.ts";
import type { CallEvent } from "../../../electron/ipc/guard.ts";
import { registerHandlers } from "../../../electron/ipc/register.ts";
import { callFrom } from "./events.ts";

type Listener = (event: CallEvent, ...parameters: unknown[]) => Promise<Result<unknown>>;
const listeners = vi.hoisted(() => new Map<string, unknown>());
vi.mock("electron", () => ({
  ipcMain: { handle: (channel: string, listener: unknown) => listeners.set(channel, listener) },
}));

const settings = vi.fn<() => Promise<Result<null>>>();
const overview = vi.fn<() => Promise<Result<{ readonly state: string }>>>();

beforeEach(() => {
  listeners.clear();
  settings.mockReset().mockResolvedValue(ok(null));
  overview.mockReset().mockResolvedValue(ok({ state: "missing" }));
  registerHandlers({ settings, overview } as unknown as Asked);
});

const call = (event: CallEvent, ...parameters: unknown[]): Promise<Result<unknown>> =>
  (listeners.get(channelOf("settings")) as Listener)(event, ...parameters);

test("every function of the contract has its channel, and there is no other", () => {
  expect([...listeners.keys()]).toEqual(bridgeFunctions.map((name) => channelOf(name)));
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
