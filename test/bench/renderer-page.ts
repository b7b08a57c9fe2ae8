/**
 * The page's side of `renderer.bench.ts`: each function runs in the browser, so it stands alone and
 * takes and gives plain values only. Times are milliseconds.
 */

/**
 * How long each of `presses` key presses in the filter box takes: the event, React's work, style and
 * layout. Every text is typed after the one before; "" clears the box.
 */
export async function filterTimes(presses: readonly string[]): Promise<readonly number[]> {
  const input = document.querySelector<HTMLInputElement>("#key-filter");
  if (input === null) throw new Error("no filter box");
  // React hears of a change only when the prototype's setter made it.
  const property = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, "value");
  const times: number[] = [];
  for (const text of presses) {
    await new Promise((resolve) => setTimeout(resolve, 30));
    const begun = performance.now();
    property?.set?.call(input, text);
    input.dispatchEvent(new Event("input", { bubbles: true }));
    // React works off what a key press caused before the next task.
    await Promise.resolve().then(() => undefined);
    document.querySelector("main")?.getBoundingClientRect();
    times.push(performance.now() - begun);
  }
  return times;
}

/** How long each of these key presses in the list takes. Ctrl is held for "a". */
export async function listKeyTimes(keys: readonly string[]): Promise<readonly number[]> {
  const grid = document.querySelector<HTMLElement>("[role=grid]");
  if (grid === null) throw new Error("no list");
  grid.focus();
  const times: number[] = [];
  for (const key of keys) {
    await new Promise((resolve) => setTimeout(resolve, 30));
    const begun = performance.now();
    grid.dispatchEvent(new KeyboardEvent("keydown", { key, ctrlKey: key === "a", bubbles: true }));
    await Promise.resolve().then(() => undefined);
    grid.getBoundingClientRect();
    times.push(performance.now() - begun);
  }
  return times;
}

/** The time between one frame and the next while the list scrolls by `rows` rows a frame. */
export async function scrollTimes({
  frames,
  rows,
}: {
  readonly frames: number;
  readonly rows: number;
}): Promise<readonly number[]> {
  const grid = document.querySelector<HTMLElement>("[role=grid]");
  if (grid === null) throw new Error("no list");
  const frame = (): Promise<number> => new Promise((resolve) => requestAnimationFrame(resolve));
  const times: number[] = [];
  let last = await frame();
  for (let index = 0; index < frames; index += 1) {
    grid.scrollTop += rows * 36;
    const now = await frame();
    times.push(now - last);
    last = now;
  }
  return times;
}

/** From the page's beginning until the first frame with rows in the list. Called as soon as rows are seen. */
export async function listShownAt(): Promise<number> {
  const frame = (): Promise<number> => new Promise((resolve) => requestAnimationFrame(resolve));
  while (document.querySelector("[role=grid] [data-index]") === null) await frame();
  return frame();
}
