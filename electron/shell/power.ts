/** What the machine tells: that it sleeps, that its screen is locked, that it shuts down, how long nobody typed. */
import { app, powerMonitor } from "electron";

/** Seconds since the last input anywhere on this desktop. After `ready`. */
export function idleSeconds(): number {
  return powerMonitor.getSystemIdleTime();
}

/** Passes the machine's events on. After `ready`. */
export function listenToPower(listeners: {
  readonly suspended: () => void;
  readonly screenLocked: () => void;
}): void {
  powerMonitor.on("suspend", listeners.suspended);
  powerMonitor.on("lock-screen", listeners.screenLocked);
  // Asks for the moment that cleaning the clipboard takes.
  powerMonitor.on("shutdown", (event?: { preventDefault?: () => void }) => {
    event?.preventDefault?.();
    app.quit();
  });
}
