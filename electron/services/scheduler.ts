/**
 * Checks keys without being asked, once the user said yes: one timer, armed for the next key's turn and
 * for an hour at most. It works as a check of the user's does, but gives way to one, shows no progress
 * and leaves nothing to resume.
 */
import { ok, type Result } from "../core/errors.ts";
import type { Key, Uuid, Verdict } from "../core/model.ts";
import type { Plan } from "../core/schedule/index.ts";
import type { Vault } from "../core/vault/index.ts";
import type { ScheduleView } from "../ipc/answers.ts";
import type { BridgeEvent } from "../ipc/events.ts";
import { type CheckedKey, isWholeStore } from "./check-book.ts";
import type { CheckJobs } from "./checks.ts";
import type { Part, ServiceContext } from "./context.ts";
import type { MachineState, Notify, Timer } from "./desktop.ts";
import { keepNewTurns, keepTurns, planNow, shownPlan, takeTurns } from "./schedule.ts";
import { noticeText, turnedKey } from "./schedule-notice.ts";

type SchedulerContext = Pick<ServiceContext, "session" | "settings" | "clock" | "catalogue">;

export interface SchedulerParts {
  readonly timer: Timer;
  readonly machine: () => MachineState;
  readonly checks: Pick<CheckJobs, "checkQuietly" | "cancelQuiet" | "isBusy">;
  readonly notify: Notify;
  /** Brings the window to the front, and then tells the page. */
  readonly openAt: (event: BridgeEvent) => void;
}

export interface Scheduler {
  readonly part: Part<"schedule">;
  /** Begins; before that nothing is checked. */
  start(): void;
  /** Something changed that may end a pause or begin one: settings, lock, keys, power. */
  lookAgain(): void;
  stop(): void;
}

const second = 1_000;
const minute = 60 * second;
const hour = 60 * minute;
/** After a change: what comes in a row is looked at once. */
const soon = second;
/** While it is paused: neither the network's return nor, on Linux, the power's is told. */
const whilePaused = minute;
/** Between two turns of checks. */
const pace = 2 * minute;
/** While keys wait because their provider had its requests of the hour. */
const whileLimited = 5 * minute;
/** After nothing came back at all, and while the store of the secrets does not open. */
const afterTrouble = 15 * minute;

/** What a look came to: how long to wait, and whether a change may shorten that. */
interface Look {
  readonly waitMs: number;
  readonly rest: boolean;
}

const onPause: Look = { waitMs: whilePaused, rest: false };

/** Stands still until `start`. */
export function createScheduler(context: SchedulerContext, parts: SchedulerParts): Scheduler {
  const scheduler = new VaultScheduler(context, parts);
  return {
    part: { schedule: () => scheduler.view() },
    start: () => scheduler.start(),
    lookAgain: () => scheduler.lookAgain(),
    stop: () => scheduler.stop(),
  };
}

class VaultScheduler {
  readonly #context: SchedulerContext;
  readonly #parts: SchedulerParts;
  #state: "off" | "waiting" | "resting" | "looking" = "off";
  /** A look is armed that a change asked for. */
  #asked = false;
  #cancel: () => void = () => {};
  /** The store of the secrets did not open when it was asked last. */
  #storeTrouble = false;

  constructor(context: SchedulerContext, parts: SchedulerParts) {
    this.#context = context;
    this.#parts = parts;
  }

  start(): void {
    this.#state = "waiting";
    this.#arm(soon);
  }

  stop(): void {
    this.#state = "off";
    this.#cancel();
    this.#parts.checks.cancelQuiet();
  }

  lookAgain(): void {
    if (this.#state === "looking") {
      // What runs reads no further secret once it is locked; a "no" ends it at once.
      if (!this.#context.settings().checkDaily) this.#parts.checks.cancelQuiet();
      return;
    }
    // Not put off again by each of many changes.
    if (this.#state !== "waiting" || this.#asked) return;
    this.#asked = true;
    this.#arm(soon);
  }

  #arm(milliseconds: number): void {
    this.#cancel();
    this.#cancel = this.#parts.timer.after(milliseconds, () => void this.#look());
  }

  async #look(): Promise<void> {
    this.#state = "looking";
    this.#asked = false;
    let look: Look = { waitMs: afterTrouble, rest: false };
    try {
      look = await this.#lookOnce();
    } catch {
      // A vault that cannot be read or written now is asked again later.
    }
    // Asked through a method: the compiler does not see that `stop` may have been called meanwhile.
    if (this.#isOff()) return;
    this.#state = look.rest ? "resting" : "waiting";
    this.#arm(look.waitMs);
  }

  #isOff(): boolean {
    return this.#state === "off";
  }

  async #lookOnce(): Promise<Look> {
    const context = this.#context;
    if (!this.#mayCheck()) return onPause;
    const vault = await context.session.vault();
    if (!vault.ok) return onPause;
    const plan = planNow(vault.value, context.catalogue, context.clock);
    keepNewTurns(vault.value, plan);
    if (plan.take.length === 0) return { waitMs: waitFor(plan, context.clock.now()), rest: false };
    this.#storeTrouble = (await vault.value.secretStore.state()).state !== "ready";
    if (this.#storeTrouble) return { waitMs: afterTrouble, rest: true };
    // A keychain takes its time, and the user may have said no meanwhile.
    if (!this.#mayCheck()) return onPause;
    const turns = takeTurns(vault.value, context.catalogue, context.clock);
    if (!turns.ok) return { waitMs: afterTrouble, rest: true };
    return await this.#check(vault.value, turns.value.take);
  }

  async #check(vault: Vault, taken: readonly Key[]): Promise<Look> {
    const checked: CheckedKey[] = [];
    await this.#parts.checks.checkQuietly(
      taken.map(({ id }) => id),
      (one) => void checked.push(one),
    );
    keepTurns(vault, taken, checked, this.#context.clock);
    this.#tell(vault, taken, checked);
    this.#storeTrouble = checked.some(
      ({ record, error }) => record === null && error !== null && isWholeStore(error),
    );
    const trouble = this.#storeTrouble || (checked.length > 0 && checked.every(isUnanswered));
    return { waitMs: trouble ? afterTrouble : pace, rest: true };
  }

  #tell(vault: Vault, taken: readonly Key[], checked: readonly CheckedKey[]): void {
    const before = new Map<Uuid, Key>(taken.map((key) => [key.id, key]));
    const turned = checked.flatMap((one) => {
      const key = before.get(one.key.id);
      return key === undefined ? [] : (turnedKey(key, one, () => vault.checkHistory(key.id, 100)) ?? []);
    });
    const notice = noticeText(turned, this.#context.settings().digestNames);
    const opened = { type: "command", id: "go.attention" } as const;
    if (notice !== null) this.#parts.notify(notice, () => this.#parts.openAt(opened));
  }

  #mayCheck(): boolean {
    return !this.#isOff() && this.#context.settings().checkDaily && this.#pause() === null;
  }

  /** Why nothing is checked now; null when nothing stands in the way. */
  #pause(): ScheduleView["paused"] {
    const { session } = this.#context;
    if (session.isSample()) return "sample";
    if (session.lockReason() !== null) return "locked";
    if (this.#parts.checks.isBusy()) return "busy";
    const { online, onBattery } = this.#parts.machine();
    if (!online) return "offline";
    return onBattery ? "battery" : null;
  }

  async view(): Promise<Result<ScheduleView>> {
    const context = this.#context;
    const on = context.settings().checkDaily;
    const paused = this.#pause() ?? (this.#storeTrouble ? "store" : null);
    const nothing = { on, paused: on ? paused : null, keys: 0, due: 0, next: null };
    // The sample's keys take no part.
    if (!on || context.session.isSample()) return ok(nothing);
    const vault = await context.session.vault();
    if (!vault.ok) return vault;
    return ok({ ...nothing, ...shownPlan(planNow(vault.value, context.catalogue, context.clock)) });
  }
}

/** Until the next turn, an hour at most; a while when keys wait for their provider's sake. */
function waitFor({ turns, due }: Plan<Key>, now: number): number {
  const next = turns[0];
  if (due > 0) return whileLimited;
  return next === undefined ? hour : Math.min(Math.max(next.at - now, soon), hour);
}

/** Nothing came back: that tells more of the network than of the key. */
function isUnanswered({ record }: CheckedKey): boolean {
  const verdict: Verdict | undefined = record?.verdict;
  return verdict?.status === "unreachable" && ["offline", "dns", "timeout"].includes(verdict.reason);
}
