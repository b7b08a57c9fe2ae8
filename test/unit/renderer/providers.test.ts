/** The list of providers, a provider's page in words, and the form of one's own. */
import { describe, expect, test } from "vitest";
import { readDefinition } from "../../../electron/core/providers/own/index.ts";
import {
  definitionText,
  emptyForm,
  formOf,
  type OwnForm,
  sortProblems,
  variableFor,
} from "../../../renderer/features/providers/own-form.ts";
import {
  filterCounts,
  foundProviders,
  listProviders,
  rowLabel,
} from "../../../renderer/features/providers/provider-list.ts";
import { checkFacts, stateWords } from "../../../renderer/features/providers/provider-words.ts";
import { fakeBridge } from "../../fakes/fake-bridge.ts";
import { fakeProviders } from "../../fakes/fake-providers.ts";
import { sampleRows } from "../../fakes/sample-rows.ts";
import { codeOf, valueOf } from "../../helpers/vault-values.ts";

const acme = {
  id: "custom-acme",
  name: "Acme",
  hosts: ["api.acme.example"],
  variables: ["ACME_API_KEY"],
  formats: [],
  fields: [],
  request: "GET https://api.acme.example/v1/me",
  headers: [],
  keyGoes: [],
  whyPost: null,
  keyPage: null,
};
const own = [
  {
    id: "custom-acme",
    state: "disabled" as const,
    addedAt: "2026-11-20T09:00:00.000Z",
    facts: acme,
    keys: [],
  },
  { id: "custom-bad", state: "damaged" as const, addedAt: "2026-11-20T09:00:00.000Z", facts: null, keys: [] },
];
const switchedOff = fakeProviders.map((info) =>
  info.id === "stripe"
    ? { ...info, switchedOff: true, noCheck: "You switched it off.", request: null }
    : info,
);
const rows = listProviders(switchedOff, own, sampleRows());
const ids = (found: readonly { readonly id: string }[]) => found.map(({ id }) => id);

describe("the list", () => {
  test("holds the catalogue and what of the user's is not in use, by name", () => {
    expect(ids(rows).slice(0, 2)).toEqual(["custom-acme", "anthropic"]);
    expect(rows).toHaveLength(fakeProviders.length + 2);
    expect(rows.find(({ id }) => id === "custom-bad")).toMatchObject({ name: "custom-bad", own: "damaged" });
  });

  test("counts keys that are not archived", () => {
    const github = rows.find(({ id }) => id === "github");
    const keys = sampleRows().filter(
      ({ provider, archivedAt }) => provider === "github" && archivedAt === null,
    );
    expect(github?.keys).toBe(keys.length);
  });

  test("finds by name, host, variable and category, every word somewhere, the name first", () => {
    expect(ids(foundProviders(rows, "all", "stripe_secret"))).toEqual(["stripe"]);
    expect(ids(foundProviders(rows, "all", "cloud  API.vercel"))).toEqual(["vercel"]);
    expect(ids(foundProviders(rows, "all", "acme.example"))).toEqual(["custom-acme"]);
    expect(ids(foundProviders(rows, "all", "cloud"))[0]).toBe("cloudflare");
    expect(foundProviders(rows, "all", "zebra")).toEqual([]);
  });

  test("filters, with a count each", () => {
    expect(ids(foundProviders(rows, "own", ""))).toEqual(["custom-acme", "custom-bad"]);
    expect(ids(foundProviders(rows, "off", ""))).toEqual(["custom-acme", "custom-bad", "stripe"]);
    expect(ids(foundProviders(rows, "no-check", ""))).toEqual(["supabase"]);
    const { all, off, "no-check": without, "with-keys": some } = filterCounts(rows);
    expect([all, off, without]).toEqual([rows.length, 3, 1]);
    expect(some).toBe(foundProviders(rows, "with-keys", "").length);
  });

  test("is read out with what the row shows", () => {
    const labelOf = (id: string) => rows.filter((row) => row.id === id).map(rowLabel);
    expect(labelOf("stripe")).toEqual(["Stripe, Payments and finance, Switched off, 2 keys"]);
    expect(labelOf("custom-acme")).toEqual(["Acme, Your own, Disabled, 0 keys"]);
  });

  test("shows no name of a field where a request has a key's own server or path", () => {
    const [info] = fakeProviders;
    const checkOf = (request: string) =>
      listProviders([{ ...info!, noCheck: null, switchedOff: false, request }], [], [])[0]?.check;
    expect(checkOf("GET {baseUrl}/api/v3/user")).toBe("GET …/api/v3/user");
    expect(checkOf("GET api.acme.example/v1/{org}/me")).toBe("GET api.acme.example/v1/…/me");
  });
});

describe("the page of a provider", () => {
  test("says whether a made-up key is tried, and whose server it is", async () => {
    const detail = valueOf(await fakeBridge().providerDetail("github"));
    const text = (facts: ReturnType<typeof checkFacts>) =>
      facts.map(({ title, text: words }) => `${title}: ${words}`);
    expect(text(checkFacts(detail))).toContain("Sent to: api.github.com");
    expect(text(checkFacts(detail)).join()).toContain("tried once a day");
    const signed = detail.check === null ? null : { ...detail.check, noControl: "it is signed" };
    const lines = text(checkFacts({ hosts: [], check: signed }));
    expect(lines).toContain("Sent to: each key names its own server");
    expect(lines).toContain("Made-up key: none is tried: it is signed");
    expect(checkFacts({ hosts: [], check: null })).toEqual([]);
  });

  test("has a word for every state that is not in use", () => {
    expect(stateWords("enabled")).toBeNull();
    expect(
      ["disabled", "unconfirmed", "damaged"].map((state) => stateWords(state as "damaged")?.tone),
    ).toEqual(["info", "warn", "bad"]);
  });
});

const filled: OwnForm = {
  ...emptyForm,
  name: "Acme",
  host: "api.acme.example",
  path: "/v1/me",
  proof: "id",
  prefix: "acme_",
  length: "24",
};

describe("the form", () => {
  test("makes a definition that the program reads, and comes back from it", () => {
    const forms: readonly OwnForm[] = [
      filled,
      { ...filled, prefix: "", length: "", variable: "OTHER", keyPage: "https://acme.example/keys" },
      { ...filled, keyIn: "header", place: "X-Api-Key" },
      { ...filled, keyIn: "query", place: "key" },
      { ...filled, keyIn: "basic" },
      { ...filled, keyIn: "basic", place: "api" },
      { ...filled, keyIn: "json-body", place: "token", whyPost: "It reads bodies only. Free." },
      { ...filled, keyIn: "none" },
    ];
    for (const form of forms) {
      const definition = valueOf(readDefinition(definitionText(form)));
      const again = formOf(JSON.stringify(definition));
      expect(again, form.keyIn).not.toBeNull();
      expect(valueOf(readDefinition(definitionText(again ?? emptyForm, definition.id)))).toEqual(definition);
    }
  });

  test("keeps the id of what it changes, whatever the name", () => {
    const changed = valueOf(readDefinition(definitionText({ ...filled, name: "Zebra" }, "custom-acme")));
    expect(changed).toMatchObject({ id: "custom-acme", name: "Zebra" });
  });

  test("leaves a definition that says more than it can to the text", () => {
    const definition = valueOf(readDefinition(definitionText(filled)));
    expect(formOf(JSON.stringify({ ...definition, "rotation-days": 90 }))).toBeNull();
    expect(formOf(JSON.stringify({ ...definition, variables: ["A", "B"] }))).toBeNull();
    expect(formOf("{")).toBeNull();
  });

  test("puts each problem beside its field", () => {
    const problemsOf = (form: OwnForm) => {
      const read = readDefinition(definitionText(form));
      expect(codeOf(read)).toBe("invalid-input");
      return sortProblems(read.ok ? [] : (read.error.details?.["problems"] as readonly string[]));
    };
    const empty = problemsOf(emptyForm);
    expect(Object.keys(empty.fields).toSorted()).toContain("name");
    const wrong: readonly (readonly [Partial<OwnForm>, keyof OwnForm])[] = [
      [{ host: "https://api.acme.example" }, "host"],
      [{ host: "аpi.acme.example" }, "host"],
      [{ host: "localhost" }, "host"],
      [{ variable: "1 2" }, "variable"],
      [{ path: "v1" }, "path"],
      [{ path: "/{nobody}" }, "path"],
      [{ proof: "a b" }, "proof"],
      [{ keyIn: "header", place: "" }, "place"],
      [{ keyIn: "header", place: "a b" }, "place"],
      [{ keyIn: "json-body", place: "a" }, "whyPost"],
      [{ prefix: "a b" }, "prefix"],
      [{ length: "many" }, "length"],
      [{ alphabet: "hex" }, "alphabet"],
      [{ keyPage: "http://acme.example" }, "keyPage"],
    ];
    for (const [part, field] of wrong) {
      const { fields } = problemsOf({ ...filled, ...part });
      expect(fields[field], JSON.stringify(part)).toMatch(/^[A-Z].*\.$/);
    }
  });

  test("proposes a variable's name", () => {
    expect(variableFor("Acmé Cloud 2")).toBe("ACME_CLOUD_2_API_KEY");
    expect(variableFor("7 Days")).toBe("DAYS_API_KEY");
    expect(variableFor("日本")).toBe("");
  });
});
