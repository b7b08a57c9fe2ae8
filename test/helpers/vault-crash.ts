/** Runs vault drivers that are killed, and judges what they leave behind. */
import { spawn } from "node:child_process";
import { cpSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createProcessIdentity } from "../../electron/adapters/process-identity.ts";
import { openDatabase } from "../../electron/adapters/sqlite.ts";
import { systemClock } from "../../electron/adapters/clock.ts";
import { systemRandom } from "../../electron/adapters/random.ts";
import { vaultFile } from "../../electron/adapters/vault-folder.ts";
import type { Database, SealedRecords } from "../../electron/core/ports.ts";
import { createVault, openVault } from "../../electron/core/vault/index.ts";
import type { Vault } from "../../electron/core/vault/index.ts";
import { afterStep, contentOf } from "./vault-crash-plan.ts";
import type { VaultContent, VaultStep } from "./vault-crash-plan.ts";
import type { DriverTask } from "./vault-crash-driver.ts";
import { makeCrashStore, prepareCrashStore } from "./vault-crash-stores.ts";
import type { StoreChoice } from "./vault-crash-stores.ts";
import { newKey, secretsOf, valueOf } from "./vault-values.ts";

export interface OpenedVault {
  readonly vault: Vault;
  readonly database: Database;
  readonly records: () => SealedRecords;
}

/** Opens (or makes) the vault in `folder` in this process. */
export async function openCrashVault(
  folder: string,
  stores: StoreChoice,
  create = false,
): Promise<OpenedVault> {
  const database = valueOf(openDatabase(vaultFile(folder), { create }));
  let known: SealedRecords | null = null;
  const parts = {
    folder,
    database,
    clock: systemClock,
    random: systemRandom,
    process: createProcessIdentity(),
    makeStore: (kind: "keychain" | "sealed", records: SealedRecords) => {
      known = records;
      return makeCrashStore(stores, folder, kind, records);
    },
  };
  const vault = valueOf(create ? await createVault({ ...parts, kind: "keychain" }) : openVault(parts));
  await vault.secretStore.state();
  const records = (): SealedRecords => {
    if (known === null) throw new Error("the vault has made no store yet");
    return known;
  };
  return { vault, database, records };
}

/** A scratch area with a vault that holds `content` (each key: value + field), moved to `kind`. */
export async function makeTemplate(
  root: string,
  content: readonly VaultStep[],
  kind: "keychain" | "sealed",
  stores: StoreChoice = "files",
): Promise<string> {
  const folder = mkdtempSync(join(root, `template-${kind}-`));
  const { vault, records } = await openCrashVault(folder, stores, true);
  for (const step of content) {
    if (step.kind === "add")
      valueOf(await vault.add(newKey(step.name), secretsOf(step.value, { extra: step.extra })));
  }
  const sealed = makeCrashStore(stores, folder, "sealed", records());
  await prepareCrashStore(sealed);
  if (kind === "sealed") valueOf(await vault.moveTo(sealed));
  await vault.close();
  return folder;
}

/** A folder for all scratch areas of a test file. */
export function makeRoot(): string {
  return mkdtempSync(join(tmpdir(), "keystow-crash-"));
}

export interface DriverEnd {
  /** Steps that were finished before the end. */
  readonly finished: number;
  /** Calls of ports that write; null when the process was killed. */
  readonly calls: number | null;
  readonly stderr: string;
}

/** Runs one driver to its end, natural or not. */
export async function runDriver(
  task: DriverTask,
  root: string,
  file = join(task.folder, "task.json"),
): Promise<DriverEnd> {
  writeFileSync(file, JSON.stringify(task));
  const child = spawn(process.execPath, [join(import.meta.dirname, "vault-crash-driver.ts"), file], {
    stdio: ["ignore", "pipe", "pipe"],
    env: { ...process.env, NODE_COMPILE_CACHE: join(root, "compiled") },
  });
  let stdout = "";
  let stderr = "";
  child.stdout.on("data", (chunk: Buffer) => (stdout += chunk.toString()));
  child.stderr.on("data", (chunk: Buffer) => (stderr += chunk.toString()));
  await new Promise((resolve) => child.once("close", resolve));
  const calls = /calls (\d+)/.exec(stdout)?.[1];
  return {
    finished: stdout.split("step\n").length - 1,
    calls: calls === undefined ? null : Number(calls),
    stderr,
  };
}

/** What the vault holds now; a secret that cannot be read stands as its error code. */
export async function contentOfVault(vault: Vault): Promise<VaultContent> {
  const content = new Map<string, string>();
  for (const key of vault.list()) {
    const read = await vault.readSecrets(key.id);
    const text = read.ok
      ? contentOf(read.value.value.revealText(), read.value.fields["extra"]?.revealText() ?? "nothing")
      : read.error.code;
    content.set(key.name, text);
  }
  return content;
}

const same = (one: VaultContent, other: VaultContent): boolean =>
  one.size === other.size && [...one].every(([name, text]) => other.get(name) === text);

export interface Judgement {
  /** What is wrong; empty when all is well. */
  readonly faults: readonly string[];
  /** How many problems doctor mended. */
  readonly mended: number;
}

/**
 * Judges the vault of a killed driver: every key as before or as after the step that was under way;
 * doctor finds and mends the rest; afterwards nothing is left over and no secret of a key is lost.
 */
export async function judge(
  task: DriverTask,
  start: VaultContent,
  finished: number,
  prefer: "adopt" | "delete",
): Promise<Judgement> {
  const faults: string[] = [];
  const opened = await openCrashVault(task.folder, task.stores);
  const { vault, database } = opened;
  const before = task.steps.slice(0, finished).reduce(afterStep, start);
  const step = task.steps[finished];
  const after = step === undefined ? before : afterStep(before, step);
  const found = await contentOfVault(vault);
  if (!same(found, before) && !same(found, after)) faults.push("a key is neither as before nor as after");
  const { problems } = valueOf(await vault.diagnose());
  for (const problem of problems) {
    const action = problem.repairs.includes(prefer) ? prefer : problem.repairs[0];
    if (action === undefined) faults.push(`no repair for ${problem.kind}`);
    else valueOf(await vault.repair({ problem, action }));
  }
  const mended = await contentOfVault(vault);
  for (const [name, text] of found) if (mended.get(name) !== text) faults.push(`the repair touched ${name}`);
  const adopted = problems.some((problem) => prefer === "adopt" && problem.repairs.includes("adopt"));
  if (adopted && !holds(mended, step)) faults.push("an adopted secret is lost");
  const left = valueOf(await vault.diagnose()).problems;
  if (left.length > 0) faults.push(`still there: ${left.map((problem) => problem.kind).join(", ")}`);
  faults.push(...leftovers(database, opened, task));
  await vault.close();
  return { faults, mended: problems.length };
}

/** Whether the value that `step` was to write is among the keys. */
function holds(content: VaultContent, step: VaultStep | undefined): boolean {
  if (step?.kind !== "add" && step?.kind !== "replace") return false;
  return [...content.values()].some((text) => text.startsWith(step.value));
}

/** Every secret that a store holds must be one that the vault refers to. */
function leftovers(database: Database, { vault }: OpenedVault, task: DriverTask): readonly string[] {
  const faults: string[] = [];
  const intents = Number(database.get("SELECT count(*) AS count FROM intents")?.["count"]);
  if (intents > 0) faults.push(`${intents} intents are left`);
  const wanted = database
    .all("SELECT id FROM secrets UNION SELECT value FROM meta WHERE name = 'fingerprint_secret'")
    .map((row) => String(row["id"]))
    .sort();
  const sealed = database.all("SELECT id FROM sealed_records").map((row) => String(row["id"]));
  const stored = task.stores === "files" ? idsOfFiles(task.folder) : null;
  const isSealed = vault.info().store === "sealed";
  if (sealed.sort().join() !== (isSealed ? wanted : []).join()) faults.push("the sealed store differs");
  if (stored !== null && stored.join() !== (isSealed ? [] : wanted).join()) faults.push("the store differs");
  return faults;
}

function idsOfFiles(folder: string): readonly string[] {
  const store = makeCrashStore("files", folder, "keychain", {} as SealedRecords);
  return "ids" in store ? [...(store as { ids: () => readonly string[] }).ids()].sort() : [];
}

/** Kills one driver at call `killAt` on a copy of the template, and judges what it leaves. */
export async function killAndJudge(
  root: string,
  template: string,
  task: Omit<DriverTask, "folder" | "stores" | "create">,
  start: VaultContent,
): Promise<Judgement & DriverEnd> {
  const folder = mkdtempSync(join(root, "run-"));
  cpSync(template, folder, { recursive: true });
  const whole: DriverTask = { ...task, folder, stores: "files", create: false };
  const end = await runDriver(whole, root);
  const prefer = task.killAt % 2 === 0 ? "adopt" : "delete";
  const judgement = await judge(whole, start, end.finished, prefer);
  if (judgement.faults.length === 0) rmSync(folder, { recursive: true, force: true });
  const faults = end.stderr === "" ? judgement.faults : [...judgement.faults, end.stderr.slice(0, 500)];
  return { ...judgement, ...end, faults };
}

/** Runs `work` for each item, `width` at a time. */
export async function inParallel<T>(
  items: readonly T[],
  width: number,
  work: (item: T) => Promise<void>,
): Promise<void> {
  const queue = [...items];
  const worker = async (): Promise<void> => {
    for (let item = queue.shift(); item !== undefined; item = queue.shift()) await work(item);
  };
  await Promise.all(Array.from({ length: width }, worker));
}
