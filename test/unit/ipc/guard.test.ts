import * as fc from "fast-check";
import { beforeEach, describe, expect, test, vi } from "vitest";
import { fail, ok, type Result } from "../../../electron/core/errors.ts";
import { isPageAddress } from "../../../electron/ipc/channels.ts";
import type { Asked } from "../../../electron/ipc/contract.ts";
import { answerCall, isSmallPlainData, isTrustedSender } from "../../../electron/ipc/guard.ts";
import { callFrom, mainFrame } from "./events.ts";

const copyText = vi.fn<(text: string) => Promise<Result<null>>>();
const handlers = { copyText } as unknown as Asked;
const call = (...parameters: unknown[]): Promise<Result<unknown>> =>
  answerCall("copyText", handlers, callFrom(), parameters);

beforeEach(() => {
  copyText.mockReset().mockResolvedValue(ok(null));
});

describe("who may ask", () => {
  test("our page's main frame", () => {
    expect(isTrustedSender(callFrom())).toBe(true);
  });

  test("nobody when the frame is gone", () => {
    expect(isTrustedSender({ senderFrame: null, sender: { mainFrame } })).toBe(false);
  });
});

describe("what may be asked", () => {
  test("what the schema allows", async () => {
    expect(await call("keystow list")).toEqual(ok(null));
    expect(copyText.mock.calls).toEqual([["keystow list"]]);
  });

  test("arbitrary arguments never throw and never reach the handler", async () => {
    const anything = fc
      .anything({ withBigInt: true, withDate: true, withMap: true, withSet: true, withTypedArray: true })
      .filter((value) => typeof value !== "string");
    const parameters = fc.array(anything, { maxLength: 4 });
    await fc.assert(
      fc.asyncProperty(parameters, async (values) => {
        expect(await call(...values)).toMatchObject({ ok: false, error: { code: "usage" } });
      }),
    );
    expect(copyText).not.toHaveBeenCalled();
  });

  test("nothing that only a structured clone can bring", () => {
    const cycle: unknown[] = [];
    cycle.push(cycle);
    const foreign = [cycle, new Map(), new Date(0), new Uint8Array(1), 1n, Number.NaN, () => 1, Symbol("x")];
    for (const value of foreign) expect(isSmallPlainData([value])).toBe(false);
    const plain = [null, undefined, true, 1, "text", [1, ["2"]], { name: "value", inner: { list: [] } }];
    expect(isSmallPlainData(plain)).toBe(true);
  });

  test("ten thousand ids at once, but nothing larger than 512 KiB, however it is spread", () => {
    const id = "0b0e6f4e-3f1c-4d52-9c39-0d6c3a3b8f11";
    expect(isSmallPlainData([{ ids: Array.from({ length: 10_000 }, () => id) }])).toBe(true);
    expect(isSmallPlainData(["x".repeat(500_000)])).toBe(true);
    expect(isSmallPlainData(["x".repeat(600_000)])).toBe(false);
    expect(isSmallPlainData(Array.from({ length: 600_000 }, () => 0))).toBe(false);
    expect(isSmallPlainData({ ["n".repeat(600_000)]: 1 })).toBe(false);
    expect(isSmallPlainData(Array(2 ** 32 - 1))).toBe(false);
  });
});

test("a handler's own failure passes as it is", async () => {
  copyText.mockResolvedValue(fail("store-locked", "Ours."));
  expect(await call("x")).toEqual(fail("store-locked", "Ours."));
});

test.each([
  [
    "thrown",
    () =>
      copyText.mockImplementation(() => {
        throw new Error("quotes sk-000000");
      }),
  ],
  ["rejected", () => copyText.mockRejectedValue(new Error("quotes sk-000000"))],
])("a foreign failure that is %s becomes our sentence only", async (_, prepare) => {
  prepare();
  const result = await call("x");
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
