/** What a provider tells differently than before about a key whose value stayed the same. */
import type { CheckRecord, CheckState, Drift, Identity } from "../model.ts";
import { driftFacts } from "../model.ts";

/** How long a change is shown when the checks after it find nothing new, in milliseconds. */
const carriedMs = 7 * 86_400_000;

/** Verdicts in which the provider knew the key: only they tell anything of the account. */
const isGenuine = ({ verdict }: CheckRecord): boolean =>
  verdict.status === "valid" || verdict.status === "limited";

/** Whether the answer told any fact at all. */
export const tellsIdentity = (identity: Identity): boolean => Object.keys(identity).length > 0;

/**
 * What `record` tells differently than `before`, the facts of the last genuine answer; null when
 * nothing. A fact that was never told before is no change: a newer catalogue reads more facts. One that
 * is no longer told counts for scopes and expiry only, which providers leave out when there are none,
 * and only in a `valid` answer with other facts in it: an error's body leaves out anything.
 */
export function driftOf(before: Identity, record: CheckRecord): Drift | null {
  if (!isGenuine(record)) return null;
  const mayVanish = record.verdict.status === "valid" && tellsIdentity(record.identity);
  const changes = driftFacts.flatMap((fact): Drift["changes"] => {
    const [old, now] = [textOf(before[fact]), textOf(record.identity[fact])];
    if (old === null || old === now) return [];
    if (now === null && !(mayVanish && (fact === "scopes" || fact === "expiresOn"))) return [];
    return [{ fact, before: old, now }];
  });
  return changes.length === 0 ? null : { at: record.at, changes };
}

/** Scopes are a set: their order says nothing. */
function textOf(value: string | readonly string[] | undefined): string | null {
  if (value === undefined || value.length === 0) return null;
  return typeof value === "string" ? value : [...new Set(value)].sort().join(", ");
}

/**
 * The drift to show after a check: what it `found`, with what was shown already of other facts; else what
 * was shown, for seven days.
 */
export function shownDrift(found: Drift | null, { drift }: CheckState, at: string): Drift | null {
  // What a wrong clock found in a far future would else be shown until then.
  const isRecent = drift !== null && Math.abs(Date.parse(at) - Date.parse(drift.at)) <= carriedMs;
  if (found === null || !isRecent) return found ?? (isRecent ? drift : null);
  const others = drift.changes.filter(({ fact }) => !found.changes.some((one) => one.fact === fact));
  const place = ({ fact }: Drift["changes"][number]): number => driftFacts.indexOf(fact);
  return {
    at: found.at,
    changes: [...others, ...found.changes].toSorted((one, other) => place(one) - place(other)),
  };
}
