import { expect, test } from "vitest";
import type { CheckStatus } from "../../../electron/core/model.ts";
import { matchesQuery, parseQuery, selectorFrom } from "../../../electron/core/vault/index.ts";
import { codeOf, createTestVault, valueOf } from "../../helpers/vault-fixture.ts";

const today = "2026-11-21";

test.for([
  ["", {}],
  ["  Stripe  LIVE ", { words: ["stripe", "live"] }],
  ["status:valid status:limited", { status: ["valid", "limited"] }],
  [
    "env:dev env:PROD provider:openai project:shop tag:ci",
    {
      environment: ["dev", "prod"],
      provider: ["openai"],
      project: ["shop"],
      tag: ["ci"],
    },
  ],
  ['tag:"two words" "https://h.example"', { tag: ["two words"], words: ["https://h.example"] }],
  ["due:<14d", { dueBefore: "2026-12-05" }],
  ["due:<2w", { dueBefore: "2026-12-05" }],
  ["due:0d", { dueBefore: "2026-11-21" }],
  ["due:overdue", { dueBefore: "2026-11-20" }],
  ["due:overdue due:<1d", { dueBefore: "2026-11-22" }],
  ["archived:yes", { archived: true }],
  ["archived:no", { archived: false }],
] as const)("%j is read", ([text, query]) => {
  expect(valueOf(parseQuery(text, today))).toEqual(query);
});

test.for([
  ["colour:red", "status:"],
  ["status:broken", "rejected"],
  ["due:soon", "due:overdue"],
  ["archived:maybe", "yes"],
] as const)("%j is refused and names what is possible", ([text, possible]) => {
  const result = parseQuery(text, today);
  expect(codeOf(result)).toBe("usage");
  expect(result.ok ? [] : result.error.details?.["possible"]).toContain(possible);
});

test("open quotation marks, empty values and very long queries are refused", () => {
  for (const text of ['"open', "env:", "x".repeat(1_001)])
    expect(codeOf(parseQuery(text, today))).toBe("usage");
});

test("a pasted key is not repeated in the error", () => {
  const pasted = `${"0".repeat(12)}:${"1".repeat(20)}`;
  expect(JSON.stringify(parseQuery(pasted, today))).not.toContain("1".repeat(8));
});

test("every part must hold; a part's values are alternatives; letter case does not matter", async () => {
  const { vault, add } = await createTestVault();
  await add("STRIPE_LIVE", "value-1", {
    project: "Shop",
    environment: "prod",
    provider: "stripe",
    tags: ["Pay"],
  });
  await add("STRIPE_TEST", "value-2", { project: "Shop", environment: "dev", provider: "stripe" });
  await add("OPENAI", "value-3", { project: "bot", environment: "dev", note: "paid by marketing" });
  const names = (text: string): string =>
    vault
      .list(valueOf(parseQuery(text, today)))
      .map((key) => key.name)
      .join(" ");
  expect(names("")).toBe("OPENAI STRIPE_LIVE STRIPE_TEST");
  expect(names("stripe")).toBe("STRIPE_LIVE STRIPE_TEST");
  expect(names("stripe live")).toBe("STRIPE_LIVE");
  expect(names("env:dev project:SHOP")).toBe("STRIPE_TEST");
  expect(names("env:dev env:prod provider:stripe")).toBe("STRIPE_LIVE STRIPE_TEST");
  expect(names("tag:pay")).toBe("STRIPE_LIVE");
  expect(names("MARKETING")).toBe("OPENAI");
  expect(names("status:valid")).toBe("");
  expect(names("status:unchecked env:dev")).toBe("OPENAI STRIPE_TEST");
});

test("due keys: by policy or expiry, not before the end of a snooze, the day itself included", async () => {
  const { vault, add } = await createTestVault();
  await add("POLICY", "value-1", { createdOn: "2026-09-01", policyDays: 90 });
  await add("EXPIRES", "value-2", { policyDays: null, expiresOn: "2026-11-20" });
  await add("NEVER", "value-3", { policyDays: null });
  const snoozed = await add("SNOOZED", "value-4", { createdOn: "2026-01-01", policyDays: 30 });
  valueOf(vault.setPolicy(snoozed.id, { policyDays: 30, snoozedUntil: "2026-12-01" }));
  const names = (text: string): string =>
    vault
      .list(valueOf(parseQuery(text, today)))
      .map((key) => key.name)
      .join(" ");
  expect(names("due:overdue")).toBe("EXPIRES");
  expect(names("due:<8d")).toBe("EXPIRES");
  expect(names("due:<9d")).toBe("EXPIRES POLICY");
  expect(names("due:<10d")).toBe("EXPIRES POLICY SNOOZED");
});

test("an archived key matches only a query for archived ones", async () => {
  const { add } = await createTestVault();
  const key = await add("API");
  const archived = { ...key, archivedAt: "2026-11-21T09:00:00.000Z" };
  const status: readonly CheckStatus[] = ["unchecked"];
  expect(matchesQuery(key, { status })).toBe(true);
  expect(matchesQuery(archived, { status })).toBe(false);
  expect(matchesQuery(archived, { status, archived: true })).toBe(true);
  expect(matchesQuery(key, { archived: true })).toBe(false);
});

test.for([
  ["API", { name: "API" }],
  [" API ", { name: "API" }],
  ["API@shop", { name: "API", project: "shop" }],
  ["API@shop/dev", { name: "API", project: "shop", environment: "dev" }],
  ["API@/dev", { name: "API", environment: "dev" }],
  ["API@a/b/dev", { name: "API", project: "a/b", environment: "dev" }],
  ["me@home@shop", { name: "me@home", project: "shop" }],
  ["@shop", { name: "@shop" }],
  ["0A000000-0000-4000-8000-000000000000", { name: "0a000000-0000-4000-8000-000000000000" }],
] as const)("the selector %j is read", ([text, selector]) => {
  expect(selectorFrom(text)).toEqual(selector);
});
