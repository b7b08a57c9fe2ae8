/**
 * A process of its own that works on a vault and kills itself at a given call of a port.
 * Argument: a JSON file with a `DriverTask`. Prints a line a finished step, then the number of calls.
 */
import { readFileSync, writeSync } from "node:fs";
import { openDatabase } from "../../electron/adapters/sqlite.ts";
import { createProcessIdentity } from "../../electron/adapters/process-identity.ts";
import { systemClock } from "../../electron/adapters/clock.ts";
import { systemRandom } from "../../electron/adapters/random.ts";
import { vaultFile } from "../../electron/adapters/vault-folder.ts";
import type { StoreKind } from "../../electron/core/model.ts";
import type { Database, SealedRecords, SecretStore } from "../../electron/core/ports.ts";
import { createVault, openVault } from "../../electron/core/vault/index.ts";
import type { Vault, VaultParts } from "../../electron/core/vault/index.ts";
import { makeCrashStore, prepareCrashStore } from "./vault-crash-stores.ts";
import type { StoreChoice } from "./vault-crash-stores.ts";
import type { VaultStep } from "./vault-crash-plan.ts";
import { newKey, secretsOf, valueOf } from "./vault-values.ts";

export interface DriverTask {
  readonly folder: string;
  readonly stores: StoreChoice;
  /** `create` makes the vault (in the keychain) first. */
  readonly create: boolean;
  readonly steps: readonly VaultStep[];
  /** The call before or after which the process kills itself; 0: never. */
  readonly killAt: number;
}

const task = JSON.parse(readFileSync(process.argv[2] ?? "", "utf8")) as DriverTask;
let calls = 0;

/** One point in time at which the process may end. */
function point(): void {
  calls += 1;
  if (calls === task.killAt) process.kill(process.pid, "SIGKILL");
}

function around<T>(work: () => T): T {
  point();
  const value = work();
  point();
  return value;
}

async function aroundAsync<T>(work: () => Promise<T>): Promise<T> {
  point();
  const value = await work();
  point();
  return value;
}

/** Reading changes nothing, so only calls that write are points. */
function fragileDatabase(database: Database): Database {
  return {
    exec: (sql) => around(() => database.exec(sql)),
    run: (sql, ...values) => around(() => database.run(sql, ...values)),
    get: (sql, ...values) => database.get(sql, ...values),
    all: (sql, ...values) => database.all(sql, ...values),
    transaction: (work) => around(() => database.transaction(() => around(work))),
    close: () => database.close(),
  };
}

function fragileStore(store: SecretStore): SecretStore {
  return {
    kind: store.kind,
    state: () => store.state(),
    probe: () => store.probe(),
    read: (id) => store.read(id),
    write: (id, secret) => aroundAsync(() => store.write(id, secret)),
    remove: (id) => aroundAsync(() => store.remove(id)),
    close: () => store.close(),
  };
}

async function runStep(
  vault: Vault,
  step: VaultStep,
  other: (kind: StoreKind) => Promise<SecretStore>,
): Promise<void> {
  if (step.kind === "move") {
    const target = vault.info().store === "keychain" ? "sealed" : "keychain";
    valueOf(await vault.moveTo(await other(target)));
  } else if (step.kind === "add") {
    valueOf(await vault.add(newKey(step.name), secretsOf(step.value, { extra: step.extra })));
  } else {
    const { id } = valueOf(vault.find({ name: step.name }));
    if (step.kind === "erase") valueOf(await vault.erase(id));
    else {
      const change = { createdOn: "2026-11-21", expiresOn: null, knownPrefix: "" };
      valueOf(await vault.replaceSecret(id, secretsOf(step.value, { extra: step.extra }), change));
    }
  }
}

async function main(): Promise<void> {
  const database = fragileDatabase(valueOf(openDatabase(vaultFile(task.folder), { create: task.create })));
  const records: { current: SealedRecords | null } = { current: null };
  const parts: VaultParts = {
    folder: task.folder,
    database,
    clock: systemClock,
    random: systemRandom,
    process: createProcessIdentity(),
    makeStore: (kind, sealed) => {
      records.current = sealed;
      return fragileStore(makeCrashStore(task.stores, task.folder, kind, sealed));
    },
  };
  const vault = valueOf(task.create ? await createVault({ ...parts, kind: "keychain" }) : openVault(parts));
  // The current store is made first, so the records are known.
  await vault.secretStore.state();
  for (const step of task.steps) {
    await runStep(vault, step, async (kind) => {
      const sealed = records.current;
      if (sealed === null) throw new Error("the vault has made no store yet");
      const store = makeCrashStore(task.stores, task.folder, kind, sealed);
      await prepareCrashStore(store);
      return fragileStore(store);
    });
    writeSync(1, "step\n");
  }
  await vault.close();
  writeSync(1, `calls ${calls}\n`);
}

await main();
