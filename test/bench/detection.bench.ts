/** How right and how quick detection is over all built-in providers: the figures in docs/measurements.md. */
import { catalogue, detect } from "../../electron/core/providers/index.ts";
import { seededRandom } from "../fakes/seeded-random.ts";
import { detectionFigures } from "../helpers/detection-figures.ts";
import { exampleKey } from "../helpers/key-examples.ts";
import { nonKeys } from "../helpers/non-keys.ts";
import { type Measurement, median, percentile } from "./measurement.ts";

const rounds = 9;
const longest = 4_096;

/** Texts of the longest length that is looked at: those that make the most work, by kind. */
function longTexts(): readonly string[] {
  const fills = ["a", "0", "-", "_", ".", "=", "/", " ", "aA0-", "a.b-", "x_", '{"a":', "\n", "eyJ"];
  const filled = (start: string, fill: string, length: number): string =>
    (start + fill.repeat(length)).slice(0, length);
  const prefixes = new Set(catalogue.flatMap(({ formats }) => formats.map(({ prefix }) => prefix)));
  const short = [1_000, 2_000, 3_000, longest].flatMap((length) =>
    fills.map((fill) => filled("", fill, length)),
  );
  return [...short, ...[...prefixes].map((prefix) => filled(prefix, "aA0-", longest)), webToken()];
}

/** The longest web token there may be: JSON in base64, and all patterns of web tokens begin to match. */
function webToken(): string {
  const part = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString("base64url");
  return `${part({ alg: "RS256", typ: "JWT" })}.${part({ sub: "a".repeat(2_000) })}.${"a".repeat(1_300)}`;
}

/** Milliseconds of one detection: the median of some rounds, so that other programs do not count. */
function timeOf(text: string, variable?: string): number {
  const times = Array.from({ length: rounds }, () => {
    const started = performance.now();
    detect(text, { variable });
    return performance.now() - started;
  });
  return median(times);
}

/** Measures; reads and writes nothing. */
export const run = async (): Promise<readonly Measurement[]> => {
  const started = performance.now();
  detect("a text that is no key");
  const first = performance.now() - started;
  const random = seededRandom("bench");
  const keys = catalogue.flatMap(({ formats }) =>
    formats.flatMap((format) => (format.pattern === null ? [] : exampleKey(format, random))),
  );
  const others = nonKeys(2_000, random).map(({ text }) => text);
  for (const text of [...keys, ...others]) detect(text);
  const usual = [...keys, ...others].map((text) => timeOf(text, "STRIPE_SECRET_KEY"));
  const long = longTexts().map((text) => timeOf(text, "STRIPE_SECRET_KEY"));
  const figures = detectionFigures(catalogue);
  const note = `${catalogue.length} providers, ${keys.length} formats with a pattern`;
  const percent = (share: number): number => Math.round(share * 10_000) / 100;
  return await Promise.resolve([
    {
      name: "detect: precision",
      figure: percent(figures.precision),
      unit: "%",
      note: `${figures.examples} keys of ${figures.formats} own formats`,
    },
    {
      name: "detect: recall",
      figure: percent(figures.recall),
      unit: "%",
      note: "sure, or the first candidate",
    },
    {
      name: "detect: false alarms",
      figure: figures.alarms.length,
      unit: "",
      note: `of ${figures.nonKeys} texts that are no key`,
    },
    { name: "detect: the first time", figure: first, unit: "ms", note: "makes the index" },
    { name: "detect: usual text", figure: 1_000 * median(usual), unit: "µs", note },
    { name: "detect: usual text, 99 of 100", figure: 1_000 * percentile(usual, 99), unit: "µs", note },
    {
      name: "detect: longest text, the worst",
      figure: 1_000 * Math.max(...long),
      unit: "µs",
      note: `${long.length} texts of up to 4 KiB, each the median of ${rounds}`,
    },
  ]);
};
