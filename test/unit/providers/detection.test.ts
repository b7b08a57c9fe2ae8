/** What a text could be: sure only where nothing else is possible, everything listed where it is not. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { base62, checksumFits, crc32 } from "../../../electron/core/providers/checksum.ts";
import { catalogue, detect, findProvider } from "../../../electron/core/providers/index.ts";
import { weightOf } from "../../../electron/core/providers/key-formats.ts";
import { isGeneric } from "../../../electron/core/providers/not-a-key.ts";
import { seededRandom } from "../../fakes/seeded-random.ts";
import { awsIdOf, canaryAccount, plainAccount } from "../../helpers/aws-ids.ts";
import { exampleKey, exampleOf } from "../../helpers/key-examples.ts";

const random = seededRandom("detection");
const hex = (count: number): string => exampleOf(`^[0-9a-f]{${count}}$`, random);
const letters = (count: number): string => exampleOf(`^[A-Za-z0-9]{${count}}$`, random);
const uuid = (): string =>
  exampleOf("^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$", random);
const idsOf = (text: string, variable?: string): readonly string[] =>
  detect(text, { variable }).candidates.map(({ provider }) => provider);

const forms = catalogue.flatMap(({ id, variables, formats }) =>
  formats.flatMap((format) =>
    format.pattern === null ? [] : [{ id, variable: variables[0] ?? "", format, pattern: format.pattern }],
  ),
);

describe("the catalogue's own forms", () => {
  test.each(forms)("$id: $pattern", ({ id, variable, format, pattern }) => {
    const weight = weightOf(format);
    for (let round = 0; round < 10; round += 1) {
      const example = exampleKey(format, random);
      expect(example).toMatch(new RegExp(pattern));
      const { candidates } = detect(example);
      const sure = candidates.filter(({ certainty }) => certainty === "sure");
      const by = format.checksum === undefined ? "format" : "checksum";
      // An own form is sure, or shared after all: then nobody has it for sure.
      if (weight === 3 && sure.length > 0) expect(sure).toEqual([{ provider: id, certainty: "sure", by }]);
      else if (weight > 1 && sure.length === 0 && !isGeneric(example))
        expect(candidates).toContainEqual({ provider: id, certainty: "possible", by });
      else {
        expect(candidates.filter((one) => one.by === "variable")).toEqual([]);
        if (sure.length === 0) expect(idsOf(example, variable)).toContain(id);
      }
    }
  });
});

describe("ambiguous forms", () => {
  test("sk_live_ is Stripe's or DeepCreative Labs'", () => {
    for (const count of [24, 26, 99]) {
      const { candidates } = detect(`sk_live_${letters(count)}`);
      expect(candidates.map(({ provider }) => provider)).toEqual(
        expect.arrayContaining(["deepcreative-labs", "stripe"]),
      );
      expect(candidates.map(({ certainty }) => certainty)).not.toContain("sure");
    }
  });

  test("sk_live_ lists the others whose form fits as well", () => {
    expect(idsOf(`sk_live_${hex(40)}`).toSorted()).toEqual([
      "clerk",
      "deepcreative-labs",
      "paystack",
      "stripe",
    ]);
  });

  test("the likeliest comes first: whose keys are fewer, then whose are most used", () => {
    expect(idsOf(`sk_live_${hex(40)}`)[0]).toBe("paystack");
    expect(idsOf(`sk_live_${letters(24)}`)[0]).toBe("stripe");
    expect(idsOf(`AIza${letters(35)}`)[0]).toBe("google-gemini");
  });

  test("a form that fixes clearly more of the text has it, and others with it have not", () => {
    const groq = findProvider("groq");
    if (groq === null) throw new Error("no groq");
    const of = (id: string, prefix: string, body: string) => ({
      ...groq,
      id,
      formats: [{ prefix, pattern: `^${prefix}${body}$`, distinctive: true }],
    });
    const wide = of("wide", "zk_", "[A-Za-z0-9_-]{30,60}");
    const near = of("near", "zk_a1_", "[A-Za-z0-9]{30,40}");
    const narrow = of("narrow", "zk_admin_", "[A-Za-z0-9]{30,40}");
    const decided = (text: string, ...providers: readonly (typeof groq)[]) =>
      detect(text, { providers }).candidates.map(({ provider, certainty }) => `${provider} ${certainty}`);
    expect(decided(`zk_admin_${letters(30)}`, wide, narrow)).toEqual(["narrow sure"]);
    expect(decided(`zk_other_${letters(30)}`, wide, narrow)).toEqual(["wide sure"]);
    expect(decided(`zk_a1_${letters(30)}`, wide, near)).toEqual(["near possible", "wide possible"]);
  });

  test("a bare sk- could be of many, and none is sure", () => {
    expect(idsOf(`sk-${hex(32)}`)).toEqual(["deepseek", "dashscope", "openai"]);
    expect(idsOf(`sk-${"aB3".repeat(16)}`)).toEqual([
      "moonshot",
      "braintrust",
      "moonshot-cn",
      "stability",
      "openai",
    ]);
    expect(idsOf(`sk-${"aB3dE".repeat(8)}_-x`)).toEqual(["langflow", "openai"]);
    for (const count of [20, 32, 43, 48, 60]) {
      const { candidates } = detect(`sk-${letters(count)}`);
      expect(candidates.length).toBeGreaterThan(0);
      expect(candidates.map(({ certainty }) => certainty)).not.toContain("sure");
    }
  });

  test("OpenAI's marker decides, though the rest looks like others", () => {
    const text = `sk-${letters(20)}T3BlbkFJ${letters(20)}`;
    expect(detect(text).candidates).toEqual([{ provider: "openai", certainty: "sure", by: "format" }]);
  });

  test("two providers that both claim a form are both only possible", () => {
    const first = findProvider("groq");
    if (first === null) throw new Error("no groq");
    const providers = [first, { ...first, id: "another" }];
    expect(detect(`gsk_${letters(52)}`, { providers }).candidates).toEqual([
      { provider: "another", certainty: "possible", by: "format" },
      { provider: "groq", certainty: "possible", by: "format" },
    ]);
  });

  test("a key of Google does not tell its service", () => {
    expect(idsOf(`AIza${letters(35)}`)).toEqual([
      "google-gemini",
      "google-api-key",
      "google-maps",
      "youtube",
    ]);
  });

  test("a variable's name puts its provider first, and still nothing is sure", () => {
    const key = `sk_live_${letters(24)}`;
    expect(detect(key, { variable: "DEEPCREATIVE_API_KEY" }).candidates).toEqual([
      { provider: "deepcreative-labs", certainty: "possible", by: "variable" },
      { provider: "stripe", certainty: "possible", by: "format" },
    ]);
    expect(detect(key, { variable: "STRIPE_SECRET_KEY" }).candidates).toEqual([
      { provider: "stripe", certainty: "possible", by: "variable" },
      { provider: "deepcreative-labs", certainty: "possible", by: "format" },
    ]);
  });
});

describe("variable names", () => {
  test("make a form that says nothing sure", () => {
    expect(detect(hex(32), { variable: "DATADOG_API_KEY" }).candidates).toEqual([
      { provider: "datadog", certainty: "sure", by: "variable" },
    ]);
    expect(detect(uuid(), { variable: "HEROKU_API_KEY" }).candidates).toEqual([
      { provider: "heroku", certainty: "sure", by: "variable" },
    ]);
    expect(detect(letters(60), { variable: "MODELSLAB_API_KEY" }).candidates).toEqual([
      { provider: "modelslab", certainty: "sure", by: "variable" },
    ]);
  });

  test("of two providers make none sure", () => {
    const { candidates } = detect(`sk-${letters(48)}`, { variable: "MOONSHOT_API_KEY" });
    expect(candidates.slice(0, 2)).toEqual([
      { provider: "moonshot", certainty: "possible", by: "variable" },
      { provider: "moonshot-cn", certainty: "possible", by: "variable" },
    ]);
  });

  test("do not overrule a form that belongs to another provider", () => {
    const text = `flx_live_${hex(40)}`;
    for (const variable of ["STRIPE_SECRET_KEY", "MODELSLAB_API_KEY"]) {
      expect(detect(text, { variable }).candidates).toEqual([
        { provider: "fluximage", certainty: "sure", by: "format" },
      ]);
    }
  });

  test("count only when the form fits", () => {
    expect(detect(`${hex(20)}/${hex(9)}`, { variable: "DATADOG_API_KEY" })).toEqual({
      candidates: [],
      notAKey: null,
      warning: null,
    });
  });

  test("count with a stage or a framework around them, but not with any other word", () => {
    for (const variable of [
      "PROD_HEROKU_API_KEY",
      "HEROKU_API_KEY_STAGING",
      "NEXT_PUBLIC_HEROKU_API_KEY",
      "heroku_api_key",
    ]) {
      expect(idsOf(uuid(), variable)).toEqual(["heroku"]);
    }
    for (const variable of ["NOT_HEROKU_API_KEY", "HEROKU_API_KEY_ID", "API_KEY"]) {
      expect(idsOf(uuid(), variable)).toEqual([]);
    }
  });

  test("are read from the pasted text itself", () => {
    expect(idsOf(`export HEROKU_API_KEY="${uuid()}"`)).toEqual(["heroku"]);
  });
});

describe("checksums", () => {
  test.each([
    // The body of the example in a public description of the scheme; without its prefix it is no token.
    ["github", "pre_zQWBuTSOoRi4A9spHcVY5ncnsDkxkJ0mLq17", "pre_"],
    // Published examples whose makers let them expire, with another beginning where a scanner would bark.
    ["npm", ["npm", "qkJaB6MffYVzZXWqmcoF49yrUxP3wf0LsakP"].join("_"), "npm_"],
    ["grafana", ["glsa", "59XrtzqaLhSMrlep4eCcGvPsXCaf9xE6", "b83d1d4f"].join("_"), "glsa_"],
    ["grafana", ["glsa", "18jsK51ALMvwoM7wnaevzGKSLp6UOsTm", "07394f66"].join("_"), "glsa_"],
    ["gitlab", ["glpat", "vSY1cyL948aAB440qB6L4zlu9OzsUmEV.01.0w0sfevch"].join("-"), "glpat-"],
  ] as const)("of %s are those of a published token", (name, token, prefix) => {
    expect(checksumFits(name, token, prefix)).toBe(true);
    for (const place of [prefix.length, prefix.length + 9, token.length - 1]) {
      const other = token[place] === "0" ? "1" : "0";
      expect(checksumFits(name, token.slice(0, place) + other + token.slice(place + 1), prefix)).toBe(false);
    }
  });

  test("the length in a token of GitLab counts", () => {
    const token = `glpat-${letters(32)}.01.`;
    const end = (length: string): string => {
      const counted = token + length;
      return counted + crc32(counted).toString(36).padStart(7, "0");
    };
    expect(checksumFits("gitlab", end("0w"), "glpat-")).toBe(true);
    expect(checksumFits("gitlab", end("0x"), "glpat-")).toBe(false);
  });

  test("are made of CRC-32 and base62", () => {
    expect(crc32("123456789")).toBe(0xcbf43926);
    expect(base62(0)).toBe("000000");
    expect(base62(0xffffffff)).toBe("4gfFC3");
    expect(checksumFits("github", "ghp_", "ghp_")).toBe(false);
  });

  const summed = forms.filter(({ format }) => format.checksum !== undefined);

  test.each(summed)("decide for $id: $pattern", ({ id, format, pattern }) => {
    const token = exampleKey(format, random);
    const [first] = detect(token).candidates;
    expect(first?.by).toBe("checksum");
    expect(idsOf(token)).toContain(id);
    // The same form with a made-up end.
    const mistyped = detect(exampleOf(pattern, random));
    expect(mistyped.candidates).toEqual([]);
    if (format.checksum !== "discord") expect(mistyped.notAKey).toMatch(/checksum/);
  });

  test("are there for GitHub, npm, Grafana and GitLab", () => {
    expect([...new Set(summed.map(({ id }) => id))]).toEqual(
      expect.arrayContaining(["github", "npm", "grafana", "gitlab", "discord-bot"]),
    );
  });
});

describe("a canary token", () => {
  test("is what it is, with a warning", () => {
    expect(detect(awsIdOf(canaryAccount))).toEqual({
      candidates: [{ provider: "aws", certainty: "sure", by: "format" }],
      notAKey: null,
      warning: "it is a canary token: testing it alerts its owner",
    });
    expect(detect(awsIdOf(plainAccount)).warning).toBeNull();
  });
});

describe("any text at all", () => {
  const names = catalogue.flatMap(({ variables }) => variables);
  const anyText = fc.oneof(
    fc.string({ unit: "binary", maxLength: 300 }),
    fc.string({ unit: "grapheme", maxLength: 300 }),
    fc.string({
      unit: fc.integer({ min: 0xd800, max: 0xdfff }).map((code) => String.fromCharCode(code)),
      maxLength: 50,
    }),
    fc
      .tuple(fc.constantFrom(...forms.map(({ format }) => format.prefix)), fc.string({ maxLength: 200 }))
      .map((parts) => parts.join("")),
    fc.constantFrom("a", "\n", "=", "'", "{", "\u200b", "x", "A1", "- ").map((part) => part.repeat(5000)),
  );

  test("never throws, and a text that is no key has no candidates", () => {
    fc.assert(
      fc.property(
        anyText,
        fc.option(fc.oneof(fc.constantFrom(...names), fc.string()), { nil: undefined }),
        (text, variable) => {
          const { candidates, notAKey } = detect(text, { variable });
          if (notAKey !== null) expect(candidates).toEqual([]);
          const sure = candidates.filter(({ certainty }) => certainty === "sure");
          expect(sure.length === 0 || candidates.length === 1).toBe(true);
          expect(new Set(candidates.map(({ provider }) => provider)).size).toBe(candidates.length);
        },
      ),
      { numRuns: 2_000, seed: 20261121 },
    );
  });
});
