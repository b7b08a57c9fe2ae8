/** Puts together what a command of the terminal gets, from real adapters. */
import { makeFiles } from "./adapters/files.ts";
import { makeGit } from "./adapters/git.ts";
import { createHttpClient } from "./adapters/https.ts";
import { vaultFolder } from "./adapters/vault-folder.ts";
import type { CommandEntry } from "./cli/command-list.ts";
import type { CommandContext, Prompts, Terminal } from "./cli/context.ts";
import type { OpenedContext } from "./cli/program.ts";
import { type InputStream, readSecretFrom } from "./cli/stdin.ts";
import { passphraseSource } from "./compose-passphrase.ts";
import { type VaultDoor, vaultDoor } from "./compose.ts";
import { ok, type Result } from "./core/errors.ts";
import type { HttpClient } from "./core/ports.ts";
import type { ProviderDefinition } from "./core/providers/index.ts";
import type { Secret } from "./core/secret.ts";
import { failureOf } from "./core/vault/index.ts";

export interface TerminalSurroundings {
  readonly terminal: Terminal;
  readonly prompts: Prompts;
  readonly stdin: InputStream;
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly home: string;
  readonly platform: NodeJS.Platform;
  readonly workingFolder: string;
  readonly interrupted: AbortSignal;
  /** Hears of every secret that is typed or piped in, for the terminal's last net. */
  readonly onSecret: (secret: Secret) => void;
  /** Another network than the real one, for the demo. */
  readonly http?: HttpClient;
}

/** The context for one command, and how to close it. Nothing is opened until the command asks. */
export async function openTerminalContext(
  entry: Pick<CommandEntry, "catalogue">,
  surroundings: TerminalSurroundings,
): Promise<Result<OpenedContext>> {
  const { environment, platform, home, workingFolder, terminal, interrupted } = surroundings;
  const folder = vaultFolder({ environment, platform, home });
  if (!folder.ok) return folder;
  const files = makeFiles();
  const prompts = watchedPrompts(surroundings);
  const interactive = terminal.stdinIsTerminal && terminal.stderrIsTerminal;
  const askPassphrase = passphraseSource({
    files,
    prompts,
    interactive,
    file: environment["KEYSTOW_PASSPHRASE_FILE"],
    workingFolder,
  });
  const door = vaultDoor(folder.value, askPassphrase);
  const known = entry.catalogue ? await knownProviders(door) : ok(null);
  if (!known.ok) {
    await door.close();
    return known;
  }
  const context: CommandContext = {
    terminal,
    prompts,
    clock: door.clock,
    random: door.random,
    files,
    git: makeGit(),
    http: surroundings.http ?? createHttpClient(),
    get catalogue() {
      return loaded(known.value);
    },
    folder: folder.value,
    workingFolder,
    interrupted,
    readStdin: async () => watched(await readSecretFrom(surroundings.stdin), surroundings),
    vault: () => door.vault(),
    createVault: (kind, passphraseFile) => door.create(kind, passphraseFile),
    storeOf: (kind) => door.storeOf(kind),
    askPassphrase: (purpose, file) => askPassphrase(purpose, file),
  };
  return { ok: true, value: { context, close: () => door.close() } };
}

/**
 * The built-in providers, and those of the user when there is a vault with any; without checks where
 * the user switched them off.
 */
async function knownProviders(door: VaultDoor): Promise<Result<readonly ProviderDefinition[]>> {
  const { catalogue, withChecksOff } = await import("./core/providers/index.ts");
  // Why it cannot be opened is told by the command when it needs the vault.
  const vault = await door.vault();
  if (!vault.ok) return ok(catalogue);
  try {
    const rows = vault.value.ownProviders();
    const off = vault.value.checksOff();
    if (rows.every(({ enabled }) => !enabled)) return ok(withChecksOff(catalogue, off));
    const { catalogueWith } = await import("./core/providers/own/index.ts");
    return ok(withChecksOff(catalogueWith(rows, catalogue), off));
  } catch (error) {
    return { ok: false, error: failureOf(error) };
  }
}

/** A command that was not listed as one that needs the catalogue must not find an empty one. */
function loaded(catalogue: readonly ProviderDefinition[] | null): readonly ProviderDefinition[] {
  if (catalogue === null) throw new Error("this command did not ask for the catalogue");
  return catalogue;
}

function watched(read: Result<Secret>, { onSecret }: TerminalSurroundings): Result<Secret> {
  if (read.ok) onSecret(read.value);
  return read;
}

function watchedPrompts(surroundings: TerminalSurroundings): Prompts {
  const { prompts } = surroundings;
  return { ...prompts, secret: async (question) => watched(await prompts.secret(question), surroundings) };
}
