import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, test } from "vitest";
import { CheckCard } from "../../../renderer/features/detail/CheckCard.tsx";
import { controlWords, driftFacts, evidenceFacts } from "../../../renderer/features/detail/evidence-words.ts";
import { createApp } from "../../../renderer/store/app.ts";
import { AppProvider } from "../../../renderer/store/context.tsx";
import type { ControlEvidence, Drift, KeyDetail, ShownCheck } from "../../../renderer/store/state.ts";
import { fakeBridge } from "../../fakes/fake-bridge.ts";
import { detailOf } from "../../fakes/fake-files.ts";
import { keyRow, now } from "./rows.ts";

const at = new Date(now - 3 * 3_600_000).toISOString();
const control = (outcome: ControlEvidence["outcome"], httpStatus: number | null): ControlEvidence => ({
  at,
  outcome,
  httpStatus,
});
const checkOf = (made: ControlEvidence | null, status: ShownCheck["status"] = "valid"): ShownCheck => ({
  at,
  status,
  reason: null,
  identity: {},
  evidence: {
    method: "GET",
    url: "https://api.stripe.example/v1/account",
    httpStatus: 200,
    decidedBy: "200 with a JSON body",
    durationMs: 214,
    control: made,
  },
});
const drift: Drift = {
  at,
  changes: [
    { fact: "accountId", before: "acct_1", now: "acct_2" },
    { fact: "scopes", before: "read, write", now: null },
    { fact: "expiresOn", before: "2026-12-01", now: "2027-12-01" },
  ],
};
const detail = (more: Partial<KeyDetail>): KeyDetail => ({ ...detailOf(keyRow(), []), ...more });

describe("the control in words", () => {
  test.each<[ControlEvidence, string]>([
    [control("refused", 401), "A made-up key was refused 3 h ago (401)"],
    [control("accepted", 200), "A made-up key was let in as well 3 h ago (200)"],
    [control("unclear", null), "A made-up key got no clear answer 3 h ago"],
  ])("%o", (made, words) => {
    expect(controlWords(checkOf(made), null, now)).toBe(words);
  });

  test("says why none was needed, where something is claimed", () => {
    const why = "the provider documents what a wrong key gets";
    expect(controlWords(checkOf(null), why, now)).toBe(`No control needed: ${why}`);
    expect(controlWords(checkOf(null), null, now)).toBeNull();
    expect(controlWords(checkOf(null, "rejected"), why, now)).toBeNull();
    expect(controlWords({ status: "uncheckable", evidence: null }, why, now)).toBeNull();
  });
});

describe("the evidence in lines", () => {
  test("request, answer, rule and control of the newest check", () => {
    const facts = evidenceFacts(detail({ history: [checkOf(control("refused", 401))] }), now);
    expect(facts.map(({ title, text }) => `${title}: ${text}`)).toEqual([
      "Checked with: GET api.stripe.example/v1/account",
      "Answer: HTTP 200",
      "Decided by: 200 with a JSON body",
      "Control: A made-up key was refused 3 h ago (401)",
    ]);
  });

  test("before the first check: what it would ask", () => {
    const facts = evidenceFacts(detail({ history: [] }), now);
    expect(facts.map(({ title }) => title)).toEqual(detail({}).provider === null ? [] : ["Would ask"]);
  });

  test("a change is before and now, a fact that is gone is none", () => {
    expect(driftFacts(drift).map(({ title, text }) => `${title}: ${text}`)).toEqual([
      "Account ID: acct_1 → acct_2",
      "Scopes: read, write → none",
      "Expires: 1 Dec 2026 → 1 Dec 2027",
    ]);
  });
});

test("the card shows evidence, control and the change as a note", async () => {
  const { store, start } = createApp(fakeBridge({}), () => now);
  await start();
  const draw = (more: Partial<KeyDetail>): string =>
    renderToStaticMarkup(
      <AppProvider store={{ ...store, getInitialState: store.getState }}>
        <CheckCard row={keyRow()} detail={detail(more)} />
      </AppProvider>,
    );
  const shown = draw({ drift, history: [checkOf(control("refused", 401))] });
  expect(shown).toMatch(/role="note".*Not what it was.*acct_1 → acct_2/);
  expect(shown).toContain("A made-up key was refused");
  expect(shown).toContain("HTTP 200");
  expect(draw({ drift: null })).not.toContain("Not what it was");
});
