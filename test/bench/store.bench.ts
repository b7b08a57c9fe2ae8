/**
 * What one `add` and one `get` cost in each store, with a real vault on the disk: first within a
 * running program, then as a whole `keystow get`, which also starts, and opens the store.
 */
import { spawnSync } from "node:child_process";
import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { systemClock } from "../../electron/adapters/clock.ts";
import { createKeyring } from "../../electron/adapters/keyring.ts";
import { systemRandom } from "../../electron/adapters/random.ts";
import { openDatabase } from "../../electron/adapters/sqlite.ts";
import { ensureVaultFolder, vaultFile } from "../../electron/adapters/vault-folder.ts";
import { ok } from "../../electron/core/errors.ts";
import type { StoreKind } from "../../electron/core/model.ts";
import type { SealedRecords, SecretStore } from "../../electron/core/ports.ts";
import { Secret } from "../../electron/core/secret.ts";
import { createKeychainStore, createSealedStore, isSealedStore } from "../../electron/core/secrets/index.ts";
import { createVault } from "../../electron/core/vault/index.ts";
import type { Vault } from "../../electron/core/vault/index.ts";
import { projectFolder } from "../../scripts/project.ts";
import { startSecretService } from "../helpers/secret-service.ts";
import { newKey, secretOf, valueOf } from "./filled-vault.ts";
import { median } from "./measurement.ts";
import type { Measurement } from "./measurement.ts";

const keyCount = 200;
const processRuns = 7;
const program = join(projectFolder, "dist", "cli", "cli.js");
const passphrase = (): Secret => Secret.fromText("an obviously false passphrase");

function makeStore(kind: StoreKind, records: SealedRecords): SecretStore {
  if (kind === "keychain") return createKeychainStore(createKeyring(), { random: systemRandom });
  return createSealedStore({ records, random: systemRandom });
}

async function newVault(folder: string, kind: StoreKind): Promise<Vault> {
  valueOf(ensureVaultFolder(folder));
  return valueOf(
    await createVault({
      folder,
      database: valueOf(openDatabase(vaultFile(folder), { create: true })),
      clock: systemClock,
      random: systemRandom,
      kind,
      makeStore,
      prepare: async (store) => (isSealedStore(store) ? await store.initialise(passphrase()) : ok()),
    }),
  );
}

/** Milliseconds of each of `count` calls, one after the other. */
async function timesOf(count: number, work: (index: number) => Promise<void>): Promise<readonly number[]> {
  const times: number[] = [];
  for (let index = 0; index < count; index += 1) {
    const begun = performance.now();
    await work(index);
    times.push(performance.now() - begun);
  }
  return times;
}

function measurement(name: string, times: readonly number[]): Measurement {
  const total = times.reduce((sum, one) => sum + one, 0);
  const slowest = Math.max(...times).toFixed(0);
  return {
    name,
    figure: median(times),
    unit: "ms",
    note: `${times.length} in ${(total / 1000).toFixed(1)} s, slowest ${slowest} ms`,
  };
}

/** One whole `keystow get`; throws when it does not print the value. */
function getByProgram(folder: string, passphraseFile: string): void {
  const { name } = newKey(0);
  const ended = spawnSync(process.execPath, [program, "get", name], {
    env: { ...process.env, KEYSTOW_HOME: folder, KEYSTOW_PASSPHRASE_FILE: passphraseFile, NODE_OPTIONS: "" },
    stdio: ["ignore", "pipe", "pipe"],
  });
  if (ended.status !== 0 || ended.stdout.toString("utf8").trimEnd() !== secretOf(0).revealText())
    throw new Error(`keystow get ended with ${ended.status}`);
}

async function measureStore(folder: string, kind: StoreKind): Promise<readonly Measurement[]> {
  const home = join(folder, kind);
  const passphraseFile = join(folder, "passphrase");
  writeFileSync(passphraseFile, passphrase().revealText());
  chmodSync(passphraseFile, 0o600);
  const vault = await newVault(home, kind);
  const ids: string[] = [];
  const adding = await timesOf(keyCount, async (index) => {
    ids.push(valueOf(await vault.add(newKey(index), { value: secretOf(index), fields: {} })).id);
  });
  const getting = await timesOf(keyCount, async (index) => {
    const { value } = valueOf(await vault.readSecrets(ids[index] ?? ""));
    if (!value.equals(secretOf(index))) throw new Error("another value came back");
  });
  await vault.close();
  const starting = await timesOf(processRuns, async () => getByProgram(home, passphraseFile));
  const opening = kind === "sealed" ? " (with scrypt)" : "";
  return [
    measurement(`${kind}: add, written and read back`, adding),
    measurement(`${kind}: get`, getting),
    measurement(`${kind}: keystow get, whole process${opening}`, starting),
  ];
}

/** Both stores; the keychain is a gnome-keyring of its own. */
export async function run(): Promise<readonly Measurement[]> {
  const folder = mkdtempSync(join(tmpdir(), "keystow-bench-"));
  mkdirSync(join(folder, "sealed"), { mode: 0o700 });
  try {
    const sealed = await measureStore(folder, "sealed");
    const service = await startSecretService().catch(() => null);
    if (service === null) return [...sealed, absent];
    try {
      return [...sealed, ...(await measureStore(folder, "keychain"))];
    } finally {
      await service.stop();
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const absent: Measurement = {
  name: "keychain",
  figure: Number.NaN,
  unit: "ms",
  note: "no gnome-keyring on this machine: not measured",
};
