/**
 * How long a user waits for `keystow list`: whole processes of the built program, from spawn to exit,
 * beside a Node that does nothing. Programs take turns, so that a busy machine slows all of them.
 */
import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { projectFolder } from "../../scripts/project.ts";
import { fillVault } from "./filled-vault.ts";
import type { Measurement } from "./measurement.ts";
import { median } from "./measurement.ts";

const rounds = 21;
const warmUps = 2;
const program = join(projectFolder, "dist", "cli", "cli.js");

interface Case {
  readonly name: string;
  readonly words: readonly string[];
  readonly home: string;
  /** Lines that standard output must have: a program that fails early would look fast. */
  readonly lines: number;
}

/** Runs it once; milliseconds from spawn to exit. */
function timeOf({ name, words, home, lines }: Case): number {
  const begun = performance.now();
  const ended = spawnSync(process.execPath, words, {
    env: { ...process.env, KEYSTOW_HOME: home, NODE_OPTIONS: "" },
    stdio: ["ignore", "pipe", "pipe"],
    maxBuffer: 64 * 1024 * 1024,
  });
  const taken = performance.now() - begun;
  const printed = ended.stdout.toString("utf8").split("\n").length - 1;
  if (ended.status !== 0 || printed !== lines)
    throw new Error(`${name}: exit code ${ended.status}, ${printed} lines`);
  return taken;
}

function measure(cases: readonly Case[]): readonly (readonly number[])[] {
  const times = cases.map((): number[] => []);
  for (let round = -warmUps; round < rounds; round += 1) {
    cases.forEach((one, index) => {
      const taken = timeOf(one);
      if (round >= 0) times[index]?.push(taken);
    });
  }
  return times;
}

/** Cold start with 1,000 and 10,000 keys, in milliseconds: the median of 21 runs each. */
export async function run(): Promise<readonly Measurement[]> {
  const folder = mkdtempSync(join(tmpdir(), "keystow-bench-"));
  try {
    const homes = { small: join(folder, "1000"), large: join(folder, "10000") };
    await fillVault(homes.small, 1_000);
    await fillVault(homes.large, 10_000);
    const keystow = (home: string, lines: number, ...words: readonly string[]): Case => ({
      name: `keystow ${words.join(" ")}, ${lines === 0 ? "none of 1,000" : lines.toLocaleString("en")} keys`,
      words: [program, ...words],
      home,
      lines,
    });
    const cases: readonly Case[] = [
      { name: "node -e 0", words: ["-e", "0"], home: folder, lines: 0 },
      keystow(homes.small, 1_000, "list"),
      keystow(homes.large, 10_000, "list"),
      keystow(homes.small, 0, "due"),
    ];
    const times = measure(cases);
    const bare = median(times[0] ?? []);
    return cases.map(({ name }, index) => {
      const mine = times[index] ?? [];
      const note = index === 0 ? "the floor" : `${(median(mine) - bare).toFixed(0)} ms above the floor`;
      return {
        name,
        figure: median(mine),
        unit: "ms",
        note: `${note}, best ${Math.min(...mine).toFixed(0)}`,
      };
    });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
