import * as fc from "fast-check";
import { beforeEach, describe, expect, test, vi } from "vitest";
import { ok, type Result } from "../../../electron/core/errors.ts";
import { isPageAddress } from "../../../electron/ipc/channels.ts";
import { isSmallPlainData, type CallEvent } from "../../../electron/ipc/guard.ts";
import { registerHandlers } from "../../../electron/ipc/register.ts";
import { callFrom, mainFrame } from "./events.ts";

type Listener = (event: CallEvent, ...parameters: unknown[]) => Promise<Result<unknown>>;
const listeners = vi.hoisted(() => new Map<string, unknown>());
vi.mock("electron", () => ({
  ipcMain: { handle: (channel: string, listener: unknown) => listeners.set(channel, listener) },
}));

const answer = { state: "missing", folder: "/vault" } as const;
const overview = vi.fn<() => Result<typeof answer>>();

function call(event: CallEvent, ...parameters: unknown[]): Promise<Result<unknown>> {
  return (listeners.get("vault:overview") as Listener)(event, ...parameters);
}

async function expectRefused(event: CallEvent, ...parameters: unknown[]): Promise<void> {
  const result = await call(event, ...parameters);
  expect(result).toMatchObject({ ok: false, error: { code: "usage" } });
  expect(overview).not.toHaveBeenCalled();
}

beforeEach(() => {
  listeners.clear();
  overview.mockReset().mockReturnValue(ok(answer));
  registerHandlers({ "vault:overview": overview });
});

describe("who may ask", () => {
  test("our page's main frame", async () => {
    expect(await call(callFrom())).toEqual(ok(answer));
    expect(overview.mock.calls).toEqual([[]]);
  });

  test("nobody when the frame is gone", async () => {
    await expectRefused({ senderFrame: null, sender: { mainFrame } });
  });

  test("no frame inside the page, though it shows our own address", async () => {
    await expectRefused(callFrom({ frameToken: "inner", parent: mainFrame }));
    await expectRefused(callFrom({ parent: mainFrame }));
    await expectRefused(callFrom({ frameToken: "another" }));
    await expectRefused(callFrom({ processId: 8 }));
  });

  test.each([
    "app://keystow.example/",
    "app://keystow@evil.example/",
    "app://evil.example/?app://keystow/",
    "app://keystow:81/",
    "app://user:word@keystow/",
    "https://keystow/",
    "https://app/keystow",
    "file:///app://keystow/",
    "data:text/html,app://keystow/",
    "about:blank",
    "",
    "no address at all",
  ])("not %s", async (url) => {
    await expectRefused(callFrom({ url }));
  });
});

describe("what may be asked", () => {
  test("arbitrary arguments never throw and never reach the handler", async () => {
    const parameters = fc.array(
      fc.anything({ withBigInt: true, withDate: true, withMap: true, withSet: true, withTypedArray: true }),
      { minLength: 1 },
    );
    await fc.assert(fc.asyncProperty(parameters, (values) => expectRefused(callFrom(), ...values)));
  });

  test("nothing that only a structured clone can bring", () => {
    const cycle: unknown[] = [];
    cycle.push(cycle);
    const foreign = [cycle, new Map(), new Date(0), new Uint8Array(1), 1n, Number.NaN, () => 1, Symbol("x")];
    for (const value of foreign) expect(isSmallPlainData([value])).toBe(false);
    const plain = [null, undefined, true, 1, "text", [1, ["2"]], { name: "value", inner: { list: [] } }];
    expect(isSmallPlainData(plain)).toBe(true);
  });

  test("nothing larger than 64 KiB, however it is spread", () => {
    expect(isSmallPlainData(["x".repeat(60_000)])).toBe(true);
    expect(isSmallPlainData(["x".repeat(70_000)])).toBe(false);
    expect(isSmallPlainData(Array.from({ length: 70_000 }, () => 0))).toBe(false);
    expect(isSmallPlainData({ ["n".repeat(70_000)]: 1 })).toBe(false);
    expect(isSmallPlainData(Array(2 ** 32 - 1))).toBe(false);
  });
});

test("a handler's own failure passes as it is, a thrown one as our sentence only", async () => {
  overview.mockImplementation(() => {
    throw new Error("quotes sk-000000");
  });
  const result = await call(callFrom());
  expect(result).toMatchObject({ ok: false, error: { code: "internal" } });
  expect(JSON.stringify(result)).not.toContain("quotes");
});

test.each([
  ["app://keystow/", true],
  ["app://keystow/index.html?x#y", true],
  ["app://keystow.example/", false],
])("%s is our page: %s", (address, expected) => {
  expect(isPageAddress(address)).toBe(expected);
});
