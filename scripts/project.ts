/** Facts of the project's folder and small process tools that the scripts share. */
import { spawn } from "node:child_process";
import { existsSync, readdirSync } from "node:fs";
import { join, resolve } from "node:path";

/** The folder of package.json. */
export const projectFolder = resolve(import.meta.dirname, "..");

/** All files below `folder`, absolute, without node_modules, dist and fixtures. */
export function listFiles(folder: string): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory())
      return ["node_modules", "dist", "fixtures"].includes(entry.name) ? [] : listFiles(path);
    return entry.isFile() ? [path] : [];
  });
}

export interface Finished {
  readonly exitCode: number;
  /** What it printed on both streams, in order. */
  readonly output: string;
}

/** Runs a program in the project's folder, shows its output as it comes, and keeps it. */
export function runProgram(
  command: string,
  parameters: readonly string[],
  environment: NodeJS.ProcessEnv = process.env,
): Promise<Finished> {
  return new Promise((done) => {
    const child = spawn(command, parameters, {
      cwd: projectFolder,
      env: environment,
      stdio: ["ignore", "pipe", "pipe"],
    });
    let output = "";
    const keep = (to: NodeJS.WriteStream) => (chunk: Buffer) => {
      output += chunk.toString("utf8");
      to.write(chunk);
    };
    child.stdout.on("data", keep(process.stdout));
    child.stderr.on("data", keep(process.stderr));
    child.on("error", () => done({ exitCode: 127, output }));
    child.on("close", (code) => done({ exitCode: code ?? 1, output }));
  });
}

/** The path of a program that npm installed. */
export const installed = (name: string): string => join(projectFolder, "node_modules", ".bin", name);
