/** When a key's next check by itself is: from its last check, its id, and a note of what went wrong. */
import type { CheckState, Instant, Key, Uuid } from "../model.ts";

/** The parts of a key that decide when it is checked. */
export type ScheduledKey = Pick<Key, "id" | "provider" | "archivedAt" | "secretPresent" | "check">;

/** What is noted of one key beside its last check. */
export interface ScheduleNote {
  readonly keyId: Uuid;
  /** Not before this moment, whatever the last check says. */
  readonly nextAt: Instant;
  /** How many checks in a row came to no answer of the provider's own. */
  readonly failures: number;
}

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

/** Waits after an answer that says nothing about the key; the last one stands for all further ones. */
const backoff = [15 * minute, hour, 4 * hour, day] as const;
/** A revoked key seldom comes back, and asking daily for it tells a provider only that we hold it. */
const rejectedEvery = 7 * day;
/** Waits are up to a tenth shorter or longer, by the key: what was checked at once drifts apart. */
const spread = 0.1;
/** Keys that were never checked begin within this time. */
const firstWithin = hour;
/** A moment further ahead than this was written by a clock that was wrong. */
const believedAhead = 2 * day;
/** No provider's "later" keeps a key waiting longer. */
const longestRest = day;

/** A number from 0 to below 1 that is always the same for that id (FNV-1a). */
function shareOf(id: Uuid): number {
  let hash = 0x811c9dc5;
  for (let index = 0; index < id.length; index += 1)
    hash = Math.imul(hash ^ id.charCodeAt(index), 0x01000193) >>> 0;
  return hash / 2 ** 32;
}

const spreadOut = (id: Uuid, milliseconds: number): number =>
  Math.round(milliseconds * (1 - spread + 2 * spread * shareOf(id)));

/** Whether the last answer was none about the key: it is asked again soon, then less and less often. */
export const isFailing = ({ status, reason }: Pick<CheckState, "status" | "reason">): boolean =>
  status === "unreachable" || reason === "rate-limited";

/** Milliseconds from a check that found `check` to the next one of the same key. */
export function waitAfter(id: Uuid, check: Pick<CheckState, "status" | "reason">, failures: number): number {
  if (isFailing(check)) {
    const step = Math.min(Math.max(Math.trunc(failures), 1), backoff.length) - 1;
    return spreadOut(id, backoff[step] ?? day);
  }
  return spreadOut(id, check.status === "rejected" ? rejectedEvery : day);
}

/**
 * When the key's turn is, in milliseconds since 1970; null: nothing that can be believed says so yet,
 * and `firstNote` has to be kept. A moment that lies further ahead than any wait is a wrong clock's.
 */
export function turnOf(
  { id, check }: ScheduledKey,
  note: ScheduleNote | undefined,
  now: number,
): number | null {
  const checkedAt = believed(check.at, now);
  const byCheck = checkedAt === null ? null : checkedAt + waitAfter(id, check, note?.failures ?? 0);
  const byNote = believed(note?.nextAt ?? null, now);
  if (byCheck === null) return byNote;
  return byNote === null ? byCheck : Math.max(byCheck, byNote);
}

function believed(at: Instant | null, now: number): number | null {
  const moment = Date.parse(at ?? "");
  return Number.isNaN(moment) || moment > now + believedAhead ? null : moment;
}

/**
 * The note of a key that has no turn yet: a key that was never checked begins within the hour, one whose
 * last check lies in the future counts as checked just now.
 */
export function firstNote({ id, check }: ScheduledKey, now: number): ScheduleNote {
  const wait = check.at === null ? Math.round(firstWithin * shareOf(id)) : spreadOut(id, day);
  return noteOf(id, now + wait, 0);
}

/** A key whose turn a program took is left to it for so long; a program that was killed holds up no key for longer. */
const takenFor = 10 * minute;

/** The note to keep when a program takes the key's turn, so that no other program takes it, too. */
export const noteTaken = (key: ScheduledKey, note: ScheduleNote | undefined, now: number): ScheduleNote =>
  noteOf(key.id, now + takenFor, failuresBefore(key, note));

/** The note to keep when nothing came of that turn: it is the key's turn still. */
export const noteGivenBack = (key: ScheduledKey, note: ScheduleNote | undefined, now: number): ScheduleNote =>
  noteOf(key.id, now, note?.failures ?? 0);

/** A good answer after that note ended the row of failures. */
function failuresBefore({ check }: ScheduledKey, note: ScheduleNote | undefined): number {
  const goesOn = note !== undefined && (isFailing(check) || (check.at ?? "") <= note.nextAt);
  return goesOn ? note.failures : 0;
}

/** What came of one check by the schedule. */
export interface CheckedTurn {
  /** As it was before. */
  readonly key: ScheduledKey;
  /** Null when there is no answer at all: the secret could not be read, or the result not be kept. */
  readonly found: Pick<CheckState, "status" | "reason"> | null;
  /** How long the provider asked to wait, in milliseconds; null when it did not. */
  readonly retryAfterMs: number | null;
}

/** The note to keep after a check at `now`. */
export function noteAfter(
  { key, found, retryAfterMs }: CheckedTurn,
  note: ScheduleNote | undefined,
  now: number,
): ScheduleNote {
  if (found !== null && !isFailing(found)) return noteOf(key.id, now, 0);
  const failures = Math.min(failuresBefore(key, note) + 1, backoff.length);
  const wait = waitAfter(key.id, found ?? { status: "unreachable", reason: null }, failures);
  return noteOf(key.id, now + Math.max(wait, Math.min(retryAfterMs ?? 0, longestRest)), failures);
}

const noteOf = (keyId: Uuid, at: number, failures: number): ScheduleNote => ({
  keyId,
  nextAt: new Date(at).toISOString(),
  failures,
});
