/** The schedule of checks on a vault, for window and terminal: who is due, what to note, what to show. */
import { ok, type Result } from "../core/errors.ts";
import {
  countedMs,
  noteAfter,
  noteGivenBack,
  noteTaken,
  type Plan,
  planChecks,
} from "../core/schedule/index.ts";
import type { Key } from "../core/model.ts";
import type { Clock } from "../core/ports.ts";
import type { ProviderDefinition } from "../core/providers/index.ts";
import type { Vault } from "../core/vault/index.ts";
import type { ScheduleView } from "../ipc/answers.ts";
import type { CheckedKey } from "./check-book.ts";
import { isCheckable, shownName } from "./overview-row.ts";

type ScheduleVault = Pick<Vault, "list" | "schedule" | "putSchedule" | "requestCounts">;

/** Whose turn it is now. Writes nothing. Throws what the database throws. */
export function planNow(
  vault: Omit<ScheduleVault, "putSchedule">,
  catalogue: readonly ProviderDefinition[],
  clock: Clock,
): Plan<Key> {
  const now = clock.now();
  const instant = (at: number): string => new Date(at).toISOString();
  return planChecks({
    keys: vault.list(),
    notes: new Map(vault.schedule().map((note) => [note.keyId, note])),
    checkable: new Set(catalogue.filter(isCheckable).map(({ id }) => id)),
    sent: vault.requestCounts(instant(now - countedMs), instant(now)),
    now,
  });
}

/** Keeps the turns of keys that had none yet. */
export function keepNewTurns(vault: Pick<Vault, "putSchedule">, plan: Plan<Key>): Result<void> | null {
  return plan.newNotes.length === 0 ? null : vault.putSchedule(plan.newNotes);
}

/**
 * The plan of this moment, whose keys are this program's to check now: window and terminal, or two
 * terminals, never take the same turn. Every key goes to `keepTurns` afterwards.
 */
export function takeTurns(
  vault: ScheduleVault & Pick<Vault, "together">,
  catalogue: readonly ProviderDefinition[],
  clock: Clock,
): Result<Plan<Key>> {
  return vault.together(() => {
    const plan = planNow(vault, catalogue, clock);
    const notes = new Map(vault.schedule().map((note) => [note.keyId, note]));
    const taken = plan.take.map((key) => noteTaken(key, notes.get(key.id), clock.now()));
    const kept = vault.putSchedule([...plan.newNotes, ...taken]);
    return kept.ok ? ok(plan) : kept;
  });
}

/**
 * Notes what came of the schedule's own checks. `taken`: the keys as they were before; those of them that
 * were not checked have their turn still.
 */
export function keepTurns(
  vault: Pick<Vault, "schedule" | "putSchedule">,
  taken: readonly Key[],
  checked: readonly CheckedKey[],
  clock: Clock,
): Result<void> {
  const notes = new Map(vault.schedule().map((note) => [note.keyId, note]));
  const before = new Map(taken.map((key) => [key.id, key]));
  const done = new Set(checked.map(({ key }) => key.id));
  const left = taken.filter(({ id }) => !done.has(id));
  return vault.putSchedule([
    ...left.map((key) => noteGivenBack(key, notes.get(key.id), clock.now())),
    ...checked.flatMap(({ key: { id }, record, retryAfterMs }) => {
      const key = before.get(id);
      const found = record?.verdict ?? null;
      return key === undefined ? [] : noteAfter({ key, found, retryAfterMs }, notes.get(id), clock.now());
    }),
  ]);
}

/** What both doors show of a plan. */
export function shownPlan({ turns, due }: Plan<Key>): Pick<ScheduleView, "keys" | "due" | "next"> {
  const first = turns[0];
  const next =
    first === undefined
      ? null
      : { id: first.key.id, name: shownName(first.key.name), at: new Date(first.at).toISOString() };
  return { keys: turns.length, due, next };
}
