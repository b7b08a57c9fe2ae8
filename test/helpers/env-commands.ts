/** Runs commands as the program does, on a real vault and real files. */
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { makeFiles } from "../../electron/adapters/files.ts";
import type { CommandContext } from "../../electron/cli/context.ts";
import { runProgram } from "../../electron/cli/program.ts";
import { commandEntries } from "../../electron/cli/command-list.ts";
import { fail, ok } from "../../electron/core/errors.ts";
import type { Result } from "../../electron/core/errors.ts";
import type { GitFacts, HttpClient } from "../../electron/core/ports.ts";
import { catalogue, withChecksOff } from "../../electron/core/providers/index.ts";
import { catalogueWith } from "../../electron/core/providers/own/index.ts";
import { Secret } from "../../electron/core/secret.ts";
import { createScriptedHttp } from "../fakes/scripted-http.ts";
import { recordingTerminal } from "./recording-terminal.ts";
import { temporaryFolder } from "./temporary-folder.ts";
import { createTestVault } from "./vault-fixture.ts";
import type { VaultFixture } from "./vault-fixture.ts";

export interface Run {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

export interface EnvCommands extends VaultFixture {
  /** The working folder. */
  readonly project: string;
  /** What git says of every file; null: no answer. */
  git: GitFacts | null;
  /** The answer to every question; null: there is no terminal. */
  answer: boolean | null;
  /** The answer to every choice; then stdin and stderr are a terminal. */
  choice: string | null;
  /** What is typed at a question for a text; null: there is no terminal. Not null: stdin and stderr are one. */
  typed: string | null;
  /** What comes through a pipe; null: nothing. */
  piped: string | null;
  /** The network. */
  http: HttpClient;
  /** Called while the question is asked. */
  whileAsking: () => void;
  run(...words: readonly string[]): Promise<Run>;
  write(name: string, text: string): void;
  read(name: string): string;
}

const contextOf = (under: EnvCommands, terminal: CommandContext["terminal"]): CommandContext => {
  const noAnswer = (): Result<never> => fail("needs-confirmation", "There is no terminal.");
  return {
    terminal,
    prompts: {
      secret: async () => noAnswer(),
      text: async () => (under.typed === null ? noAnswer() : ok(under.typed)),
      choose: async () => (under.choice === null ? noAnswer() : ok(under.choice)),
      confirm: async () => {
        under.whileAsking();
        return under.answer === null ? noAnswer() : ok(under.answer);
      },
    },
    clock: under.clock,
    random: under.random,
    files: makeFiles(),
    git: { inspect: async () => (under.git === null ? fail("unsupported", "No git.") : ok(under.git)) },
    http: under.http,
    get catalogue() {
      return withChecksOff(catalogueWith(under.vault.ownProviders(), catalogue), under.vault.checksOff());
    },
    folder: under.folder,
    workingFolder: under.project,
    readStdin: async () => (under.piped === null ? noAnswer() : ok(Secret.fromText(under.piped))),
    interrupted: new AbortController().signal,
    vault: async () => ok(under.vault),
    createVault: async () => noAnswer(),
    storeOf: async () => ok(under.store()),
    askPassphrase: async () => noAnswer(),
  };
};

/** An empty vault, an empty project folder that git ignores, and no terminal. */
export const makeEnvCommands = async (): Promise<EnvCommands> => {
  const fixture = await createTestVault();
  const project = temporaryFolder();
  const under: EnvCommands = {
    ...fixture,
    project,
    git: { inRepository: true, tracked: false, ignored: true },
    answer: null,
    choice: null,
    typed: null,
    piped: null,
    http: createScriptedHttp(() => ({ status: 500 })),
    whileAsking: () => {},
    write: (name, text) => writeFileSync(join(project, name), text),
    read: (name) => readFileSync(join(project, name), "utf8"),
    run: async (...words) => {
      const terminal = recordingTerminal({
        stdinIsTerminal: under.choice !== null || under.typed !== null,
        stderrIsTerminal: under.choice !== null || under.typed !== null,
      });
      const open = async () => ok({ context: contextOf(under, terminal), close: async () => {} });
      const interrupted = new AbortController().signal;
      const code = await runProgram(words, {
        entries: commandEntries,
        terminal,
        version: "0",
        open,
        interrupted,
      });
      return { code, stdout: terminal.stdout(), stderr: terminal.stderr() };
    },
  };
  return under;
};
