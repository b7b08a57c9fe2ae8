/** Secrets between the paste and their use: kept in this process, for a short time, and then wiped. */
import { fail, ok, type Result } from "../core/errors.ts";
import type { Uuid } from "../core/model.ts";
import type { Clock, Random } from "../core/ports.ts";
import type { Secret } from "../core/secret.ts";
import type { Drafts } from "./context.ts";

/** How long a draft is kept, in milliseconds. */
const keptFor = 10 * 60_000;
/** Beyond either of these the oldest go: a page that was taken over cannot fill the memory. */
const mostDrafts = 100;
const mostBytes = 2 * 1024 * 1024;

export interface DraftShelf extends Drafts {
  /** Wipes those that are too old. Call it now and then: a draft that nobody asks for stays otherwise. */
  tidy(): void;
  /** Wipes all: at lock, at quit, and when another vault is shown. */
  clear(): void;
}

interface Draft {
  readonly secret: Secret;
  readonly since: number;
}

/** An empty shelf. It takes over the secrets it is given: nobody else wipes them. */
export function createDrafts({
  clock,
  random,
}: {
  readonly clock: Clock;
  readonly random: Random;
}): DraftShelf {
  const kept = new Map<Uuid, Draft>();
  const drop = (id: Uuid): void => {
    kept.get(id)?.secret.wipe();
    kept.delete(id);
  };
  const tidy = (): void => {
    const now = clock.now();
    // A clock that was set back makes a draft older, never younger.
    for (const [id, { since }] of kept) if (Math.abs(now - since) >= keptFor) drop(id);
  };
  const weight = (): number => [...kept.values()].reduce((sum, { secret }) => sum + secret.byteLength, 0);
  return {
    keep: (secret) => {
      tidy();
      const id = random.uuid();
      kept.set(id, { secret, since: clock.now() });
      for (const oldest of kept.keys()) {
        if (oldest === id || (kept.size <= mostDrafts && weight() <= mostBytes)) break;
        drop(oldest);
      }
      return id;
    },
    get: (id): Result<Secret> => {
      tidy();
      const draft = kept.get(id);
      return draft === undefined ? gone() : ok(draft.secret);
    },
    drop,
    tidy,
    clear: () => {
      for (const id of kept.keys()) drop(id);
    },
  };
}

function gone(): Result<never> {
  return fail(
    "not-found",
    "What was pasted is no longer kept: it was used, dropped, or is older than ten minutes.",
    {
      hint: "Paste it again.",
    },
  );
}
