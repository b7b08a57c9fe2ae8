/** A timer that runs when a test says so. */
import type { Timer } from "../../electron/services/desktop.ts";

export interface ManualTimer extends Timer {
  /** Lets what is under way begin to wait, then so many milliseconds pass, and waits for what that set going. */
  pass(milliseconds: number): Promise<void>;
  /** How much is waiting. */
  readonly waiting: number;
}

/** Stands at 0. */
export function manualTimer(): ManualTimer {
  let now = 0;
  let jobs: readonly { readonly at: number; readonly work: () => void }[] = [];
  return {
    after: (milliseconds, work) => {
      const job = { at: now + milliseconds, work };
      jobs = [...jobs, job];
      return () => {
        jobs = jobs.filter((one) => one !== job);
      };
    },
    pass: async (milliseconds) => {
      await settled();
      const end = now + milliseconds;
      for (;;) {
        const next = jobs.filter(({ at }) => at <= end).toSorted((one, other) => one.at - other.at)[0];
        if (next === undefined) break;
        jobs = jobs.filter((one) => one !== next);
        now = next.at;
        next.work();
        await settled();
      }
      now = end;
      await settled();
    },
    get waiting() {
      return jobs.length;
    },
  };
}

/** Until what has begun without a timer is done: file and database work of these tests is in memory. */
async function settled(): Promise<void> {
  for (let turn = 0; turn < 10; turn += 1) await new Promise((done) => void setImmediate(done));
}
