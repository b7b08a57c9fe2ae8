/** Starts helper processes that Electron's fuses allow. */
import { fileURLToPath } from "node:url";
import { utilityProcess, type UtilityProcess } from "electron";

/** Starts `file` with this environment only. What it prints goes nowhere. After `ready`. */
export function forkUtility(file: URL, environment: Readonly<Record<string, string>>): UtilityProcess {
  const child = utilityProcess.fork(fileURLToPath(file), [], {
    env: { ...environment },
    execArgv: [],
    stdio: "ignore",
    serviceName: "Keystow keychain",
  });
  // Without a listener a crash of the helper would be an exception here. Its end is told by `exit`.
  child.on("error", () => {});
  return child;
}
