/** Watches a download that is a program of its own, and gives up when nothing more comes. */
import { spawn } from "node:child_process";

export type Fetched = { readonly ok: true } | { readonly ok: false; readonly reason: string };

/**
 * Runs `parameters` with this Node; each line on its stdout is progress from 0 to 1, for `show`. It is
 * killed after `patience` milliseconds without any. Never rejects.
 */
export function watchDownload(
  parameters: readonly string[],
  options: {
    readonly patience: number;
    readonly environment: NodeJS.ProcessEnv;
    readonly show: (part: number) => void;
  },
): Promise<Fetched> {
  return new Promise((done) => {
    const child = spawn(process.execPath, parameters, {
      env: options.environment,
      stdio: ["ignore", "pipe", "pipe"],
    });
    let problem = "";
    let silent = false;
    const giveUp = (): void => {
      silent = true;
      child.kill("SIGKILL");
    };
    let limit = setTimeout(giveUp, options.patience);
    child.stdout.on("data", (chunk: Buffer) => {
      clearTimeout(limit);
      limit = setTimeout(giveUp, options.patience);
      const last = chunk.toString("utf8").trim().split("\n").at(-1);
      if (last !== undefined) options.show(Number(last));
    });
    child.stderr.on("data", (chunk: Buffer) => (problem += chunk.toString("utf8")));
    const end = (ok: boolean): void => {
      clearTimeout(limit);
      const quiet = `no progress for ${Math.round(options.patience / 1000)} seconds`;
      done(ok ? { ok } : { ok, reason: silent ? quiet : (problem.trim().split("\n")[0] ?? "") || "unknown" });
    };
    child.once("error", () => end(false));
    child.once("close", (code) => end(code === 0));
  });
}
