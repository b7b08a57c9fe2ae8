/** Whose key a variable's name stands for, over all providers. */
import { describe, expect, test } from "vitest";
import { catalogue, detect } from "../../../electron/core/providers/index.ts";
import { providersOfVariable } from "../../../electron/core/providers/variable-names.ts";

const ownersOf = (name: string): readonly string[] =>
  providersOfVariable(name, catalogue).map(({ id }) => id);
const named = catalogue.flatMap(({ id, variables }) => variables.map((variable) => [variable, id] as const));

test("every documented name finds its provider, also with a stage or a framework around it", () => {
  for (const [variable, id] of named) {
    expect(ownersOf(variable), variable).toContain(id);
    expect(ownersOf(variable.toLowerCase()), variable).toContain(id);
    expect(ownersOf(`NEXT_PUBLIC_${variable}_PROD`), variable).toContain(id);
  }
});

test("names that several providers use are these", () => {
  const shared = new Map<string, readonly string[]>();
  for (const [variable] of named) {
    if (ownersOf(variable).length > 1) shared.set(variable, ownersOf(variable).toSorted());
  }
  expect(Object.fromEntries(shared)).toEqual({
    GOOGLE_API_KEY: ["google-api-key", "google-gemini"],
    MINIMAX_API_KEY: ["minimax", "minimax-cn"],
    MOONSHOT_API_KEY: ["moonshot", "moonshot-cn"],
    SONAR_TOKEN: ["sonarcloud", "sonarqube"],
  });
});

describe("names that say nothing name nobody", () => {
  const generic = ["API_KEY", "TOKEN", "SECRET_KEY", "ACCESS_TOKEN", "CLIENT_SECRET", "DATABASE_URL", ""];

  test.each(generic)("%s", (name) => {
    expect(ownersOf(name)).toEqual([]);
    expect(ownersOf(`PROD_${name}`)).toEqual([]);
  });

  test("not even when an entry claims one", () => {
    const [first] = catalogue;
    if (first === undefined) throw new Error("no provider");
    const providers = [{ ...first, variables: ["API_KEY", "REAL_NAME"] }];
    expect(providersOfVariable("API_KEY", providers)).toEqual([]);
    expect(providersOfVariable("REAL_NAME", providers)).toEqual(providers);
  });
});

test("the whole name counts before what is left of it", () => {
  const [one, two] = catalogue;
  if (one === undefined || two === undefined) throw new Error("no providers");
  const providers = [
    { ...one, variables: ["ACME_KEY"] },
    { ...two, variables: ["TEST_ACME_KEY"] },
  ];
  expect(providersOfVariable("TEST_ACME_KEY", providers)).toEqual([providers[1]]);
  expect(providersOfVariable("DEV_ACME_KEY", providers)).toEqual([providers[0]]);
});

test.each(["NOT_STRIPE_SECRET_KEY", "STRIPE_SECRET_KEY_ID", "A".repeat(121), "__proto__", "constructor"])(
  "%s is nobody's",
  (name) => {
    expect(ownersOf(name)).toEqual([]);
    expect(detect("0".repeat(32), { variable: name }).candidates).toEqual([]);
  },
);
