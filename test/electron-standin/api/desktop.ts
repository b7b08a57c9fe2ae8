/** What would ask the desktop: opening addresses, power, displays, the network. */
import { guarded, GuardedEmitter } from "../missing.ts";
import { note } from "../state.ts";

export const shell = {
  openExternal: (address: string): Promise<void> => {
    note("openExternal", address);
    return Promise.resolve();
  },
  openPath: (path: string): Promise<string> => {
    note("openPath", path);
    return Promise.resolve("");
  },
  showItemInFolder: (path: string): void => note("showItemInFolder", path),
  beep: (): void => note("beep"),
};

/** A spec emits `suspend`, `resume`, `lock-screen` or `unlock-screen`, or sets the idle time. */
class StandInPowerMonitor extends GuardedEmitter {
  onBatteryPower = false;

  constructor() {
    super("powerMonitor");
  }
  getSystemIdleTime(): number {
    return 0;
  }
  getSystemIdleState(threshold: number): "active" | "idle" {
    return this.getSystemIdleTime() >= threshold ? "idle" : "active";
  }
  isOnBatteryPower(): boolean {
    return this.onBatteryPower;
  }
  getCurrentThermalState(): "unknown" {
    return "unknown";
  }
}

export const powerMonitor = new StandInPowerMonitor();

/** Mutable on purpose: a spec takes the network away by `net.isOnline = () => false`. */
export const net = guarded("net", {
  online: true,
  isOnline(): boolean {
    return this.online;
  },
});

const area = { x: 0, y: 0, width: 1280, height: 800 };
const display = {
  id: 1,
  scaleFactor: 1,
  rotation: 0,
  bounds: area,
  workArea: area,
  workAreaSize: area,
  size: area,
};

class StandInScreen extends GuardedEmitter {
  constructor() {
    super("screen");
  }
  getPrimaryDisplay(): typeof display {
    return display;
  }
  getAllDisplays(): (typeof display)[] {
    return [display];
  }
  getDisplayMatching(): typeof display {
    return display;
  }
  getDisplayNearestPoint(): typeof display {
    return display;
  }
  getCursorScreenPoint(): { readonly x: number; readonly y: number } {
    return { x: 0, y: 0 };
  }
}

export const screen = new StandInScreen();

export const crashReporter = guarded("crashReporter", { start: (): void => note("crashReporter.start") });
