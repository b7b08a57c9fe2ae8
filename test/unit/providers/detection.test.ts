/** What a text could be: sure only where nothing else is possible, everything listed where it is not. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { base62, checksumFits, crc32 } from "../../../electron/core/providers/checksum.ts";
import { catalogue, detect, findProvider } from "../../../electron/core/providers/index.ts";
import { seededRandom } from "../../fakes/seeded-random.ts";
import { exampleOf } from "../../helpers/key-examples.ts";

const random = seededRandom("detection");
const hex = (count: number): string => exampleOf(`^[0-9a-f]{${count}}$`, random);
const letters = (count: number): string => exampleOf(`^[A-Za-z0-9]{${count}}$`, random);
const uuid = (): string =>
  exampleOf("^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$", random);
const idsOf = (text: string, variable?: string): readonly string[] =>
  detect(text, { variable }).candidates.map(({ provider }) => provider);
const withChecksum = (prefix: string): string => {
  const body = letters(30);
  return prefix + body + base62(crc32(body));
};

const forms = catalogue.flatMap(({ id, variables, formats }) =>
  formats.flatMap((format) =>
    format.pattern === null ? [] : [{ id, variable: variables[0] ?? "", format, pattern: format.pattern }],
  ),
);

describe("the catalogue's own forms", () => {
  test.each(forms)("$id: $pattern", ({ id, variable, format, pattern }) => {
    for (let round = 0; round < 20; round += 1) {
      const example = exampleOf(pattern, random);
      expect(example).toMatch(new RegExp(pattern));
      // A random text does not carry its checksum; that is tested below.
      if (format.checksum !== undefined) continue;
      const { candidates } = detect(example);
      if (format.distinctive) {
        expect(candidates).toEqual([{ provider: id, certainty: "sure", by: "format" }]);
      } else if (format.prefix !== "") {
        const decided = candidates.some(({ certainty }) => certainty === "sure");
        if (!decided)
          expect(candidates).toContainEqual({ provider: id, certainty: "possible", by: "format" });
      } else {
        expect(candidates.filter(({ by }) => by === "variable")).toEqual([]);
        expect(idsOf(example, variable)).toContain(id);
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
    expect(idsOf(`sk_live_${hex(40)}`)).toEqual(["clerk", "deepcreative-labs", "paystack", "stripe"]);
  });

  test("a bare sk- could be of many, and none is sure", () => {
    expect(idsOf(`sk-${hex(32)}`)).toEqual(["dashscope", "deepseek", "openai"]);
    expect(idsOf(`sk-${"aB3".repeat(16)}`)).toEqual([
      "braintrust",
      "moonshot",
      "moonshot-cn",
      "openai",
      "stability",
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
      "google-api-key",
      "google-gemini",
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
  test("are those of a published token that has long expired", () => {
    // The body of the example in a public description of the scheme; without its prefix it is no token.
    expect(checksumFits("pre_zQWBuTSOoRi4A9spHcVY5ncnsDkxkJ0mLq17", "pre_")).toBe(true);
    expect(crc32("123456789")).toBe(0xcbf43926);
    expect(base62(0)).toBe("000000");
    expect(base62(0xffffffff)).toBe("4gfFC3");
  });

  test.each(["ghp_", "gho_", "ghu_", "ghs_", "ghr_"])("decide for %s", (prefix) => {
    const token = withChecksum(prefix);
    expect(detect(token)).toEqual({
      candidates: [{ provider: "github", certainty: "sure", by: "checksum" }],
      notAKey: null,
    });
    const last = token.endsWith("0") ? "1" : "0";
    const mistyped = detect(token.slice(0, -1) + last);
    expect(mistyped.candidates).toEqual([]);
    expect(mistyped.notAKey).toMatch(/checksum/);
  });

  test("decide for npm", () => {
    expect(detect(withChecksum("npm_")).candidates).toEqual([
      { provider: "npm", certainty: "sure", by: "checksum" },
    ]);
    expect(detect(`npm_${"0".repeat(36)}`).notAKey).toMatch(/checksum/);
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
