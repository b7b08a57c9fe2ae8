/**
 * `npm start`: opens the app. Real Electron when its binary is there and there is a display; else the
 * `demo` tour in the terminal, saying so.
 */
import { spawn } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { buildTargets } from "./build.ts";
import { runKeystow } from "./keystow.ts";
import { projectFolder } from "./project.ts";

/** The Electron program, or null when it was never fetched. `ELECTRON_OVERRIDE_DIST_PATH` wins. */
function electronProgram(): string | null {
  const electronFolder = join(projectFolder, "node_modules", "electron");
  const override = process.env["ELECTRON_OVERRIDE_DIST_PATH"];
  const names = { darwin: "Electron.app/Contents/MacOS/Electron", win32: "electron.exe" } as const;
  const name =
    process.platform === "darwin" || process.platform === "win32" ? names[process.platform] : "electron";
  if (override !== undefined && override !== "")
    return existsSync(join(override, name)) ? join(override, name) : null;
  const pathFile = join(electronFolder, "path.txt");
  if (!existsSync(pathFile)) return null;
  const program = join(electronFolder, "dist", readFileSync(pathFile, "utf8").trim());
  return existsSync(program) ? program : null;
}

function hasDisplay(): boolean {
  if (process.platform !== "linux") return true;
  return Boolean(process.env["DISPLAY"] ?? process.env["WAYLAND_DISPLAY"]);
}

async function openWindow(program: string): Promise<void> {
  await buildTargets(["main", "preload", "renderer"]);
  const child = spawn(program, [projectFolder], { stdio: "inherit" });
  child.on("close", (code) => {
    process.exitCode = code ?? 1;
  });
}

const program = electronProgram();
if (program !== null && hasDisplay()) {
  await openWindow(program);
} else {
  const why =
    program === null
      ? "Electron's program is not on this machine (npx install-electron fetches it)"
      : "there is no display";
  console.error(`The window cannot be opened: ${why}. Here is the tour in the terminal instead.\n`);
  await runKeystow(["demo"]);
}
