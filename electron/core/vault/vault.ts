/** An open vault, put together from its parts. */
import { fail, ok } from "../errors.ts";
import type { Result } from "../errors.ts";
import { activityMethods } from "./activity.ts";
import { checkMethods } from "./checks.ts";
import { checksOffMethods } from "./checks-off.ts";
import { readMeta, storeKind } from "./context.ts";
import type { ProcessNames, VaultContext, VaultParts } from "./context.ts";
import type { Vault, VaultInfo } from "./contract.ts";
import { diagnose } from "./doctor.ts";
import { controlMethods } from "./controls.ts";
import { guarded, guardedAsync, inTransaction } from "./failures.ts";
import { secretMethods } from "./key-secrets.ts";
import { keyMethods } from "./keys.ts";
import { linkMethods } from "./links.ts";
import { migrate, schemaOf } from "./migrations.ts";
import { moveTo } from "./move.ts";
import { ownProviderMethods } from "./own-providers.ts";
import { repair } from "./repair.ts";
import { scheduleMethods } from "./schedule.ts";
import { schemaVersion } from "./schema.ts";
import { sealedRecords } from "./sealed-records.ts";
import { createSequence } from "./sequence.ts";
import { createStores } from "./stores.ts";

/**
 * Opens the vault in `parts.database`, bringing an older schema up to date. Touches no store and
 * mends nothing. Fails with `vault-missing`, `vault-newer` or `vault-damaged`; the database is
 * closed then.
 */
export function openVault(parts: VaultParts): Result<Vault> {
  const opened = guarded(() => open(parts));
  if (!opened.ok) guarded(() => ok(parts.database.close()));
  return opened;
}

function open(parts: VaultParts): Result<Vault> {
  const { version, ours } = schemaOf(parts.database);
  const migrated = version === 0 && ours ? noVault : migrate(parts.database);
  if (!migrated.ok) return migrated;
  if (readMeta(parts.database, "created_at") === null) return noVault;
  return ok(assembleVault(createContext(parts)));
}

const noVault = fail("vault-missing", "There is no vault here yet.", {
  hint: "Create one with: keystow init",
});

/** Without help from the system, nobody can say whether another process lives. */
const unknownProcesses = (own: string): ProcessNames => ({ own, isAlive: () => null });

export function createContext(parts: VaultParts): VaultContext {
  const { folder, database, clock, random } = parts;
  return {
    folder,
    database,
    clock,
    random,
    process: parts.process ?? unknownProcesses(random.uuid()),
    stores: createStores(database, sealedRecords(database), (kind, records) =>
      parts.makeStore(kind, records),
    ),
    sequence: createSequence(),
    fingerprintKey: { current: null },
  };
}

function info({ database, folder }: VaultContext): VaultInfo {
  return {
    folder,
    store: storeKind(database),
    schemaVersion,
    createdAt: readMeta(database, "created_at") ?? "",
    keyCount: Number(database.get("SELECT count(*) AS count FROM keys")?.["count"] ?? 0),
  };
}

async function close(context: VaultContext): Promise<void> {
  await context.sequence.idle();
  await forget(context);
  context.database.close();
}

async function forget({ fingerprintKey, stores }: VaultContext): Promise<void> {
  fingerprintKey.current?.wipe();
  fingerprintKey.current = null;
  await stores.closeAll();
}

/** Changes of other connections are counted by `data_version`, those of our own by `total_changes()`. */
function revision({ database }: VaultContext): string {
  const others = database.get("PRAGMA data_version")?.["data_version"];
  const own = database.get("SELECT total_changes() AS count")?.["count"];
  return `${String(others)}.${String(own)}`;
}

/** All methods of the vault over one context. */
export function assembleVault(context: VaultContext): Vault {
  return {
    info: () => info(context),
    get secretStore() {
      return context.stores.current();
    },
    ...keyMethods(context),
    ...secretMethods(context),
    ...checkMethods(context),
    ...checksOffMethods(context),
    ...controlMethods(context),
    ...scheduleMethods(context),
    ...linkMethods(context),
    ...activityMethods(context),
    ...ownProviderMethods(context),
    diagnose: () => guardedAsync(() => diagnose(context)),
    repair: (wanted) => context.sequence.alone(() => guardedAsync(() => repair(context, wanted))),
    moveTo: (store, progress) =>
      context.sequence.alone(() => guardedAsync(() => moveTo(context, store, progress))),
    together: (work) => inTransaction(context.database, work),
    revision: () => revision(context),
    forget: () => context.sequence.alone(() => forget(context)),
    close: () => close(context),
  };
}
