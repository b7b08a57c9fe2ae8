/**
 * The crash tests of test/e2e/vault-crash.test.ts on a real keychain: fewer points, since each needs
 * a vault of its own there.
 */
import { rmSync } from "node:fs";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openDatabase } from "../../electron/adapters/sqlite.ts";
import { vaultFile } from "../../electron/adapters/vault-folder.ts";
import { seededRandom } from "../fakes/seeded-random.ts";
import { startSecretService } from "../helpers/secret-service.ts";
import type { SecretService } from "../helpers/secret-service.ts";
import { inParallel, judge, makeRoot, makeTemplate, runDriver } from "../helpers/vault-crash.ts";
import { afterStep, writeStep } from "../helpers/vault-crash-plan.ts";
import type { VaultContent, VaultStep } from "../helpers/vault-crash-plan.ts";
import { valueOf } from "../helpers/vault-values.ts";

const first = ["ONE", "TWO"].map((name) => writeStep("add", name, seededRandom(name)));
const start: VaultContent = first.reduce(afterStep, new Map<string, string>());
const random = seededRandom("keychain");

/** How many calls that write each step makes; the points are spread over them. */
const plans: readonly (readonly [VaultStep, number])[] = [
  [writeStep("add", "NEW", random), 30],
  [writeStep("replace", "TWO", random), 44],
  [{ kind: "erase", name: "TWO" }, 22],
  [{ kind: "move" }, 106],
];
const pointsOfEach = 10;

let service: SecretService;
let root = "";

beforeAll(async () => {
  service = await startSecretService();
  root = makeRoot();
});

afterAll(async () => {
  rmSync(root, { recursive: true, force: true });
  await service.stop();
});

/** How many secrets the vault in `folder` has in the keychain. */
function secretsInKeychain(folder: string): number {
  const database = valueOf(openDatabase(vaultFile(folder), { create: false }));
  const row = database.get(
    `SELECT CASE value WHEN 'keychain' THEN (SELECT count(*) FROM secrets) + 1 ELSE 0 END AS count
     FROM meta WHERE name = 'store'`,
  );
  database.close();
  return Number(row?.["count"]);
}

test("vaults in a real keychain survive SIGKILL at every kind of moment", async () => {
  const faults: string[] = [];
  const tally = { killed: 0, mended: 0, inKeychain: 0 };
  const runs = plans.flatMap(([step, calls]) =>
    Array.from({ length: pointsOfEach }, (_, index) => ({
      step,
      killAt: Math.max(1, Math.round(((index + 0.5) * calls) / pointsOfEach)),
    })),
  );
  await inParallel(runs, 2, async ({ step, killAt }) => {
    const folder = await makeTemplate(root, first, "keychain", "keychain");
    const task = { folder, stores: "keychain", create: false, steps: [step], killAt } as const;
    const end = await runDriver(task, root);
    const result = await judge(task, start, end.finished, killAt % 2 === 0 ? "adopt" : "delete");
    faults.push(...result.faults.map((fault) => `${step.kind}, killed at call ${killAt}: ${fault}`));
    if (end.stderr !== "") faults.push(end.stderr.slice(0, 300));
    if (end.calls === null) tally.killed += 1;
    tally.mended += result.mended;
    tally.inKeychain += secretsInKeychain(folder);
  });
  expect(faults).toEqual([]);
  expect(tally.killed).toBe(runs.length);
  expect(tally.mended).toBeGreaterThan(0);
  // Nothing lies in the keychain that no vault knows of.
  const items = [...(await service.search()).matchAll(/attribute\.username = (\S+)/g)].map(
    (found) => found[1],
  );
  expect(items.filter((account) => account !== "keystow-marker")).toHaveLength(tally.inKeychain);
});
