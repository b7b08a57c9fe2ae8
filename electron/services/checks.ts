/**
 * `planCheck`, `startCheck`, `resumeCheck`, `forgetCheck`, `cancelJob`: bulk checks, one after the other. They go on
 * without the page. A quiet check, which nobody asked for, gives way to them.
 */
import { needsControl } from "../core/checks/index.ts";
import { fail, ok, type Result } from "../core/errors.ts";
import type { Key, Uuid } from "../core/model.ts";
import { findProvider } from "../core/providers/index.ts";
import { display } from "../core/redaction/index.ts";
import { failureOf, type Vault } from "../core/vault/index.ts";
import type { CheckPlan } from "../ipc/answers.ts";
import type { CheckedKey } from "./check-book.ts";
import { Job, type JobContext, type JobVault } from "./check-job.ts";
import { checkedHost } from "./checked-host.ts";
import type { Part } from "./context.ts";
import type { Timer } from "./desktop.ts";
import { forgetRun, interruptedCheck } from "./interrupted-check.ts";
import { keyById } from "./key-detail.ts";
import { isCheckable } from "./overview-row.ts";
import { unlockedVault } from "./unlocked-vault.ts";

export interface CheckJobs {
  readonly part: Part<"planCheck" | "startCheck" | "resumeCheck" | "forgetCheck" | "cancelJob">;
  /** Cancels the running job and all that wait: before the program ends. Finished results stay. */
  cancelAll(): void;
  /** Whether a check that somebody asked for runs or waits. */
  isBusy(): boolean;
  /**
   * Checks keys without telling of a job, and gives each result to `onChecked`. `false`: nothing was begun,
   * because a check that was asked for runs. One that begins later ends this one; finished results stay.
   */
  checkQuietly(ids: readonly Uuid[], onChecked: (checked: CheckedKey) => void): Promise<Result<boolean>>;
  /** Ends the quiet check that runs; nothing when there is none. */
  cancelQuiet(): void;
}

/** More jobs than these do not wait: somebody leans on the key. */
const mostWaiting = 20;

/** No job yet. */
export function createCheckPart(context: JobContext, timer: Timer): CheckJobs {
  const queue: Job[] = [];
  let isRunning = false;
  let quiet: { readonly job: Job; readonly over: Promise<void> } | null = null;
  const runAll = async (): Promise<void> => {
    isRunning = true;
    if (quiet !== null) {
      quiet.job.cancel();
      await quiet.over;
    }
    for (let job = queue[0]; job !== undefined; job = queue[0]) {
      await job.run();
      queue.shift();
    }
    isRunning = false;
  };
  const start = async (ids: readonly Uuid[]): Promise<Result<Job>> => {
    const begun = await begin(context, ids);
    if (!begun.ok) return begun;
    if (queue.length > mostWaiting) return tooMany();
    const job = new Job(context, timer, begun.value.place, begun.value.keys);
    queue.push(job);
    if (isRunning) job.queued();
    else void runAll();
    return ok(job);
  };
  const checkQuietly: CheckJobs["checkQuietly"] = async (ids, onChecked) => {
    const begun = await begin(context, ids);
    if (!begun.ok) return begun;
    // Looked at after the waiting, and nothing is waited for between here and the beginning.
    if (isRunning || quiet !== null) return ok(false);
    const job = new Job(context, timer, begun.value.place, begun.value.keys, onChecked);
    quiet = { job, over: job.run() };
    await quiet.over;
    quiet = null;
    return ok(true);
  };
  return {
    checkQuietly,
    cancelQuiet: () => quiet?.job.cancel(),
    isBusy: () => isRunning,
    part: {
      planCheck: (ids) => planCheck(context, ids),
      startCheck: async (ids) => {
        const job = await start(ids);
        return job.ok ? ok(job.value.view()) : job;
      },
      resumeCheck: async () => {
        const left = await leftOver(context);
        if (!left.ok) return left;
        const job = await start(left.value);
        return job.ok ? ok(job.value.view()) : job;
      },
      forgetCheck: () => forget(context),
      cancelJob: (id) => {
        // A job that is over cannot be cancelled, and need not be.
        queue.find((job) => job.id === id)?.cancel();
        return Promise.resolve(ok(null));
      },
    },
    cancelAll: () => {
      quiet?.job.cancel();
      for (const job of queue) job.cancel();
    },
  };
}

/** What the last bulk check did not come to; `not-found` when it came to everything. */
async function leftOver({ session, clock }: JobContext): Promise<Result<readonly Uuid[]>> {
  const vault = await session.vault();
  if (!vault.ok) return vault;
  try {
    const ids = interruptedCheck(vault.value, clock.now());
    return ids.length > 0 ? ok(ids) : fail("not-found", "No check was interrupted.");
  } catch (error) {
    return { ok: false, error: failureOf(error) };
  }
}

async function forget({ session, tell }: JobContext): Promise<Result<null>> {
  const vault = await session.vault();
  if (!vault.ok) return vault;
  try {
    forgetRun(vault.value);
  } catch (error) {
    return { ok: false, error: failureOf(error) };
  }
  tell({ type: "changed" });
  return ok(null);
}

function tooMany(): Result<never> {
  return fail("unsupported", "Many checks wait for their turn already.", {
    hint: "Wait for them, or cancel the one that runs.",
  });
}

interface Begun {
  readonly place: JobVault;
  readonly keys: readonly Key[];
}

/** Vault and network belong together: a switch to the sample in between ends it. */
async function begin({ session }: JobContext, ids: readonly Uuid[]): Promise<Result<Begun>> {
  const http = session.http();
  const vault = await unlockedVault(session, "keys cannot be checked");
  if (!vault.ok) return vault;
  if (session.http() !== http) return fail("cancelled", "Another vault is shown now.");
  const keys = keysOf(vault.value, ids);
  return keys.ok ? ok({ place: { vault: vault.value, http }, keys: keys.value }) : keys;
}

/** Each once; those that are gone meanwhile are left out, unless none is left. */
function keysOf(vault: Vault, ids: readonly Uuid[]): Result<readonly Key[]> {
  const found = [...new Set(ids)].map((id) => keyById(vault, id));
  const keys = found.flatMap((key) => (key.ok ? [key.value] : []));
  if (keys.length > 0) return ok(keys);
  return found.find((key) => !key.ok) ?? ok(keys);
}

async function planCheck(
  { session, catalogue }: JobContext,
  ids: readonly Uuid[],
): Promise<Result<CheckPlan>> {
  const vault = await session.vault();
  if (!vault.ok) return vault;
  const keys = keysOf(vault.value, ids);
  if (!keys.ok) return keys;
  const hosts = new Map<string, number>();
  const controlled = new Set<string>();
  let uncheckable = 0;
  for (const { provider: id, fields } of keys.value) {
    const provider = id === null ? null : findProvider(id, catalogue);
    if (provider === null || !isCheckable(provider)) {
      uncheckable += 1;
      continue;
    }
    const host = display(checkedHost(provider, fields));
    hosts.set(host, (hosts.get(host) ?? 0) + 1);
    if (provider.check.kind === "request" && needsControl(provider, provider.check))
      controlled.add(`${provider.id} ${host}`);
  }
  const counts = [...hosts].map(([host, count]) => ({ host, count }));
  return ok({
    requests: keys.value.length - uncheckable,
    hosts: counts.toSorted((one, other) => other.count - one.count || (one.host < other.host ? -1 : 1)),
    madeUp: controlled.size,
    uncheckable,
  });
}
