import { expect, test } from "vitest";
import {
  bytesText,
  filterRequests,
  outcomeText,
  summaryText,
  whoseText,
} from "../../../renderer/features/activity/sent.ts";
import type { ShownRequest } from "../../../renderer/store/state.ts";

const request = (change: Partial<ShownRequest> = {}): ShownRequest => ({
  at: "2026-11-21T09:00:00.000Z",
  key: { id: "1", name: "STRIPE_KEY" },
  provider: "Stripe",
  method: "GET",
  host: "api.stripe.com",
  path: "/v1/account",
  bytesSent: 1,
  bytesReceived: 2,
  outcome: "valid",
  ...change,
});

test("sizes are short", () => {
  expect([0, 999, 1_000, 65_536].map(bytesText)).toEqual(["0 B", "999 B", "1.0 kB", "65.5 kB"]);
});

test("every word of the filter must be somewhere in the request", () => {
  const all = [
    request(),
    request({ host: "api.openai.com", key: null, provider: "OpenAI", outcome: "rejected: invalid" }),
  ];
  expect(filterRequests(all, "get STRIPE")).toEqual([all[0]]);
  expect(filterRequests(all, "rejected openai")).toEqual([all[1]]);
  expect(filterRequests(all, "stripe rejected")).toEqual([]);
  expect(filterRequests(all, " ")).toEqual(all);
});

test("the summary counts hosts once", () => {
  expect(summaryText([request(), request()])).toBe("2 requests to 1 host");
  expect(summaryText([request(), request({ host: "b.example" })])).toBe("2 requests to 2 hosts");
});

test("a control names no key", () => {
  expect(whoseText(request())).toBe("STRIPE_KEY");
  expect(whoseText(request({ key: null, outcome: "control: refused" }))).toBe("Made-up key for Stripe");
  expect(whoseText(request({ key: null }))).toBe("Stripe");
});

test("what came of a request stands there in words, and is found by them", () => {
  expect(outcomeText("valid")).toBe("valid");
  expect(outcomeText("limited: rate-limited")).toBe("limited: rate limited");
  expect(outcomeText("unreachable: timeout")).toBe("unreachable: timed out");
  expect(outcomeText("unreachable: a sentence already")).toBe("unreachable: a sentence already");
  expect(outcomeText("control: kept-out")).toBe("kept out");
  const timedOut = request({ outcome: "unreachable: timeout" });
  for (const text of ["timed out", "timeout"]) expect(filterRequests([timedOut], text)).toEqual([timedOut]);
});
