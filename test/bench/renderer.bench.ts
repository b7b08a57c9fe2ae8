/**
 * How the list of keys feels with 1,000 and 10,000 keys: the built page in a real browser, with a
 * bridge that answers from memory. The aim is 10 ms for a key press, so that no frame is lost.
 */
import type { Page } from "@playwright/test";
import { startPreview, type Preview } from "../helpers/page-preview.ts";
import type { Measurement } from "./measurement.ts";
import { median } from "./measurement.ts";
import { filterTimes, listKeyTimes, listShownAt, scrollTimes } from "./renderer-page.ts";

const rounds = 5;

/** Typed one letter after the other, then cleared: the first letter leaves the most rows. */
const typed = ["o", "op", "ope", "open", "open p", "open pr", "open pro", "status:rejected", ""];
const arrows = Array.from({ length: 20 }, () => "ArrowDown");
/** With everything selected first: then a move has the most to do. */
const listKeys = ["Home", "a", ...arrows, "Escape", ...arrows, "End", "Home"];
const afterArrows = 3 + 2 * arrows.length;

interface Times {
  readonly start: number;
  readonly heap: number;
  readonly firstKey: readonly number[];
  readonly furtherKeys: readonly number[];
  readonly clear: readonly number[];
  readonly selectAll: readonly number[];
  readonly arrowSelected: readonly number[];
  readonly arrow: readonly number[];
  readonly jump: readonly number[];
  readonly frame: readonly number[];
}

/** Megabytes of the page's objects after a collection. */
async function heapOf(page: Page): Promise<number> {
  const session = await page.context().newCDPSession(page);
  await session.send("HeapProfiler.collectGarbage");
  const { usedSize } = await session.send("Runtime.getHeapUsage");
  return usedSize / 1024 / 1024;
}

async function measure(preview: Preview, keys: number): Promise<Times> {
  const { page } = await preview.open({ keys });
  const start = await page.evaluate(listShownAt);
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
  const frame = await page.evaluate(scrollTimes, { frames: 120, rows: 10 });
  const heap = await heapOf(page);
  await page.context().close();
  const at = (all: readonly (readonly number[])[], from: number, to: number) =>
    all.flatMap((times) => times.slice(from, to));
  return {
    start,
    heap,
    firstKey: at(filters, 0, 1),
    furtherKeys: at(filters, 1, typed.length - 1),
    clear: at(filters, typed.length - 1, typed.length),
    selectAll: at(moves, 1, 2),
    arrowSelected: at(moves, 2, 2 + arrows.length),
    arrow: at(moves, 3 + arrows.length, afterArrows),
    jump: at(moves, afterArrows, listKeys.length),
    frame,
  };
}

const inMs = (name: string, times: readonly number[]): Measurement => ({
  name,
  figure: median(times),
  unit: "ms",
  note: `worst ${Math.max(...times).toFixed(1)} of ${times.length}`,
});

/** Start, key presses in the filter and in the list, scrolling and memory; medians. */
export async function run(): Promise<readonly Measurement[]> {
  const preview = await startPreview();
  try {
    const results: Measurement[] = [];
    for (const keys of [1_000, 10_000]) {
      const times = await measure(preview, keys);
      const of = `${keys.toLocaleString("en")} keys`;
      results.push(
        {
          name: `start to interactive list, ${of}`,
          figure: times.start,
          unit: "ms",
          note: "page loaded from loopback",
        },
        inMs(`filter, first key, ${of}`, times.firstKey),
        inMs(`filter, further keys, ${of}`, times.furtherKeys),
        inMs(`clear the filter, ${of}`, times.clear),
        inMs(`select all, ${of}`, times.selectAll),
        inMs(`arrow key, all selected, ${of}`, times.arrowSelected),
        inMs(`arrow key, ${of}`, times.arrow),
        inMs(`first or last row, ${of}`, times.jump),
        inMs(`scrolling, frame to frame, ${of}`, times.frame),
        { name: `page memory, ${of}`, figure: times.heap, unit: "MB", note: "objects after a collection" },
      );
    }
    return results;
  } finally {
    await preview.close();
  }
}
