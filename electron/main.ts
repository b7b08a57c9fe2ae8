/**
 * Composition root of the app: adapters, the vault, the handlers, the window. The vault is opened
 * with stores that are shut, so no secret can be read in this process, whatever a handler asks.
 */
import { createHash } from "node:crypto";
import { homedir } from "node:os";
import { join } from "node:path";
import { systemClock } from "./adapters/clock.ts";
import { systemRandom } from "./adapters/random.ts";
import { openDatabase } from "./adapters/sqlite.ts";
import { vaultFile, vaultFolder } from "./adapters/vault-folder.ts";
import { ok, type Result } from "./core/errors.ts";
import { openVault, schemaVersion, type Vault } from "./core/vault/index.ts";
import { closedStore } from "./ipc/closed-store.ts";
import type { Asked } from "./ipc/contract.ts";
import { vaultOverview } from "./ipc/overview.ts";
import { registerHandlers } from "./ipc/register.ts";
import { startApp } from "./shell/start.ts";

const folder = vaultFolder({ platform: process.platform, environment: process.env, home: homedir() });

function open(): Result<Vault> {
  if (!folder.ok) return folder;
  const database = openDatabase(vaultFile(folder.value), { create: false, newestSchema: schemaVersion });
  if (!database.ok) return database;
  return openVault({
    folder: folder.value,
    database: database.value,
    clock: systemClock,
    random: systemRandom,
    makeStore: closedStore,
  });
}

/** One instance, and one profile, a vault: another KEYSTOW_HOME is another window. */
function profileName(vaultPath: string): string {
  return `keystow-window-${createHash("sha256").update(vaultPath).digest("hex").slice(0, 8)}`;
}

const shownFolder = folder.ok ? folder.value : "";
const handlers = {
  overview: async () => ok(await vaultOverview({ folder: shownFolder, open, clock: systemClock })),
} as unknown as Asked;

startApp({
  page: join(import.meta.dirname, "../renderer"),
  preload: join(import.meta.dirname, "../preload/preload.cjs"),
  profile: profileName(shownFolder),
  register: () => registerHandlers(handlers),
});
