import { describe, expect, test } from "vitest";
import {
  barAt,
  checkSentence,
  historySummary,
  identityFacts,
  lastIdentity,
  linksTitle,
  linkViews,
  logLine,
  requestWords,
  rotationWords,
  whenWords,
} from "../../../renderer/features/detail/detail-words.ts";
import type { ShownCheck } from "../../../renderer/store/state.ts";
import { keyRow, now, today } from "./rows.ts";

const checkOf = (change: Partial<ShownCheck> = {}): ShownCheck => ({
  at: "2026-11-21T08:58:00.000Z",
  status: "valid",
  reason: null,
  identity: {},
  evidence: {
    method: "GET",
    url: "https://api.stripe.example/v1/account",
    httpStatus: 200,
    decidedBy: "status 200",
    durationMs: 214,
    control: null,
  },
  ...change,
});

describe("the check", () => {
  test("says who the key belongs to, in a fixed order, and nothing that is not known", () => {
    const facts = identityFacts({
      scopes: ["read", "write"],
      account: "Acme Payments Ltd",
      accountId: "acct_1",
      expiresOn: "2026-11-28",
      plan: "",
    });
    expect(facts).toEqual([
      { title: "Account", text: "Acme Payments Ltd", mono: false },
      { title: "Account ID", text: "acct_1", mono: true },
      { title: "Scopes", text: "read, write", mono: false },
      { title: "Expires", text: "28 Nov 2026", mono: false },
    ]);
  });

  test("keeps the identity when a later check could not reach the provider", () => {
    const history = [checkOf({ status: "unreachable" }), checkOf({ identity: { account: "Acme" } })];
    expect(lastIdentity(history)).toEqual({ account: "Acme" });
    expect(lastIdentity([])).toEqual({});
  });

  test("names the call that was made, and how long ago and how long it took", () => {
    const { evidence } = checkOf();
    expect(evidence === null ? "" : requestWords(evidence)).toBe("GET api.stripe.example/v1/account");
    const row = keyRow().check;
    expect(whenWords(row, checkOf(), now)).toBe("2 min ago · 214 ms");
    expect(whenWords(row, checkOf({ at: "2026-11-20T08:58:00.000Z" }), now)).toBe("2 min ago");
    expect(whenWords(row, undefined, now)).toBe("2 min ago");
    expect(whenWords({ ...row, at: null }, undefined, now)).toBeNull();
  });

  test("an unreachable provider says nothing bad of the key", () => {
    const unreachable = { status: "unreachable", reason: "timeout", at: null } as const;
    const definite = { status: "valid", at: "2026-11-18T08:00:00.000Z" } as const;
    expect(checkSentence({ ...unreachable, definite }, now)).toBe(
      "Valid 3 d ago. The provider could not be reached (timed out); the key may be fine.",
    );
    expect(checkSentence({ ...unreachable, definite: null }, now)).toContain(
      "never been checked with success",
    );
  });

  test.each([
    ["valid", null, null],
    ["rejected", "revoked", "Revoked."],
    ["limited", "rate-limited", "Rate limited."],
    ["uncheckable", "It offers no harmless check.", "It offers no harmless check."],
    ["unchecked", null, "This key has not been checked yet."],
  ] as const)("%s with reason %j", (status, reason, words) => {
    expect(checkSentence({ status, reason, at: null, definite: null }, now)).toBe(words);
  });
});

describe("the history", () => {
  test("is summed up in words", () => {
    const history = [
      ...Array.from({ length: 28 }, () => checkOf()),
      checkOf({ status: "rejected" }),
      checkOf({ status: "limited" }),
    ];
    expect(historySummary(history)).toBe("28 valid · 1 limited · 1 rejected");
    expect(historySummary([])).toBe("None yet");
  });

  test("has a line of the log for each check", () => {
    const line = logLine(checkOf({ status: "rejected", reason: "revoked" }));
    expect(line).toContain("Rejected · revoked · GET api.stripe.example/v1/account · HTTP 200 · 214 ms");
    expect(logLine(checkOf({ evidence: null, status: "unreachable", reason: "offline" }))).toMatch(
      /Unreachable · offline$/,
    );
  });

  test("arrow keys go from bar to bar and stop at the ends", () => {
    expect(barAt("ArrowLeft", 3, 5)).toBe(2);
    expect(barAt("ArrowRight", 4, 5)).toBe(4);
    expect(barAt("Home", 3, 5)).toBe(0);
    expect(barAt("End", 0, 5)).toBe(4);
    expect(barAt("Tab", 0, 5)).toBeNull();
  });
});

describe("the rotation", () => {
  test("is an age in days of the policy", () => {
    const row = keyRow({ createdOn: "2026-08-30", rotation: { state: "due-soon", policyDays: 90 } });
    expect(rotationWords(row, today)).toEqual({ age: 83, progress: "83 of 90 days", tone: "warn", more: [] });
  });

  test("no policy is a valid choice; a snooze and an expiry are told", () => {
    const row = keyRow({
      createdOn: "2026-11-20",
      expiresOn: "2026-11-20",
      rotation: { state: "overdue", policyDays: null, snoozedUntil: "2026-11-28" },
    });
    expect(rotationWords(row, today)).toEqual({
      age: 1,
      progress: "1 day old, no policy",
      tone: "bad",
      more: ["Snoozed until 28 Nov 2026.", "Expired on 20 Nov 2026."],
    });
    const past = keyRow({ rotation: { snoozedUntil: "2026-11-21" } });
    expect(rotationWords(past, today).more).toEqual([]);
  });
});

test("links count files, and each state has a shape of its own", () => {
  const link = (file: string, variable: string) => ({ file, variable, state: "same" as const });
  expect(linksTitle([])).toBe("Used in no file");
  expect(linksTitle([link("a", "X"), link("a", "Y")])).toBe("Used in 1 file");
  expect(linksTitle([link("a", "X"), link("b", "X")])).toBe("Used in 2 files");
  expect(new Set(Object.values(linkViews).map(({ glyph }) => glyph)).size).toBe(5);
});
