/** `npm run build -- [TARGET…]`: builds the app and the command line into `dist/`, a line each. */
import { chmodSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { build } from "vite";
import { configOf, targets, type Target } from "../vite.config.ts";
import { listFiles, projectFolder } from "./project.ts";

const shebang = "#!/usr/bin/env node\n";

/** Makes dist/cli/cli.js a program that a shell can start. */
function makeExecutable(file: string): void {
  const text = readFileSync(file, "utf8");
  if (!text.startsWith("#!")) writeFileSync(file, shebang + text);
  chmodSync(file, 0o755);
}

function sizeOf(folder: string): number {
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile())
    .reduce((sum, entry) => sum + statSync(join(entry.parentPath, entry.name)).size, 0);
}

/** A source map would tell the sources' paths, and the app is never to ship one. */
function refuseSourceMaps(folder: string): void {
  const map = listFiles(folder).find((file) => file.endsWith(".map"));
  if (map !== undefined) throw new Error(`the build made a source map: ${map}`);
}

async function buildTarget(target: Target): Promise<void> {
  const started = performance.now();
  // No configuration file: `configOf` is all of it, wherever the script is started.
  await build({ ...configOf(target), configFile: false, logLevel: "warn" });
  const folder = join(projectFolder, "dist", target);
  if (target === "cli") makeExecutable(join(folder, "cli.js"));
  refuseSourceMaps(folder);
  const kibibytes = Math.ceil(sizeOf(folder) / 1024);
  // On stderr: `npm run keystow` builds when needed, and its stdout is data.
  console.error(
    `built ${target.padEnd(8)} ${kibibytes} KiB in ${Math.round(performance.now() - started)} ms`,
  );
}

/**
 * Builds the named targets one after the other into `dist/TARGET`. Rejects when a build fails,
 * after Vite has said where.
 */
export async function buildTargets(names: readonly Target[]): Promise<void> {
  for (const name of names) await buildTarget(name);
}

function chosenTargets(parameters: readonly string[]): readonly Target[] {
  const unknown = parameters.find((name) => !(targets as readonly string[]).includes(name));
  if (unknown !== undefined)
    throw new Error(`there is no build "${unknown}"; there are: ${targets.join(", ")}`);
  const chosen = targets.filter((name) => parameters.includes(name));
  return chosen.length > 0 ? chosen : targets;
}

if (import.meta.main) await buildTargets(chosenTargets(process.argv.slice(2)));
