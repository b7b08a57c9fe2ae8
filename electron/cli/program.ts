/**
 * The terminal program without the process: reads arguments, loads the one command that is called,
 * runs it, prints what failed and says with which exit code to end. It never throws.
 */
import { Command, CommanderError, Help } from "commander";
import { exitCodeOf, fail, type KeystowError, type Result } from "../core/errors.ts";
import { display } from "../core/redaction/index.ts";
import type { CommandEntry } from "./command-list.ts";
import type { CommandContext, CommandOutcome, CommandRunner, Terminal } from "./context.ts";
import { fullHelp, shortHelp } from "./help.ts";
import { printError } from "./output.ts";
import { nearest } from "./nearest.ts";
import { usageError } from "./usage.ts";

export type ExitCode = 0 | 1 | 2 | 3 | 4 | 5 | 6 | 130;

/** A context and what must be closed after the command. */
export interface OpenedContext {
  readonly context: CommandContext;
  close(): Promise<void>;
}

export interface ProgramParts {
  readonly entries: readonly CommandEntry[];
  readonly terminal: Terminal;
  readonly version: string;
  /** Builds what the command gets. */
  readonly open: (entry: CommandEntry) => Promise<Result<OpenedContext>>;
  readonly interrupted: AbortSignal;
}

const internal: KeystowError = fail("internal", "An internal error stopped this command.", {
  hint: "Nothing about it was written down, since it may quote a secret. Please report what you did.",
}).error;

/** Runs one command line (without `node` and the file's name) to its end. */
export async function runProgram(words: readonly string[], parts: ProgramParts): Promise<ExitCode> {
  const json = words.includes("--json");
  try {
    return await dispatch(words, parts, json);
  } catch {
    // Whatever it was, its text may quote a secret.
    printError(parts.terminal, internal, json);
    return 1;
  }
}

async function dispatch(words: readonly string[], parts: ProgramParts, json: boolean): Promise<ExitCode> {
  const { terminal, entries } = parts;
  const [first, ...rest] = words[0] === "help" && words.length > 1 ? [...words.slice(1), "--help"] : words;
  if (first === undefined) terminal.data(shortHelp);
  else if (["help", "--help", "-h"].includes(first)) terminal.data(fullHelp(entries));
  else if (["--version", "-V"].includes(first)) terminal.data(`${parts.version}\n`);
  else {
    const entry = entries.find((one) => one.name === first);
    if (entry !== undefined) return await runCommand(entry, [first, ...rest], parts, json);
    printError(terminal, unknownCommand(first, entries), json);
    return 2;
  }
  return 0;
}

function unknownCommand(word: string, entries: readonly CommandEntry[]): KeystowError {
  const names = entries.map((entry) => entry.name);
  const similar = nearest(word, names);
  // A long word may be a key that was pasted in the wrong place: it is not repeated.
  const quoted = /^[a-z-]{1,20}$/.test(word) ? ` "${display(word)}"` : " of that name";
  const option = word.startsWith("-") ? "Options come after the command. " : "";
  const meant = similar === null ? "" : `Did you mean ${similar}? `;
  return fail("usage", `There is no command${quoted}.`, {
    hint: `${option}${meant}There are: ${names.join(", ")}. See: keystow --help`,
    details: { commands: names },
  }).error;
}

async function runCommand(
  entry: CommandEntry,
  words: readonly string[],
  parts: ProgramParts,
  json: boolean,
): Promise<ExitCode> {
  const { terminal } = parts;
  let exitCode: ExitCode = 0;
  const program = newProgram(terminal);
  const run: CommandRunner = async (action) => {
    const outcome = await runAction(entry, parts, (context) => action(context, { json }));
    if (!outcome.ok) printError(terminal, outcome.error, json);
    exitCode = outcome.ok ? outcome.value.exitCode : exitCodeOf(outcome.error.code);
  };
  (await entry.load())(program, run);
  addJsonOption(program);
  try {
    await program.parseAsync(words, { from: "user" });
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    if (error.code === "commander.helpDisplayed") return 0;
    printError(terminal, usageError(error, subcommandPath(program, words)), json);
    return 2;
  }
  return parts.interrupted.aborted ? 130 : exitCode;
}

/** Runs the action with a fresh context and closes that, whatever happens. */
async function runAction(
  entry: CommandEntry,
  parts: ProgramParts,
  action: (context: CommandContext) => Promise<CommandOutcome>,
): Promise<CommandOutcome> {
  const opened = await parts.open(entry);
  if (!opened.ok) return opened;
  try {
    return await action(opened.value.context);
  } catch (error) {
    const { failureOf } = await import("../core/vault/index.ts");
    const failure = failureOf(error);
    // Only the vault's own failures (busy, full, damaged) are told apart; the rest is ours to explain.
    if (failure.code === "internal") throw error;
    return { ok: false, error: failure };
  } finally {
    await opened.value.close();
  }
}

/** Settings that commands inherit when a file adds them: nothing is printed or ended by the parser. */
function newProgram(terminal: Terminal): Command {
  return new Command("keystow")
    .exitOverride()
    .helpCommand(false)
    .configureHelp({
      commandDescription: (command) => joinLines(command.description()),
      // "(default: [])" says nothing to people.
      optionDescription: (option) =>
        Array.isArray(option.defaultValue) ? option.description : new Help().optionDescription(option),
    })
    .configureOutput({
      writeOut: (text) => terminal.data(text),
      writeErr: () => {},
      outputError: () => {},
      getOutHelpWidth: () => terminal.columns,
    });
}

/** Makes one line of each paragraph, so that it is wrapped once, at the terminal's width; indented lines stay. */
function joinLines(text: string): string {
  return text.replace(/(?<=[^\n:])\n(?=[^\s])/g, " ");
}

/** Every command that does something has `--json`. */
function addJsonOption(command: Command): void {
  for (const child of command.commands) addJsonOption(child);
  const isLeaf = command.commands.length === 0;
  if (isLeaf && !command.options.some((option) => option.long === "--json")) {
    command.option("--json", "print stable JSON for scripts");
  }
}

/** `env write` for `keystow env write --what`: as far as the words name commands. */
function subcommandPath(program: Command, words: readonly string[]): string {
  const path: string[] = [];
  let current: Command | undefined = program;
  for (const word of words) {
    current = current?.commands.find((child) => child.name() === word);
    if (current === undefined) break;
    path.push(word);
  }
  return path.join(" ");
}
