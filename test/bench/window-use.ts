/** The running window in use: key presses, scrolling, questions through the bridge, memory. */
import type { Page } from "@playwright/test";
import { bridgeName } from "../../electron/ipc/channels.ts";
import type { WindowPlace } from "../helpers/window-place.ts";
import { closeWindow, launchWindow } from "../helpers/window-program.ts";
import { filterTimes, listKeyTimes, listShownAt, scrollTimes } from "./renderer-page.ts";
import { heapOf, mainMemory, pageProcessMemory } from "./window-memory.ts";
import { questionTimes, type Question } from "./window-page.ts";

const rounds = 5;

/** Typed one letter after the other, then cleared: the first letter leaves the most rows. */
const typed = ["o", "op", "ope", "open", "open p", "open pr", "open pro", "status:rejected", ""];
const arrows = Array.from({ length: 20 }, () => "ArrowDown");
const listKeys = ["Home", "a", "Escape", ...arrows];

export interface UseTimes {
  /** Milliseconds, one a press. */
  readonly filter: readonly number[];
  readonly clear: readonly number[];
  readonly selectAll: readonly number[];
  readonly unselect: readonly number[];
  readonly arrow: readonly number[];
  /** From frame to frame while the list scrolls. */
  readonly frame: readonly number[];
  readonly questions: Readonly<Record<Question, readonly number[]>>;
  /** Megabytes; null: it cannot be read here. */
  readonly memory: { readonly heap: number; readonly page: number | null; readonly main: number };
}

/** Uses the window on the vault of `place`. */
export async function timeUse(place: WindowPlace): Promise<UseTimes> {
  const { app, page } = await launchWindow(place, () => undefined);
  try {
    await page.evaluate(listShownAt);
    const presses = await timePresses(page);
    const frame = await page.evaluate(scrollTimes, { frames: 120, rows: 10 });
    const ask = (question: Question, times: number): Promise<readonly number[]> =>
      page.evaluate(questionTimes, { bridge: bridgeName, question, times });
    // Each warms up by a first round that is not counted.
    for (const question of ["small", "unchanged", "full"] as const) await ask(question, 3);
    const questions = {
      small: await ask("small", 200),
      unchanged: await ask("unchanged", 200),
      full: await ask("full", 21),
    };
    const memory = { heap: await heapOf(page), page: pageProcessMemory(app), main: await mainMemory(app) };
    return { ...presses, frame, questions, memory };
  } finally {
    await closeWindow(app);
  }
}

type Presses = Pick<UseTimes, "filter" | "clear" | "selectAll" | "unselect" | "arrow">;

async function timePresses(page: Page): Promise<Presses> {
  const filters: (readonly number[])[] = [];
  const moves: (readonly number[])[] = [];
  for (let round = -1; round < rounds; round += 1) {
    const typing = await page.evaluate(filterTimes, typed);
    const moving = await page.evaluate(listKeyTimes, listKeys);
    // The first round warms up.
    if (round === -1) continue;
    filters.push(typing);
    moves.push(moving);
  }
  const at = (all: readonly (readonly number[])[], from: number, to: number): readonly number[] =>
    all.flatMap((times) => times.slice(from, to));
  return {
    filter: at(filters, 0, typed.length - 1),
    clear: at(filters, typed.length - 1, typed.length),
    selectAll: at(moves, 1, 2),
    unselect: at(moves, 2, 3),
    arrow: at(moves, 3, listKeys.length),
  };
}
