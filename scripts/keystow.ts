/**
 * `npm run keystow -- …`: the command line from this folder. Builds it first when a source file is
 * newer than the build, so that what runs is what stands in the tree.
 */
import { existsSync, statSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { listFiles, projectFolder } from "./project.ts";

const program = join(projectFolder, "dist", "cli", "cli.js");

function isStale(): boolean {
  if (!existsSync(program)) return true;
  const built = statSync(program).mtimeMs;
  const sources = [
    ...listFiles(join(projectFolder, "electron")),
    join(projectFolder, "vite.config.ts"),
    join(projectFolder, "package.json"),
  ];
  return sources.some((file) => statSync(file).mtimeMs > built);
}

/** Builds if needed, then becomes the program: the same process, so signals and exit codes are its own. */
export async function runKeystow(parameters: readonly string[]): Promise<void> {
  if (isStale()) {
    const { buildTargets } = await import("./build.ts");
    await buildTargets(["cli"]);
  }
  process.argv = [process.argv[0] ?? "node", program, ...parameters];
  await import(pathToFileURL(program).href);
}

if (import.meta.main) await runKeystow(process.argv.slice(2));
