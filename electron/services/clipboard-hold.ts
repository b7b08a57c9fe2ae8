/**
 * What we put into the clipboard, and how it leaves again. It is cleared only while it still holds
 * what we wrote; to know that, an HMAC under a key of this process is kept, never the text.
 */
import { createHmac } from "node:crypto";
import { fail, ok, type Result } from "../core/errors.ts";
import type { Random } from "../core/ports.ts";
import type { BridgeEvent } from "../ipc/events.ts";
import type { Clipboard, Timer } from "./desktop.ts";

export interface ClipboardHold {
  /** Writes a secret; it leaves after so many milliseconds (null: only at lock, at quit or when asked). */
  put(text: string, clearsInMs: number | null): Promise<Result<void>>;
  /** Writes text that is no secret and stays. */
  putPlain(text: string): Promise<Result<void>>;
  /** Clears the clipboard now if it still holds our secret; settles when that is done, or given up. */
  clear(): Promise<void>;
  /** Tries again what could not be verified while the window was in the background. */
  retry(): Promise<void>;
}

export interface ClipboardHoldParts {
  readonly clipboard: Clipboard;
  readonly timer: Timer;
  readonly random: Pick<Random, "bytes">;
  readonly tell: (event: BridgeEvent) => void;
}

/** A clipboard whose owner hangs must not hold up the next copy, the lock or the end. */
const callLimit = 800;

/** So many texts of ours are known again. */
const mostDigests = 16;

interface Held {
  /** The newest last. Older ones count too: a write that failed leaves what was there before. */
  readonly digests: readonly string[];
  readonly cancel: () => void;
  /** Set when it should have been cleared and we could not look. */
  overdue: boolean;
}

type Outcome = "cleared" | "replaced" | "unverified";

/** The clipboard of this process. Calls are sequenced. */
export function createClipboardHold(parts: ClipboardHoldParts): ClipboardHold {
  const { clipboard, timer, tell } = parts;
  const key = parts.random.bytes(32);
  const digestOf = (text: string): string => createHmac("sha256", key).update(text).digest("base64");
  const bounded = <T>(work: () => Promise<T>): Promise<T | null> => withLimit(timer, callLimit, work);
  const one = sequenced();
  let held: Held | null = null;

  const forget = (outcome: Outcome): void => {
    held?.cancel();
    if (outcome === "unverified" && held !== null) held.overdue = true;
    else held = null;
    tell({ type: "clipboard", clearsInMs: null, outcome });
  };
  const clear = (): Promise<void> =>
    one(async () => {
      if (held !== null) forget(await clearIfOurs(held.digests));
    });
  const clearIfOurs = async (ours: readonly string[]): Promise<Outcome> => {
    const before = await bounded(() => clipboard.read());
    if (before === null) return "unverified";
    if (!ours.includes(digestOf(before))) return "replaced";
    await bounded(() => clipboard.clear());
    const after = await bounded(() => clipboard.read());
    return after === null || ours.includes(digestOf(after)) ? "unverified" : "cleared";
  };
  const write = async (text: string, concealed: boolean): Promise<Result<void>> => {
    const written = await bounded(() => clipboard.write(text, concealed).then(() => true));
    return written === true ? ok() : refused();
  };
  return {
    put: (text, clearsInMs) =>
      one(async () => {
        held?.cancel();
        const cancel = clearsInMs === null ? () => {} : timer.after(clearsInMs, () => void clear());
        // Before the write: one that is late, or that we take for failed, is cleared all the same.
        const digests = [...(held?.digests ?? []), digestOf(text)].slice(-mostDigests);
        held = { digests, cancel, overdue: false };
        const written = await write(text, true);
        if (written.ok) tell({ type: "clipboard", clearsInMs, outcome: "holding" });
        return written;
      }),
    putPlain: (text) =>
      one(async () => {
        const written = await write(text, false);
        if (written.ok && held !== null) forget("replaced");
        return written;
      }),
    clear,
    retry: async () => {
      if (held?.overdue === true) await clear();
    },
  };
}

function refused(): Result<never> {
  return fail("unsupported", "The system's clipboard did not take the text.", {
    hint: "Try again. If it stays so, another program may be holding the clipboard.",
  });
}

/** Runs pieces of work one after the other. */
function sequenced(): <T>(work: () => Promise<T>) => Promise<T> {
  let last: Promise<unknown> = Promise.resolve();
  return (work) => {
    const next = last.then(work);
    last = next.catch(() => {});
    return next;
  };
}

/** What `work` comes to; null when it fails, or takes longer than `limit` milliseconds. */
async function withLimit<T>(timer: Timer, limit: number, work: () => Promise<T>): Promise<T | null> {
  let cancel = (): void => {};
  const late = new Promise<null>((done) => {
    cancel = timer.after(limit, () => done(null));
  });
  try {
    return await Promise.race([work(), late]);
  } catch {
    return null;
  } finally {
    cancel();
  }
}
