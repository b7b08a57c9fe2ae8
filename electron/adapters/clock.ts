/** The real clock. */
import type { Clock } from "../core/ports.ts";

/** The system's time and the user's time zone (`TZ` or the system's setting; UTC when it has none). */
export const systemClock: Clock = {
  now: () => Date.now(),
  timeZone: () => Intl.DateTimeFormat().resolvedOptions().timeZone || "UTC",
};
