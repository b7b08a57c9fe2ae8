/** `nativeImage`: bytes that are carried, never drawn. */
import { existsSync, readFileSync } from "node:fs";
import { guarded } from "../missing.ts";

export interface StandInImage {
  toPNG(): Buffer;
  toDataURL(): string;
  isEmpty(): boolean;
  getSize(): { readonly width: number; readonly height: number };
  resize(): StandInImage;
  setTemplateImage(on: boolean): void;
}

function imageOf(bytes: Buffer): StandInImage {
  const image: StandInImage = guarded<StandInImage>("nativeImage", {
    toPNG: () => bytes,
    toDataURL: () => `data:image/png;base64,${bytes.toString("base64")}`,
    isEmpty: () => bytes.length === 0,
    // A PNG has its size at a fixed place.
    getSize: () =>
      bytes.length < 24
        ? { width: 0, height: 0 }
        : { width: bytes.readUInt32BE(16), height: bytes.readUInt32BE(20) },
    resize: () => image,
    setTemplateImage: () => undefined,
  });
  return image;
}

export const nativeImage = guarded("nativeImage", {
  createEmpty: () => imageOf(Buffer.alloc(0)),
  createFromBuffer: (bytes: Buffer) => imageOf(bytes),
  createFromPath: (path: string) => imageOf(existsSync(path) ? readFileSync(path) : Buffer.alloc(0)),
  createFromDataURL: (text: string) => imageOf(Buffer.from(text.slice(text.indexOf(",") + 1), "base64")),
});
