/** Finds an installed Chromium, or a browser made of it. */
import { accessSync, constants } from "node:fs";
import { delimiter, join } from "node:path";

const names = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "microsoft-edge"];

const places = [
  "/Applications/Chromium.app/Contents/MacOS/Chromium",
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
];

/** Its path, or null. `KEYSTOW_STANDIN_CHROMIUM` wins; then the search path, then the usual places. */
export function findChromium(environment: NodeJS.ProcessEnv): string | null {
  const chosen = environment["KEYSTOW_STANDIN_CHROMIUM"];
  if (chosen !== undefined && chosen !== "") return chosen;
  const folders = [
    ...(environment["PATH"] ?? "").split(delimiter),
    "/usr/bin",
    "/usr/local/bin",
    "/snap/bin",
  ];
  const candidates = folders.flatMap((folder) => names.map((name) => join(folder, name)));
  return [...candidates, ...places].find(isProgram) ?? null;
}

function isProgram(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
