/** How well detection does on made keys and on texts that are none: for the test, the bench and the docs. */
import { detect, type KeyFormat, type ProviderDefinition } from "../../electron/core/providers/index.ts";
import { seededRandom } from "../fakes/seeded-random.ts";
import { exampleKey } from "./key-examples.ts";
import { nonKeys } from "./non-keys.ts";

export interface DetectionFigures {
  readonly providers: number;
  /** Formats that an entry calls its own. */
  readonly formats: number;
  readonly examples: number;
  /** Of the sure answers, how many name the right provider: 0 to 1. */
  readonly precision: number;
  /** Of all examples, how many have the right provider as sure answer or first candidate: 0 to 1. */
  readonly recall: number;
  /** Wrong sure answers, and keys whose provider did not come first: provider, pattern, what came. */
  readonly wrong: readonly string[];
  readonly missed: readonly string[];
  readonly nonKeys: number;
  /** Texts that are no key and yet have a candidate: kind, text, what came. */
  readonly alarms: readonly string[];
}

const examplesOfEach = 10;
const nonKeyCount = 10_000;

/** Measures `providers`; the same in every run. */
export function detectionFigures(providers: readonly ProviderDefinition[]): DetectionFigures {
  const random = seededRandom("figures");
  const own = providers.flatMap((provider) =>
    provider.formats
      .filter(({ distinctive, pattern }) => distinctive && pattern !== null)
      .map((format) => ({ provider, format })),
  );
  const answers = own.flatMap(({ provider, format }) =>
    Array.from({ length: examplesOfEach }, () => answerOf(provider, format, providers, random)),
  );
  const sure = answers.filter(({ certainty }) => certainty === "sure");
  const right = sure.filter(({ isFirst }) => isFirst);
  const found = answers.filter(({ isFirst }) => isFirst);
  const texts = nonKeys(nonKeyCount, random);
  return {
    providers: providers.length,
    formats: own.length,
    examples: answers.length,
    precision: right.length / sure.length,
    recall: found.length / answers.length,
    wrong: [...new Set(sure.filter(({ isFirst }) => !isFirst).map(({ line }) => line))],
    missed: [...new Set(answers.filter(({ isFirst }) => !isFirst).map(({ line }) => line))],
    nonKeys: texts.length,
    alarms: texts.flatMap(({ kind, text }) => {
      const { candidates } = detect(text, { providers });
      return candidates.length === 0
        ? []
        : [
            `${kind} ${text}: ${candidates.map(({ provider, certainty }) => `${provider} ${certainty}`).join(", ")}`,
          ];
    }),
  };
}

function answerOf(
  provider: ProviderDefinition,
  format: KeyFormat,
  providers: readonly ProviderDefinition[],
  random: ReturnType<typeof seededRandom>,
) {
  const { candidates } = detect(exampleKey(format, random), { providers });
  const [first] = candidates;
  const came = candidates.map((one) => `${one.provider} ${one.certainty}`).join(", ") || "nothing";
  return {
    certainty: first?.certainty,
    isFirst: first?.provider === provider.id,
    line: `${provider.id} ${format.pattern ?? ""}: ${came}`,
  };
}
