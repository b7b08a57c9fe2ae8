/** Which keys are checked now, so that no provider and no network is ever met by a burst. */
import type { Uuid } from "../model.ts";
import { isUsersReason } from "../providers/index.ts";
import { firstNote, type ScheduledKey, type ScheduleNote, turnOf } from "./turns.ts";

/** At most so many keys at one time. */
export const mostAtOnce = 20;
/** At most so many of one provider at one time. */
export const mostOfProviderAtOnce = 5;
/** Above so many requests within an hour a provider is left alone, whoever sent them. */
export const mostOfProviderAnHour = 60;
/** The span over which a provider's requests are counted, in milliseconds. */
export const countedMs = 60 * 60_000;

export interface PlanInput<K extends ScheduledKey> {
  readonly keys: readonly K[];
  readonly notes: ReadonlyMap<Uuid, ScheduleNote>;
  /** Ids of providers whose keys can be checked. */
  readonly checkable: ReadonlySet<string>;
  /** Requests of the last hour by provider id. */
  readonly sent: ReadonlyMap<string, number>;
  /** Milliseconds since 1970. */
  readonly now: number;
}

/** A key and its turn, in milliseconds since 1970. */
export interface Turn<K> {
  readonly key: K;
  readonly at: number;
}

export interface Plan<K> {
  /** Every key that takes part, the earliest turn first. */
  readonly turns: readonly Turn<K>[];
  /** How many turns have come. */
  readonly due: number;
  /** Those to check now, within all limits. */
  readonly take: readonly K[];
  /** To be kept, so that the turns stay what they are. */
  readonly newNotes: readonly ScheduleNote[];
}

/**
 * Whether a key is ever checked by itself: not when it is put away, has no secret, no provider that can
 * be asked (one of the user's own that is switched off is none), or is known to have no harmless check.
 */
export function takesPart(key: ScheduledKey, checkable: ReadonlySet<string>): boolean {
  const { provider, archivedAt, secretPresent, check } = key;
  // What was not sent because of the user's switch says nothing about the key once that is turned back.
  const isKnownNotTo = check.status === "uncheckable" && !isUsersReason(check.reason);
  const canBeAsked = provider !== null && checkable.has(provider) && !isKnownNotTo;
  return archivedAt === null && secretPresent && canBeAsked;
}

/** Who is due now, who is next. Pure: the same input gives the same plan. */
export function planChecks<K extends ScheduledKey>(input: PlanInput<K>): Plan<K> {
  const { notes, now } = input;
  const newNotes: ScheduleNote[] = [];
  const turns = input.keys
    .filter((key) => takesPart(key, input.checkable))
    .map((key): Turn<K> => {
      const at = turnOf(key, notes.get(key.id), now);
      if (at !== null) return { key, at };
      const note = firstNote(key, now);
      newNotes.push(note);
      return { key, at: Date.parse(note.nextAt) };
    })
    .toSorted((one, other) => one.at - other.at || (one.key.id < other.key.id ? -1 : 1));
  const due = turns.filter(({ at }) => at <= now);
  return { turns, due: due.length, take: withinLimits(due, input.sent), newNotes };
}

/** The most overdue first, so that every key's turn comes however many wait. */
function withinLimits<K extends ScheduledKey>(
  due: readonly Turn<K>[],
  sent: ReadonlyMap<string, number>,
): readonly K[] {
  const taken: K[] = [];
  const ofProvider = new Map<string, number>();
  for (const { key } of due) {
    if (taken.length === mostAtOnce) break;
    const provider = key.provider ?? "";
    const now = ofProvider.get(provider) ?? 0;
    if (now >= mostOfProviderAtOnce || (sent.get(provider) ?? 0) + now >= mostOfProviderAnHour) continue;
    ofProvider.set(provider, now + 1);
    taken.push(key);
  }
  return taken;
}
