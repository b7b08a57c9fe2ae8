/** Locks by itself: after a time without input, when the machine sleeps, when the screen is locked. */
import type { LockReason } from "../ipc/answers.ts";
import type { ServiceContext } from "./context.ts";
import type { Timer } from "./desktop.ts";

type LockContext = Pick<ServiceContext, "session" | "settings">;

export interface AutoLock {
  suspended(): void;
  screenLocked(): void;
  stop(): void;
}

/** How often the time without input is asked for. */
const lookEvery = 5_000;
const secondsPerMinute = 60;

/** `idleSeconds`: seconds since the last input anywhere on this desktop. */
export function createAutoLock(
  context: LockContext,
  parts: { readonly idleSeconds: () => number; readonly timer: Timer },
): AutoLock {
  const { timer, idleSeconds } = parts;
  // Also while it is locked: an unlocking that still waits for the keychain must not open it afterwards.
  const lock = (reason: LockReason): void => void context.session.lock(reason).catch(() => {});
  let cancel = (): void => {};
  const isIdle = (): boolean => {
    const minutes = context.settings().idleLockMinutes;
    if (minutes === 0) return false;
    try {
      return idleSeconds() >= minutes * secondsPerMinute;
    } catch {
      // A desktop that does not tell: it is asked again, and the next look must come all the same.
      return false;
    }
  };
  const look = (): void => {
    if (context.session.lockReason() === null && isIdle()) lock("idle");
    wait();
  };
  const wait = (): void => {
    cancel = timer.after(lookEvery, look);
  };
  wait();
  return {
    suspended: () => {
      if (context.settings().lockOnSuspend) lock("suspended");
    },
    screenLocked: () => {
      if (context.settings().lockOnScreenLock) lock("screen-locked");
    },
    stop: () => cancel(),
  };
}
