/**
 * `lock` and `unlock`. A sealed vault forgets or keeps its key. A keychain belongs to the whole login
 * session, so it stays as it is: the vault notes that the user locked it, and refuses to read.
 */
import { fail, ok, type Result } from "../../core/errors.ts";
import { isSealedStore, type SealedStore } from "../../core/secrets/index.ts";
import type { Vault } from "../../core/vault/index.ts";
import type { CommandContext, CommandOutcome } from "../context.ts";

/** The vault's setting that is "true" while the user's lock is on. */
export const lockedSetting = "locked";

const lockedKeychain = "Locked. Names and dates can be read, values cannot.";
/** No more than that: who names the passphrase's file in the environment is not asked. */
const lockedSealed = "Locked: for a value, the next command needs the passphrase again.";

/** Locks the vault, whatever its store. */
export async function lock(context: CommandContext, json: boolean): Promise<CommandOutcome> {
  const vault = await context.vault();
  if (!vault.ok) return vault;
  const sealed = sealedOf(vault.value);
  if (sealed === null) vault.value.setSetting(lockedSetting, "true");
  else {
    const locked = await sealed.lock();
    if (!locked.ok) return locked;
  }
  return told(context, json, { locked: true }, sealed === null ? lockedKeychain : lockedSealed);
}

/** Opens the vault again; fails as the store does, and with `wrong-passphrase`. */
export async function unlock(
  context: CommandContext,
  file: string | undefined,
  json: boolean,
): Promise<CommandOutcome> {
  const vault = await context.vault();
  if (!vault.ok) return vault;
  const sealed = sealedOf(vault.value);
  const opened =
    sealed === null ? await openKeychain(vault.value, file) : await openSealed(context, sealed, file);
  if (!opened.ok) return opened;
  if (vault.value.setting(lockedSetting) === "true") vault.value.setSetting(lockedSetting, "false");
  return told(context, json, { locked: false }, "Unlocked.");
}

const sealedOf = ({ secretStore }: Vault): SealedStore | null =>
  isSealedStore(secretStore) ? secretStore : null;

/** The lock is taken away only when the keychain works: otherwise "unlocked" would be a lie. */
async function openKeychain({ secretStore }: Vault, file: string | undefined): Promise<Result<void>> {
  if (file !== undefined) {
    return fail("usage", "The keychain has no passphrase of Keystow's.", {
      hint: "Leave out --passphrase-file.",
    });
  }
  const state = await secretStore.probe();
  if (state.state === "ready") return ok();
  return fail(`store-${state.state}`, state.why, { hint: state.hint, details: { store: state.name } });
}

async function openSealed(
  context: CommandContext,
  store: SealedStore,
  file: string | undefined,
): Promise<Result<void>> {
  const opened = await unlockSealed(context, store, file);
  return opened.ok ? await store.remember() : opened;
}

/** Opens a sealed store with the user's passphrase, for this run only. */
export async function unlockSealed(
  context: CommandContext,
  store: SealedStore,
  file: string | undefined,
): Promise<Result<void>> {
  const passphrase = await context.askPassphrase("open", file);
  if (!passphrase.ok) return passphrase;
  const opened = await store.unlock(passphrase.value);
  passphrase.value.wipe();
  return opened;
}

function told(
  { terminal }: CommandContext,
  json: boolean,
  facts: Readonly<Record<string, boolean>>,
  line: string,
): CommandOutcome {
  if (json) terminal.json({ version: 1, ...facts });
  else terminal.message(line);
  return ok({ exitCode: 0 });
}
