/** Programs that the app and its tests need, from Debian's packages: installed where that is allowed, else named. */
import { spawnSync } from "node:child_process";
import { accessSync, constants, existsSync, statSync } from "node:fs";
import { delimiter, join } from "node:path";
import { findChromium } from "../test/electron-standin/find-chromium.ts";

export interface NeededCommand {
  readonly command: string;
  readonly package: string;
}

export interface PackageOutcome {
  /** Whether every program is there now. */
  readonly ok: boolean;
  /** Programs that are still missing. */
  readonly missing: readonly string[];
  /** The line that installs what is missing; empty when nothing is. */
  readonly command: string;
}

/** What the window needs where Electron's program or a display is missing. Chromium's package brings a font. */
export const windowNeeds: readonly NeededCommand[] = [
  { command: "chromium", package: "chromium" },
  { command: "Xvfb", package: "xvfb" },
  { command: "xauth", package: "xauth" },
];

/** What is asked of the machine; tests answer in its place. */
export interface Machine {
  /** Whether a program of that name can be started. */
  has(command: string): boolean;
  /** Whether packages may be installed here: Debian or a relative of it, and the superuser. */
  mayInstall(): boolean;
  /** Runs apt-get and returns its exit code. It never asks a question. */
  aptGet(parameters: readonly string[]): number;
}

/** Installs what is missing if it can. Never fails: the outcome says what is still missing. */
export function ensureDebianPackages(
  needed: readonly NeededCommand[],
  machine: Machine = thisMachine,
): PackageOutcome {
  const missing = () => needed.filter(({ command }) => !machine.has(command));
  const before = missing();
  if (before.length > 0 && machine.mayInstall()) install(before, machine);
  const after = missing();
  return {
    ok: after.length === 0,
    missing: after.map(({ command }) => command),
    command: after.length === 0 ? "" : installLine(after),
  };
}

const packagesOf = (commands: readonly NeededCommand[]): readonly string[] => [
  ...new Set(commands.map((one) => one.package)),
];

function install(commands: readonly NeededCommand[], machine: Machine): void {
  const packages = packagesOf(commands);
  console.log(`Installing ${packages.join(", ")} `);
  // A list that could not be refreshed may still be good enough.
  machine.aptGet(["update", "-qq"]);
  machine.aptGet(["install", "-qq", "-y", "--no-install-recommends", ...packages]);
}

const installLine = (commands: readonly NeededCommand[]): string =>
  `sudo apt-get update && sudo apt-get install -y --no-install-recommends ${packagesOf(commands).join(" ")}`;

const thisMachine: Machine = {
  has: (command) =>
    (command === "chromium" && findChromium(process.env) !== null) ||
    (process.env["PATH"] ?? "").split(delimiter).some((folder) => isProgram(join(folder, command))),
  mayInstall: () =>
    existsSync("/etc/debian_version") && process.getuid?.() === 0 && thisMachine.has("apt-get"),
  aptGet: (parameters) => {
    const { status } = spawnSync("apt-get", parameters, {
      env: { ...process.env, DEBIAN_FRONTEND: "noninteractive" },
      stdio: ["ignore", "ignore", "inherit"],
      timeout: 300_000,
    });
    return status ?? 1;
  },
};

function isProgram(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return statSync(path).isFile();
  } catch {
    return false;
  }
}
