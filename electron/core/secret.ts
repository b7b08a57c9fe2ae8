import { inspect } from "node:util";

/** The most bytes that one secret may have (KEYCHAIN.md: every backend holds this much). */
export const maximumSecretBytes = 64 * 1024;

const placeholder = "[secret]";

/**
 * A secret's bytes in a box that prints, serialises and clones as nothing: `console.log`,
 * `JSON.stringify`, template strings, `util.inspect` and `structuredClone` (and so every IPC
 * message) show "[secret]" or an empty object. The value leaves only through `reveal…`, a word
 * that a reviewer can search for.
 *
 * The bytes are kept in a Buffer, not a string, so that `wipe()` really removes them.
 */
export class Secret {
  readonly #bytes: Buffer;
  #isWiped = false;

  private constructor(bytes: Buffer) {
    this.#bytes = bytes;
  }

  /** Takes over a copy of `bytes`; the caller may wipe its own. */
  static fromBytes(bytes: Uint8Array): Secret {
    return new Secret(Buffer.from(bytes));
  }

  /** From text, as UTF-8. Lone surrogates become U+FFFD: refuse them before (`isWellFormed`). */
  static fromText(text: string): Secret {
    return new Secret(Buffer.from(text, "utf8"));
  }

  /** Whether it was wiped: its bytes are zeros now, and nobody's secret. */
  get isWiped(): boolean {
    return this.#isWiped;
  }

  /** Number of bytes. Not for the user's eyes: no length is given away. */
  get byteLength(): number {
    return this.#bytes.length;
  }

  /** The value as text (UTF-8). Only where it is shown, copied, exported or sent. */
  revealText(): string {
    return this.#bytes.toString("utf8");
  }

  /** A copy of the value's bytes. Wipe it after use. */
  revealBytes(): Buffer {
    return Buffer.from(this.#bytes);
  }

  /** Whether both hold the same bytes. */
  equals(other: Secret): boolean {
    return this.#bytes.equals(other.#bytes);
  }

  /** Overwrites the bytes with zeros; the secret is empty text of NULs afterwards. */
  wipe(): void {
    this.#isWiped = true;
    this.#bytes.fill(0);
  }

  toString(): string {
    return placeholder;
  }

  toJSON(): string {
    return placeholder;
  }

  [Symbol.toPrimitive](): string {
    return placeholder;
  }

  [inspect.custom](): string {
    return placeholder;
  }
}
