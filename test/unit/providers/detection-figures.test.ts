/** How often detection is right: on keys made from every own format, and on texts that are no key. */
import { describe, expect, test } from "vitest";
import { catalogue, detect, findProvider } from "../../../electron/core/providers/index.ts";
import { fixedOf, weightOf } from "../../../electron/core/providers/key-formats.ts";
import { formatsOf } from "../../../electron/core/providers/format-index.ts";
import { seededRandom } from "../../fakes/seeded-random.ts";
import { detectionFigures } from "../../helpers/detection-figures.ts";
import { exampleKey } from "../../helpers/key-examples.ts";
import { nonKeys } from "../../helpers/non-keys.ts";

const figures = detectionFigures(catalogue);

test("a sure answer names the right provider", () => {
  expect(figures.wrong).toEqual([]);
  expect(figures.precision).toBeGreaterThanOrEqual(0.995);
});

test("the right provider is found, sure or first", () => {
  expect(figures.recall, figures.missed.join("\n")).toBeGreaterThanOrEqual(0.97);
});

test("nothing that is no key has a candidate", () => {
  expect(figures.nonKeys).toBe(10_000);
  expect(figures.alarms).toEqual([]);
});

test("in a variable without a telling name neither", () => {
  for (const { kind, text } of nonKeys(1_000, seededRandom("named"))) {
    for (const variable of ["API_KEY", "TOKEN", "DATABASE_URL", "APP_VERSION", "LOGO"]) {
      expect([kind, detect(text, { variable }).candidates]).toEqual([kind, []]);
    }
  }
});

test("these figures notice a careless format", () => {
  const groq = findProvider("groq");
  if (groq === null) throw new Error("no groq");
  const withFormat = (prefix: string, pattern: string) =>
    detectionFigures([
      ...catalogue,
      { ...groq, id: "careless", formats: [{ prefix, pattern, distinctive: true }] },
    ]);
  expect(withFormat("gsk_", "^gsk_[A-Za-z0-9]{52}$").recall).toBeLessThan(figures.recall);
  expect(withFormat("", "^[a-z]{4,9}\\.[0-9a-f]{8,20}\\.js$").alarms).not.toEqual([]);
});

describe("own formats that two providers claim", () => {
  /** Pairs whose keys cannot be told apart by their form; a key of theirs is never sure. */
  const known = ["github ~ github-enterprise", "minimax ~ minimax-cn"];
  const random = seededRandom("collisions");
  const own = catalogue.flatMap((provider) =>
    provider.formats
      .filter((format) => format.pattern !== null && weightOf(format) === 3)
      .map((format) => ({ provider, format })),
  );
  const overlaps = own.flatMap(({ provider, format }) =>
    Array.from({ length: 5 }, () => exampleKey(format, random)).flatMap((text) =>
      formatsOf(text, catalogue)
        .filter((other) => other.provider !== provider && weightOf(other.format) === 3)
        .map((other) => ({ text, one: { provider, format }, other })),
    ),
  );

  test("are these and no more: any other is a mistake in an entry", () => {
    // A form that fixes much more of the text has it: that is no collision.
    const equal = overlaps.filter(
      ({ one, other }) => Math.abs(fixedOf(one.format) - fixedOf(other.format)) < 4,
    );
    const pairs = equal.map(({ one, other }) => [one.provider.id, other.provider.id].toSorted().join(" ~ "));
    expect([...new Set(pairs)].filter((pair) => !known.includes(pair))).toEqual([]);
  });

  test("are possible for both, or sure for the one that fixes more", () => {
    for (const { text, one, other } of overlaps) {
      const { candidates } = detect(text);
      const [first] = candidates;
      const more = fixedOf(one.format) > fixedOf(other.format) ? one : other;
      if (first?.certainty === "sure") expect(first.provider).toBe(more.provider.id);
      else expect(candidates.map(({ provider }) => provider)).toContain(one.provider.id);
    }
  });
});
