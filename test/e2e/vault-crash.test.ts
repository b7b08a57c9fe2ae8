/**
 * Kills real processes (SIGKILL) at every call that writes, and at 200 random points, over add,
 * replace, erase and move. Whatever the moment, every key must be as before or as after, doctor must
 * mend the rest, and no secret may be lost.
 */
import { mkdtempSync, rmSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { seededRandom } from "../fakes/seeded-random.ts";
import { createVault } from "../../electron/core/vault/index.ts";
import { openDatabase } from "../../electron/adapters/sqlite.ts";
import { createProcessIdentity } from "../../electron/adapters/process-identity.ts";
import { systemClock } from "../../electron/adapters/clock.ts";
import { systemRandom } from "../../electron/adapters/random.ts";
import { vaultFile } from "../../electron/adapters/vault-folder.ts";
import { fileSecretStore } from "../fakes/file-secret-store.ts";
import {
  inParallel,
  killAndJudge,
  makeRoot,
  makeTemplate,
  openCrashVault,
  runDriver,
} from "../helpers/vault-crash.ts";
import { afterStep, randomSteps, writeStep } from "../helpers/vault-crash-plan.ts";
import type { VaultContent, VaultStep } from "../helpers/vault-crash-plan.ts";
import { newKey, secretsOf, valueOf } from "../helpers/vault-values.ts";

const names = ["ONE", "TWO", "THREE"];
const first = names.map((name) => writeStep("add", name, seededRandom(name)));
const start: VaultContent = first.reduce(afterStep, new Map<string, string>());
/** As many as there are cores to spare. */
const width = 3;

let root = "";
const templates = { keychain: "", sealed: "" };

beforeAll(async () => {
  root = makeRoot();
  templates.keychain = await makeTemplate(root, first, "keychain");
  templates.sealed = await makeTemplate(root, first, "sealed");
});

afterAll(() => rmSync(root, { recursive: true, force: true }));

interface Tally {
  killed: number;
  mended: number;
  readonly faults: string[];
}

async function killEverywhere(
  points: readonly number[],
  template: string,
  stepsAt: (point: number) => readonly VaultStep[],
): Promise<Tally> {
  const tally: Tally = { killed: 0, mended: 0, faults: [] };
  await inParallel(points, width, async (killAt) => {
    const steps = stepsAt(killAt);
    const { faults, mended, calls } = await killAndJudge(root, template, { steps, killAt }, start);
    if (calls === null) tally.killed += 1;
    tally.mended += mended;
    tally.faults.push(...faults.map((fault) => `killed at call ${killAt}: ${fault}`));
  });
  return tally;
}

const random = seededRandom("steps");
const operations: readonly (readonly [string, "keychain" | "sealed", VaultStep])[] = [
  ["add", "keychain", writeStep("add", "NEW", random)],
  ["add", "sealed", writeStep("add", "NEW", random)],
  ["replace", "keychain", writeStep("replace", "TWO", random)],
  ["replace", "sealed", writeStep("replace", "TWO", random)],
  ["erase", "keychain", { kind: "erase", name: "TWO" }],
  ["erase", "sealed", { kind: "erase", name: "TWO" }],
  ["move to the sealed store from the", "keychain", { kind: "move" }],
  ["move to the keychain from the", "sealed", { kind: "move" }],
];

test.for(operations)("%s (%s): killed at every call that writes", async ([, kind, step]) => {
  const whole = await killAndJudge(root, templates[kind], { steps: [step], killAt: 0 }, start);
  expect(whole).toMatchObject({ finished: 1, faults: [], mended: 0 });
  const calls = whole.calls ?? 0;
  expect(calls).toBeGreaterThan(8);
  const points = Array.from({ length: calls }, (_, index) => index + 1);
  const tally = await killEverywhere(points, templates[kind], () => [step]);
  expect(tally.faults).toEqual([]);
  expect(tally.killed).toBe(calls);
  expect(tally.mended).toBeGreaterThan(0);
  console.log(`${step.kind} (${kind}): ${calls} points, doctor mended ${tally.mended}`);
});

test("killed at 200 random points of random sequences", async () => {
  const points = Array.from({ length: 200 }, (_, index) => index + 1);
  const kills = seededRandom("kills");
  const moments = new Map(points.map((point) => [point, 1 + kills.below(110)]));
  const tally: Tally = { killed: 0, mended: 0, faults: [] };
  await inParallel(points, width, async (point) => {
    const steps = randomSteps(seededRandom(`sequence ${point}`), names, 6);
    const template = point % 3 === 0 ? templates.sealed : templates.keychain;
    const killAt = moments.get(point) ?? 1;
    const result = await killAndJudge(root, template, { steps, killAt }, start);
    if (result.calls === null) tally.killed += 1;
    tally.mended += result.mended;
    tally.faults.push(...result.faults.map((fault) => `sequence ${point}, call ${killAt}: ${fault}`));
  });
  expect(tally.faults).toEqual([]);
  console.log(`random: ${tally.killed} of 200 were killed in time, doctor mended ${tally.mended}`);
  expect(tally.killed).toBeGreaterThan(100);
});

test("killed while a vault is made: the next attempt makes it, and nothing is left over", async () => {
  const faults: string[] = [];
  let points = 0;
  for (let killAt = 1; ; killAt += 1) {
    const folder = mkdtempSync(join(root, "create-"));
    const end = await runDriver({ folder, stores: "files", create: true, steps: [], killAt }, root);
    const database = valueOf(openDatabase(vaultFile(folder), { create: true }));
    const store = fileSecretStore(folder, "keychain");
    const parts = { folder, database, clock: systemClock, random: systemRandom, makeStore: () => store };
    const made = await createVault({ ...parts, kind: "keychain", process: createProcessIdentity() });
    if (!made.ok && made.error.code !== "vault-exists") faults.push(`call ${killAt}: ${made.error.code}`);
    if (made.ok) await made.value.close();
    const { vault } = await openCrashVault(folder, "files");
    valueOf(await vault.add(newKey("API"), secretsOf("value")));
    if (store.ids().length !== 2) faults.push(`call ${killAt}: ${store.ids().length} secrets`);
    await vault.close();
    if (end.calls !== null) break;
    points += 1;
  }
  expect(faults).toEqual([]);
  expect(points).toBeGreaterThan(5);
});

test("two processes that add at once: nothing is lost", async () => {
  const folder = mkdtempSync(join(root, "pair-"));
  await (await openCrashVault(folder, "files", true)).vault.close();
  const steps = (who: string): readonly VaultStep[] =>
    Array.from({ length: 25 }, (_, index) =>
      writeStep("add", `${who}_${index}`, seededRandom(`${who}${index}`)),
    );
  const ends = await Promise.all(
    ["A", "B", "C"].map(async (who) => {
      const own = join(root, `pair-task-${who}`);
      const task = { folder, stores: "files", create: false, steps: steps(who), killAt: 0 } as const;
      return runDriver(task, root, own);
    }),
  );
  expect(ends.map((end) => [end.finished, end.stderr])).toEqual([
    [25, ""],
    [25, ""],
    [25, ""],
  ]);
  const { vault } = await openCrashVault(folder, "files");
  expect(vault.list()).toHaveLength(75);
  for (const key of vault.list()) valueOf(await vault.readSecrets(key.id));
  expect(valueOf(await vault.diagnose()).problems).toEqual([]);
  await vault.close();
});
