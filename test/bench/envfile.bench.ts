/** `env write` of 1,000 variables into a file of 10,000 lines: the plan, and plan plus write. */
import { mkdtemp, realpath, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { makeFiles } from "../../electron/adapters/files.ts";
import { planMerge } from "../../electron/core/envfile/index.ts";
import type { MergePlan } from "../../electron/core/envfile/index.ts";
import { Secret } from "../../electron/core/secret.ts";

interface Figure {
  readonly name: string;
  readonly figure: number;
  readonly unit: string;
  readonly note: string;
}

const rounds = 7;
const lineCount = 10_000;
const variableCount = 1_000;

/** Half of the variables stand in the file with another value, the other half are new. */
const fileText = (): string =>
  Array.from({ length: lineCount }, (_unused, index) => {
    if (index % 20 === 0) return `KEY_${index / 20}=old_${"0".repeat(40)}`;
    return index % 3 === 0 ? `OTHER_${index}="value ${index}" # kept` : `# comment ${index}`;
  }).join("\n");

const plan = (current: Buffer): MergePlan => {
  const variables = Array.from({ length: variableCount }, (_unused, index) => ({
    name: `KEY_${index}`,
    secret: Secret.fromText(`test_${String(index).padStart(40, "0")}`),
  }));
  const planned = planMerge({
    current,
    variables,
    dialect: "portable",
    mask: (_name, value) => value.slice(-4),
  });
  if (!planned.ok) throw new Error(planned.error.code);
  return planned.value;
};

const median = (figures: readonly number[]): number =>
  figures.toSorted((left, right) => left - right)[Math.floor(figures.length / 2)] ?? 0;

/** Milliseconds, the median of some rounds; the first round warms up and is not counted. */
const measure = async (work: () => Promise<void>): Promise<number> => {
  const figures: number[] = [];
  for (let round = 0; round <= rounds; round += 1) {
    const started = performance.now();
    await work();
    if (round > 0) figures.push(performance.now() - started);
  }
  return median(figures);
};

/** Measures; writes only to a temporary folder. */
export const run = async (): Promise<readonly Figure[]> => {
  const folder = await realpath(await mkdtemp(join(tmpdir(), "keystow-bench-")));
  const path = join(folder, ".env");
  const old = Buffer.from(fileText());
  const files = makeFiles();
  const note = `${variableCount} variables, ${lineCount} lines, median of ${rounds}`;
  try {
    const cold = performance.now();
    plan(old);
    const first = performance.now() - cold;
    const planned = await measure(async () => void plan(old));
    const written = await measure(async () => {
      await writeFile(path, old);
      const { content, expected } = plan(old);
      const replaced = await files.replace(path, content, expected);
      if (!replaced.ok) throw new Error(replaced.error.code);
    });
    return [
      { name: "env write: plan, first time", figure: first, unit: "ms", note: "cold" },
      { name: "env write: plan", figure: planned, unit: "ms", note },
      { name: "env write: plan, write, sync, verify", figure: written, unit: "ms", note },
    ];
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
};
