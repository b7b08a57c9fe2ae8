/** Telling often without telling too often. */
import type { Timer } from "./desktop.ts";

export interface Throttle {
  /** Asks for the work: done at once, or when the time since the last one has passed. Several asks become one. */
  ask(): void;
  /** Does at once what was asked for and not done yet. */
  flush(): void;
}

/** `work` at most once in so many milliseconds; the first and the last asking are never lost. */
export function createThrottle(timer: Timer, milliseconds: number, work: () => void): Throttle {
  let cancel: (() => void) | null = null;
  let asked = false;
  const run = (): void => {
    asked = false;
    cancel = timer.after(milliseconds, () => {
      cancel = null;
      if (asked) run();
    });
    work();
  };
  return {
    ask: () => {
      asked = true;
      if (cancel === null) run();
    },
    flush: () => {
      cancel?.();
      cancel = null;
      if (!asked) return;
      asked = false;
      work();
    },
  };
}
