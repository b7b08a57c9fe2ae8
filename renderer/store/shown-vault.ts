/**
 * The overview that the page shows: what the vault answered last, with the changes on top whose
 * answers are still to come. An optimistic change is a patch over the truth, never a change of it, so
 * taking it back cannot lose what another answer brought meanwhile.
 */
import type { Api, KeystowError } from "../api.ts";
import type { AppState, KeyRow } from "./state.ts";

type Overview = NonNullable<AppState["overview"]>;
type Patch = (row: KeyRow) => KeyRow;

export interface ShownVault {
  /** Asks again. Questions while one runs become one that starts after it: it may have missed a change. */
  refresh(): Promise<void>;
  /** Shows `patch` of the rows `ids` at once. Returns how to take it back, which may be called twice. */
  patch(ids: readonly string[], patch: Patch): () => void;
}

/** `publish` gets each new state to show; `now` is milliseconds since 1970. */
export function shownVault(
  api: Pick<Api, "overview">,
  now: () => number,
  publish: (shown: Partial<Pick<AppState, "overview" | "error" | "answeredAt">>) => void,
): ShownVault {
  let truth: Overview | null = null;
  const patches = new Set<(rows: readonly KeyRow[]) => readonly KeyRow[]>();

  const show = (more: { readonly error?: KeystowError | null; readonly answeredAt?: number } = {}): void =>
    publish({ overview: truth === null ? null : withPatches(truth, patches), ...more });

  const ask = async (): Promise<void> => {
    const since = truth?.state === "ready" ? truth.revision : null;
    const answer = await api.overview({ since });
    if (!answer.ok) return publish({ error: answer.error });
    if (answer.value.state === "unchanged") return publish({ error: null, answeredAt: now() });
    truth = answer.value;
    show({ error: null, answeredAt: now() });
  };

  return {
    refresh: oneAtATime(ask),
    patch(ids, patch) {
      const wanted = new Set(ids);
      const whole = (rows: readonly KeyRow[]): readonly KeyRow[] =>
        rows.map((row) => (wanted.has(row.id) ? patch(row) : row));
      patches.add(whole);
      show();
      return () => {
        if (patches.delete(whole)) show();
      };
    },
  };
}

function withPatches(
  truth: Overview,
  patches: ReadonlySet<(rows: readonly KeyRow[]) => readonly KeyRow[]>,
): Overview {
  if (truth.state !== "ready" || patches.size === 0) return truth;
  let keys = truth.keys;
  for (const patch of patches) keys = patch(keys);
  return { ...truth, keys };
}

/** Runs `work` once at a time; calls during a run share one run after it. */
function oneAtATime(work: () => Promise<void>): () => Promise<void> {
  let running: Promise<void> | null = null;
  let next: Promise<void> | null = null;
  const start = (): Promise<void> => {
    next = null;
    running = work().finally(() => {
      running = null;
    });
    return running;
  };
  return () => {
    if (running === null) return start();
    next ??= running.then(start, start);
    return next;
  };
}
