/** How much memory the running app needs. */
import { readdirSync, readFileSync } from "node:fs";
import type { ElectronApplication, Page } from "@playwright/test";

/** Megabytes of the page's objects after a collection. */
export async function heapOf(page: Page): Promise<number> {
  const session = await page.context().newCDPSession(page);
  await session.send("HeapProfiler.collectGarbage");
  const { usedSize } = await session.send("Runtime.getHeapUsage");
  await session.detach();
  return usedSize / 1024 / 1024;
}

/** Megabytes of the main process, resident. */
export async function mainMemory(app: ElectronApplication): Promise<number> {
  return app.evaluate(() => process.memoryUsage().rss / 1024 / 1024);
}

/**
 * Megabytes of the page's whole process, resident; null where that cannot be read. From Linux's
 * /proc: of the processes below the app's, the one that Chromium started as a renderer and that is the
 * largest (an idle spare one may stand beside it).
 */
export function pageProcessMemory(app: ElectronApplication): number | null {
  if (process.platform !== "linux") return null;
  const parents = new Map(readdirSync("/proc").flatMap(parentOf));
  const isBelow = (id: number, root: number): boolean => {
    const parent = parents.get(id);
    return parent !== undefined && (parent === root || isBelow(parent, root));
  };
  const root = app.process().pid ?? -1;
  const sizes = [...parents.keys()]
    .filter((id) => isBelow(id, root) && textOf(id, "cmdline").includes("--type=renderer"))
    .map((id) => Number(/^VmRSS:\s+(\d+) kB/m.exec(textOf(id, "status"))?.[1] ?? Number.NaN) / 1024);
  return sizes.length === 0 ? null : Math.max(...sizes);
}

/** A process's id and its parent's; none for what is no process. */
function parentOf(name: string): readonly (readonly [number, number])[] {
  if (!/^\d+$/.test(name)) return [];
  const parent = /^PPid:\s+(\d+)/m.exec(textOf(Number(name), "status"))?.[1];
  return parent === undefined ? [] : [[Number(name), Number(parent)]];
}

/** Empty for a process that has ended meanwhile. */
function textOf(id: number, file: "status" | "cmdline"): string {
  try {
    return readFileSync(`/proc/${id}/${file}`, "utf8");
  } catch {
    return "";
  }
}
