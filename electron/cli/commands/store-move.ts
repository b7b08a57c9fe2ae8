/** `store move`: from the keychain to the sealed file, or back. */
import { fail, ok, type Result } from "../../core/errors.ts";
import type { StoreKind } from "../../core/model.ts";
import type { SecretStore } from "../../core/ports.ts";
import { isSealedStore, type SealedStore } from "../../core/secrets/index.ts";
import type { Vault } from "../../core/vault/index.ts";
import type { CommandContext, CommandOutcome } from "../context.ts";
import { counted } from "../output.ts";
import { lockedSetting, unlockSealed } from "./store-lock.ts";

/** Moves the open vault's secrets to the store of `kind`; `file` holds the sealed store's passphrase. */
export async function moveStore(
  context: CommandContext,
  kind: StoreKind,
  file: string | undefined,
  json: boolean,
): Promise<CommandOutcome> {
  const vault = await context.vault();
  if (!vault.ok) return vault;
  const source = await readySource(context, vault.value, kind, file);
  if (!source.ok) return source;
  const target = await readyTarget(context, kind, file);
  if (!target.ok) return target;
  const moved = await moveWithProgress(context, vault.value, target.value);
  if (!moved.ok) return moved;
  if (json) context.terminal.json({ version: 1, store: kind, moved: moved.value.moved });
  else {
    const place = kind === "sealed" ? "the sealed file" : "the keychain";
    context.terminal.message(
      `Moved ${counted(moved.value.moved, "secret")} to ${place}, each read back and compared.`,
    );
  }
  return ok({ exitCode: 0 });
}

/** Everything that can refuse does so before the user is asked for a new passphrase. */
async function readySource(
  context: CommandContext,
  vault: Vault,
  kind: StoreKind,
  file: string | undefined,
): Promise<Result<void>> {
  if (vault.info().store === kind) {
    return fail(
      "usage",
      `The secrets are in the ${kind === "sealed" ? "sealed file" : "keychain"} already.`,
      {
        hint: "See: keystow store status",
      },
    );
  }
  if (vault.setting(lockedSetting) === "true") {
    return fail("store-locked", "The vault is locked.", { hint: "Unlock it with: keystow unlock" });
  }
  const { secretStore } = vault;
  const state = await secretStore.state();
  if (state.state === "ready") return ok();
  if (state.state === "locked" && isSealedStore(secretStore))
    return await unlockSealed(context, secretStore, file);
  return fail(`store-${state.state}`, state.why, { hint: state.hint, details: { store: state.name } });
}

/** A keychain that passed its probe, or a sealed store that was made or opened with the user's passphrase. */
async function readyTarget(
  context: CommandContext,
  kind: StoreKind,
  file: string | undefined,
): Promise<Result<SecretStore>> {
  const target = await context.storeOf(kind);
  if (!target.ok) return target;
  const store = target.value;
  if (isSealedStore(store)) {
    const { state } = await store.state();
    // A move that was interrupted has made the sealed store already: its passphrase stands.
    const opened =
      state === "locked"
        ? await unlockSealed(context, store, file)
        : state === "absent"
          ? await initialise(context, store, file)
          : ok();
    return opened.ok ? target : opened;
  }
  const state = await store.probe();
  if (state.state === "ready") return target;
  return fail(`store-${state.state}`, state.why, { hint: state.hint, details: { store: state.name } });
}

async function initialise(
  context: CommandContext,
  store: SealedStore,
  file: string | undefined,
): Promise<Result<void>> {
  const passphrase = await context.askPassphrase("create", file);
  if (!passphrase.ok) return passphrase;
  const made = await store.initialise(passphrase.value);
  passphrase.value.wipe();
  return made;
}

async function moveWithProgress(
  { terminal }: CommandContext,
  vault: Vault,
  target: SecretStore,
): Promise<Result<{ readonly moved: number }>> {
  const bars: ReturnType<typeof terminal.progress>[] = [];
  let shown = 0;
  const moved = await vault.moveTo(target, (done, total) => {
    if (bars.length === 0) bars.push(terminal.progress(total, "Moving secrets"));
    for (; shown < done; shown += 1) bars[0]?.step();
  });
  bars[0]?.end();
  return moved;
}
