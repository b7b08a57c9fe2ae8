/**
 * Becomes the app: reads the command line as Electron's program does, puts the stand-in where
 * `electron` is imported, runs the app's main bundle, starts Chromium and says `ready`.
 * Parameters: the program's own path, then what it was started with.
 */
import { spawnSync } from "node:child_process";
import { readFileSync, statSync } from "node:fs";
import { open } from "node:inspector";
import { createRequire, registerHooks } from "node:module";
import { dirname, join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { app } from "./api/app.ts";
import { electron, exportedNames } from "./api/electron.ts";
import { killChromium, startChromium } from "./chromium.ts";
import { hasSwitch, parseCommandLine } from "./command-line.ts";
import { watchDownloads } from "./downloads.ts";
import { watchRequests } from "./requests.ts";
import { chromium, debug, facts, hasChromium } from "./state.ts";
import { watchTargets } from "./targets.ts";

const [program = "electron", ...parameters] = process.argv.slice(2);
const require = createRequire(import.meta.url);
const { version } = require("electron/package.json") as { readonly version: string };

/** The app's entry file; its folder's package.json names it and the app. */
function readApp(entry: string): string {
  const path = resolve(entry);
  if (!statSync(path).isDirectory()) {
    facts.folder = dirname(path);
    return path;
  }
  const description = JSON.parse(readFileSync(join(path, "package.json"), "utf8")) as {
    readonly name?: string;
    readonly productName?: string;
    readonly version?: string;
    readonly main?: string;
  };
  facts.folder = path;
  facts.version = description.version ?? "0.0.0";
  app.name = description.productName ?? description.name ?? "Electron";
  return resolve(path, description.main ?? "index.js");
}

/** `electron` is a module whose exports are ours. CommonJS, so that both `require` and `import` take it. */
function standInForImports(): void {
  const place = "keystow-standin:electron";
  const key = Symbol.for(place);
  Object.defineProperty(globalThis, key, { value: electron });
  // The second line is never run: it tells `import` which names there are.
  const source = `module.exports = globalThis[Symbol.for("${place}")];
0 && (module.exports = { ${exportedNames.join(", ")} });`;
  registerHooks({
    resolve: (name, context, next) =>
      /^electron(?:\/main|\/common)?$/.test(name)
        ? { url: place, format: "commonjs", shortCircuit: true }
        : next(name, context),
    load: (url, context, next) =>
      url === place ? { format: "commonjs", source, shortCircuit: true } : next(url, context),
  });
}

/** A test driver that dies cannot say so; its app must not stay behind. */
function endWithStarter(): void {
  const starter = process.ppid;
  setInterval(() => {
    if (process.ppid !== starter) app.exit(1);
  }, 1_000).unref();
}

async function run(): Promise<void> {
  const commandLine = parseCommandLine(parameters);
  if (commandLine.showVersion) return void process.stdout.write(`v${version}\n`);
  if (commandLine.entry === null) throw new Error("usage: electron [options] path");
  process.argv = [program, ...parameters];
  // A copy: a driver takes its own parameters out of `process.argv`.
  facts.parameters = [...process.argv];
  const { DISPLAY, WAYLAND_DISPLAY, KEYSTOW_STANDIN_HEADLESS } = process.env;
  facts.headless =
    KEYSTOW_STANDIN_HEADLESS === "1" || (process.platform === "linux" && !DISPLAY && !WAYLAND_DISPLAY);
  const versions = Object.freeze({ ...process.versions, electron: version, chrome: "150.0.0.0" });
  Object.defineProperty(process, "versions", { value: versions });
  Object.assign(process, { type: "browser", defaultApp: true, resourcesPath: dirname(program) });
  const main = readApp(commandLine.entry);
  standInForImports();
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, () => app.quit());
  process.on("exit", killChromium);
  if (commandLine.inspectPort !== null) open(commandLine.inspectPort, "127.0.0.1");
  if (hasSwitch(parameters, "remote-debugging-port")) endWithStarter();
  for (const file of commandLine.preloaded) require(resolve(file));
  await import(pathToFileURL(main).href);
  if (!facts.quitting) await startBrowser();
}

async function endWithChromium(): Promise<void> {
  await chromium().closed;
  debug("Chromium is gone");
  if (!facts.quitting) app.exit(1);
}

async function startBrowser(): Promise<void> {
  startChromium();
  void endWithChromium();
  await Promise.all([watchTargets(), watchRequests(), watchDownloads()]);
  app.becomeReady();
}

if (process.env["ELECTRON_RUN_AS_NODE"]) {
  const { status } = spawnSync(process.execPath, parameters, { stdio: "inherit" });
  process.exit(status ?? 1);
}
run().catch((error: unknown) => {
  console.error(error);
  if (hasChromium()) killChromium();
  process.exit(1);
});
