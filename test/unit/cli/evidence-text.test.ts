import { describe, expect, test } from "vitest";
import {
  controlText,
  driftSummary,
  driftTexts,
  evidenceText,
} from "../../../electron/cli/commands/evidence-text.ts";
import { agoText } from "../../../electron/cli/view.ts";
import type { ControlEvidence, Drift, Evidence } from "../../../electron/core/model.ts";
import { provider, requestCheck } from "../../helpers/provider-definitions.ts";
import { keyWith } from "../rotation/command-run.ts";

const at = "2026-11-21T06:00:00.000Z";
const now = Date.parse("2026-11-21T09:00:00.000Z");
const evidence = (control: ControlEvidence | null): Evidence => ({
  method: "GET",
  url: "https://api.example.com/me",
  httpStatus: 200,
  decidedBy: "200 with a JSON body",
  durationMs: 12.4,
  control,
});
const valid = (control: ControlEvidence | null) =>
  ({ status: "valid", evidence: evidence(control) }) as const;
const sure = provider(requestCheck());

describe("the made-up key", () => {
  test.each<[ControlEvidence, string]>([
    [{ at, outcome: "refused", httpStatus: 401 }, "refused, 3 h ago (401)"],
    [
      { at, outcome: "accepted", httpStatus: 200 },
      "let in as well, so the answer proves nothing, 3 h ago (200)",
    ],
    [{ at, outcome: "unclear", httpStatus: null }, "given no clear answer, 3 h ago"],
  ])("%o", (control, text) => {
    expect(controlText(valid(control), sure, now)).toBe(text);
  });

  test("that was not needed: why; nothing where nothing is claimed or known", () => {
    expect(controlText(valid(null), sure, now)).toBe(
      "not needed: the provider documents what a wrong key gets",
    );
    expect(controlText(valid(null), provider(requestCheck(), { confidence: "low" }), now)).toBeNull();
    expect(controlText(valid(null), undefined, now)).toBeNull();
    expect(controlText({ status: "rejected", evidence: evidence(null) }, sure, now)).toBeNull();
    expect(controlText({ status: "unchecked", evidence: null }, sure, now)).toBeNull();
  });
});

describe("what changed", () => {
  const drift: Drift = {
    at,
    changes: [
      { fact: "account", before: "ours\u001b[31m", now: "theirs" },
      { fact: "organisation", before: "a", now: "b" },
      { fact: "scopes", before: "read", now: null },
    ],
  };

  test("is told line by line, harmless to look at", () => {
    expect(driftTexts(drift)).toEqual([
      "account: ours\\u{1b}[31m -> theirs",
      "organisation: a -> b",
      "scopes: read -> none",
    ]);
    expect(driftTexts(null)).toEqual([]);
  });

  test("is summed up in a line", () => {
    const { check } = keyWith();
    expect(driftSummary({ ...check, drift })).toBe("account, organisation and scopes changed");
    expect(driftSummary({ ...check, drift: { at, changes: drift.changes.slice(0, 1) } })).toBe(
      "account changed",
    );
    expect(driftSummary(check)).toBe("");
  });
});

test("the request, its answer and how long it took, the status once", () => {
  expect(evidenceText(evidence(null))).toBe("GET https://api.example.com/me: 200 with a JSON body, 12 ms");
  expect(evidenceText({ ...evidence(null), decidedBy: "a rule" })).toContain(": 200, a rule, ");
});

test.each([
  [30, "just now"],
  [300, "5 min ago"],
  [3 * 3600, "3 h ago"],
  [50 * 3600, "2 d ago"],
])("%i seconds ago: %s", (seconds, text) => {
  expect(agoText(new Date(now - seconds * 1000).toISOString(), now)).toBe(text);
});
