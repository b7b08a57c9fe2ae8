/** One bulk check: what it has done so far, and what it tells the page. */
import {
  controlsOf,
  runChecks,
  type CheckSubject,
  type FinishedCheck,
  type Timer as Waiting,
} from "../core/checks/index.ts";
import { fail, type KeystowError, ok, type Result } from "../core/errors.ts";
import type { CheckStatus, Key, Uuid } from "../core/model.ts";
import type { HttpClient } from "../core/ports.ts";
import { display } from "../core/redaction/index.ts";
import { failureOf, type KeySecrets, type RequestEntry, type Vault } from "../core/vault/index.ts";
import type { CheckJob } from "../ipc/answers.ts";
import { CheckBook, type CheckedKey, isAsBefore, isWholeStore, subjectOf } from "./check-book.ts";
import type { ServiceContext } from "./context.ts";
import type { Timer } from "./desktop.ts";
import { beginRun, endRun } from "./interrupted-check.ts";
import { keyById } from "./key-detail.ts";
import { shownError } from "./overview-row.ts";
import { createThrottle, type Throttle } from "./throttle.ts";

export type JobContext = Pick<ServiceContext, "session" | "clock" | "random" | "catalogue" | "tell">;

/** Where the keys are and where they go: both of one vault, the user's or the sample. */
export interface JobVault {
  readonly vault: Vault;
  readonly http: HttpClient;
}

/** At most ten a second, in milliseconds. */
const betweenEvents = 100;
/** The list is asked for anew at each of these. */
const betweenChanges = 300;

const noCounts: Readonly<Record<CheckStatus, number>> = {
  valid: 0,
  limited: 0,
  rejected: 0,
  unreachable: 0,
  uncheckable: 0,
  unchecked: 0,
};

const ourMistake = (): KeystowError =>
  fail("internal", "The checks stopped because of a mistake in Keystow.").error;

export class Job {
  readonly id: Uuid;
  readonly #context: JobContext;
  readonly #timer: Timer;
  readonly #place: JobVault;
  readonly #keys: ReadonlyMap<Uuid, Key>;
  readonly #quiet: ((checked: CheckedKey) => void) | null;
  readonly #stop = new AbortController();
  readonly #running = new Set<Uuid>();
  /** Ended since the page was last told. */
  #finishedIds: Uuid[] = [];
  readonly #counts: Record<CheckStatus, number> = { ...noCounts };
  readonly #waiting = new Map<string, number>();
  /** The host whose wait begins now: told right before the timer is asked. */
  #host = "";
  readonly #events: Throttle;
  readonly #changes: Throttle;
  #state: CheckJob["state"] = "queued";
  #done = 0;
  #error: KeystowError | null = null;

  /**
   * `quiet`: for a check that nobody asked for; it gets each result. The page is told of changed keys only,
   * and nothing is noted to be resumed.
   */
  constructor(
    context: JobContext,
    timer: Timer,
    place: JobVault,
    keys: readonly Key[],
    quiet: ((checked: CheckedKey) => void) | null = null,
  ) {
    this.#quiet = quiet;
    this.id = context.random.uuid();
    this.#context = context;
    this.#timer = timer;
    this.#place = place;
    this.#keys = new Map(keys.map((key) => [key.id, key]));
    this.#events = createThrottle(timer, betweenEvents, () => this.#tell());
    this.#changes = createThrottle(timer, betweenChanges, () => context.tell({ type: "changed" }));
  }

  /** `finished`: what has ended since the last event; none in an answer, so that no event lacks it. */
  view(finished: readonly Uuid[] = []): CheckJob {
    return {
      id: this.id,
      state: this.#state,
      total: this.#keys.size,
      done: this.#done,
      running: [...this.#running],
      finished,
      counts: { ...this.#counts },
      waiting: this.#waitingText(),
      error: this.#error === null ? null : shownError(this.#error),
    };
  }

  #tell(): void {
    const finished = this.#finishedIds;
    this.#finishedIds = [];
    if (this.#quiet === null) this.#context.tell({ type: "job", job: this.view(finished) });
  }

  #waitingText(): string | null {
    const [first] = this.#waiting;
    if (first === undefined) return null;
    return `Waiting ${Math.ceil(first[1] / 1_000)} s for ${display(first[0])}`;
  }

  /** Tells the page that it waits for its turn. */
  queued(): void {
    this.#tellNow();
  }

  /** What is finished stays. A job that has not begun never begins. */
  cancel(): void {
    this.#stop.abort();
    if (this.#state !== "queued") return;
    this.#state = "cancelled";
    this.#tellNow();
  }

  /** Checks all keys; resolves when the job is over, whatever came of it. */
  async run(): Promise<void> {
    if (this.#state !== "queued") return;
    this.#state = "running";
    this.#tellNow();
    try {
      await this.#checkAll();
    } catch (error) {
      const failure = failureOf(error);
      this.#error ??= failure.code === "internal" ? ourMistake() : failure;
    }
    this.#state = this.#error !== null ? "failed" : this.#stop.signal.aborted ? "cancelled" : "done";
    this.#running.clear();
    this.#waiting.clear();
    this.#changes.flush();
    this.#tellNow();
  }

  async #checkAll(): Promise<void> {
    const { clock, catalogue, random } = this.#context;
    const { vault } = this.#place;
    const ids = [...this.#keys.keys()];
    const isAsked = this.#quiet === null;
    if (isAsked) beginRun(vault, ids, clock.now());
    const book = new CheckBook(clock, vault, [...this.#keys.values()]);
    const subjects = [...this.#keys.values()].flatMap((key) => {
      const subject = subjectOf(catalogue, vault, key);
      if (subject === null) this.#count(key.id, book.noProvider(key).record?.verdict.status);
      return subject === null ? [] : [this.#guarded(subject, key)];
    });
    await runChecks({
      subjects,
      http: this.#place.http,
      clock,
      controls: controlsOf(vault, random),
      timer: this.#waitingTimer(),
      signal: this.#stop.signal,
      onStarted: ({ keyId }) => {
        this.#running.add(keyId);
        this.#events.ask();
      },
      onSending: (entry: RequestEntry) => book.sending(entry),
      onWaiting: (host, milliseconds) => {
        this.#host = host;
        this.#waiting.set(host, milliseconds);
        this.#events.ask();
      },
      onFinished: (finished) => this.#finished(book, finished),
    });
    if (isAsked && !this.#stop.signal.aborted) endRun(vault, ids, clock.now());
  }

  /**
   * Reads the secret only while everything is as it was when the job began: the same vault is shown, it
   * is open, and the key has the same value, provider and address. Otherwise it would go elsewhere than
   * the user thinks by now.
   */
  #guarded(subject: CheckSubject, key: Key): CheckSubject {
    const readSecrets = async (): Promise<Result<KeySecrets>> => {
      const allowed = await this.#mayRead(key);
      return allowed.ok ? await subject.readSecrets() : allowed;
    };
    return { ...subject, readSecrets };
  }

  async #mayRead(key: Key): Promise<Result<void>> {
    const { session } = this.#context;
    const shown = await session.vault();
    if (!shown.ok || shown.value !== this.#place.vault || session.http() !== this.#place.http) {
      this.#stop.abort();
      return fail("cancelled", "Another vault is shown now.");
    }
    const reason = session.lockReason();
    if (reason !== null) {
      return fail("store-locked", "Keystow was locked while it checked.", {
        hint: "Unlock it and check the rest.",
      });
    }
    return this.#isAsBefore(key) ? ok() : fail("cancelled", "The key was changed meanwhile.");
  }

  #isAsBefore(key: Key): boolean {
    const now = keyById(this.#place.vault, key.id);
    return now.ok && isAsBefore(now.value, key);
  }

  #finished(book: CheckBook, finished: FinishedCheck): void {
    const { keyId } = finished.subject;
    this.#running.delete(keyId);
    const key = this.#keys.get(keyId);
    // A verdict about a value that was replaced meanwhile says nothing about the new one.
    const checked = key !== undefined && this.#isAsBefore(key) ? book.finished(finished) : null;
    this.#count(keyId, checked?.record?.verdict.status);
    if (checked !== null) this.#quiet?.(checked);
    const error = checked?.error ?? null;
    // What was changed meanwhile concerns this key alone; what cannot be kept concerns all.
    const isUnkept = finished.result.ok && error?.code !== "cancelled";
    if (error !== null && (isWholeStore(error) || isUnkept)) {
      this.#error ??= error;
      this.#stop.abort();
    }
  }

  #count(id: Uuid, status: CheckStatus = "unchecked"): void {
    this.#counts[status] += 1;
    this.#finishedIds.push(id);
    this.#done += 1;
    this.#changes.ask();
    this.#events.ask();
  }

  /** Every wait is told to the page, and its end too. */
  #waitingTimer(): Waiting {
    return {
      wait: (milliseconds, signal) => {
        const host = this.#host;
        const { promise, resolve } = Promise.withResolvers<void>();
        const end = this.#timer.after(milliseconds, resolve);
        if (signal.aborted) resolve();
        signal.addEventListener("abort", () => resolve(), { once: true });
        return promise.finally(() => {
          end();
          this.#waiting.delete(host);
          this.#events.ask();
        });
      },
    };
  }

  #tellNow(): void {
    this.#events.ask();
    this.#events.flush();
  }
}
