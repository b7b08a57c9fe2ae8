/**
 * The page's side of `window.bench.ts`, for what `renderer-page.ts` has not: it asks through the
 * bridge. Each function runs in the page, so it stands alone and takes and gives plain values only.
 */
import type { Bridge } from "../../electron/ipc/contract.ts";

/** What is asked: a small answer, "nothing new", or all keys. */
export type Question = "small" | "unchanged" | "full";

/** How long each of `times` questions takes from the page and back, in milliseconds; one after the other. */
export async function questionTimes({
  bridge,
  question,
  times,
}: {
  readonly bridge: string;
  readonly question: Question;
  readonly times: number;
}): Promise<readonly number[]> {
  const asked = (window as unknown as Record<string, Bridge>)[bridge];
  if (asked === undefined) throw new Error("no bridge");
  // The page's own side of the bridge is no part of its window: the long answer crosses as text.
  const overview = async (since: string | null): ReturnType<Bridge["overview"]> => {
    const sent: unknown = await asked.overview({ since });
    return (typeof sent === "string" ? JSON.parse(sent) : sent) as Awaited<ReturnType<Bridge["overview"]>>;
  };
  const whole = await overview(null);
  if (!whole.ok || whole.value.state !== "ready") throw new Error("no overview");
  const { revision } = whole.value;
  const ask = (): Promise<{ readonly ok: boolean }> =>
    question === "small" ? asked.appInfo() : overview(question === "full" ? null : revision);
  const taken: number[] = [];
  for (let round = 0; round < times; round += 1) {
    const begun = performance.now();
    const { ok } = await ask();
    taken.push(performance.now() - begun);
    if (!ok) throw new Error(`${question} failed`);
  }
  return taken;
}
