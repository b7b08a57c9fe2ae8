import { describe, expect, test } from "vitest";
import type { Key } from "../../../electron/core/model.ts";
import { matchesQuery, parseQuery as parseInTerminal } from "../../../electron/core/vault/index.ts";
import { rotationView } from "../../../electron/core/rotation/index.ts";
import type { KeyRow } from "../../../renderer/store/state.ts";
import { complete, completionsOf, choicesOf } from "../../../renderer/store/query-completion.ts";
import { tokensOf, valuesOf, withValues, withoutWords } from "../../../renderer/store/query-tokens.ts";
import { parseQuery } from "../../../renderer/store/query.ts";
import { matchRow } from "../../../renderer/store/selectors.ts";
import { keyRow, today } from "./rows.ts";

const readable = [
  "",
  "  Stripe  LIVE ",
  "status:valid status:limited",
  "STATUS:Valid",
  "env:dev env:PROD provider:openai project:shop tag:ci",
  'tag:"two words" "https://h.example"',
  'a"b c"d',
  'project:"Shop"front',
  "due:<14d",
  "due:<2w",
  "due:14",
  "due:0d",
  "due:overdue",
  "due:overdue due:<1d",
  "archived:yes",
  "archived:yes archived:no",
  "tag:caf\u0065\u0301",
  '"" stripe',
] as const;

const refused = [
  "colour:red",
  ":x",
  "status:broken",
  "status:",
  "due:soon",
  "archived:maybe",
  'stripe "open',
  "x".repeat(1_001),
] as const;

describe("the query language is the terminal's", () => {
  test.each(readable)("%j is read as there", (text) => {
    const there = parseInTerminal(text, today);
    expect(there.ok).toBe(true);
    expect(parseQuery(text, today)).toEqual({ query: there.ok ? there.value : null, problem: null });
  });

  test.each(refused)("%j is told of, where the terminal refuses it", (text) => {
    expect(parseInTerminal(text, today).ok).toBe(false);
    expect(parseQuery(text, today).problem).toMatch(/\.$/);
  });

  test("what is not finished is left out, and the rest holds", () => {
    expect(parseQuery("env:prod status:rej", today).query).toEqual({ environment: ["prod"] });
    expect(parseQuery("env:prod status:", today).query).toEqual({ environment: ["prod"] });
  });

  test("a pasted key is not repeated in what is told", () => {
    const pasted = `${"0".repeat(12)}:${"1".repeat(20)}`;
    expect(parseQuery(pasted, today).problem).not.toContain("1".repeat(8));
  });
});

/** The same key as the vault has it and as the page gets it. */
function bothForms(change: Parameters<typeof keyRow>[0]): readonly [Key, KeyRow] {
  const row = keyRow(change);
  const key: Key = {
    ...row,
    note: "",
    fields: {},
    secretFields: [],
    allowPrivate: false,
    rotation: row.rotation,
    currentVersion: "v",
    secretPresent: true,
    check: { ...row.check, identity: {}, evidence: null, drift: null },
  };
  return [key, { ...row, rotation: { ...row.rotation, ...rotationView(key, today) } }];
}

const vault = [
  bothForms({ name: "STRIPE_LIVE", project: "Shop", tags: ["Pay", "two words"] }),
  bothForms({
    name: "stripe-test",
    environment: "dev",
    check: { status: "rejected" },
    createdOn: "2026-08-20",
  }),
  bothForms({ name: "OPENAI_API_KEY", provider: "openai", providerName: "OpenAI", project: null }),
  bothForms({ name: "Ключ", provider: null, providerName: null, tags: ["café"], createdOn: "2026-01-01" }),
  bothForms({ name: "a-b 100%", variable: "AB", environment: null, rotation: { policyDays: null } }),
  bothForms({ name: "OLD_STRIPE", archivedAt: "2026-11-01T00:00:00.000Z" }),
];

test.each([
  "",
  "stripe",
  "live stripe",
  "STRIPE_LIVE",
  "ключ",
  "лю",
  "-test",
  "stripe -test",
  "100%",
  "%",
  '"two words"',
  'tag:"two words"',
  "tag:pay project:SHOP",
  "tag:cafe\u0301",
  "provider:openai",
  "provider:openai provider:stripe",
  "env:dev status:rejected",
  "status:limited",
  "due:overdue",
  "due:<14d",
  "due:<60d stripe",
  "archived:yes",
  "archived:yes stripe",
  "nothing-has-this",
])("%j finds what the terminal finds", (text) => {
  const there = parseInTerminal(text, today);
  if (!there.ok) throw new Error(there.error.message);
  const wanted = vault.filter(([key]) => matchesQuery(key, there.value)).map(([key]) => key.name);
  const query = parseQuery(text, today);
  expect(vault.filter(([, row]) => matchRow(row, query)).map(([, row]) => row.name)).toEqual(wanted);
});

test("the page also finds a provider by its name, and words without their separators", () => {
  const row = keyRow({ name: "TOKEN_A", provider: "hf", providerName: "Hugging Face" });
  for (const text of ["hugging", "face hug", '"hugging face"', "token_a", "token a", "token-a"])
    expect(matchRow(row, parseQuery(text, today)), text).toBe(true);
  expect(matchRow(row, parseQuery("tokena", today))).toBe(false);
});

test("the masked form is not searched: a piece of a secret finds nothing", () => {
  expect(matchRow(keyRow({ masked: "sk_live_••••••••3xq9" }), parseQuery("3xq9", today))).toBe(false);
});

describe("tokens in the text", () => {
  test("know where they stand", () => {
    const text = '  env:prod "a b" Tag:"x y"';
    const { tokens } = tokensOf(text);
    expect(tokens.map(({ start, end }) => text.slice(start, end))).toEqual([
      "env:prod",
      '"a b"',
      'Tag:"x y"',
    ]);
    expect(tokens.map(({ part, value }) => [part, value])).toEqual([
      ["env", "prod"],
      [null, "a b"],
      ["tag", "x y"],
    ]);
  });

  test("chips read and write them, and leave the rest alone", () => {
    const text = 'stripe status:valid "a b" status:LIMITED';
    expect(valuesOf(text, "status")).toEqual(["valid", "limited"]);
    expect(withValues(text, "status", ["rejected"])).toBe('stripe "a b" status:rejected');
    expect(withValues(text, "status", [])).toBe('stripe "a b"');
    expect(withValues("", "tag", ["two words"])).toBe('tag:"two words"');
    expect(withoutWords(text)).toBe("status:valid status:LIMITED");
  });
});

describe("completion", () => {
  const choices = choicesOf(vault.map(([, row]) => row));
  const texts = (text: string) => completionsOf(text, text.length, choices).options.map((one) => one.text);

  test("offers parts, then the values that the vault has", () => {
    expect(texts("sta")).toEqual(["status:"]);
    expect(texts("stripe p")).toEqual(["provider:", "project:"]);
    expect(texts("env:")).toEqual(["env:dev", "env:prod"]);
    expect(texts("tag:two")).toEqual(['tag:"two words"']);
    expect(texts("status:re")).toEqual(["status:rejected", "status:unreachable"]);
    expect(texts("due:")).toEqual(["due:overdue", "due:<7d", "due:<14d", "due:<30d"]);
  });

  test("offers nothing for a free word, an unknown part, a finished token and an empty box", () => {
    for (const text of ["", "xyz", "colour:r", "env:prod", 'stripe "sta'])
      expect(texts(text), text).toEqual([]);
  });

  test("replaces the token at the caret only", () => {
    const text = "env:pr stripe";
    const found = completionsOf(text, 6, choices);
    const option = found.options[0];
    if (option === undefined) throw new Error("nothing offered");
    expect(complete(text, found, option)).toEqual({ text: "env:prod stripe", caret: 9 });
    const begun = completionsOf("sta", 3, choices);
    const part = begun.options[0];
    if (part === undefined) throw new Error("nothing offered");
    expect(complete("sta", begun, part)).toEqual({ text: "status:", caret: 7 });
  });
});
