/** Checks: started, followed by their events, summed up once. */
import { rowOf } from "./selectors.ts";
import type { Actions, AppState, CheckJob } from "./state.ts";
import { complain, type Workshop } from "./surroundings.ts";

/** A check shows its arc at least so long, in milliseconds: a row that flickers tells nothing. */
const shortestArc = 250;

const ended = ({ state }: CheckJob): boolean => state !== "queued" && state !== "running";

/** Words of a finished job, most important first: "18 checked: 14 valid, 1 rejected". */
export function summaryOf({ done, counts }: CheckJob): string {
  const words = [
    ["valid", counts.valid],
    ["limited", counts.limited],
    ["rejected", counts.rejected],
    ["unreachable", counts.unreachable],
  ] as const;
  const parts = words.filter(([, count]) => count > 0).map(([word, count]) => `${count} ${word}`);
  return `${done} checked${parts.length === 0 ? "" : `: ${parts.join(", ")}`}`;
}

export function checkActions(
  shop: Workshop,
): Pick<Actions, "check" | "resumeCheck" | "forgetCheck" | "cancelJob"> {
  const { api, get, set } = shop;
  return {
    async check(ids, { now = false } = {}) {
      if (!now && !get().online) return waitForNetwork(shop, ids);
      set({ waitingForNetwork: without(get().waitingForNetwork, new Set(ids)) });
      const checkable = ids.filter((id) => rowOf(get(), id)?.checkable === true);
      const wanted = checkable.length === 0 ? ids : checkable;
      if (wanted.length === 0) return false;
      const before = get().checking;
      set({ checking: new Set([...before, ...checkable]) });
      const answer = await api.startCheck([...wanted]);
      if (!answer.ok) {
        const added = new Set(checkable.filter((id) => !before.has(id)));
        set({ checking: without(get().checking, added) });
        complain(shop, answer.error);
        return false;
      }
      // The first event may have come before this answer, and is newer.
      if (!get().jobs.some(({ id }) => id === answer.value.id)) followJob(shop, answer.value);
      if (wanted.length > 1) shop.announce(`Checking ${wanted.length} keys`, "polite");
      return true;
    },
    async resumeCheck() {
      const answer = await api.resumeCheck();
      if (!answer.ok) return complain(shop, answer.error);
      if (!get().jobs.some(({ id }) => id === answer.value.id)) followJob(shop, answer.value);
      shop.announce(`Checking ${answer.value.total} keys`, "polite");
    },
    async forgetCheck() {
      const answer = await api.forgetCheck();
      if (!answer.ok) complain(shop, answer.error);
    },
    async cancelJob(id) {
      const answer = await api.cancelJob(id);
      if (!answer.ok) complain(shop, answer.error);
    },
  };
}

/** Nothing is sent while the system says that there is no network; its word may be wrong. */
function waitForNetwork({ get, set, toast }: Workshop, ids: readonly string[]): boolean {
  if (ids.length === 0) return false;
  set({ waitingForNetwork: new Set([...get().waitingForNetwork, ...ids]) });
  const what = ids.length === 1 ? "The key is" : `${ids.length} keys are`;
  const onSelect = (): void => void get().actions.check(ids, { now: true });
  toast({ title: `${what} checked when you are online`, action: { label: "Check now", onSelect } });
  return true;
}

const without = (ids: ReadonlySet<string>, gone: ReadonlySet<string>): ReadonlySet<string> =>
  new Set([...ids].filter((id) => !gone.has(id)));

/** Takes what an event told of a job into the state. */
export function followJob(shop: Workshop, job: CheckJob): void {
  const { get, set } = shop;
  const last = get().jobs.find(({ id }) => id === job.id);
  if (last !== undefined && ended(last)) return;
  set({ jobs: newestFirst(get().jobs, job), checking: new Set([...get().checking, ...job.running]) });
  const finished = finishedKeys(get(), job);
  if (finished.size > 0)
    shop.later(() => set({ checking: without(get().checking, stillFinished(get(), finished)) }), shortestArc);
  if (ended(job)) sumUp(shop, job);
  else if (last !== undefined) tellProgress(shop, last, job);
}

/** Jobs that ended leave when the next one begins. */
function newestFirst(jobs: readonly CheckJob[], job: CheckJob): readonly CheckJob[] {
  if (jobs.some(({ id }) => id === job.id)) return jobs.map((other) => (other.id === job.id ? job : other));
  return [job, ...jobs.filter((other) => !ended(other))];
}

/** Keys whose check has ended; with the last job's end, all of them. */
function finishedKeys(state: AppState, job: CheckJob): ReadonlySet<string> {
  return state.jobs.every(ended) ? state.checking : new Set(job.finished);
}

/** Those of `finished` that no job has started again meanwhile. */
function stillFinished({ jobs }: AppState, finished: ReadonlySet<string>): ReadonlySet<string> {
  return without(finished, new Set(jobs.flatMap((job) => (ended(job) ? [] : job.running))));
}

/** At most every quarter. */
function tellProgress(shop: Workshop, last: CheckJob, job: CheckJob): void {
  if (job.total < 4) return;
  const quarter = ({ done, total }: CheckJob): number => Math.floor((4 * done) / total);
  if (quarter(job) > quarter(last) && job.done < job.total)
    shop.announce(`${job.done} of ${job.total} checked`, "polite");
}

function sumUp(shop: Workshop, job: CheckJob): void {
  void shop.vault.refresh();
  if (job.state === "failed" && job.error !== null) return complain(shop, job.error);
  // Secrets were read: a store that did not answer before does now.
  const { storeState, actions } = shop.get();
  if (job.done > 0 && storeState !== null && storeState.state !== "ready") void actions.refreshStoreState();
  const summary = summaryOf(job);
  const urgency = job.counts.rejected > 0 ? "assertive" : "polite";
  // The toast is read out by itself; one key's result stands in its row.
  if (job.total <= 1) return shop.announce(summary, urgency);
  const title = job.state === "cancelled" ? `Cancelled. ${summary}` : summary;
  const view = (): void => {
    shop.get().actions.go({ name: "keys", list: "all" });
    shop.get().actions.setQuery("status:rejected");
  };
  const { rejected } = job.counts;
  const resume = { label: "Resume", onSelect: (): void => void shop.get().actions.resumeCheck() };
  shop.toast({
    title,
    tone: rejected > 0 ? "bad" : "ok",
    ...(job.state === "cancelled" && job.done < job.total ? { action: resume } : {}),
    ...(job.state !== "cancelled" && rejected > 0 ? { action: { label: "View", onSelect: view } } : {}),
  });
}
