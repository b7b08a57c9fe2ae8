/** Which page of Chromium belongs to which window. */
import type { Protocol } from "./protocol.ts";
import type { CdpSession } from "./cdp.ts";
import { openAppWindow } from "./chromium.ts";
import { chromium, debug, facts } from "./state.ts";

export interface Target {
  readonly id: string;
  readonly session: CdpSession;
}

/** Who waits for the next page; windows are opened one after the other, so there is at most one. */
let awaited: ((target: Target) => void) | null = null;
let queue: Promise<unknown> = Promise.resolve();
const gone = new Map<string, () => void>();

/** Before the first window: hears of every page, paused before it has run anything. */
export async function watchTargets(): Promise<void> {
  const { browser } = chromium();
  browser.on("Target.attachedToTarget", attached);
  browser.on("Target.detachedFromTarget", ({ targetId }) => gone.get(targetId ?? "")?.());
  browser.on("Target.targetDestroyed", ({ targetId }) => gone.get(targetId)?.());
  await browser.send("Target.setAutoAttach", {
    autoAttach: true,
    waitForDebuggerOnStart: true,
    flatten: true,
    filter: [{ type: "page" }, { exclude: true }],
  });
}

function attached({ sessionId, targetInfo }: Protocol.Target.attachedToTargetPayload): void {
  const session = chromium().session(sessionId);
  debug("target", targetInfo.targetId, targetInfo.url);
  if (targetInfo.openerId !== undefined) {
    // A page opened it past the replaced window.open; its document is refused too.
    chromium().browser.tell("Target.closeTarget", { targetId: targetInfo.targetId });
    return;
  }
  const waiting = awaited;
  awaited = null;
  if (waiting === null) session.tell("Runtime.runIfWaitingForDebugger");
  else waiting({ id: targetInfo.targetId, session });
}

/** Opens a window of this size (CSS pixels) and resolves to its page, still paused. */
export function openTarget(size: { readonly width: number; readonly height: number }): Promise<Target> {
  const opened = queue.then(async () => {
    const found = new Promise<Target>((resolve) => {
      awaited = resolve;
    });
    if (facts.headless)
      await chromium().browser.send("Target.createTarget", { url: "about:blank", newWindow: true, ...size });
    else openAppWindow("data:text/html,<title></title>");
    return await found;
  });
  queue = opened.catch(() => undefined);
  return opened;
}

/** Calls `listener` once when the page is gone. */
export function whenGone(targetId: string, listener: () => void): void {
  gone.set(targetId, () => {
    gone.delete(targetId);
    listener();
  });
}
