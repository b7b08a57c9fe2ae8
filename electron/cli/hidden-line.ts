/**
 * What is typed at a hidden prompt, byte by byte, as a terminal in raw mode sends it. A pasted text
 * may hold line ends (a PEM key): terminals mark a paste when asked to, and a marked line end does
 * not end the input.
 */
import { maximumSecretBytes, Secret } from "../core/secret.ts";

/** Asks the terminal to mark pastes, and not to any more. */
export const markPastes = "\u001b[?2004h";
export const unmarkPastes = "\u001b[?2004l";

const pasteBegins = "\u001b[200~";
const pasteEnds = "\u001b[201~";
const escapeByte = 0x1b;
/** No escape sequence that a keyboard sends is longer. */
const longestSequence = 16;

export type HiddenLineState = "typing" | "done" | "cancelled";

export class HiddenLine {
  /** One byte more than allowed, so that the caller sees that it was too much. */
  readonly #bytes = Buffer.alloc(maximumSecretBytes + 1);
  #length = 0;
  #inPaste = false;
  #sequence = "";
  #afterReturn = false;

  /** Takes bytes from the keyboard; what comes after the end of the line is left out. */
  feed(chunk: Uint8Array): HiddenLineState {
    for (const byte of chunk) {
      const state = this.#take(byte);
      if (state !== "typing") return state;
    }
    return "typing";
  }

  /** The typed text in a box; the line's own memory is wiped. */
  finish(): Secret {
    const secret = Secret.fromBytes(this.#bytes.subarray(0, this.#length));
    this.wipe();
    return secret;
  }

  wipe(): void {
    this.#bytes.fill(0);
    this.#length = 0;
  }

  #take(byte: number): HiddenLineState {
    if (byte === 0x03) return "cancelled"; // Ctrl+C, also when a paste was never closed
    if (this.#sequence !== "" || byte === escapeByte) return this.#takeSequence(byte);
    if (this.#inPaste) return this.#appendPasted(byte);
    switch (byte) {
      case 0x04: // Ctrl+D: the end when something was typed, else no answer
        return this.#length > 0 ? "done" : "cancelled";
      case 0x0a:
      case 0x0d: // Enter
        return "done";
      case 0x08:
      case 0x7f: // Backspace
        return this.#removeCharacter();
      case 0x15: // Ctrl+U
        this.wipe();
        return "typing";
      default:
        // Other control characters are keys (Tab, Ctrl+L), not text.
        return byte < 0x20 ? "typing" : this.#append(byte);
    }
  }

  #append(byte: number): HiddenLineState {
    if (this.#length < this.#bytes.length) this.#bytes[this.#length++] = byte;
    return "typing";
  }

  /** A terminal sends the line ends of a paste as if Enter was pressed: as CR, whatever was copied. */
  #appendPasted(byte: number): HiddenLineState {
    const second = byte === 0x0a && this.#afterReturn;
    this.#afterReturn = byte === 0x0d;
    if (second) return "typing";
    return this.#append(byte === 0x0d ? 0x0a : byte);
  }

  /** Takes back one UTF-8 character: its continuation bytes and its first one. */
  #removeCharacter(): HiddenLineState {
    while (this.#length > 0) {
      this.#length -= 1;
      const byte = this.#bytes[this.#length] ?? 0;
      this.#bytes[this.#length] = 0;
      if ((byte & 0xc0) !== 0x80) break;
    }
    return "typing";
  }

  /** Collects an escape sequence: the two marks of a paste mean something, arrows and the like do not. */
  #takeSequence(byte: number): HiddenLineState {
    this.#sequence += String.fromCharCode(byte);
    const sequence = this.#sequence;
    if (this.#inPaste) return this.#takePasted(sequence);
    if (sequence.length === 2 && byte !== 0x5b && byte !== 0x4f) this.#sequence = "";
    else if (sequence.length > 2 && byte >= 0x40 && byte <= 0x7e) this.#sequence = "";
    else if (sequence.length >= longestSequence) this.#sequence = "";
    if (sequence === pasteBegins) this.#inPaste = true;
    return "typing";
  }

  /** In a paste only the closing mark is special; anything else that begins like it is text. */
  #takePasted(sequence: string): HiddenLineState {
    if (sequence === pasteEnds) {
      this.#inPaste = false;
      this.#sequence = "";
    } else if (!pasteEnds.startsWith(sequence)) {
      const restarts = sequence.endsWith("\u001b");
      const text = restarts ? sequence.slice(0, -1) : sequence;
      for (const byte of Buffer.from(text, "latin1")) this.#append(byte);
      this.#sequence = restarts ? "\u001b" : "";
    }
    return "typing";
  }
}
