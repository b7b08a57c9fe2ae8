/** Puts work in order: one piece at a time for each key, and nothing else while a piece runs alone. */

export interface Sequence {
  /** Runs `work` after all earlier work for `id`, and after work that runs alone. */
  forKey<T>(id: string, work: () => Promise<T>): Promise<T>;
  /** Runs `work` when everything that began before has ended; later work waits for it. */
  alone<T>(work: () => Promise<T>): Promise<T>;
  /** Ends when everything that began has ended. */
  idle(): Promise<void>;
}

/** A fresh sequence. The work's own failure reaches its caller only and stops nobody behind it. */
export function createSequence(): Sequence {
  const last = new Map<string, Promise<unknown>>();
  let barrier: Promise<unknown> = Promise.resolve();
  const settled = (promise: Promise<unknown>): Promise<unknown> => promise.then(noop, noop);

  const forKey = <T>(id: string, work: () => Promise<T>): Promise<T> => {
    const before = last.get(id) ?? barrier;
    const running = before.then(work);
    const ended = settled(running);
    last.set(id, ended);
    void ended.finally(() => {
      if (last.get(id) === ended) last.delete(id);
    });
    return running;
  };
  const idle = async (): Promise<void> => {
    await Promise.all([barrier, ...last.values()]);
  };
  const alone = <T>(work: () => Promise<T>): Promise<T> => {
    const running = idle().then(work);
    barrier = settled(running);
    // Keys that have work under way are in `idle` already; what comes later for them must wait too.
    for (const id of last.keys()) last.set(id, barrier);
    return running;
  };
  return { forKey, alone, idle };
}

function noop(): void {
  // The caller of the work sees how it ended.
}
