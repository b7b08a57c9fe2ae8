import { describe, expect, test } from "vitest";
import { parseForImport, planImport } from "../../../electron/core/envfile/index.ts";
import type { Detected, ImportRow } from "../../../electron/core/envfile/index.ts";
import type { ProviderDefinition } from "../../../electron/core/providers/index.ts";
import { makeFewKeys } from "../../helpers/few-keys.ts";

const value = (letter: string): string => `test_${letter.repeat(24)}`;

const flow: ProviderDefinition = {
  id: "flow",
  name: "Flow",
  category: "test",
  hosts: [],
  variables: ["FLOW_API_KEY"],
  formats: [],
  fields: [
    {
      id: "baseUrl",
      label: "Base URL",
      required: true,
      secret: false,
      kind: "base-url",
      variables: ["FLOW_URL"],
    },
    {
      id: "signing",
      label: "Signing secret",
      required: false,
      secret: true,
      kind: "text",
      variables: ["FLOW_SIGNING_SECRET"],
    },
  ],
  check: { kind: "none", reason: "test" },
  keyPage: null,
  rotation: { days: 30, style: "overlap", note: "" },
  sources: [],
  confidence: "high",
};

const detect = (text: string, variable: string): Detected => {
  if (text.startsWith("pub_")) return { candidates: [], notAKey: "a public key" };
  if (text.startsWith("two_"))
    return {
      candidates: [
        { provider: "flow", certainty: "possible" },
        { provider: "other", certainty: "possible" },
      ],
      notAKey: null,
    };
  if (text.startsWith("sure_"))
    return {
      candidates: [
        { provider: "flow", certainty: "sure" },
        { provider: "other", certainty: "possible" },
      ],
      notAKey: null,
    };
  return {
    candidates: variable === "FLOW_API_KEY" ? [{ provider: "flow", certainty: "sure" }] : [],
    notAKey: null,
  };
};

const rowsOf = async (
  texts: Readonly<Record<string, string>>,
  vault = makeFewKeys(),
): Promise<readonly ImportRow[]> => {
  const files = Object.entries(texts).map(([path, text]) => {
    const parsed = parseForImport(Buffer.from(text));
    if (!parsed.ok) throw new Error(parsed.error.code);
    return { path, entries: parsed.value.entries };
  });
  const result = await planImport({
    vault,
    files,
    catalogue: [flow],
    detect,
    knownPrefix: (text) => (text.startsWith("sure_") ? "sure_" : ""),
    mask: (text) => `…${text.slice(-2)}`,
    project: "shop",
    environment: null,
    today: "2026-11-21",
  });
  if (!result.ok) throw new Error(result.error.code);
  return result.value;
};

const states = (rows: readonly ImportRow[]): Record<string, string> =>
  Object.fromEntries(rows.map((row) => [row.variable, row.state]));

describe("the variables of a file", () => {
  test("are sorted into keys and the rest", async () => {
    const rows = await rowsOf({
      "/p/.env": [
        `FLOW_API_KEY=${value("a")}`,
        `MY_TOKEN=${value("b")}`,
        "PORT=3000",
        "NODE_ENV=production",
        "EMPTY_KEY=",
        "STRIPE_KEY=your-key-here",
        "DATABASE=postgres-on-localhost",
        `PUBLIC_KEY=pub_${value("c")}`,
        "FLOW_URL=https://flow.example",
        `BAD-NAME_KEY=${value("d")}`,
      ].join("\n"),
    });
    expect(states(rows)).toEqual({
      FLOW_API_KEY: "new",
      MY_TOKEN: "new",
      PORT: "placeholder",
      NODE_ENV: "not-a-key",
      EMPTY_KEY: "placeholder",
      STRIPE_KEY: "placeholder",
      DATABASE: "not-a-key",
      PUBLIC_KEY: "not-a-key",
      FLOW_URL: "field",
      "BAD-NAME_KEY": "bad-name",
    });
    expect(JSON.stringify(rows.map(({ addition: _addition, ...row }) => row))).not.toMatch(
      /test_|your-key|https:/,
    );
  });

  test("give a key its provider, its fields from the same file, its place and its policy", async () => {
    const [row] = await rowsOf({
      "/p/.env": `FLOW_API_KEY=${value("a")}\nFLOW_URL=https://flow.example\nFLOW_SIGNING_SECRET=${value("s")}\n`,
      "/q/.env": "FLOW_URL=https://other.example\n",
    });
    expect(row?.addition?.key).toMatchObject({
      name: "FLOW_API_KEY",
      variable: "FLOW_API_KEY",
      provider: "flow",
      project: "shop",
      environment: null,
      policyDays: 30,
      createdOn: "2026-11-21",
      fields: { baseUrl: "https://flow.example" },
    });
    expect(row?.addition?.secrets.fields["signing"]?.revealText()).toBe(value("s"));
  });

  test("that could belong to several providers get none", async () => {
    const [row] = await rowsOf({ "/p/.env": `A_KEY=two_${value("a")}\n` });
    expect(row).toMatchObject({
      state: "new",
      provider: null,
      candidates: ["flow", "other"],
      note: "could be flow or other",
    });
  });

  test("that surely belong to one get it", async () => {
    const [row] = await rowsOf({ "/p/.env": `A_KEY=sure_${value("a")}\n` });
    expect(row).toMatchObject({ state: "new", provider: "flow" });
    expect(row?.addition?.key.knownPrefix).toBe("sure_");
  });

  test("that the vault has are not added again, archived ones included", async () => {
    const vault = makeFewKeys();
    vault.place({ name: "KEPT", project: "x" }, value("a"));
    vault.place({ name: "GONE", archivedAt: "2026-01-01T00:00:00.000Z" }, value("b"));
    const rows = await rowsOf({ "/p/.env": `A_KEY=${value("a")}\nB_KEY=${value("b")}\n` }, vault);
    expect(rows.map(({ state, note }) => [state, note])).toEqual([
      ["stored", "as KEPT"],
      ["stored", "as GONE (archived)"],
    ]);
  });

  test("with a taken name and another value are a conflict; the same value elsewhere is one key", async () => {
    const vault = makeFewKeys();
    vault.place({ name: "A_KEY", project: "shop" }, value("z"));
    const rows = await rowsOf(
      {
        "/p/.env": `A_KEY=${value("a")}\nB_KEY=${value("b")}\n`,
        "/q/.env": `B_KEY=${value("b")}\n`,
        "/r/.env": `B_KEY=${value("c")}\n`,
      },
      vault,
    );
    expect(rows.map(({ state }) => state)).toEqual(["conflict", "new", "repeated", "conflict"]);
  });
});
