/**
 * A secret's bytes as texts that every keychain holds: base64 in pieces. Windows keeps 1,280 UTF-16
 * characters an item; GNOME Keyring 50 can lose a keyring over a newline; KWallet wants UTF-8.
 *
 * The pieces describe themselves, so that no length is kept elsewhere: a piece of exactly
 * `maximumPieceLength` characters is followed by another one, a shorter one is the last. When the
 * base64 text fills its pieces exactly, the terminator "=" follows: no base64 remainder looks like
 * it, because remainders are multiples of four characters.
 */
import { maximumSecretBytes } from "../secret.ts";

/** Characters per piece; a multiple of four, see above. */
export const maximumPieceLength = 1200;

const terminator = "=";

/** The most pieces that a secret can have, the terminator included. */
export const maximumPieces = Math.floor((Math.ceil(maximumSecretBytes / 3) * 4) / maximumPieceLength) + 1;

/** The account name of piece `index`: the id itself, then `id.1`, `id.2`, …. */
export function pieceAccount(id: string, index: number): string {
  return index === 0 ? id : `${id}.${index}`;
}

/** Whether another piece follows this one. */
export function hasNextPiece(piece: string): boolean {
  return piece.length === maximumPieceLength;
}

/** At least one piece, the head first. `bytes` is not empty. */
export function splitIntoPieces(bytes: Buffer): readonly string[] {
  const text = bytes.toString("base64");
  const pieces: string[] = [];
  for (let at = 0; at < text.length; at += maximumPieceLength) {
    pieces.push(text.slice(at, at + maximumPieceLength));
  }
  return text.length % maximumPieceLength === 0 ? [...pieces, terminator] : pieces;
}

/** The bytes, or null when the pieces are not what `splitIntoPieces` makes (somebody changed them). */
export function joinPieces(pieces: readonly string[]): Buffer | null {
  const whole = pieces.length > 1 && pieces.at(-1) === terminator ? pieces.slice(0, -1) : pieces;
  const text = whole.join("");
  const bytes = Buffer.from(text, "base64");
  // Node decodes leniently: only what encodes back to the same pieces was written by us.
  const again = bytes.length === 0 ? [] : splitIntoPieces(bytes);
  const same = again.length === pieces.length && again.every((piece, index) => piece === pieces[index]);
  if (same) return bytes;
  bytes.fill(0);
  return null;
}
