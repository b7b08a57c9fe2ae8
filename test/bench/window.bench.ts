/**
 * The whole app with 1,000 and 10,000 keys in a real vault: how long its start takes and what is
 * inside it, how key presses feel, what a question from the page to the main process costs, and how
 * much memory there is. Real Electron when its program is here, else the stand-in on Chromium.
 */
import { buildTargets } from "../../scripts/build.ts";
import { programFor, standInFolder } from "../../scripts/electron-program.ts";
import { makeWindowPlace, type WindowPlace } from "../helpers/window-place.ts";
import { fillVault } from "./filled-vault.ts";
import { median, percentile, type Measurement } from "./measurement.ts";
import { timeStart, type StartTimes } from "./window-start.ts";
import { timeUse, type UseTimes } from "./window-use.ts";

const sizes = [1_000, 10_000] as const;
const starts = 9;
const warmUps = 1;

interface Filled {
  readonly words: string;
  readonly place: WindowPlace;
}

/** With a keychain where one can be started for this run alone; never the user's own. */
async function makeFilled(count: number): Promise<Filled> {
  const without = { vault: "none", keys: [] } as const;
  const alone = process.platform === "linux";
  const place = await makeWindowPlace({ ...without, keychain: alone ? "unlocked" : "none" });
  await fillVault(place.vault, count);
  return { words: `${count.toLocaleString("en")} keys`, place };
}

/** The sizes take turns, so that a busy machine slows both. */
async function timeStarts(filled: readonly Filled[]): Promise<readonly (readonly StartTimes[])[]> {
  const times = filled.map((): StartTimes[] => []);
  for (let round = -warmUps; round < starts; round += 1) {
    for (const [index, { place }] of filled.entries()) {
      const taken = await timeStart(place);
      if (round >= 0) times[index]?.push(taken);
    }
  }
  return times;
}

const inMs = (name: string, times: readonly number[], more = ""): Measurement => ({
  name,
  figure: median(times),
  unit: "ms",
  note: `${more}worst ${Math.max(...times).toFixed(1)} of ${times.length}`,
});

function startLines(words: string, times: readonly StartTimes[]): readonly Measurement[] {
  const part = (name: string, of: keyof StartTimes): Measurement =>
    inMs(
      `${name}, ${words}`,
      times.map((one) => one[of]),
    );
  return [
    part("program's start to interactive list", "whole"),
    part("… of it until the page begins to load", "untilPage"),
    part("… until the page asks for the keys", "untilAsked"),
    part("… the main process's answer", "answer"),
    part("… until rows are drawn", "untilShown"),
  ];
}

function useLines(words: string, times: UseTimes): readonly Measurement[] {
  const press = (name: string, of: "filter" | "clear" | "selectAll" | "unselect" | "arrow"): Measurement =>
    inMs(`${name}, ${words}`, times[of]);
  const question = (name: string, all: readonly number[]): Measurement =>
    inMs(`page asks and is answered: ${name}, ${words}`, all, `p95 ${percentile(all, 95).toFixed(1)}, `);
  return [
    press("filter, a key press", "filter"),
    press("clear the filter", "clear"),
    press("select all", "selectAll"),
    press("unselect all", "unselect"),
    press("arrow key", "arrow"),
    inMs(`scrolling, frame to frame, ${words}`, times.frame),
    question("small", times.questions.small),
    question("nothing new", times.questions.unchanged),
    question("all keys", times.questions.full),
    ...memoryLines(words, times.memory),
  ];
}

function memoryLines(words: string, { heap, page, main }: UseTimes["memory"]): readonly Measurement[] {
  const line = (name: string, figure: number, note: string): Measurement => ({
    name: `${name}, ${words}`,
    figure,
    unit: "MB",
    note,
  });
  return [
    line("page's objects", heap, "after a collection"),
    ...(page === null ? [] : [line("page's process", page, "resident, with libraries it shares")]),
    line("main process", main, "resident"),
  ];
}

/** Start, use and memory at both sizes; medians. Builds the app first. */
export async function run(): Promise<readonly Measurement[]> {
  if (programFor(process.env) === null) {
    process.env["ELECTRON_OVERRIDE_DIST_PATH"] = standInFolder;
    console.error("Electron's program is not here: the figures are of the stand-in on Chromium.");
  }
  await buildTargets(["main", "preload", "renderer"]);
  const filled: Filled[] = [];
  try {
    for (const count of sizes) filled.push(await makeFilled(count));
    const started = await timeStarts(filled);
    const results: Measurement[] = [];
    for (const [index, { words, place }] of filled.entries()) {
      results.push(...startLines(words, started[index] ?? []), ...useLines(words, await timeUse(place)));
    }
    return results;
  } finally {
    for (const { place } of filled.toReversed()) await place.remove();
  }
}
