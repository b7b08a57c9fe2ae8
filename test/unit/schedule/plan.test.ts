import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  countedMs,
  mostAtOnce,
  mostOfProviderAnHour,
  mostOfProviderAtOnce,
  noteAfter,
  planChecks,
  type ScheduledKey,
  type ScheduleNote,
} from "../../../electron/core/schedule/index.ts";
import { day, hour, minute, now, scheduledKey, seenAt } from "./keys.ts";

const checkable = new Set(["provider-0", "provider-1", "provider-2"]);
const overdue = seenAt(now - 3 * day, { status: "valid", reason: null });
const keysOf = (count: number, provider?: string): readonly ScheduledKey[] =>
  Array.from({ length: count }, (_none, index) =>
    scheduledKey(index, overdue, provider === undefined ? {} : { provider }),
  );
const planOf = (keys: readonly ScheduledKey[], sent: ReadonlyMap<string, number> = new Map()) =>
  planChecks({ keys, notes: new Map(), checkable, sent, now });

describe("who takes part", () => {
  test.each<[string, Partial<ScheduledKey>]>([
    ["archived", { archivedAt: new Date(now).toISOString() }],
    ["without a secret", { secretPresent: false }],
    ["without a provider", { provider: null }],
    ["of a provider that is switched off or cannot be asked", { provider: "custom-mine" }],
    ["known to be uncheckable", { check: { ...scheduledKey(1, overdue).check, status: "uncheckable" } }],
  ])("never one that is %s", (_name, more) => {
    expect(planOf([scheduledKey(1, overdue, more)])).toEqual({ turns: [], due: 0, take: [], newNotes: [] });
  });
});

test.each([
  "You switched the checks of Fluximage off.",
  "your provider custom-acme is not enabled, or no longer there",
])("a key that was not sent on the user's own word takes part again: %s", (reason) => {
  const check = { ...scheduledKey(1, overdue).check, status: "uncheckable" as const, reason };
  expect(planOf([scheduledKey(1, overdue, { check })]).turns).toHaveLength(1);
});

describe("a plan", () => {
  test("takes the most overdue first, at most 20, and at most 5 of one provider", () => {
    const older = scheduledKey(99, seenAt(now - 9 * day, { status: "valid", reason: null }));
    const plan = planOf([...keysOf(60), older]);
    expect(plan.due).toBe(61);
    expect(plan.take[0]).toBe(older);
    expect(plan.take).toHaveLength(3 * mostOfProviderAtOnce);
    const many = Array.from({ length: 60 }, (_none, index) =>
      scheduledKey(index, overdue, { provider: `p${index % 12}` }),
    );
    const all = new Set(many.map(({ provider }) => provider ?? ""));
    expect(
      planChecks({ keys: many, notes: new Map(), checkable: all, sent: new Map(), now }).take,
    ).toHaveLength(mostAtOnce);
  });

  test("leaves a provider alone that had its requests of the hour, and goes on with others", () => {
    const sent = new Map([
      ["provider-0", mostOfProviderAnHour],
      ["provider-1", mostOfProviderAnHour - 2],
    ]);
    const providers = planOf(keysOf(60), sent).take.map(({ provider }) => provider);
    expect(providers.filter((provider) => provider === "provider-0")).toHaveLength(0);
    expect(providers.filter((provider) => provider === "provider-1")).toHaveLength(2);
    expect(providers.filter((provider) => provider === "provider-2")).toHaveLength(mostOfProviderAtOnce);
  });

  test("tells the next turns, and what has to be noted for keys that were never checked", () => {
    const fresh = scheduledKey(1);
    const later = scheduledKey(2, seenAt(now - hour, { status: "valid", reason: null }));
    const plan = planOf([later, fresh]);
    expect(plan.turns.map(({ key }) => key)).toEqual([fresh, later]);
    expect(plan.newNotes.map(({ keyId }) => keyId)).toEqual([fresh.id]);
    expect(plan.take).toEqual([]);
  });
});

/** What the machine and the providers do between two looks. */
const found = fc.constantFrom(
  { status: "valid", reason: null } as const,
  { status: "rejected", reason: "revoked" } as const,
  { status: "unreachable", reason: "timeout" } as const,
  { status: "limited", reason: "rate-limited" } as const,
  null,
);
const answers = fc.infiniteStream(
  fc.record({ found, retryAfterMs: fc.constantFrom(null, null, minute, 2 * hour) }),
);

/** A world that runs: real time goes on in steps, and its clock may be wrong by `wrong`. */
interface World {
  keys: Map<string, ScheduledKey>;
  notes: Map<string, ScheduleNote>;
  sent: { readonly at: number; readonly provider: string }[];
  /** Real times at which each key was checked. */
  readonly checked: Map<string, number[]>;
}

const worldOf = (count: number, before: number): World => ({
  keys: new Map(
    Array.from({ length: count }, (_none, index) => {
      const key = scheduledKey(
        index,
        index % 3 === 0 ? {} : seenAt(now - before, { status: "valid", reason: null }),
      );
      return [key.id, key];
    }),
  ),
  notes: new Map(),
  sent: [],
  checked: new Map(),
});

/** One look at real time `time`; returns how many keys were taken, by provider. */
function look(
  world: World,
  time: number,
  clock: number,
  answer: () => {
    readonly found: {
      readonly status: "valid" | "rejected" | "unreachable" | "limited";
      readonly reason: string | null;
    } | null;
    readonly retryAfterMs: number | null;
  },
): readonly ScheduledKey[] {
  const sent = new Map<string, number>();
  for (const { at, provider } of world.sent)
    if (at >= clock - countedMs && at <= clock) sent.set(provider, (sent.get(provider) ?? 0) + 1);
  const plan = planChecks({
    keys: [...world.keys.values()],
    notes: world.notes,
    checkable,
    sent,
    now: clock,
  });
  for (const note of plan.newNotes) world.notes.set(note.keyId, note);
  for (const key of plan.take) {
    const came = answer();
    world.notes.set(key.id, noteAfter({ key, ...came }, world.notes.get(key.id), clock));
    if (came.found !== null)
      world.keys.set(key.id, {
        ...key,
        check: { ...key.check, ...came.found, at: new Date(clock).toISOString() },
      });
    world.sent.push({ at: clock, provider: key.provider ?? "" });
    world.checked.set(key.id, [...(world.checked.get(key.id) ?? []), time]);
  }
  return plan.take;
}

/** The shortest wait there is: a quarter of an hour, less its tenth. */
const shortest = 0.9 * 15 * minute;

describe("whatever providers answer and clocks do", () => {
  test("no key is checked twice within its distance, and no look is a burst", () => {
    const step = fc.record({
      passes: fc.integer({ min: 2 * minute, max: 3 * hour }),
      // Sleep and zones do not move this clock; a hand or a time server does.
      jump: fc.oneof(
        { weight: 9, arbitrary: fc.constant(0) },
        { weight: 1, arbitrary: fc.integer({ min: -400 * day, max: 0 }) },
      ),
    });
    fc.assert(
      fc.property(
        fc.array(step, { minLength: 20, maxLength: 80 }),
        answers,
        fc.integer({ min: 0, max: 3 * day }),
        (steps, stream, before) => {
          const world = worldOf(90, before);
          let time = now;
          let wrong = 0;
          const next = () => stream.next().value ?? { found: null, retryAfterMs: null };
          for (const { passes, jump } of steps) {
            time += passes;
            wrong += jump;
            const taken = look(world, time, time + wrong, next);
            expect(taken.length).toBeLessThanOrEqual(mostAtOnce);
          }
          for (const times of world.checked.values())
            for (const [index, at] of times.entries())
              if (index > 0) expect(at - (times[index - 1] ?? 0)).toBeGreaterThanOrEqual(shortest);
        },
      ),
      { numRuns: 30, seed: 1 },
    );
  });

  test("no provider gets more than its requests of the hour", () => {
    fc.assert(
      fc.property(answers, fc.integer({ min: 100, max: 300 }), (stream, count) => {
        const world = worldOf(count, 3 * day);
        const next = () => stream.next().value ?? { found: null, retryAfterMs: null };
        for (let time = now; time < now + 4 * hour; time += 2 * minute) look(world, time, time, next);
        for (const provider of checkable) {
          const times = world.sent.filter((one) => one.provider === provider).map(({ at }) => at);
          for (const from of times)
            expect(times.filter((at) => at >= from && at < from + hour).length).toBeLessThanOrEqual(
              mostOfProviderAnHour,
            );
        }
      }),
      { numRuns: 4, seed: 2 },
    );
  });

  test("every key's turn comes within two days, also when all wait and the clock is set back by years", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 400 }),
        fc.integer({ min: -2_000 * day, max: 0 }),
        (count, wrong) => {
          const world = worldOf(count, 5 * day);
          for (let time = now; time < now + 2 * day; time += 5 * minute)
            look(world, time, time + wrong, () => ({
              found: { status: "valid", reason: null },
              retryAfterMs: null,
            }));
          expect(world.checked.size).toBe(count);
        },
      ),
      { numRuns: 4, seed: 3 },
    );
  });

  test("a week asleep ends in no storm", () => {
    const world = worldOf(300, 7 * day);
    const valid = { found: { status: "valid", reason: null }, retryAfterMs: null } as const;
    const first = [0, 2, 4, 6, 8].map((minutes) => {
      const time = now + minutes * minute;
      return look(world, time, time, () => valid).length;
    });
    expect(Math.max(...first)).toBeLessThanOrEqual(3 * mostOfProviderAtOnce);
  });
});
