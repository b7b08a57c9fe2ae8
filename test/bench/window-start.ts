/**
 * One start of the whole program, without a test driver: from the moment it is spawned until the page
 * has drawn rows and its filter box can be typed into. A module that is loaded before the app (`-r`)
 * notes the moments; the app itself is the built one.
 */
import { spawn } from "node:child_process";
import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import type * as Electron from "electron";
import { channelOf } from "../../electron/ipc/channels.ts";
import type { WindowPlace } from "../helpers/window-place.ts";
import { projectFolder } from "../helpers/window-place.ts";

/** Moments of one start, in milliseconds since 1970. */
interface Moments {
  /** The page began to load. */
  readonly page: number;
  /** The page asked for the keys for the first time, and the main process had the answer. */
  readonly asked: number;
  readonly answered: number;
  /** The first frame with rows and a filter box. */
  readonly shown: number;
}

/** Milliseconds from the program's start, and what is inside them. */
export interface StartTimes {
  readonly whole: number;
  /** Until the page began to load: the runtime, the main program, the window. */
  readonly untilPage: number;
  /** From there until the page asked for the keys: scripts are read and run. */
  readonly untilAsked: number;
  /** In the main process, from the question for the keys to the answer. */
  readonly answer: number;
  /** From the answer until rows are drawn: it crosses, it is sorted, it is drawn. */
  readonly untilShown: number;
}

/**
 * Runs inside the app's main process before the app's own code, so it stands alone. Writes `Moments`
 * into `file` and ends the app as its user would.
 */
function noteMoments(
  { app, ipcMain }: Pick<typeof Electron, "app" | "ipcMain">,
  channel: string,
  write: (text: string) => void,
): void {
  const now = (): number => performance.timeOrigin + performance.now();
  let asked = 0;
  let answered = 0;
  const handle = ipcMain.handle.bind(ipcMain);
  ipcMain.handle = (name, answer) =>
    handle(name, async (event, ...parameters: unknown[]) => {
      const first = name === channel && asked === 0;
      if (first) asked = now();
      const value = (await answer(event, ...parameters)) as unknown;
      if (first) answered = now();
      return value;
    });
  const untilShown = `new Promise((done) => {
    const look = (time) =>
      document.querySelector("[role=grid] [data-index]") !== null &&
      document.querySelector("#key-filter:not(:disabled)") !== null
        ? done([performance.timeOrigin, performance.timeOrigin + time])
        : requestAnimationFrame(look);
    requestAnimationFrame(look);
  })`;
  app.on("web-contents-created", (_event, contents) => {
    contents.once("dom-ready", () => {
      const shown = contents.executeJavaScript(untilShown) as Promise<readonly [number, number]>;
      void shown
        .then(([page, at]) => write(JSON.stringify({ page, asked, answered, shown: at })))
        .finally(() => app.quit());
    });
  });
}

/** The module as the text of a file of its own: Electron's program loads no TypeScript. */
function moduleText(results: string): string {
  const write = `(text) => require("node:fs").writeFileSync(${JSON.stringify(results)}, text)`;
  return `(${noteMoments.toString()})(require("electron"), ${JSON.stringify(channelOf("overview"))}, ${write});\n`;
}

/** Starts the app once on the vault of `place`, and waits for its end. Rejects after 60 s. */
export async function timeStart(place: WindowPlace): Promise<StartTimes> {
  const watcher = join(place.root, "note-moments.cjs");
  const results = join(place.root, "moments.json");
  rmSync(results, { force: true });
  writeFileSync(watcher, moduleText(results));
  const program = createRequire(import.meta.url)("electron") as string;
  const switches = process.platform === "linux" ? ["--no-sandbox"] : [];
  const begun = performance.timeOrigin + performance.now();
  const exitCode = await new Promise<number | null>((done, failed) => {
    const child = spawn(program, ["-r", watcher, ...switches, projectFolder], {
      cwd: place.project,
      env: place.environment,
      stdio: "ignore",
      timeout: 60_000,
      killSignal: "SIGKILL",
    });
    child.once("error", failed);
    child.once("exit", done);
  });
  if (exitCode !== 0) throw new Error(`the app ended with ${exitCode} before its list was seen`);
  const { page, asked, answered, shown } = JSON.parse(readFileSync(results, "utf8")) as Moments;
  return {
    whole: shown - begun,
    untilPage: page - begun,
    untilAsked: asked - page,
    answer: answered - asked,
    untilShown: shown - answered,
  };
}
