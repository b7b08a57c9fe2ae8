/** What the machine tells: that it sleeps, that its screen is locked, that it shuts down, how long nobody typed. */
import { app, net, powerMonitor } from "electron";

/** Seconds since the last input anywhere on this desktop. After `ready`. */
export function idleSeconds(): number {
  return powerMonitor.getSystemIdleTime();
}

/**
 * Network and power as they are now. After `ready`. Electron tells of no battery saver and no charge; a
 * machine that cannot tell counts as online and on mains.
 */
export function machine(): { readonly online: boolean; readonly onBattery: boolean } {
  return { online: net.isOnline(), onBattery: powerMonitor.isOnBatteryPower() };
}

/** Events after which the machine may be in another state. On Linux only the first is ever sent. */
const changes = ["resume", "unlock-screen", "on-ac", "on-battery"] as const;

/** Passes the machine's events on. After `ready`. */
export function listenToPower(listeners: {
  readonly suspended: () => void;
  readonly screenLocked: () => void;
  readonly powerChanged: () => void;
}): void {
  powerMonitor.on("suspend", listeners.suspended);
  powerMonitor.on("lock-screen", listeners.screenLocked);
  // Each has a signature of its own in Electron's types.
  const emitter: NodeJS.EventEmitter = powerMonitor;
  for (const change of changes) emitter.on(change, listeners.powerChanged);
  // Asks for the moment that cleaning the clipboard takes.
  powerMonitor.on("shutdown", (event?: { preventDefault?: () => void }) => {
    event?.preventDefault?.();
    app.quit();
  });
}
