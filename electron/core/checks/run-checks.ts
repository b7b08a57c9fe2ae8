/**
 * Checks many keys: some at once, few on one host, each host waiting when it asks for it. A cancelled
 * run keeps what is finished and names the rest.
 */
import PQueue from "p-queue";
import type { Result } from "../errors.ts";
import { checkKey } from "./check-key.ts";
import type { CheckOutcome, CheckParts, CheckSubject, Timer } from "./contract.ts";
import { targetHost } from "./target-host.ts";

/** How long one host may keep a run waiting in all; beyond that its answers stand as they are. */
export const longestWaitMs = 60_000;

export interface RunOptions extends Omit<CheckParts, "signal"> {
  readonly subjects: readonly CheckSubject[];
  readonly timer: Timer;
  readonly signal: AbortSignal;
  readonly limits?: { readonly atOnce: number; readonly perHost: number };
  readonly onStarted?: (subject: CheckSubject) => void;
  readonly onWaiting?: (host: string, milliseconds: number) => void;
  /** One finished check; called in the order in which they finish. */
  readonly onFinished?: (finished: FinishedCheck) => void;
}

export interface FinishedCheck {
  readonly subject: CheckSubject;
  readonly result: Result<CheckOutcome>;
}

export interface RunReport {
  /** In the order of the subjects. */
  readonly finished: readonly FinishedCheck[];
  /** What a cancelled run did not come to; empty otherwise. */
  readonly notDone: readonly CheckSubject[];
}

const usualLimits = { atOnce: 8, perHost: 2 };

/** Checks all subjects; ends when all are finished, or soon after `signal` aborts. Never rejects for an answer. */
export async function runChecks(options: RunOptions): Promise<RunReport> {
  const run = new Run(options);
  const results = await Promise.all(options.subjects.map((subject) => run.add(subject)));
  return {
    finished: results.filter((finished) => finished !== null),
    notDone: options.subjects.filter((_subject, index) => results[index] === null),
  };
}

/** A finished check; `again` for one more try; null when the run was cancelled before. */
type Step = FinishedCheck | "again" | null;

class Run {
  readonly #options: RunOptions;
  readonly #all: PQueue;
  readonly #hosts = new Map<string, PQueue>();
  /** Hosts that asked to wait, each with the end of its wait. Other hosts go on meanwhile. */
  readonly #pauses = new Map<string, Promise<boolean>>();
  readonly #waited = new Map<string, number>();
  readonly #perHost: number;

  constructor(options: RunOptions) {
    const { atOnce, perHost } = options.limits ?? usualLimits;
    this.#options = options;
    this.#all = new PQueue({ concurrency: atOnce });
    this.#perHost = perHost;
  }

  /** The finished check, or null when the run was cancelled before. */
  async add(subject: CheckSubject): Promise<FinishedCheck | null> {
    const host = targetHost(subject);
    const first = await this.#queueOf(host).add(() => this.#try(subject, host, true));
    const last =
      first === "again"
        ? await this.#queueOf(host).add(() => this.#try(subject, host, false), { priority: 1 })
        : first;
    if (last === "again" || last === null || last === undefined) return null;
    this.#options.onFinished?.(last);
    return last;
  }

  #queueOf(host: string): PQueue {
    const known = this.#hosts.get(host);
    if (known !== undefined) return known;
    const queue = new PQueue({ concurrency: this.#perHost });
    this.#hosts.set(host, queue);
    return queue;
  }

  async #try(subject: CheckSubject, host: string, first: boolean): Promise<Step> {
    for (;;) {
      await this.#pauses.get(host);
      const step = await this.#all.add(() => this.#check(subject, host, first));
      // The host asked to wait while this check stood in line for its turn.
      if (step !== "wait") return step ?? null;
    }
  }

  async #check(subject: CheckSubject, host: string, first: boolean): Promise<Step | "wait"> {
    const { signal, onStarted } = this.#options;
    if (signal.aborted) return null;
    if (this.#pauses.has(host)) return "wait";
    if (first) onStarted?.(subject);
    const result = await checkKey(subject, this.#options);
    if (!result.ok) return result.error.code === "cancelled" ? null : { subject, result };
    // The answer stands; it is the host that asked to be left alone.
    this.#pause(host, result.value.controlWaitMs ?? null);
    return first && this.#pause(host, waitOf(result.value)) ? "again" : { subject, result };
  }

  /** Lets a host rest as it asked; false when it did not ask, or has had all the patience there is. */
  #pause(host: string, milliseconds: number | null): boolean {
    if (milliseconds === null) return false;
    const { timer, signal, onWaiting } = this.#options;
    const earlier = this.#pauses.get(host);
    // Two answers that came together ask for the same rest, not for one after the other.
    const waited = milliseconds + (earlier === undefined ? (this.#waited.get(host) ?? 0) : 0);
    if (waited > longestWaitMs) return false;
    if (earlier === undefined) this.#waited.set(host, waited);
    onWaiting?.(host, milliseconds);
    const pause: Promise<boolean> = Promise.all([earlier, timer.wait(milliseconds, signal)]).then(
      () => this.#pauses.get(host) === pause && this.#pauses.delete(host),
    );
    this.#pauses.set(host, pause);
    return true;
  }
}

/** How long to wait before one more try; null when the answer stands. */
function waitOf({ record, retryAfterMs }: CheckOutcome): number | null {
  const status = record.evidence.httpStatus;
  return status === 429 || status === 503 ? retryAfterMs : null;
}
