/** Where Electron's program is, and what stands in for it. */
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { projectFolder } from "./project.ts";

/** What `ELECTRON_OVERRIDE_DIST_PATH` names to run the app on an installed Chromium. */
export const standInFolder = join(projectFolder, "test", "electron-standin", "bin");

/** Electron's own package. */
export const electronFolder = join(projectFolder, "node_modules", "electron");

const names: Partial<Readonly<Record<NodeJS.Platform, string>>> = {
  darwin: "Electron.app/Contents/MacOS/Electron",
  win32: "electron.exe",
};

/** The program's path below the folder that Electron's package or an override names. */
export const programName = (platform: NodeJS.Platform): string => names[platform] ?? "electron";

/** The program to start, or null when it was never fetched. `ELECTRON_OVERRIDE_DIST_PATH` wins. */
export function programFor(
  environment: NodeJS.ProcessEnv,
  packageFolder: string = electronFolder,
): string | null {
  const override = environment["ELECTRON_OVERRIDE_DIST_PATH"];
  if (override !== undefined && override !== "")
    return existing(join(override, programName(process.platform)));
  const pathFile = join(packageFolder, "path.txt");
  if (!existsSync(pathFile)) return null;
  return existing(join(packageFolder, "dist", readFileSync(pathFile, "utf8").trim()));
}

const existing = (path: string): string | null => (existsSync(path) ? path : null);

/** Whether a window could be seen. Only Linux has desktops that are not there. */
export function hasDisplay(
  environment: NodeJS.ProcessEnv,
  platform: NodeJS.Platform = process.platform,
): boolean {
  if (platform !== "linux") return true;
  return Boolean(environment["DISPLAY"]) || Boolean(environment["WAYLAND_DISPLAY"]);
}
