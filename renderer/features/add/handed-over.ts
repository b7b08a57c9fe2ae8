/**
 * A text that was pasted before the dialog was open. It goes to the main process at once; what waits
 * here for the dialog is the answer, which holds the draft's name and the masked form only.
 */
import type { Intake, Result } from "../../store/state.ts";
import { takeText } from "../../store/take-text.ts";

let waiting: Promise<Result<Intake>> | null = null;

export function handOverPaste(text: string): void {
  waiting = takeText({ text, purpose: "key" });
}

/** What waits, once; null when the dialog was opened without a paste. */
export function takeOverPaste(): Promise<Result<Intake>> | null {
  const taken = waiting;
  waiting = null;
  return taken;
}
