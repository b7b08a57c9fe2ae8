/**
 * Which keys a bulk check did not come to, whether it was cancelled, the computer lost its power, or
 * another program ran it. What was to be checked is written down once, when the run begins; what is
 * done shows in the keys themselves, so that nothing has to be written while it runs.
 */
import { ok } from "../core/errors.ts";
import type { Instant, Key, Uuid } from "../core/model.ts";
import { raise, type Vault } from "../core/vault/index.ts";

const settingName = "checks.run";
/** An older run is not offered any more: its answers would stand beside today's. */
const longestMs = 24 * 60 * 60 * 1_000;
/** A check of a single key is simply asked for again. */
const fewest = 2;

interface Run {
  readonly startedAt: Instant;
  readonly ids: readonly Uuid[];
}

type NotedVault = Pick<Vault, "setting" | "setSetting" | "list">;
/** Another program may begin or end a run at the same moment: what is noted is read and written as one. */
type RunVault = NotedVault & Pick<Vault, "together">;

/** Keys that the last bulk check did not come to: not archived, and without a result since it began. `live`: the
 *  keys that are not archived, where the caller has them already. */
export function interruptedCheck(
  vault: NotedVault,
  now: number,
  live: () => readonly Key[] = () => vault.list(),
): readonly Uuid[] {
  const run = read(vault);
  // A start far ahead was written by a clock that was wrong, and would never be over.
  if (run === null || Math.abs(now - Date.parse(run.startedAt)) > longestMs) return [];
  const wanted = new Set(run.ids);
  return live()
    .filter(({ id, check }) => wanted.has(id) && !isWithin(check.at, run.startedAt, now))
    .map(({ id }) => id);
}

/** Whether a result came since the run began; one of the future was noted by a clock that was wrong. */
const isWithin = (at: Instant | null, startedAt: Instant, now: number): boolean =>
  at !== null && at >= startedAt && Date.parse(at) <= now + longestMs;

/** A bulk check begins. What an earlier one left undone stays noted beside it. */
export function beginRun(vault: RunVault, ids: readonly Uuid[], now: number): void {
  if (ids.length < fewest) return;
  atOnce(vault, () => {
    const left = interruptedCheck(vault, now);
    const startedAt = left.length === 0 ? new Date(now).toISOString() : (read(vault)?.startedAt ?? "");
    write(vault, { startedAt, ids: [...new Set([...left, ...ids])] });
  });
}

/** The check of these keys came to its end: whatever it found of them, they are not asked for again. */
export function endRun(vault: RunVault, ids: readonly Uuid[], now: number): void {
  if (ids.length < fewest) return;
  atOnce(vault, () => {
    const run = read(vault);
    if (run === null) return;
    const done = new Set(ids);
    const left = interruptedCheck(vault, now).filter((id) => !done.has(id));
    if (left.length === 0) forgetRun(vault);
    else write(vault, { ...run, ids: left });
  });
}

/** Throws what the database throws, as the methods of settings do. */
function atOnce(vault: RunVault, work: () => void): void {
  const done = vault.together(() => {
    work();
    return ok();
  });
  if (!done.ok) raise(done.error);
}

/** Nothing is to be resumed. */
export function forgetRun(vault: NotedVault): void {
  vault.setSetting(settingName, "");
}

const write = (vault: NotedVault, run: Run): void => vault.setSetting(settingName, JSON.stringify(run));

/** What another version or another hand wrote counts only when it fits. */
function read(vault: NotedVault): Run | null {
  try {
    const run: unknown = JSON.parse(vault.setting(settingName) || "null");
    return isRun(run) ? run : null;
  } catch {
    return null;
  }
}

function isRun(value: unknown): value is Run {
  if (typeof value !== "object" || value === null || !("startedAt" in value) || !("ids" in value))
    return false;
  const { startedAt, ids } = value;
  if (typeof startedAt !== "string" || Number.isNaN(Date.parse(startedAt))) return false;
  return Array.isArray(ids) && ids.every((id) => typeof id === "string");
}
