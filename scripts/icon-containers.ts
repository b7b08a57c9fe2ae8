/** Writers of the two icon files that systems want: ICO (Windows) and ICNS (macOS), both of PNGs. */

export interface IconImage {
  /** Width and height in pixels. */
  readonly size: number;
  readonly png: Uint8Array;
}

/** Widest picture of an ICO: its size fields are one byte, where 0 means 256. */
const icoLimit = 256;
const icoHeaderLength = 6;
const icoEntryLength = 16;

function icoEntry({ size, png }: IconImage, offset: number): Buffer {
  if (size > icoLimit) throw new Error(`an ICO holds no picture of ${size} pixels`);
  const entry = Buffer.alloc(icoEntryLength);
  entry.writeUInt8(size % icoLimit, 0);
  entry.writeUInt8(size % icoLimit, 1);
  // One colour plane, 32 bits a pixel; no palette.
  entry.writeUInt16LE(1, 4);
  entry.writeUInt16LE(32, 6);
  entry.writeUInt32LE(png.length, 8);
  entry.writeUInt32LE(offset, 12);
  return entry;
}

/**
 * An ICO file that holds `images` as PNGs (Windows Vista and later read them), in their order. Throws
 * when a picture is wider than 256 pixels. The layout is that of Microsoft's ICONDIR structure.
 */
export function icoOf(images: readonly IconImage[]): Uint8Array {
  const header = Buffer.alloc(icoHeaderLength);
  // Type 1: icon, not cursor.
  header.writeUInt16LE(1, 2);
  header.writeUInt16LE(images.length, 4);
  let offset = icoHeaderLength + icoEntryLength * images.length;
  const entries = images.map((image) => {
    const entry = icoEntry(image, offset);
    offset += image.png.length;
    return entry;
  });
  return Buffer.concat([header, ...entries, ...images.map((image) => image.png)]);
}

/**
 * The ICNS types that hold a PNG, by its width in pixels. Two types of one width differ in the scale
 * they are for: `ic09` is 512 points, `ic14` is 256 points at double density.
 */
export const icnsTypes: Readonly<Record<number, readonly string[]>> = {
  16: ["icp4"],
  32: ["icp5", "ic11"],
  64: ["ic12"],
  128: ["ic07"],
  256: ["ic08", "ic13"],
  512: ["ic09", "ic14"],
  1024: ["ic10"],
};

const icnsHeaderLength = 8;

function icnsElement(type: string, content: Uint8Array): Buffer {
  const header = Buffer.alloc(icnsHeaderLength);
  header.write(type, 0, "latin1");
  header.writeUInt32BE(icnsHeaderLength + content.length, 4);
  return Buffer.concat([header, content]);
}

/** An ICNS file of `images`, each under every type of its width. Throws on a width that has no type. */
export function icnsOf(images: readonly IconImage[]): Uint8Array {
  const elements = images.flatMap(({ size, png }) => {
    const types = icnsTypes[size];
    if (types === undefined) throw new Error(`an ICNS holds no picture of ${size} pixels`);
    return types.map((type) => icnsElement(type, png));
  });
  return icnsElement("icns", Buffer.concat(elements));
}
