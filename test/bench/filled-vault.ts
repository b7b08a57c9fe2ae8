/** A vault with many keys, made quickly: real metadata in a real file, secrets in memory only. */
import { systemClock } from "../../electron/adapters/clock.ts";
import { systemRandom } from "../../electron/adapters/random.ts";
import { openDatabase } from "../../electron/adapters/sqlite.ts";
import { ensureVaultFolder, vaultFile } from "../../electron/adapters/vault-folder.ts";
import type { Result } from "../../electron/core/errors.ts";
import type { NewKey } from "../../electron/core/model.ts";
import { today } from "../../electron/core/rotation/index.ts";
import { Secret } from "../../electron/core/secret.ts";
import { createVault } from "../../electron/core/vault/index.ts";
import { MemorySecretStore } from "../fakes/memory-secret-store.ts";

/** The value, or an exception with the error's code: a bench that fails must stop. */
export function valueOf<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(`${result.error.code}: ${result.error.message}`);
  return result.value;
}

const providers = ["openai", "stripe", "github", "anthropic", "cloudflare"];
const environments = ["dev", "staging", "prod", "ci"];

/** The `index`-th key of a plausible vault; created today, so that none is due. */
export function newKey(index: number): NewKey {
  return {
    name: `SERVICE_${String(index).padStart(5, "0")}_API_KEY`,
    variable: `SERVICE_${String(index).padStart(5, "0")}_API_KEY`,
    provider: providers[index % providers.length] ?? null,
    project: `project-${index % 40}`,
    environment: environments[index % environments.length] ?? null,
    tags: index % 3 === 0 ? ["team-a", "billing"] : [],
    note: index % 5 === 0 ? "Made for the nightly job." : "",
    fields: {},
    allowPrivate: false,
    createdOn: today(systemClock),
    expiresOn: null,
    policyDays: 90,
    knownPrefix: "key_",
  };
}

/** A value that is plainly no key of anybody. */
export const secretOf = (index: number): Secret => Secret.fromText(`key_${String(index).padStart(40, "0")}`);

/** Makes a vault of `count` keys in `folder`. Its secrets are gone afterwards: only for commands that read none. */
export async function fillVault(folder: string, count: number): Promise<void> {
  valueOf(ensureVaultFolder(folder));
  const database = valueOf(openDatabase(vaultFile(folder), { create: true }));
  const store = new MemorySecretStore();
  // Filling is not what is measured, and waiting for the disk at each key would take minutes.
  database.exec("PRAGMA synchronous=OFF");
  const vault = valueOf(
    await createVault({
      folder,
      database,
      clock: systemClock,
      random: systemRandom,
      kind: "keychain",
      makeStore: () => store,
    }),
  );
  for (let index = 0; index < count; index += 1) {
    valueOf(await vault.add(newKey(index), { value: secretOf(index), fields: {} }));
  }
  await vault.close();
}
