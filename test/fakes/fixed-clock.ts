/** A clock that stands still until a test moves it. */
import type { Clock } from "../../electron/core/ports.ts";

export interface FixedClock extends Clock {
  /** Moves the clock on by so many milliseconds (back, when negative). */
  advance(milliseconds: number): void;
}

/** Stands at `start` (ISO 8601) in `zone`. */
export function fixedClock(start = "2026-11-21T09:00:00.000Z", zone = "UTC"): FixedClock {
  let now = Date.parse(start);
  return {
    now: () => now,
    timeZone: () => zone,
    advance: (milliseconds) => {
      now += milliseconds;
    },
  };
}
