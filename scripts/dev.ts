/**
 * `npm run dev`: the app in a window, rebuilt at every change of a source file. A change of the page
 * reloads it; a change of the main process or the preload starts the app anew. The page comes from
 * its files by `app://` under the same policy as ever, so no development server can loosen it, and
 * what works here works in the packaged app.
 */
import { spawn, type ChildProcess } from "node:child_process";
import { createRequire } from "node:module";
import { build, type Rolldown } from "vite";
import { reloadMessage } from "../electron/shell/development.ts";
import { configOf, type Target } from "../vite.config.ts";
import { projectFolder } from "./project.ts";

/** The path of Electron's program. Its package fetches it at the first use. */
const program = createRequire(import.meta.url)("electron") as string;

let app: ChildProcess | null = null;

function startApp(): void {
  const started = spawn(program, [projectFolder, ...process.argv.slice(2)], {
    stdio: ["ignore", "inherit", "inherit", "ipc"],
  });
  started.on("exit", () => {
    // A window that the user closed ends the session; one that we closed has a successor already.
    if (app === started) process.exit();
  });
  app = started;
}

function restartApp(): void {
  const old = app;
  if (old === null) return;
  app = null;
  // The next one waits for its turn: two at once would be one instance.
  old.once("exit", startApp);
  old.kill();
}

/**
 * Builds `target` now and after every change; resolves after the first build, good or not. A build
 * that fails leaves the last good one in its place, and nothing is told of it but the error.
 */
async function watch(target: Target, changed: () => void): Promise<void> {
  const { build: options, ...config } = configOf(target);
  const watcher = (await build({
    ...config,
    build: { ...options, watch: {}, emptyOutDir: false },
    configFile: false,
    logLevel: "warn",
  })) as Rolldown.RolldownWatcher;
  let failed = false;
  await new Promise<void>((firstDone) => {
    watcher.on("event", (event) => {
      if (event.code === "START") failed = false;
      if (event.code === "ERROR") failed = true;
      if (event.code !== "END") return;
      firstDone();
      if (!failed) changed();
    });
  });
}

for (const signal of ["SIGINT", "SIGTERM"] as const) {
  process.on(signal, () => {
    app?.kill();
    process.exit();
  });
}

await Promise.all([
  watch("renderer", () => app?.send(reloadMessage)),
  watch("preload", restartApp),
  watch("main", restartApp),
]);
startApp();
