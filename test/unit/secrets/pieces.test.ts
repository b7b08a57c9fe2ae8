import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  hasNextPiece,
  joinPieces,
  maximumPieceLength,
  maximumPieces,
  splitIntoPieces,
} from "../../../electron/core/secrets/pieces.ts";

describe("a secret in pieces", () => {
  it("comes back whole, whatever its bytes and length", () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 1, maxLength: 6000 }), (bytes) => {
        const pieces = splitIntoPieces(Buffer.from(bytes));
        expect(joinPieces(pieces)?.equals(Buffer.from(bytes))).toBe(true);
        // Without any count beside it: only the last piece says that nothing follows.
        expect(pieces.map(hasNextPiece)).toEqual(pieces.map((_, index) => index < pieces.length - 1));
      }),
    );
  });

  it.each([
    [899, ["1200", "1"]],
    [900, ["1200", "1"]],
    [1800, ["1200", "1200", "1"]],
    [901, ["1200", "4"]],
    [897, ["1196"]],
  ])("%i bytes make pieces of %j characters", (size, lengths) => {
    expect(splitIntoPieces(Buffer.alloc(size, 1)).map((piece) => String(piece.length))).toEqual(lengths);
  });

  it("fits Windows' limit and the largest secret into the most pieces", () => {
    const pieces = splitIntoPieces(Buffer.alloc(64 * 1024, 255));
    expect(Math.max(...pieces.map((piece) => piece.length))).toBeLessThanOrEqual(1280);
    expect(pieces.length).toBeLessThanOrEqual(maximumPieces);
    expect(maximumPieceLength % 4).toBe(0);
  });

  it.each([
    ["foreign text", ["not base64!"]],
    ["unpadded base64", ["YWI"]],
    ["nothing", [""]],
    ["only the terminator", ["="]],
    ["a terminator after a short piece", ["YWJj", "="]],
    ["pieces in another cut", ["YWJj", "YWJj"]],
    ["bits that decoding ignores", ["YWJ="]],
  ])("refuses %s", (_what, pieces) => {
    expect(joinPieces(pieces)).toBeNull();
  });
});
