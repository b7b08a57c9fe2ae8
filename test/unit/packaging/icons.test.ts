/** The icon files are read back by readers of our own, written from the formats and not the writers. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { icnsOf, icoOf } from "../../../scripts/icon-containers.ts";

const iconFolder = join(import.meta.dirname, "../../../electron/icon");
const pngSignature = "89504e470d0a1a0a";

/** Width of a PNG, and that it is square: both stand in its first chunk. */
function pngWidth(png: Buffer): number {
  expect(png.subarray(0, 8).toString("hex")).toBe(pngSignature);
  expect(png.readUInt32BE(16)).toBe(png.readUInt32BE(20));
  return png.readUInt32BE(16);
}

/** A stand-in of the right shape, so that sizes can be told apart. */
function pretendPng(size: number): Uint8Array {
  const png = Buffer.alloc(32 + size);
  png.write(pngSignature, "hex");
  png.writeUInt32BE(size, 16);
  png.writeUInt32BE(size, 20);
  return png;
}

function readIco(file: Buffer): { readonly declared: number; readonly png: Buffer }[] {
  expect([file.readUInt16LE(0), file.readUInt16LE(2)]).toEqual([0, 1]);
  return Array.from({ length: file.readUInt16LE(4) }, (_, index) => {
    const entry = file.subarray(6 + 16 * index, 22 + 16 * index);
    const start = entry.readUInt32LE(12);
    const png = file.subarray(start, start + entry.readUInt32LE(8));
    return { declared: entry.readUInt8(0) === 0 ? 256 : entry.readUInt8(0), png };
  });
}

function readIcns(file: Buffer): { readonly type: string; readonly png: Buffer }[] {
  expect(file.toString("latin1", 0, 4)).toBe("icns");
  expect(file.readUInt32BE(4)).toBe(file.length);
  const elements = [];
  for (let at = 8; at < file.length; at += file.readUInt32BE(at + 4))
    elements.push({
      type: file.toString("latin1", at, at + 4),
      png: file.subarray(at + 8, at + file.readUInt32BE(at + 4)),
    });
  return elements;
}

const images = (sizes: readonly number[]) => sizes.map((size) => ({ size, png: pretendPng(size) }));

describe("icon files", () => {
  it("keeps every picture of an ICO, with 256 pixels declared as the format wants", () => {
    const read = readIco(Buffer.from(icoOf(images([16, 48, 256]))));
    expect(read.map(({ declared, png }) => [declared, pngWidth(png), png.length])).toEqual([
      [16, 16, 48],
      [48, 48, 80],
      [256, 256, 288],
    ]);
  });

  it("keeps every picture of an ICNS, under each type of its width", () => {
    const read = readIcns(Buffer.from(icnsOf(images([32, 1024]))));
    expect(read.map(({ type, png }) => [type, pngWidth(png), png.length])).toEqual([
      ["icp5", 32, 64],
      ["ic11", 32, 64],
      ["ic10", 1024, 1056],
    ]);
  });

  it("refuses a width that the format has no place for", () => {
    expect(() => icoOf(images([512]))).toThrow("512");
    expect(() => icnsOf(images([48]))).toThrow("48");
  });
});

describe("the drawn icon", () => {
  it("is there in every size that a Linux desktop looks for", () => {
    const files = readdirSync(join(iconFolder, "png")).toSorted();
    const named = files.map((file) => [file, pngWidth(readFileSync(join(iconFolder, "png", file)))]);
    expect(named).toEqual(files.map((file) => [file, Number.parseInt(file, 10)]));
    expect(named.map(([, width]) => Number(width)).toSorted((a, b) => a - b)).toEqual([
      16, 24, 32, 48, 64, 128, 256, 512,
    ]);
  });

  it("is whole for Windows and macOS", () => {
    const ico = readIco(readFileSync(join(iconFolder, "icon.ico")));
    expect(ico.map(({ png }) => pngWidth(png))).toEqual([16, 24, 32, 48, 64, 128, 256]);
    expect(ico.map(({ declared }) => declared)).toEqual(ico.map(({ png }) => pngWidth(png)));
    const icns = readIcns(readFileSync(join(iconFolder, "icon.icns")));
    expect(Object.fromEntries(icns.map(({ type, png }) => [type, pngWidth(png)]))).toEqual({
      icp4: 16,
      icp5: 32,
      ic11: 32,
      ic12: 64,
      ic07: 128,
      ic08: 256,
      ic13: 256,
      ic09: 512,
      ic14: 512,
      ic10: 1024,
    });
  });
});
