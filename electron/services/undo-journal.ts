/** The steps that can be taken back, in this run of the window. */
import { fail, type KeystowError, ok, type Result } from "../core/errors.ts";
import type { Uuid } from "../core/model.ts";
import type { Random } from "../core/ports.ts";
import type { Part, UndoJournal, UndoStep } from "./context.ts";

/** Older steps are dropped. */
const mostSteps = 100;

export interface Journal extends UndoJournal {
  readonly part: Part<"undo" | "redo">;
  /** What `undo` and `redo` would do now, in words; null: nothing. */
  undoLabel(): string | null;
  redoLabel(): string | null;
  /** The step whose newest activity entry is that one; null when it cannot be taken back (any more). */
  stepOfActivity(activityId: number): Uuid | null;
  /** Another number whenever a label may have changed. */
  revision(): number;
  /** Drops the steps that hold values: at lock. */
  dropSecrets(): void;
  /** Drops all: another vault is shown, or the program ends. */
  clear(): void;
}

interface Entry {
  readonly id: Uuid;
  readonly step: UndoStep;
  /** Id of the activity entry that stands for it; null when there was none. */
  readonly activity: number | null;
}

export interface JournalParts {
  readonly random: Random;
  /** Id of the newest entry of the vault's activity; null when there is none or it cannot be read. */
  readonly newestActivity: () => number | null;
  /** Called after an undo or a redo, whatever came of it. */
  readonly changed: () => void;
}

/** An empty journal. */
export function createJournal(parts: JournalParts): Journal {
  const book = new Book(parts);
  let running: Promise<unknown> = Promise.resolve();
  /** Two undos at once would both take the same step: they wait for each other. */
  const inTurn = <T>(work: () => Promise<T>): Promise<T> => {
    const result = running.then(work);
    running = result.catch(() => undefined);
    return result;
  };
  return {
    push: (step) => book.push(step),
    undoLabel: () => book.done.at(-1)?.step.label ?? null,
    redoLabel: () => book.undone.at(-1)?.step.label ?? null,
    stepOfActivity: (activityId) => book.done.find(({ activity }) => activity === activityId)?.id ?? null,
    revision: () => book.revision,
    dropSecrets: () => book.dropWhere(({ step }) => step.holdsSecrets === true),
    clear: () => book.dropWhere(() => true),
    part: {
      undo: (id) => inTurn(() => book.undo(id)),
      redo: () => inTurn(() => book.redo()),
    },
  };
}

/** A step that met one of these will meet it again: it is given up, so that earlier steps can be reached. */
const hopeless: readonly KeystowError["code"][] = ["file-changed", "not-found", "file-missing"];

class Book {
  readonly #parts: JournalParts;
  done: readonly Entry[] = [];
  undone: readonly Entry[] = [];
  revision = 0;

  constructor(parts: JournalParts) {
    this.#parts = parts;
  }

  push(step: UndoStep): Uuid {
    const entry = this.#entryOf(step);
    this.#set([...this.done, entry].slice(-mostSteps), []);
    return entry.id;
  }

  async undo(id: Uuid | null): Promise<Result<{ readonly undone: string }>> {
    const entry = id === null ? this.done.at(-1) : this.done.find((one) => one.id === id);
    if (entry === undefined) return nothing(id === null ? "undo" : "undo any more");
    const result = await attempt(entry.step.undo.bind(entry.step));
    if (!this.done.includes(entry)) return result.ok ? ok({ undone: entry.step.label }) : result;
    const others = this.done.filter((one) => one !== entry);
    if (result.ok) {
      const again = entry.step.redo === null ? this.undone : [...this.undone, entry];
      this.#set(others, again);
    } else if (hopeless.includes(result.error.code)) this.#set(others, this.undone);
    this.#parts.changed();
    return result.ok ? ok({ undone: entry.step.label }) : result;
  }

  async redo(): Promise<Result<{ readonly redone: string }>> {
    const entry = this.undone.at(-1);
    const redo = entry?.step.redo ?? null;
    if (entry === undefined || redo === null) return nothing("do again");
    const result = await attempt(() => redo());
    if (!this.undone.includes(entry)) return result.ok ? ok({ redone: entry.step.label }) : result;
    const others = this.undone.filter((one) => one !== entry);
    if (result.ok) this.#set([...this.done, this.#entryOf(entry.step, entry.id)], others);
    else if (hopeless.includes(result.error.code)) this.#set(this.done, others);
    this.#parts.changed();
    return result.ok ? ok({ redone: entry.step.label }) : result;
  }

  dropWhere(isMeant: (entry: Entry) => boolean): void {
    const kept = (entry: Entry): boolean => !isMeant(entry);
    this.#set(this.done.filter(kept), this.undone.filter(kept));
  }

  #entryOf(step: UndoStep, id = this.#parts.random.uuid()): Entry {
    return { id, step, activity: this.#parts.newestActivity() };
  }

  /** The new lists; a step that stands in neither is told that it is over. */
  #set(done: readonly Entry[], undone: readonly Entry[]): void {
    const kept = new Set([...done, ...undone].map(({ step }) => step));
    const before = new Set([...this.done, ...this.undone].map(({ step }) => step));
    this.done = done;
    this.undone = undone;
    this.revision += 1;
    for (const step of before) if (!kept.has(step)) step.dropped?.();
  }
}

/** A step that throws has failed; what it threw may quote a value. */
async function attempt(work: () => Promise<Result<void>>): Promise<Result<void>> {
  try {
    return await work();
  } catch {
    return fail("internal", "The step could not be taken back because of an unexpected error.");
  }
}

function nothing(what: string): Result<never> {
  return fail("not-found", `There is nothing to ${what}.`);
}
