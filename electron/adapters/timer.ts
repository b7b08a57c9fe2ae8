/** The real timer. */

/** Calls back with `setTimeout`, without keeping the process alive for it. */
export const systemTimer = {
  /** Runs `work` once after so many milliseconds; the answer cancels it. */
  after(milliseconds: number, work: () => void): () => void {
    const timer = setTimeout(work, milliseconds);
    timer.unref();
    return () => clearTimeout(timer);
  },
};
