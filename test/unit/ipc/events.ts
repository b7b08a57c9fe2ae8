/** Events of the page's messages, as the guard sees them. */
import type { CallEvent } from "../../../electron/ipc/guard.ts";

type Frame = NonNullable<CallEvent["senderFrame"]>;

export const mainFrame: Frame = {
  url: "app://keystow/",
  processId: 7,
  frameToken: "main-frame",
  parent: null,
};

/** A message from our own page's main frame, with parts of the sending frame replaced. */
export function callFrom(change: Partial<Frame> = {}): CallEvent {
  return { senderFrame: { ...mainFrame, ...change }, sender: { mainFrame } };
}
