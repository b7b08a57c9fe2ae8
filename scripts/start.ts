/**
 * `npm start`: opens the app. Electron when its program is there or can be fetched, else the stand-in
 * for it on an installed Chromium, else the tour in the terminal; each time it says why.
 */
import { spawn } from "node:child_process";
import { join } from "node:path";
import { buildTargets } from "./build.ts";
import { ensureDebianPackages, windowNeeds } from "./debian-packages.ts";
import { hasDisplay, programFor, programName, standInFolder } from "./electron-program.ts";
import { runKeystow } from "./keystow.ts";
import { projectFolder } from "./project.ts";
import { watchDownload } from "./start-download.ts";
import { planStart, type StartMachine } from "./start-plan.ts";

/** How long a download may show no progress, in milliseconds. */
const patience = 20_000;

/** On a terminal one line that changes, else a line each tenth. */
function showProgress(): (part: number) => void {
  let tenth = -1;
  return (part) => {
    const percent = `${Math.round(part * 100)} %`;
    if (process.stderr.isTTY) process.stderr.write(`\rElectron: ${percent} ${part >= 1 ? "\n" : ""}`);
    else if (Math.floor(part * 10) > tenth) process.stderr.write(`Electron: ${percent}\n`);
    tenth = Math.max(tenth, Math.floor(part * 10));
  };
}

const machine: StartMachine = {
  hasDisplay: () => hasDisplay(process.env),
  isOverridden: () => Boolean(process.env["ELECTRON_OVERRIDE_DIST_PATH"]),
  program: () => programFor(process.env),
  fetch: () =>
    watchDownload([join(import.meta.dirname, "fetch-electron.ts")], {
      patience,
      // With it Node's own fetch honours HTTPS_PROXY, HTTP_PROXY and NO_PROXY.
      environment: { ...process.env, NODE_USE_ENV_PROXY: "1" },
      show: showProgress(),
    }),
  ensureBrowser: () => ensureDebianPackages(windowNeeds.filter(({ command }) => command === "chromium")),
  standIn: join(standInFolder, programName("linux")),
  say: (line) => console.error(line),
};

/** Becomes the app's parent: its end is ours, and so is a signal. */
async function openWindow(program: string): Promise<void> {
  await buildTargets(["main", "preload", "renderer"]);
  const child = spawn(program, [projectFolder, ...process.argv.slice(2)], { stdio: "inherit" });
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, () => child.kill(signal));
  child.on("error", (error) => {
    console.error(`The window cannot be opened: ${error.message}`);
    process.exitCode = 1;
  });
  child.on("close", (code) => {
    process.exitCode = code ?? 1;
  });
}

const plan = await planStart(machine);
if (plan.kind === "window") await openWindow(plan.program);
else await runKeystow(["demo"]);
