/** `init`, `store`, `lock` and `unlock`: the vault itself and the place where its secrets live. */
import { fail, ok, type KeystowError, type Result } from "../../core/errors.ts";
import type { StoreKind, StoreState } from "../../core/model.ts";
import type { Vault } from "../../core/vault/index.ts";
import { display } from "../../core/redaction/index.ts";
import type { CommandContext, CommandOutcome, RegisterCommands } from "../context.ts";
import { addExamples } from "../help.ts";
import { counted } from "../output.ts";
import { quoted } from "../quoted.ts";
import { lock, lockedSetting, unlock } from "./store-lock.ts";
import { moveStore } from "./store-move.ts";

interface InitOptions extends PassphraseOption {
  readonly store?: string;
}

interface PassphraseOption {
  readonly passphraseFile?: string;
}

const fileFlag = "--passphrase-file <file>";
const fileText = "a file with the passphrase of a sealed vault, readable only by you";

const initHelp = `Creates the vault. Secrets go into the operating system's keychain; where there is none (a server, a
container, WSL), choose --store sealed, which keeps them encrypted under a passphrase.`;

/** Adds the commands to the program. */
export const registerStoreCommands: RegisterCommands = (program, run) => {
  const initCommand = program
    .command("init")
    .summary("create the vault")
    .description(initHelp)
    .option("--store <kind>", "keychain (default) or sealed")
    .option(fileFlag, fileText)
    .action((options: InitOptions) => run((context, { json }) => init(context, options, json)));
  addExamples(initCommand, ["keystow init", "keystow init --store sealed --passphrase-file ~/.keystow-pass"]);

  const store = program.command("store").description("where the secrets lie, and moving them");
  const statusCommand = store
    .command("status")
    .description("where the secrets lie, and whether that place answers")
    .action(() => run((context, { json }) => status(context, json)));
  addExamples(statusCommand, ["keystow store status", "keystow store status --json"]);
  const moveCommand = store
    .command("move <kind>")
    .description("move all secrets to the other place: copied, read back, compared, then deleted")
    .option(fileFlag, fileText)
    .action((kind: string, options: PassphraseOption) =>
      run(async (context, { json }) => {
        const parsed = parseKind(kind);
        return parsed.ok ? await moveStore(context, parsed.value, options.passphraseFile, json) : parsed;
      }),
    );
  addExamples(moveCommand, ["keystow store move sealed", "keystow store move keychain"]);

  const lockCommand = program
    .command("lock")
    .description("lock the vault: names and dates can be read, values cannot")
    .action(() => run((context, { json }) => lock(context, json)));
  addExamples(lockCommand, ["keystow lock"]);
  const unlockCommand = program
    .command("unlock")
    .description("unlock the vault; a sealed one stays open until lock or the end of the login session")
    .option(fileFlag, fileText)
    .action((options: PassphraseOption) =>
      run((context, { json }) => unlock(context, options.passphraseFile, json)),
    );
  addExamples(unlockCommand, ["keystow unlock", "keystow unlock --passphrase-file ~/.keystow-pass"]);
};

function parseKind(word: string): Result<StoreKind> {
  if (word === "keychain" || word === "sealed") return ok(word);
  return fail("usage", `There is no store${quoted(word) || " of that name"}.`, {
    hint: "There are: keychain, sealed.",
  });
}

async function init(context: CommandContext, options: InitOptions, json: boolean): Promise<CommandOutcome> {
  const { terminal } = context;
  const kind = parseKind(options.store ?? "keychain");
  if (!kind.ok) return kind;
  if (kind.value === "keychain" && options.passphraseFile !== undefined) {
    return fail("usage", "The keychain has no passphrase of Keystow's.", {
      hint: "Leave out --passphrase-file, or add --store sealed.",
    });
  }
  const created = await context.createVault(kind.value, options.passphraseFile);
  if (!created.ok) return notCreated(created.error);
  const { folder, store } = created.value.info();
  if (json) terminal.json({ version: 1, folder, store });
  else {
    terminal.message(`Created the vault in ${display(folder, Number.POSITIVE_INFINITY)}`);
    terminal.message(`Secrets go into ${placeName(store)}.`);
    terminal.message("Store the first key with: keystow add NAME");
  }
  return ok({ exitCode: 0 });
}

/** A store that is away is no accident at this point: what is missing, how to go on, and that nothing was made. */
function notCreated(error: KeystowError): CommandOutcome {
  if (!error.code.startsWith("store-")) return { ok: false, error };
  return { ok: false, error: { ...error, message: `${error.message} Nothing was created.` } };
}

const placeName = (kind: StoreKind): string =>
  kind === "keychain" ? "the operating system's keychain" : "the vault's own file, sealed by the passphrase";

async function status(context: CommandContext, json: boolean): Promise<CommandOutcome> {
  const vault = await context.vault();
  if (!vault.ok) return vault;
  const state = await vault.value.secretStore.state();
  const failure = failureOf(vault.value, state);
  if (failure !== null && json) return failure;
  const { store, keyCount } = vault.value.info();
  if (json) {
    context.terminal.json({ version: 1, store, name: state.name, state: state.state, keys: keyCount });
    return ok({ exitCode: 0 });
  }
  context.terminal.data(`${state.name} (${store}), ${counted(keyCount, "key")}\n`);
  if (failure === null) context.terminal.message("It answers: secrets can be read and written.");
  return failure ?? ok({ exitCode: 0 });
}

/** The error that a store's state, or the user's lock, means; null when secrets can be read. */
function failureOf(vault: Vault, state: StoreState): Extract<CommandOutcome, { readonly ok: false }> | null {
  const { store, keyCount } = vault.info();
  const details = { store, name: state.name, keys: keyCount };
  if (state.state !== "ready") {
    return fail(`store-${state.state}`, state.why, {
      hint: state.hint,
      details: { ...details, state: state.state },
    });
  }
  if (vault.setting(lockedSetting) !== "true") return null;
  return fail("store-locked", "The store answers, but you locked the vault.", {
    hint: "Unlock it with: keystow unlock",
    details: { ...details, state: "locked" },
  });
}
