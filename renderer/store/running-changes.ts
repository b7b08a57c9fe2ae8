/**
 * Changes whose answers are still to come. What they do may be shown already, but is not in the journal
 * yet: an Undo that did not wait would take back the step before them.
 */
export interface RunningChanges {
  /** `going` is one of them until it has ended. */
  count<Answer>(going: Promise<Answer>): Promise<Answer>;
  /** Those of this moment have ended, whatever came of them. */
  ended(): Promise<void>;
}

/** None at first. */
export function runningChanges(): RunningChanges {
  const running = new Set<Promise<unknown>>();
  return {
    async count(going) {
      running.add(going);
      try {
        return await going;
      } finally {
        running.delete(going);
      }
    },
    async ended() {
      await Promise.allSettled(running);
    },
  };
}
