/**
 * What every command gets. `electron/cli.ts` builds it once from real adapters; tests and the demo
 * build it from others. A command reads its arguments, calls services, writes through `terminal`,
 * and returns the exit code; it never touches `process` or `console`.
 */
import type { Command } from "commander";
import type { Result } from "../core/errors.ts";
import type { StoreKind } from "../core/model.ts";
import type { Clock, Files, Git, HttpClient, Random, SecretStore } from "../core/ports.ts";
import type { ProviderDefinition } from "../core/providers/index.ts";
import type { Secret } from "../core/secret.ts";
import type { Vault } from "../core/vault/index.ts";

/** The two output streams and what is known of them. Text must have gone through `display()` where it is foreign. */
export interface Terminal {
  readonly stdinIsTerminal: boolean;
  readonly stdoutIsTerminal: boolean;
  readonly stderrIsTerminal: boolean;
  readonly columns: number;
  /** ANSI colours on stdout and stderr: false for NO_COLOR and pipes. */
  readonly colour: boolean;
  /** Data, to stdout, as it is (no line end is added). */
  data(text: string | Uint8Array): void;
  /** A line for people, to stderr. Quiet lines in a pipe, the same text. */
  message(line: string): void;
  /** `{version: 1, …}` to stdout, indented by two. */
  json(value: Readonly<Record<string, unknown>>): void;
  /** A progress bar on a terminal's stderr, nothing in a pipe. */
  progress(total: number, label: string): { step(label?: string): void; end(): void };
}

/** Questions; each has a flag. Without a terminal they fail with `needs-confirmation` or `usage`. */
export interface Prompts {
  /** Hidden input; the characters are never echoed. */
  secret(question: string): Promise<Result<Secret>>;
  text(question: string, initial?: string): Promise<Result<string>>;
  /** Default no. `flag` is named in the error when there is no terminal. */
  confirm(question: string, flag: string): Promise<Result<boolean>>;
  choose(
    question: string,
    choices: readonly { readonly value: string; readonly label: string }[],
    flag: string,
  ): Promise<Result<string>>;
}

export interface CommandContext {
  readonly terminal: Terminal;
  readonly prompts: Prompts;
  readonly clock: Clock;
  readonly random: Random;
  readonly files: Files;
  readonly git: Git;
  readonly http: HttpClient;
  readonly catalogue: readonly ProviderDefinition[];
  /** The vault's folder (KEYSTOW_HOME and its defaults). */
  readonly folder: string;
  readonly workingFolder: string;
  /** All of stdin as a secret, at most 64 KiB + 1; one trailing line end is removed. */
  readStdin(): Promise<Result<Secret>>;
  /** Aborted by Ctrl+C. */
  readonly interrupted: AbortSignal;
  /** Opens the vault once; `vault-missing` says how to create it. Closed by the program's end. */
  vault(): Promise<Result<Vault>>;
  createVault(kind: StoreKind, passphraseFile: string | undefined): Promise<Result<Vault>>;
  /** A store of that kind on the open vault, in use or not; closed by the program's end. */
  storeOf(kind: StoreKind): Promise<Result<SecretStore>>;
  /**
   * The passphrase of a sealed vault: from `file`, else KEYSTOW_PASSPHRASE_FILE, else a hidden prompt
   * (twice for "create").
   */
  askPassphrase(purpose: "open" | "create", file: string | undefined): Promise<Result<Secret>>;
}

/** What a command ends with: an exit code of PRODUCT.md, or an error (printed by the program). */
export type CommandOutcome = Result<{ readonly exitCode: 0 | 1 | 3 | 4 | 5 }>;

/**
 * How a command file joins the program: it adds its commands to `program` and wraps each action with
 * `run`, which prints errors, honours `--json` and sets the exit code.
 */
export interface CommandRunner {
  (
    action: (context: CommandContext, options: { readonly json: boolean }) => Promise<CommandOutcome>,
  ): Promise<void>;
}

export type RegisterCommands = (program: Command, run: CommandRunner) => void;
