import { describe, expect, test } from "vitest";
import type { CheckRecord, CheckState, Drift, Identity, Verdict } from "../../../electron/core/model.ts";
import { driftOf, shownDrift } from "../../../electron/core/vault/drift.ts";

const at = "2026-11-21T09:00:00.000Z";
const valid: Verdict = { status: "valid", reason: null };
const poor: Verdict = { status: "limited", reason: "no-credit" };
const evidence = { method: "GET", url: "", httpStatus: 200, decidedBy: "", durationMs: 1, control: null };
const record = (identity: Identity, verdict: Verdict = valid): CheckRecord => ({
  keyId: "00000000-0000-4000-8000-000000000001",
  at,
  verdict,
  identity,
  evidence,
});

/** `account: a → b`, each on its own line. */
const found = (before: Identity, now: Identity, verdict?: Verdict): readonly string[] =>
  driftOf(before, record(now, verdict))?.changes.map((one) => `${one.fact}: ${one.before} → ${one.now}`) ??
  [];

describe("what counts as a change", () => {
  test.each<[string, Identity, Identity, readonly string[]]>([
    ["the same", { account: "a", scopes: ["r"] }, { account: "a", scopes: ["r"] }, []],
    ["another account", { account: "a" }, { account: "b" }, ["account: a → b"]],
    ["another id", { accountId: "1" }, { accountId: "2" }, ["accountId: 1 → 2"]],
    ["another organisation", { organisation: "a" }, { organisation: "b" }, ["organisation: a → b"]],
    ["more scopes", { scopes: ["r"] }, { scopes: ["w", "r"] }, ["scopes: r → r, w"]],
    ["scopes in another order", { scopes: ["r", "w"] }, { scopes: ["w", "r", "r"] }, []],
    [
      "another end",
      { expiresOn: "2027-01-01" },
      { expiresOn: "2028-01-01" },
      ["expiresOn: 2027-01-01 → 2028-01-01"],
    ],
    ["credit, plan and limits come and go", { credit: "5", plan: "a" }, { credit: "4", limits: "9" }, []],
    [
      "a fact that was never told",
      { account: "a" },
      { account: "a", scopes: ["r"], expiresOn: "2027-01-01" },
      [],
    ],
    ["nothing known before", {}, { account: "a", scopes: ["r"] }, []],
    ["an account that is no longer told", { account: "a", plan: "p" }, { plan: "p" }, []],
    ["scopes that are gone", { account: "a", scopes: ["r"] }, { account: "a" }, ["scopes: r → null"]],
    [
      "an end that is gone",
      { account: "a", expiresOn: "2027-01-01" },
      { account: "a" },
      ["expiresOn: 2027-01-01 → null"],
    ],
    ["an answer without any fact", { scopes: ["r"], expiresOn: "2027-01-01" }, {}, []],
    [
      "several at once, in a fixed order",
      { scopes: ["r"], account: "a" },
      { scopes: ["w"], account: "b" },
      ["account: a → b", "scopes: r → w"],
    ],
  ])("%s", (_what, before, now, changes) => {
    expect(found(before, now)).toEqual(changes);
  });

  test("a limited key tells another account too, but leaves facts out as errors do", () => {
    expect(found({ account: "a" }, { account: "b" }, poor)).toEqual(["account: a → b"]);
    expect(found({ account: "a", scopes: ["r"] }, { account: "a" }, poor)).toEqual([]);
  });

  test.each<Verdict>([
    { status: "rejected", reason: "invalid" },
    { status: "unreachable", reason: "unexpected" },
    { status: "uncheckable", reason: "no harmless check" },
  ])("$status tells nothing", (verdict) => {
    expect(found({ account: "a" }, { account: "b" }, verdict)).toEqual([]);
  });
});

describe("how long it is shown", () => {
  const change = (fact: "account" | "scopes", now: string): Drift["changes"] => [{ fact, before: "x", now }];
  const days = (count: number): string => new Date(Date.parse(at) + count * 86_400_000).toISOString();
  const state = (drift: Drift | null) => ({ drift }) as CheckState;
  const old: Drift = { at, changes: change("account", "a") };

  test("seven days when nothing new is found", () => {
    expect(shownDrift(null, state(old), days(7))).toBe(old);
    expect(shownDrift(null, state(old), days(7.001))).toBeNull();
    expect(shownDrift(null, state(null), at)).toBeNull();
    expect(shownDrift(null, state({ ...old, at: days(10_000) }), at)).toBeNull();
  });

  test("a second change does not hide the first of another fact, and replaces one of the same", () => {
    const scopes: Drift = { at: days(2), changes: change("scopes", "s") };
    expect(shownDrift(scopes, state(old), days(2))).toEqual({
      at: days(2),
      changes: [...old.changes, ...scopes.changes],
    });
    const again: Drift = { at: days(2), changes: change("account", "b") };
    expect(shownDrift(again, state(old), days(2))).toEqual(again);
    expect(shownDrift(scopes, state(old), days(8))).toEqual(scopes);
  });
});
