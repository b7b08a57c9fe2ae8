import { describe, expect, test } from "vitest";
import type { CheckState } from "../../../electron/core/model.ts";
import {
  noteAfter,
  type ScheduledKey,
  type ScheduleNote,
  turnOf,
  waitAfter,
} from "../../../electron/core/schedule/index.ts";
import { firstNote } from "../../../electron/core/schedule/turns.ts";
import { day, hour, minute, now, scheduledKey, seenAt, uuidOf } from "./keys.ts";

const valid = { status: "valid", reason: null } as const;
const offline = { status: "unreachable", reason: "timeout" } as const;
const limited = { status: "limited", reason: "rate-limited" } as const;

const near = (wait: number, expected: number): void => {
  expect(wait).toBeGreaterThanOrEqual(0.9 * expected);
  expect(wait).toBeLessThanOrEqual(1.1 * expected);
};

describe("the wait after a check", () => {
  test.each<[string, Pick<CheckState, "status" | "reason">, number]>([
    ["a valid key", valid, day],
    ["one without credit", { status: "limited", reason: "no-credit" }, day],
    ["a rejected key", { status: "rejected", reason: "revoked" }, 7 * day],
  ])("of %s", (_name, found, expected) => {
    near(waitAfter(uuidOf(1), found, 3), expected);
  });

  test.each([
    [0, 15 * minute],
    [1, 15 * minute],
    [2, hour],
    [3, 4 * hour],
    [4, day],
    [400, day],
  ])("after %d failures in a row grows, and ends at a day", (failures, expected) => {
    near(waitAfter(uuidOf(1), offline, failures), expected);
    near(waitAfter(uuidOf(1), limited, failures), expected);
  });

  test("is the same for a key every time, and spreads a thousand keys over hours", () => {
    const waits = Array.from({ length: 1_000 }, (_none, index) => waitAfter(uuidOf(index), valid, 0));
    expect(waitAfter(uuidOf(7), valid, 0)).toBe(waits[7]);
    for (const wait of waits) near(wait, day);
    const inHour = new Map<number, number>();
    for (const wait of waits)
      inHour.set(Math.floor(wait / hour), (inHour.get(Math.floor(wait / hour)) ?? 0) + 1);
    expect(Math.max(...inHour.values())).toBeLessThan(300);
  });
});

describe("a key's turn", () => {
  const key = (check: Partial<CheckState>): ScheduledKey => scheduledKey(1, check);
  const note = (at: number, failures = 0): ScheduleNote => ({
    keyId: uuidOf(1),
    nextAt: new Date(at).toISOString(),
    failures,
  });

  test("counts from the last check, whoever made it", () => {
    const checked = seenAt(now - 3 * hour, valid);
    expect(turnOf(key(checked), undefined, now)).toBe(now - 3 * hour + waitAfter(uuidOf(1), valid, 0));
  });

  test("is never before its note", () => {
    const checked = seenAt(now - 2 * day, valid);
    expect(turnOf(key(checked), note(now + hour), now)).toBe(now + hour);
  });

  test("of a key that was never checked comes within the hour, and is kept as a note", () => {
    expect(turnOf(key({}), undefined, now)).toBeNull();
    const first = firstNote(key({}), now);
    expect(turnOf(key({}), first, now)).toBe(Date.parse(first.nextAt));
    expect(Date.parse(first.nextAt) - now).toBeGreaterThanOrEqual(0);
    expect(Date.parse(first.nextAt) - now).toBeLessThan(hour);
  });

  test("of a key with a new secret does not wait for the week of the old one", () => {
    const ran = noteAfter(
      { key: key({}), found: { status: "rejected", reason: "invalid" }, retryAfterMs: null },
      undefined,
      now,
    );
    expect(turnOf(key({}), ran, now + minute)).toBeLessThanOrEqual(now + minute);
  });

  test("after a check that a wrong clock dated years ahead is a day away, and does not move on", () => {
    const ahead = key(seenAt(now + 400 * day, valid));
    expect(turnOf(ahead, undefined, now)).toBeNull();
    expect(turnOf(ahead, note(now + 400 * day), now)).toBeNull();
    const kept = firstNote(ahead, now);
    near(Date.parse(kept.nextAt) - now, day);
    expect(turnOf(ahead, kept, now + hour)).toBe(Date.parse(kept.nextAt));
  });

  test("after the clock was set back a little only waits longer", () => {
    const turn = turnOf(key(seenAt(now + 3 * hour, valid)), undefined, now);
    near((turn ?? 0) - now - 3 * hour, day);
  });

  test("survives a moment that is none", () => {
    expect(turnOf(key({ ...seenAt(now, valid), at: "yesterday" }), undefined, now)).toBeNull();
  });
});

describe("the note after a check", () => {
  const failing = scheduledKey(1, seenAt(now - day, offline));
  const wait = (kept: ScheduleNote): number => Date.parse(kept.nextAt) - now;

  test("of an answer about the key leaves the word to the check itself", () => {
    const kept = noteAfter(
      { key: failing, found: valid, retryAfterMs: null },
      { keyId: failing.id, nextAt: new Date(now).toISOString(), failures: 3 },
      now,
    );
    expect(kept).toEqual({ keyId: failing.id, nextAt: new Date(now).toISOString(), failures: 0 });
  });

  test("counts failures in a row, and begins anew after a good answer", () => {
    const second = noteAfter(
      { key: failing, found: offline, retryAfterMs: null },
      { keyId: failing.id, nextAt: seenAt(now - day, offline).at, failures: 1 },
      now,
    );
    expect(second.failures).toBe(2);
    near(wait(second), hour);
    const good = scheduledKey(1, seenAt(now - hour, valid));
    const first = noteAfter(
      { key: good, found: offline, retryAfterMs: null },
      { keyId: good.id, nextAt: seenAt(now - day, valid).at, failures: 3 },
      now,
    );
    expect(first.failures).toBe(1);
    near(wait(first), 15 * minute);
  });

  test("a secret that cannot be read is tried less and less often", () => {
    const good = scheduledKey(1, seenAt(now - 2 * day, valid));
    let kept: ScheduleNote | undefined;
    for (const expected of [15 * minute, hour, 4 * hour, day, day]) {
      kept = noteAfter({ key: good, found: null, retryAfterMs: null }, kept, now);
      near(wait(kept), expected);
    }
  });

  test("respects what the provider asks for, up to a day", () => {
    const asked = (retryAfterMs: number) =>
      noteAfter({ key: failing, found: limited, retryAfterMs }, undefined, now);
    expect(wait(asked(5 * hour))).toBe(5 * hour);
    expect(wait(asked(1_000))).toBeGreaterThan(10 * minute);
    expect(wait(asked(900 * day))).toBe(day);
  });
});
