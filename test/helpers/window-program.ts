/** Starts the app's program as a user would, and keeps what it printed. */
import { spawn } from "node:child_process";
import { createRequire } from "node:module";
import { _electron, type ElectronApplication, type Page } from "@playwright/test";
import { projectFolder, type WindowPlace } from "./window-place.ts";

export interface LaunchOptions {
  readonly environment?: Readonly<Record<string, string>>;
  readonly parameters?: readonly string[];
}

export interface Launched {
  readonly app: ElectronApplication;
  readonly page: Page;
}

/** Starts the app under a driver and waits until its page has loaded. */
export async function launchWindow(
  place: WindowPlace,
  output: (text: string) => void,
  options: LaunchOptions = {},
): Promise<Launched> {
  const app = await _electron.launch({
    args: [projectFolder, ...(options.parameters ?? [])],
    cwd: place.project,
    // By default the driver pretends a light theme, and the app's own choice had no effect.
    colorScheme: null,
    env: { ...place.environment, ...options.environment },
    timeout: 30_000,
  });
  const child = app.process();
  child.stdout?.on("data", (chunk: Buffer) => output(chunk.toString("utf8")));
  child.stderr?.on("data", (chunk: Buffer) => output(chunk.toString("utf8")));
  const page = await app.firstWindow();
  await page.waitForFunction(() => document.readyState === "complete" && document.body.childElementCount > 0);
  return { app, page };
}

/** Starts the program a second time, without a driver. Resolves with its exit code; killed after 30 s. */
export function startAgain(place: WindowPlace): Promise<number | null> {
  const program = createRequire(import.meta.url)("electron") as string;
  const parameters = process.platform === "linux" ? ["--no-sandbox"] : [];
  return new Promise((done, failed) => {
    const child = spawn(program, [...parameters, projectFolder], {
      cwd: place.project,
      env: place.environment,
      stdio: "ignore",
      timeout: 30_000,
      killSignal: "SIGKILL",
    });
    child.once("error", failed);
    child.once("exit", done);
  });
}

/** Closes the app as its user would; one that does not end within 15 s is killed, and that is an error. */
export async function closeWindow(app: ElectronApplication): Promise<void> {
  const child = app.process();
  if (child.exitCode !== null || child.signalCode !== null) return;
  let late = false;
  const limit = setTimeout(() => {
    late = true;
    child.kill("SIGKILL");
  }, 15_000);
  await app.close().catch(() => undefined);
  clearTimeout(limit);
  if (late) throw new Error("the app did not end within 15 s of being asked to");
}
