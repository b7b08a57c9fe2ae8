/** How errors and small facts look on the terminal; the same for every command. */
import { styleText } from "node:util";
import type { KeystowError } from "../core/errors.ts";
import { display } from "../core/redaction/index.ts";
import type { Terminal } from "./context.ts";

const longestText = 1_000;

export type Colour = "green" | "yellow" | "red" | "blue" | "gray" | "bold";

/** `text` in a colour when the terminal shows colours, else as it is. */
export function paint(terminal: Pick<Terminal, "colour">, colour: Colour, text: string): string {
  if (!terminal.colour) return text;
  return styleText(colour, text, { validateStream: false });
}

/**
 * Prints one failure: for people on stderr (what happened, what to do next, the code), for scripts
 * on stdout as `{"version":1,"error":{…}}`, where they read the data too.
 */
export function printError(terminal: Terminal, error: KeystowError, json: boolean): void {
  if (json) {
    const { code, message, hint = null, details = {} } = error;
    terminal.json({ version: 1, error: { code, message, hint, details } });
    return;
  }
  // Our own texts, but they name keys and files: no name may steer the terminal.
  terminal.message(`${paint(terminal, "red", "error:")} ${display(error.message, longestText)}`);
  for (const line of error.hint?.split("\n") ?? []) terminal.message(`  ${display(line, longestText)}`);
  terminal.message(paint(terminal, "gray", `  [${error.code}]`));
}

/** `1 key`, `3 keys`. */
export function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? "" : "s"}`;
}
