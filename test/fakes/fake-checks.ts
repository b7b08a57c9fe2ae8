/** Checks that the fake bridge plays: one key after the other, each with the result it had. */
import type { CheckJob, KeyRow } from "../../electron/ipc/answers.ts";
import type { BridgeEvent } from "../../electron/ipc/events.ts";
import { sampleId } from "./sample-rows.ts";

type Emit = (event: BridgeEvent) => void;

const noCounts = { valid: 0, limited: 0, rejected: 0, unreachable: 0, unchecked: 0, uncheckable: 0 };

interface FakeCheck {
  readonly job: CheckJob;
  readonly cancel: () => void;
}

/** Starts one; events come every `stepMs` milliseconds. */
export function startFakeCheck(parts: {
  readonly id: string;
  readonly ids: readonly string[];
  readonly rows: readonly KeyRow[];
  readonly emit: Emit;
  readonly stepMs: number;
}): FakeCheck {
  const { id, ids, rows, emit, stepMs } = parts;
  const total = ids.length;
  const counts = { ...noCounts };
  let cancelled = false;
  const jobAt = (done: number, state: CheckJob["state"]): CheckJob => ({
    id,
    state,
    total,
    done,
    running: state === "running" ? ids.slice(done, done + 2) : [],
    finished: ids.slice(Math.max(0, done - 1), done),
    counts: { ...counts },
    waiting: null,
    error: null,
  });
  const step = (at: number): void => {
    if (cancelled) return emit({ type: "job", job: jobAt(at, "cancelled") });
    if (at >= total) return emit({ type: "job", job: jobAt(total, "done") });
    emit({ type: "job", job: jobAt(at, "running") });
    setTimeout(() => {
      const status = rows.find((row) => row.id === ids[at])?.check.status ?? "valid";
      counts[status === "unchecked" ? "valid" : status] += 1;
      step(at + 1);
    }, stepMs);
  };
  setTimeout(() => step(0), 0);
  return {
    job: jobAt(0, "running"),
    cancel: () => {
      cancelled = true;
    },
  };
}

/** A check of eighteen keys that stands at seven, and a secret in the clipboard. */
export function showBusy(rows: readonly KeyRow[], emit: Emit): void {
  const running = rows.slice(6, 7).map(({ id }) => id);
  const counts = { ...noCounts, valid: 6, rejected: 1 };
  const job = { id: sampleId(800), state: "running", total: 18, done: 7, running, counts } as const;
  emit({ type: "job", job: { ...job, finished: [], waiting: null, error: null } });
  emit({ type: "clipboard", clearsInMs: 24_500, outcome: "holding" });
}
