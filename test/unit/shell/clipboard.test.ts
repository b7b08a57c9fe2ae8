import { beforeEach, describe, expect, test, vi } from "vitest";
import { concealingFormats, systemClipboard } from "../../../electron/shell/clipboard.ts";

const electron = vi.hoisted(() => {
  class ClipboardItem {
    readonly parts: Readonly<Record<string, unknown>>;
    constructor(parts: Readonly<Record<string, unknown>>) {
      this.parts = parts;
    }
  }
  const clipboard = { write: vi.fn(), writeText: vi.fn(), readText: vi.fn(), clear: vi.fn() };
  return { ClipboardItem, clipboard };
});
vi.mock("electron", () => electron);
const { clipboard } = electron;

beforeEach(() => {
  for (const method of Object.values(clipboard)) method.mockReset().mockResolvedValue("");
});

async function bytesOf(platform: NodeJS.Platform): Promise<Readonly<Record<string, readonly number[]>>> {
  const pairs = Object.entries(concealingFormats(platform)).map(
    async ([type, blob]) => [type, [...new Uint8Array(await blob.arrayBuffer())]] as const,
  );
  return Object.fromEntries(await Promise.all(pairs));
}

const native = (name: string): string => `electron application/osclipboard;format="${name}"`;

describe("the marks of a concealed text", () => {
  test("macOS", async () => {
    expect(await bytesOf("darwin")).toEqual({
      [native("org.nspasteboard.ConcealedType")]: [0],
      [native("org.nspasteboard.TransientType")]: [0],
    });
  });

  test("Windows: the two words are DWORDs of value 0", async () => {
    expect(await bytesOf("win32")).toEqual({
      [native("ExcludeClipboardContentFromMonitorProcessing")]: [0],
      [native("CanIncludeInClipboardHistory")]: [0, 0, 0, 0],
      [native("CanUploadToCloudClipboard")]: [0, 0, 0, 0],
    });
  });

  test("Linux", async () => {
    expect(await bytesOf("linux")).toEqual({
      [native("x-kde-passwordManagerHint")]: [...new TextEncoder().encode("secret")],
    });
  });
});

test("text and marks are one write of one item", async () => {
  await systemClipboard("linux", {}).write("the text", true);
  expect(clipboard.writeText).not.toHaveBeenCalled();
  const [items] = clipboard.write.mock.calls[0] as [readonly { parts: object }[]];
  expect(items.map(({ parts }) => Object.keys(parts))).toEqual([
    ["text/plain", native("x-kde-passwordManagerHint")],
  ]);
});

test("ordinary text has no marks, and a desktop that takes none still gets the text", async () => {
  await systemClipboard("linux", {}).write("plain", false);
  clipboard.write.mockRejectedValue(new Error("no such format"));
  await systemClipboard("linux", {}).write("secret", true);
  expect(clipboard.writeText.mock.calls).toEqual([["plain"], ["secret"]]);
});

test("only on Wayland does an empty answer mean that nobody knows", async () => {
  expect(await systemClipboard("linux", { WAYLAND_DISPLAY: "wayland-0" }).read()).toBeNull();
  expect(await systemClipboard("linux", {}).read()).toBe("");
  expect(await systemClipboard("darwin", { WAYLAND_DISPLAY: "wayland-0" }).read()).toBe("");
  clipboard.readText.mockResolvedValue("text");
  expect(await systemClipboard("linux", { WAYLAND_DISPLAY: "wayland-0" }).read()).toBe("text");
});
