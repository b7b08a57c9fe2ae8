/**
 * `reveal` and `hideRevealed`: the one way on which a secret reaches the page. One at a time, only
 * while the window is in front and Keystow is unlocked, and not often: a page that was taken over
 * cannot read the vault through it unseen.
 */
import { fail, ok, type Result } from "../core/errors.ts";
import type { Uuid } from "../core/model.ts";
import type { RevealedSecret } from "../ipc/answers.ts";
import type { Part, ServiceContext } from "./context.ts";
import type { RevealWindow, Timer } from "./desktop.ts";
import { readSecret } from "./read-secret.ts";

type RevealContext = Pick<ServiceContext, "session" | "settings" | "tell" | "clock">;

export interface Reveal {
  readonly part: Part<"reveal" | "hideRevealed">;
  /** Hides what is shown, and lets nothing through that is being read: at blur, lock and sleep. */
  hide(): void;
}

/** How long one secret is shown, in milliseconds. */
const shownFor = 10_000;
/** At most so many in so long. */
const burst = 20;
const burstTime = 60_000;

/** The reveal of one window. */
export function createReveal(
  context: RevealContext,
  parts: { readonly window: RevealWindow; readonly timer: Timer },
): Reveal {
  const { window, timer } = parts;
  const mayRead = rateLimit(() => context.clock.now());
  /** Counts what began or ended a reveal: a reading that was overtaken is thrown away. */
  let turn = 0;
  let shown: { readonly cancel: () => void } | null = null;

  /** True when something was shown until now. */
  const forget = (): boolean => {
    turn += 1;
    if (shown === null) return false;
    shown.cancel();
    shown = null;
    window.protect(false);
    return true;
  };
  /** Ended from outside: the page is told. */
  const end = (): void => {
    if (forget()) context.tell({ type: "hide-secrets" });
  };
  const show = (value: string): RevealedSecret => {
    shown = { cancel: timer.after(shownFor, end) };
    return { value, forMs: shownFor };
  };
  const reveal = async (id: Uuid): Promise<Result<RevealedSecret>> => {
    if (!window.isFocused()) return unfocused();
    if (!mayRead()) return tooMany();
    end();
    const ours = turn;
    const read = await readSecret(context, id, "revealed");
    if (!read.ok) return read;
    const text = read.value.value.revealText();
    read.value.value.wipe();
    if (turn !== ours) return fail("cancelled", "It was hidden before it was shown.");
    if (!window.isFocused()) return unfocused();
    if (context.settings().contentProtection) window.protect(true);
    return ok(show(text));
  };
  return {
    hide: end,
    part: {
      reveal,
      hideRevealed: () => {
        // It hid it already. Told of it, it would also hide what was asked for since.
        forget();
        return Promise.resolve(ok(null));
      },
    },
  };
}

/** Says whether one more is allowed now, and counts it when it is. */
function rateLimit(now: () => number): () => boolean {
  let times: readonly number[] = [];
  return () => {
    const moment = now();
    // A clock that was set back neither opens the limit nor closes it for longer than its time.
    const past = times.map((time) => Math.min(time, moment));
    times = past.filter((time) => moment - time < burstTime);
    if (times.length >= burst) return false;
    times = [...times, moment];
    return true;
  };
}

function unfocused(): Result<never> {
  return fail("usage", "A secret is shown only while Keystow's window is in front.", {
    hint: "Click on the window and try again.",
  });
}

function tooMany(): Result<never> {
  return fail("usage", `Not more than ${burst} secrets are shown in a minute.`, {
    hint: "Wait a minute, or copy the value instead.",
  });
}
