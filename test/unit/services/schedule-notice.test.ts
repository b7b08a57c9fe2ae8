import { describe, expect, test } from "vitest";
import type { CheckState, Drift, Key, KeptCheck, Verdict } from "../../../electron/core/model.ts";
import type { CheckedKey } from "../../../electron/services/check-book.ts";
import { noticeText, type TurnedKey, turnedKey } from "../../../electron/services/schedule-notice.ts";

const at = "2026-11-21T09:00:00.000Z";
const earlier = "2026-11-20T09:00:00.000Z";

const keyWith = (
  definite: CheckState["status"] | null,
  drift: Drift | null = null,
  checkedAt: string = earlier,
): Key =>
  ({
    name: "STRIPE_KEY",
    check: { at: checkedAt, definite: definite === null ? null : { status: definite, at: earlier }, drift },
  }) as Key;
const record = (verdict: Verdict, when = at): KeptCheck =>
  ({ keyId: "", at: when, verdict, identity: {}, drift: null }) as unknown as KeptCheck;
const checked = (verdict: Verdict, drift: Drift | null = null): CheckedKey => ({
  key: keyWith(verdict.status, drift, at),
  record: record(verdict),
  retryAfterMs: null,
  error: null,
});
const noHistory = (): readonly KeptCheck[] => {
  throw new Error("not asked for");
};

const valid: Verdict = { status: "valid", reason: null };
const invalid: Verdict = { status: "rejected", reason: "invalid" };
const noCredit: Verdict = { status: "limited", reason: "no-credit" };
const tooMany: Verdict = { status: "limited", reason: "rate-limited" };
const timeout: Verdict = { status: "unreachable", reason: "timeout" };

describe("a key that was valid", () => {
  test.each<[string, Verdict, TurnedKey["to"] | null]>([
    ["is told when it is rejected", invalid, "rejected"],
    ["is told when it works only in part", noCredit, "limited"],
    ["is not told when there were too many requests", tooMany, null],
    ["is not told when its provider could not be reached", timeout, null],
    ["is not told when it is valid", valid, null],
    ["is not told when it cannot be checked any more", { status: "uncheckable", reason: "no check" }, null],
  ])("%s", (_name, verdict, to) => {
    expect(turnedKey(keyWith("valid"), checked(verdict), noHistory)?.to ?? null).toBe(to);
  });
});

test("a key that was not valid before, or never answered, has nothing to turn from", () => {
  expect(turnedKey(keyWith("rejected"), checked(invalid), noHistory)).toBeNull();
  expect(turnedKey(keyWith(null), checked(invalid), noHistory)).toBeNull();
  expect(turnedKey(keyWith("limited"), checked(invalid), () => [record(noCredit, earlier)])).toBeNull();
});

test("behind too many requests the earlier word counts", () => {
  const history = [
    record(invalid),
    record(tooMany, earlier),
    record(timeout, earlier),
    record(valid, earlier),
  ];
  expect(turnedKey(keyWith("limited"), checked(invalid), () => history)?.to).toBe("rejected");
});

test("without a result there is nothing to tell", () => {
  const unread: CheckedKey = { key: keyWith("valid"), record: null, retryAfterMs: null, error: null };
  expect(turnedKey(keyWith("valid"), unread, noHistory)).toBeNull();
});

test("an answer that a later check has overtaken is not told", () => {
  const later = "2026-11-21T09:00:01.000Z";
  const overtaken: CheckedKey = { ...checked(invalid), key: keyWith("valid", null, later) };
  expect(turnedKey(keyWith("valid"), overtaken, noHistory)).toBeNull();
});

test("a change behind a key is told by the check that found it, not by later ones", () => {
  const drift: Drift = { at, changes: [{ fact: "account", before: "one", now: "other" }] };
  expect(turnedKey(keyWith("valid"), checked(valid, drift), noHistory)?.to).toBe("changed");
  expect(turnedKey(keyWith("valid"), checked(valid, { ...drift, at: earlier }), noHistory)).toBeNull();
});

describe("the notification", () => {
  const turned = (name: string, to: TurnedKey["to"], reason: string | null = null): TurnedKey => ({
    name,
    to,
    reason,
  });

  test("says what a single key does", () => {
    expect(noticeText([], true)).toBeNull();
    expect(noticeText([turned("STRIPE_KEY", "rejected", "revoked")], true)).toEqual({
      title: "STRIPE_KEY no longer works",
      body: "Its provider answered: rejected, revoked. Open Keystow to see the evidence.",
    });
    expect(noticeText([turned("STRIPE_KEY", "changed")], true)?.title).toMatch(
      /^STRIPE_KEY belongs to another account/,
    );
  });

  test("is one for several keys, with three names at most", () => {
    const keys = ["A", "B", "C", "D"].map((name, index) =>
      turned(name, index === 0 ? "limited" : "rejected"),
    );
    expect(noticeText(keys, true)).toEqual({
      title: "4 keys need attention",
      body: "3 rejected, 1 limited: A, B, C, 1 more.",
    });
    expect(noticeText(keys, false)?.body).toBe("3 rejected, 1 limited.");
  });

  test("holds no name when names are not to be shown, and makes hostile ones harmless", () => {
    expect(JSON.stringify(noticeText([turned("STRIPE_KEY", "limited", "plan")], false))).not.toContain(
      "STRIPE",
    );
    const hostile = noticeText([turned("A\u202eB\u001b[31m", "rejected")], true);
    for (const character of ["\u202e", "\u001b"]) expect(hostile?.title).not.toContain(character);
  });
});
